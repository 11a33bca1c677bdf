'use client';
import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useConfig, useFarewell } from '@/hooks/use-session';
import { PRODUCT_NAME, PRODUCT_SENTENCE } from '@/model/product';
import { Logo } from '../_ui/logo';
import styles from './sign-in.module.css';
import { SignInPicture } from './sign-in-picture';
import { SignInWays } from './sign-in-ways';

export function SignIn() {
  const { demo, scriptedModel } = useConfig();
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
        <SignInWays />
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
