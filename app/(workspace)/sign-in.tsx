'use client';
import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useConfig, useFarewell } from '@/hooks/use-session';
import { useSignIn, type SignIn as Ways } from '@/hooks/use-sign-in';
import { PRODUCT_NAME, PRODUCT_SENTENCE } from '@/model/product';
import { Avatar } from '../_ui/avatar';
import { Button } from '../_ui/button';
import { Logo } from '../_ui/logo';
import { RealWays } from './real-ways';
import styles from './sign-in.module.css';
import { SignInPicture } from './sign-in-picture';

export function SignIn() {
  const { demo, scriptedModel } = useConfig();
  const ways = useSignIn(demo === null);
  const farewell = useFarewell();
  return (
    <main className={styles.page}>
      <section className={styles.words}>
        <div className={styles.brand}>
          <Logo size={30} />
          <span>{PRODUCT_NAME}</span>
        </div>
        <h1 className={styles.title}>One thread. Several people. One assistant.</h1>
        <p className={styles.sentence}>{PRODUCT_SENTENCE}</p>
        {farewell !== null && (
          <p className={styles.farewell} role="status">
            {farewell}
          </p>
        )}
        {demo === null ? <RealWays ways={ways} /> : <DemoPeople people={demo.people} ways={ways} />}
        <p className={styles.error} role="alert">
          {ways.error?.message}
        </p>
        {demo !== null && (
          <p className={styles.note}>
            Everything runs on this machine{scriptedModel ? '; answers come from a script' : ''}. Open two
            windows, or let the page do it:{' '}
            <Link className={styles.live ?? ''} href="/demo" prefetch={false}>
              See it live <ArrowRight size={15} aria-hidden="true" />
            </Link>
          </p>
        )}
      </section>
      <SignInPicture />
    </main>
  );
}

type DemoProps = { people: readonly { key: string; name: string; email: string }[]; ways: Ways };

function DemoPeople({ people, ways }: DemoProps) {
  return (
    <ul className={styles.people}>
      {people.map(({ key, name, email }) => (
        <li key={key}>
          <Button
            className={styles.person}
            busy={ways.busy === key}
            disabled={ways.busy !== null}
            onClick={() => ways.asDemo(key)}
            aria-label={`Continue as ${name}`}
          >
            <Avatar id={`demo-${key}`} name={name} size={36} />
            <span className={styles.personWords}>
              <strong>Continue as {name}</strong>
              <span>{email}</span>
            </span>
            <ArrowRight size={18} aria-hidden="true" className={styles.arrow} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
