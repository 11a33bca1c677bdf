'use client';
import { signOutHere } from '@/hooks/core/use-session';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { Logo } from '@/app/_ui/logo';
import { signInWords } from '@/app/_sign-in/strings';
import styles from './workspace.module.css';

/** Signed in, with an address this site does not admit. */
export function Refused({ why }: { why: string }) {
  const words = useWords(signInWords);
  return (
    <main className={styles.refused}>
      <Logo size={36} />
      <h1>{words.notAdmitted}</h1>
      <p>{why}</p>
      <Button onClick={() => void signOutHere()}>{words.otherAddress}</Button>
    </main>
  );
}
