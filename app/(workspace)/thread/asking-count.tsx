'use client';
import { useRequests } from '@/hooks/use-requests';
import styles from './asking.module.css';

/** Inside the button that opens the members: how many wait to be let in. */
export function AskingCount({ threadId }: { threadId: string }) {
  const count = useRequests(threadId).length;
  if (count === 0) return null;
  return (
    <>
      <span className={styles.count} aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">{count === 1 ? ', 1 asks to join' : `, ${count} ask to join`}</span>
    </>
  );
}
