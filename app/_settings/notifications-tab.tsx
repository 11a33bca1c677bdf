'use client';
import { useNotificationSettings } from '@/hooks/notifications/use-notifications';
import { useNow } from '@/hooks/core/use-now';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import styles from './account.module.css';
import { settingsStrings } from './strings';

const AN_HOUR_MS = 3_600_000;

/** When this browser shows desktop notifications. */
export function NotificationsTab() {
  const strings = useStrings(settingsStrings);
  const { clock } = useTimes();
  const { state, setEnabled, quietUntil, pauseUntil } = useNotificationSettings();
  const now = useNow();
  const isQuiet = quietUntil > now;
  const canChange = state !== 'impossible' && state !== 'denied';
  return (
    <>
      <section className={styles.part}>
        <p role="status">{strings.notificationStates[state]}</p>
        {canChange && (
          <Button onClick={() => void setEnabled(state !== 'on')}>
            {state === 'on' ? strings.turnOff : strings.turnOn}
          </Button>
        )}
      </section>
      <section className={styles.part}>
        <p role="status">{isQuiet ? strings.pausedUntil(clock(quietUntil)) : strings.notPaused}</p>
        <Button onClick={() => void pauseUntil(isQuiet ? 0 : Date.now() + AN_HOUR_MS)}>
          {isQuiet ? strings.resumeNotifications : strings.pauseForAnHour}
        </Button>
      </section>
    </>
  );
}
