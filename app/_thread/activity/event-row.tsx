'use client';
import dynamic from 'next/dynamic';
import { memo } from 'react';
import { useLanguage } from '@/hooks/core/use-strings';
import { useTimes } from '@/app/_ui/times';
import styles from './activity.module.css';
import { eventsText, type EventGroup } from '@/model/event-text';

/** Few threads were started from another one. */
const OriginLink = dynamic(() => import('./origin-link').then((module) => module.OriginLink), { ssr: false });

type Props = { events: EventGroup };

/** Events of the thread, in small print between its messages. */
export const EventRow = memo(function EventRow({ events }: Props) {
  const language = useLanguage();
  const { clock, fullTime } = useTimes();
  const [{ at, kind }] = events;
  return (
    <p className={styles.event}>
      {eventsText(events, language)}{' '}
      <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
        {clock(at)}
      </time>
      {kind === 'started-from' && <OriginLink />}
    </p>
  );
}, isSame);

/** Groups are rebuilt with every new message, so their events are compared. */
function isSame(a: Props, b: Props): boolean {
  return a.events.length === b.events.length && a.events.every((event, index) => event === b.events[index]);
}
