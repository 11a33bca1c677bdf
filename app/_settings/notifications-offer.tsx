'use client';
import { Bell } from 'lucide-react';
import { useNotificationSettings } from '@/hooks/notifications/use-notifications';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import styles from './settings.module.css';
import { notificationsOfferStrings } from './strings';

/** Offered once in a browser, while an answer is pending. */
export function NotificationsOffer() {
  const strings = useStrings(notificationsOfferStrings);
  const { state, setEnabled } = useNotificationSettings();
  if (state !== 'unasked') return null;
  return (
    <section className={styles.offer} aria-label={strings.notifications}>
      <Bell size={17} aria-hidden="true" />
      <p>{strings.notificationsOffer}</p>
      <Button size="small" onClick={() => void setEnabled(true)}>
        {strings.turnOn}
      </Button>
      <Button size="small" look="quiet" onClick={() => void setEnabled(false)}>
        {strings.no}
      </Button>
    </section>
  );
}
