'use client';
import { useRequests } from '@/hooks/use-requests';
import styles from './asking.module.css';

/** Inside the button that opens the members: its name, with how many wait to be let in. */
export function AskingName({ threadId }: { threadId: string }) {
  const count = useRequests(threadId).length;
  const words = count === 0 ? '' : count === 1 ? ', 1 asks to join' : `, ${count} ask to join`;
  return (
    <>
      <span className="visually-hidden">Members{words}</span>
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
      )}
    </>
  );
}
