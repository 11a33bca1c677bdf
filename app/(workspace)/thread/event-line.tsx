'use client';
import { memo } from 'react';
import { clock, fullTime } from '../../_ui/times';
import styles from './conversation.module.css';

type Props = { at: number; words: string };

/** What happened to the thread, quietly between its messages. */
export const EventLine = memo(function EventLine({ at, words }: Props) {
  return (
    <p className={styles.event}>
      {words}{' '}
      <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
        {clock(at)}
      </time>
    </p>
  );
});
