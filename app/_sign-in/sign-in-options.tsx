'use client';
import { ArrowRight } from 'lucide-react';
import { useConfig } from '@/hooks/core/use-session';
import { useSignIn, type SignIn } from '@/hooks/account/use-sign-in';
import { useErrorWords, useWords } from '@/hooks/core/use-strings';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import { RealWays } from './sign-in-providers';
import styles from './sign-in.module.css';
import { signInWords } from './strings';

/** The ways in, wherever somebody has to sign in; the address stays what it is. */
export function SignInWays() {
  const wordsOf = useErrorWords();
  const { demo } = useConfig();
  const ways = useSignIn(demo === null);
  return (
    <>
      {demo === null ? <RealWays ways={ways} /> : <DemoPeople people={demo.people} ways={ways} />}
      <p className={styles.error} role="alert">
        {ways.error && wordsOf(ways.error)}
      </p>
    </>
  );
}

type DemoProps = { people: readonly { key: string; name: string; email: string }[]; ways: SignIn };

function DemoPeople({ people, ways }: DemoProps) {
  const words = useWords(signInWords);
  return (
    <ul className={styles.people}>
      {people.map(({ key, name, email }) => (
        <li key={key}>
          <Button
            className={styles.person}
            busy={ways.busy === key}
            disabled={ways.busy !== null}
            onClick={() => ways.asDemo(key)}
          >
            <Avatar id={`demo-${key}`} name={name} size={36} />
            <span className={styles.personWords}>
              <strong>{words.continueAs(name)}</strong>
              <span>{email}</span>
            </span>
            <ArrowRight size={18} aria-hidden="true" className={styles.arrow} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
