'use client';
import { useNow } from '@/hooks/use-now';
import { dayName } from '../../_ui/times';
import styles from './conversation.module.css';

export function DayLine({ at }: { at: number }) {
  const now = useNow();
  return (
    <p className={styles.day}>
      <span>{dayName(at, now)}</span>
    </p>
  );
}
