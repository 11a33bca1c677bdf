'use client';
import { useRequests } from '@/hooks/members/use-access-requests';
import { useStrings } from '@/hooks/core/use-strings';
import { accessRequestStrings } from './strings';
import styles from './access-requests.module.css';

/** The accessible name of the button that opens the members, with the number of open access requests. */
export function AccessRequestName({ threadId }: { threadId: string }) {
  const count = useRequests(threadId).length;
  const strings = useStrings(accessRequestStrings);
  return (
    <>
      <span className="visually-hidden">{strings.members(count)}</span>
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
      )}
    </>
  );
}
