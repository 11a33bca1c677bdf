'use client';
import { ArrowRight } from 'lucide-react';
import { useConfig } from '@/hooks/core/session/use-session';
import { useSignIn, type SignIn } from '@/hooks/account/use-sign-in';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import { SignInProviders } from './sign-in-providers';
import styles from './sign-in.module.css';
import { signInStrings } from './strings';

/** The sign-in options, on every page that requires signing in; the URL does not change. */
export function SignInOptions() {
  const errorText = useErrorText();
  const { demo } = useConfig();
  const signIn = useSignIn(demo === null);
  return (
    <>
      {demo === null ? (
        <SignInProviders signIn={signIn} />
      ) : (
        <DemoPeople people={demo.people} signIn={signIn} />
      )}
      <p className={styles.error} role="alert">
        {signIn.error && errorText(signIn.error)}
      </p>
    </>
  );
}

type DemoProps = { people: readonly { key: string; name: string; email: string }[]; signIn: SignIn };

function DemoPeople({ people, signIn }: DemoProps) {
  const strings = useStrings(signInStrings);
  return (
    <ul className={styles.people}>
      {people.map(({ key, name, email }) => (
        <li key={key}>
          <Button
            className={styles.person}
            busy={signIn.busy === key}
            disabled={signIn.busy !== null}
            onClick={() => signIn.asDemo(key)}
          >
            <Avatar id={`demo-${key}`} name={name} size={36} />
            <span className={styles.personText}>
              <strong>{strings.continueAs(name)}</strong>
              <span>{email}</span>
            </span>
            <ArrowRight size={18} aria-hidden="true" className={styles.arrow} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
