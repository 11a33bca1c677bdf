'use client';
import { useMemo } from 'react';
import { useUnread } from '@/hooks/threads/use-read-states';
import { useThreadsApart } from '@/hooks/threads/use-threads';
import { useTitles } from '@/hooks/search/use-titles';
import { useStrings } from '@/hooks/core/use-strings';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import type { ThreadFilter } from './filters';
import { sidebarStrings } from './strings';
import styles from './sidebar.module.css';
import { ThreadRow } from '@/app/_sidebar/rows/thread-row';

type Props = {
  /** What was typed. */
  text: string;
  filter: ThreadFilter;
  /** Threads that match among those that the list has read: they are shown above. */
  shown: readonly Thread[];
  /** Whether the filter lets a thread through. */
  isWanted: (thread: Thread) => boolean;
  current: string | null;
};

/** Threads further down whose titles match, from the server; and what has been looked at where there are none. */
export function FoundTitles({ text, filter, shown, isWanted, current }: Props) {
  const strings = useStrings(sidebarStrings);
  const { status, titles, lookedAt, more, retry } = useTitles(text);
  const ids = useMemo(() => new Set(titles.map(({ id }) => id)), [titles]);
  const { threads: apart } = useThreadsApart(ids, shown);
  const unread = useUnread(apart);
  const open = apart.filter((thread) => thread.state === 'open' && filter !== 'archived' && isWanted(thread));
  // Among all threads are the archived ones; under a name of their own, because they are in no other place of this list.
  const archived = apart.filter(
    (thread) => thread.state === 'archived' && (filter === 'all' || filter === 'archived'),
  );
  const isNothing = shown.length + open.length + archived.length === 0;
  const rowsOf = (threads: readonly Thread[]) => (
    <ul className={styles.rows}>
      {threads.map((thread) => (
        <ThreadRow
          key={thread.id}
          thread={thread}
          isCurrent={thread.id === current}
          isPinned={false}
          unread={thread.state === 'open' ? unread.of(thread) : null}
        />
      ))}
    </ul>
  );
  return (
    <>
      {open.length > 0 && rowsOf(open)}
      {archived.length > 0 && (
        <section className={styles.section} aria-label={strings.filters.archived}>
          {filter === 'all' && <h2 aria-hidden="true">{strings.filters.archived}</h2>}
          {rowsOf(archived)}
        </section>
      )}
      {status === 'loading' && isNothing && (
        <p className={styles.end} role="status">
          {strings.searchingTitles}
        </p>
      )}
      {status === 'failed' && (
        <div className={styles.aside}>
          <p role="alert">{strings.titlesFailed}</p>
          <Button size="small" onClick={retry}>
            {strings.tryAgain}
          </Button>
        </div>
      )}
      {status === 'ready' && isNothing && more.status === 'none' && (
        <p className={styles.aside} role="status">
          {(filter === 'all' ? strings.noTitles : strings.noMatches)(text)}
        </p>
      )}
      {status === 'ready' && more.status !== 'none' && (
        <div className={styles.aside}>
          {lookedAt !== null && (
            <p role="status">{(isNothing ? strings.noneAmong : strings.theseAreAmong)(lookedAt)}</p>
          )}
          <Button size="small" busy={more.status === 'loading'} onClick={more.load}>
            {lookedAt === null ? strings.moreTitles : strings.lookFurther}
          </Button>
        </div>
      )}
    </>
  );
}
