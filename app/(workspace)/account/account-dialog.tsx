'use client';
import { useState } from 'react';
import { useAccount } from '@/hooks/use-account';
import { Button } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import dialogStyles from '../../_ui/dialog.module.css';
import styles from './account.module.css';
import { DeleteAccount } from './delete-account';
import { ProfileForm } from './profile-form';

type Step = 'profile' | 'leave' | 'delete';

const WORDS: Record<Step, { title: string; description: string }> = {
  profile: { title: 'Account', description: 'Everybody in your threads sees your name and picture.' },
  leave: {
    title: 'Sign out everywhere?',
    description: 'Every browser and device where you are signed in leaves, this one too.',
  },
  delete: {
    title: 'Delete your account?',
    description:
      'You leave all threads. What you said stays, as said by a deleted person. Threads in your trash go with you.',
  },
};

/** One's own account: how others see me, and the ways out. */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const [step, setStep] = useState<Step>('profile');
  return (
    <Dialog isOpen onClose={onClose} {...WORDS[step]}>
      {step === 'profile' && (
        <>
          <ProfileForm />
          <section className={styles.ways} aria-label="Leaving">
            <Button onClick={() => setStep('leave')}>Sign out everywhere</Button>
            <Button look="quiet" className={styles.delete ?? ''} onClick={() => setStep('delete')}>
              Delete account
            </Button>
          </section>
        </>
      )}
      {step === 'leave' && <LeaveEverywhere onBack={() => setStep('profile')} />}
      {step === 'delete' && <DeleteAccount onBack={() => setStep('profile')} onClose={onClose} />}
    </Dialog>
  );
}

function LeaveEverywhere({ onBack }: { onBack: () => void }) {
  const { busy, problem, leaveEverywhere } = useAccount();
  return (
    <>
      <p className={styles.problem} role="alert">
        {problem}
      </p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onBack}>Stay signed in</Button>
        <Button look="danger" busy={busy !== null} onClick={() => void leaveEverywhere()}>
          Sign out everywhere
        </Button>
      </div>
    </>
  );
}
