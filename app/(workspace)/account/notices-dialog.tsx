'use client';
import { useNoticeSettings, type NoticeState } from '@/hooks/use-desktop-notices';
import { useNow } from '@/hooks/use-now';
import { Button } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import { clock } from '../../_ui/times';
import styles from './account.module.css';

const WHEN =
  'You are told when somebody mentions you, when your question is answered, and when you are added to a thread: once, and only while no tab of yours is on screen. Muted threads stay silent.';

const AN_HOUR_MS = 3_600_000;

const STATE_WORDS: Record<NoticeState, string> = {
  impossible:
    'This browser cannot show notices. Unread messages are counted in the list and in the tab’s title.',
  denied: 'This browser was told not to show notices of this site. Allow them in its settings for this site.',
  unasked: 'Off in this browser.',
  off: 'Off in this browser.',
  on: 'On in this browser.',
};

/** When a person is told of something while they look elsewhere. */
export function NoticesDialog({ onClose }: { onClose: () => void }) {
  const { state, answer, quietUntil, beQuiet } = useNoticeSettings();
  const now = useNow();
  const isQuiet = quietUntil > now;
  const canChange = state !== 'impossible' && state !== 'denied';
  return (
    <Dialog isOpen onClose={onClose} title="Notices" description={WHEN}>
      <section className={styles.part}>
        <p role="status">{STATE_WORDS[state]}</p>
        {canChange && (
          <Button onClick={() => void answer(state !== 'on')}>
            {state === 'on' ? 'Turn off here' : 'Turn on here'}
          </Button>
        )}
      </section>
      <section className={styles.part}>
        <p role="status">
          {isQuiet
            ? `Silent on all your devices until ${clock(quietUntil)}.`
            : 'Not silenced on any of your devices.'}
        </p>
        <Button onClick={() => void beQuiet(isQuiet ? 0 : Date.now() + AN_HOUR_MS)}>
          {isQuiet ? 'End it now' : 'Silent for an hour'}
        </Button>
      </section>
    </Dialog>
  );
}
