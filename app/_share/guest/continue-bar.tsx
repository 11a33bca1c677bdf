'use client';
// Where members have their composer: continuing a share in a thread of one's own. Firebase is loaded once somebody presses.
import { GitFork } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import styles from './guest.module.css';
import { useCameToContinue } from './may-sign-in';
import { guestStrings } from './strings';

const ContinueDialog = dynamic(() => import('./continue-dialog').then((module) => module.ContinueDialog), {
  ssr: false,
});

export function ContinueBar({ shareId }: { shareId: string }) {
  const strings = useStrings(guestStrings);
  const [isOpen, setOpen] = useState(useCameToContinue());
  return (
    <div className={styles.continue}>
      <Button onClick={() => setOpen(true)}>
        <GitFork size={17} aria-hidden="true" /> {strings.continue}
      </Button>
      {isOpen && <ContinueDialog shareId={shareId} onClose={() => setOpen(false)} />}
    </div>
  );
}
