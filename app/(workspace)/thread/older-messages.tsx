'use client';
import type { TimelineView } from '@/hooks/use-timeline';
import { useWhenSeen } from '@/hooks/use-when-seen';
import { Button } from '../../_ui/button';
import styles from './conversation.module.css';

/** Fetches the page before when the reader comes near the top. Keeps its height, so that nothing jumps. */
export function OlderMessages({ older }: { older: TimelineView['older'] }) {
  const ref = useWhenSeen(older.load, older.status === 'more');
  if (older.status === 'none') return null;
  return (
    <div ref={ref} className={styles.older}>
      {older.status === 'failed' ? (
        <>
          <span role="alert">Older messages could not be loaded.</span>
          <Button size="small" onClick={older.load}>
            Try again
          </Button>
        </>
      ) : (
        <span role="status">Loading older messages…</span>
      )}
    </div>
  );
}
