'use client';
import { Bell, CircleUser, Settings, Share2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { runCommand } from '@/hooks/shell/use-commands';
import { useStrings } from '@/hooks/core/use-strings';
import { Dialog } from '@/app/_ui/dialog';
import { AccountTab, SignOutEverywhere } from './account-tab';
import { DeleteAccount } from './delete-account';
import { GeneralTab } from './general-tab';
import { NotificationsTab } from './notifications-tab';
import { TABS, type Tab } from './tabs';
import styles from './settings.module.css';
import { settingsStrings } from './strings';

const MyShares = dynamic(() => import('@/app/_share/my-shares').then((module) => module.MyShares), {
  ssr: false,
});

/** A tab, or the confirmation of signing out everywhere or of deleting the account. */
type Step = Tab | 'leave' | 'delete';

type Props = { tab: Tab; onClose: () => void };

/** All settings of a person, in one dialog. */
export function SettingsDialog({ tab, onClose }: Props) {
  const strings = useStrings(settingsStrings);
  const [step, setStep] = useState<Step>(tab);
  const back = () => setStep('account');
  const title = { title: strings.titles[step], description: strings.descriptions[step] };
  if (step === 'leave' || step === 'delete') {
    return (
      <Dialog isOpen onClose={onClose} {...title}>
        {step === 'leave' ? (
          <SignOutEverywhere onBack={back} />
        ) : (
          <DeleteAccount onBack={back} onClose={onClose} />
        )}
      </Dialog>
    );
  }
  return (
    <Dialog isOpen isTall isWide onClose={onClose} {...title}>
      <div className={styles.sheet}>
        <Tabs current={step} onChoose={setStep} />
        <div className={styles.tabPanel}>
          {step === 'general' && <GeneralTab />}
          {step === 'account' && (
            <AccountTab
              onLeave={() => setStep('leave')}
              onDelete={() => setStep('delete')}
              onImport={() => {
                onClose();
                runCommand('import');
              }}
            />
          )}
          {step === 'notifications' && <NotificationsTab />}
          {step === 'shares' && <MyShares onLeave={onClose} />}
        </div>
      </div>
    </Dialog>
  );
}

const ICONS = { general: Settings, account: CircleUser, notifications: Bell, shares: Share2 } as const;

function Tabs({ current, onChoose }: { current: Tab; onChoose: (tab: Tab) => void }) {
  const strings = useStrings(settingsStrings);
  return (
    <nav className={styles.tabs} aria-label={strings.tabsLabel}>
      {TABS.map((tab) => {
        const Icon = ICONS[tab];
        return (
          <button
            key={tab}
            type="button"
            aria-current={tab === current ? 'page' : undefined}
            onClick={() => onChoose(tab)}
          >
            <Icon size={17} aria-hidden="true" /> {strings.tabs[tab]}
          </button>
        );
      })}
    </nav>
  );
}
