'use client';
import { signOutHere } from '@/hooks/core/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import styles from './account.module.css';
import { ProfileForm } from './profile-form';
import { settingsStrings } from './strings';

/** How others see me, and the ways out. */
export function AccountTab({ onLeave, onDelete }: { onLeave: () => void; onDelete: () => void }) {
  const strings = useStrings(settingsStrings);
  return (
    <>
      <ProfileForm />
      <section className={styles.controls} aria-label={strings.leaving}>
        <Button onClick={() => void signOutHere()}>{strings.signOut}</Button>
        <Button onClick={onLeave}>{strings.signOutEverywhere}</Button>
        <Button look="quiet" className={styles.delete ?? ''} onClick={onDelete}>
          {strings.deleteAccount}
        </Button>
      </section>
    </>
  );
}
