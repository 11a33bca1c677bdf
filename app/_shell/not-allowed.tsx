'use client';
import { signOutHere } from '@/hooks/core/session/session';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { Logo } from '@/app/_ui/logo';
import { signInStrings } from '@/app/_sign-in/strings';
import styles from './workspace.module.css';

/** Signed in, with an address that this site does not allow. */
export function NotAllowed({ why }: { why: string }) {
  const strings = useStrings(signInStrings);
  return (
    <main className={styles.notAllowed}>
      <Logo size={36} />
      <h1>{strings.notAdmitted}</h1>
      <p>{why}</p>
      <Button onClick={() => void signOutHere()}>{strings.otherAddress}</Button>
    </main>
  );
}
