'use client';
import { signOutHere } from '@/hooks/use-session';
import { Button } from '../_ui/button';
import { Logo } from '../_ui/logo';
import styles from './workspace.module.css';

/** Signed in, with an address this site does not admit. */
export function Refused({ words }: { words: string }) {
  return (
    <main className={styles.refused}>
      <Logo size={36} />
      <h1>This address is not admitted</h1>
      <p>{words}</p>
      <Button onClick={() => void signOutHere()}>Sign in with another address</Button>
    </main>
  );
}
