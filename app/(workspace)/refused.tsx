'use client';
import { signOutHere } from '@/hooks/use-session';
import { useWords } from '@/hooks/use-words';
import { Button } from '../_ui/button';
import { Logo } from '../_ui/logo';
import { signInWords } from './sign-in-words';
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
