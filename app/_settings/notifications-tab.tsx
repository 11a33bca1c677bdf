'use client';
import { useNoticeSettings } from '@/hooks/notifications/use-notifications';
import { useNow } from '@/hooks/core/use-now';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/use-times';
import styles from './account.module.css';
import { settingsWords } from './strings';

const AN_HOUR_MS = 3_600_000;

/** When a person is told of something while they look elsewhere. */
export function NoticesPane() {
  const words = useWords(settingsWords);
  const { clock } = useTimes();
  const { state, answer, quietUntil, beQuiet } = useNoticeSettings();
  const now = useNow();
  const isQuiet = quietUntil > now;
  const canChange = state !== 'impossible' && state !== 'denied';
  return (
    <>
      <section className={styles.part}>
        <p role="status">{words.noticeStates[state]}</p>
        {canChange && (
          <Button onClick={() => void answer(state !== 'on')}>
            {state === 'on' ? words.turnOff : words.turnOn}
          </Button>
        )}
      </section>
      <section className={styles.part}>
        <p role="status">{isQuiet ? words.silentUntil(clock(quietUntil)) : words.notSilent}</p>
        <Button onClick={() => void beQuiet(isQuiet ? 0 : Date.now() + AN_HOUR_MS)}>
          {isQuiet ? words.endSilence : words.beSilent}
        </Button>
      </section>
    </>
  );
}
