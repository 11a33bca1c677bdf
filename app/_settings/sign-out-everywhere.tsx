'use client';
import { useAccount } from '@/hooks/account/use-account';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import dialogStyles from '@/app/_ui/dialog.module.css';
import styles from './account.module.css';
import { settingsStrings } from './strings';

export function SignOutEverywhere({ onBack }: { onBack: () => void }) {
  const strings = useStrings(settingsStrings);
  const { busy, problem, leaveEverywhere } = useAccount();
  return (
    <>
      <p className={styles.problem} role="alert">
        {problem}
      </p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onBack}>{strings.staySignedIn}</Button>
        <Button look="danger" busy={busy !== null} onClick={() => void leaveEverywhere()}>
          {strings.signOutEverywhere}
        </Button>
      </div>
    </>
  );
}
