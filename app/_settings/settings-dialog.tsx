'use client';
import { Bell, CircleUser, Settings } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '@/hooks/core/use-strings';
import { Dialog } from '@/app/_ui/dialog';
import { AccountPane } from './account-tab';
import { DeleteAccount } from './delete-account';
import { GeneralPane } from './general-tab';
import { LeaveEverywhere } from './sign-out-everywhere';
import { NoticesPane } from './notifications-tab';
import { PANES, type Pane } from './tabs';
import styles from './settings.module.css';
import { settingsWords } from './strings';

/** A pane, or a step that leads away from one's account. */
type Step = Pane | 'leave' | 'delete';

type Props = { pane: Pane; onClose: () => void };

/** Everything a person sets for themselves, on one sheet. */
export function SettingsDialog({ pane, onClose }: Props) {
  const words = useWords(settingsWords);
  const [step, setStep] = useState<Step>(pane);
  const back = () => setStep('account');
  const title = { title: words.titles[step], description: words.descriptions[step] };
  if (step === 'leave' || step === 'delete') {
    return (
      <Dialog isOpen onClose={onClose} {...title}>
        {step === 'leave' ? (
          <LeaveEverywhere onBack={back} />
        ) : (
          <DeleteAccount onBack={back} onClose={onClose} />
        )}
      </Dialog>
    );
  }
  return (
    <Dialog isOpen isTall isWide onClose={onClose} {...title}>
      <div className={styles.sheet}>
        <Panes current={step} onChoose={setStep} />
        <div className={styles.pane}>
          {step === 'general' && <GeneralPane />}
          {step === 'account' && (
            <AccountPane onLeave={() => setStep('leave')} onDelete={() => setStep('delete')} />
          )}
          {step === 'notices' && <NoticesPane />}
        </div>
      </div>
    </Dialog>
  );
}

const ICONS = { general: Settings, account: CircleUser, notices: Bell } as const;

function Panes({ current, onChoose }: { current: Pane; onChoose: (pane: Pane) => void }) {
  const words = useWords(settingsWords);
  return (
    <nav className={styles.panes} aria-label={words.panesLabel}>
      {PANES.map((pane) => {
        const Icon = ICONS[pane];
        return (
          <button
            key={pane}
            type="button"
            aria-current={pane === current ? 'page' : undefined}
            onClick={() => onChoose(pane)}
          >
            <Icon size={17} aria-hidden="true" /> {words.panes[pane]}
          </button>
        );
      })}
    </nav>
  );
}
