'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useAccount } from '@/hooks/account/use-account';
import { signOutHere } from '@/hooks/core/session/session';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import dialogStyles from '@/app/_ui/dialog.module.css';
import styles from './account.module.css';
import { Adding } from './adding';
import { ProfileForm } from './profile-form';
import { settingsStrings } from './strings';

const ExportDialog = dynamic(
  () => import('@/app/_archive/export-dialog').then((module) => module.ExportDialog),
  { ssr: false },
);

type Props = { onLeave: () => void; onDelete: () => void; onImport: () => void };

/** Profile, who may add me, exporting and importing, signing out and deleting the account. */
export function AccountTab({ onLeave, onDelete, onImport }: Props) {
  const strings = useStrings(settingsStrings);
  const [isExporting, setIsExporting] = useState(false);
  return (
    <>
      <ProfileForm />
      <Adding />
      <section className={styles.controls} aria-label={strings.archives}>
        <Button onClick={() => setIsExporting(true)}>{strings.exportAll}</Button>
        <Button onClick={onImport}>{strings.import}</Button>
        {isExporting && <ExportDialog of={{ kind: 'all' }} onClose={() => setIsExporting(false)} />}
      </section>
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

/** Confirms before every session is ended. */
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
