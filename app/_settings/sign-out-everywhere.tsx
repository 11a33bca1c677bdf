'use client';
import { useAccount } from '@/hooks/account/use-account';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import dialogStyles from '@/app/_ui/dialog.module.css';
import styles from './account.module.css';
import { settingsWords } from './strings';

export function LeaveEverywhere({ onBack }: { onBack: () => void }) {
  const words = useWords(settingsWords);
  const { busy, problem, leaveEverywhere } = useAccount();
  return (
    <>
      <p className={styles.problem} role="alert">
        {problem}
      </p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onBack}>{words.staySignedIn}</Button>
        <Button look="danger" busy={busy !== null} onClick={() => void leaveEverywhere()}>
          {words.signOutEverywhere}
        </Button>
      </div>
    </>
  );
}
