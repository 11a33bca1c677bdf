'use client';
import { useRequests } from '@/hooks/members/use-access-requests';
import { useWords } from '@/hooks/core/use-strings';
import { askingInWords } from './strings';
import styles from './access-requests.module.css';

/** Inside the button that opens the members: its name, with how many wait to be let in. */
export function AskingName({ threadId }: { threadId: string }) {
  const count = useRequests(threadId).length;
  const words = useWords(askingInWords);
  return (
    <>
      <span className="visually-hidden">{words.members(count)}</span>
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
      )}
    </>
  );
}
