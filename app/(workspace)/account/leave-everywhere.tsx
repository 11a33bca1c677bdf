'use client';
import { useAccount } from '@/hooks/use-account';
import { useWords } from '@/hooks/use-words';
import { Button } from '../../_ui/button';
import dialogStyles from '../../_ui/dialog.module.css';
import styles from './account.module.css';
import { settingsWords } from './settings-words';

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
