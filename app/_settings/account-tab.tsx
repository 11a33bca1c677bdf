'use client';
import { signOutHere } from '@/hooks/core/use-session';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import styles from './account.module.css';
import { ProfileForm } from './profile-form';
import { settingsWords } from './strings';

/** How others see me, and the ways out. */
export function AccountPane({ onLeave, onDelete }: { onLeave: () => void; onDelete: () => void }) {
  const words = useWords(settingsWords);
  return (
    <>
      <ProfileForm />
      <section className={styles.ways} aria-label={words.leaving}>
        <Button onClick={() => void signOutHere()}>{words.signOut}</Button>
        <Button onClick={onLeave}>{words.signOutEverywhere}</Button>
        <Button look="quiet" className={styles.delete ?? ''} onClick={onDelete}>
          {words.deleteAccount}
        </Button>
      </section>
    </>
  );
}
