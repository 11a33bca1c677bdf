'use client';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAccessRestored } from '@/hooks/threads/use-access-loss';
import { useUnreadThreads } from '@/hooks/threads/use-unread-total';
import { useIsIdle } from '@/hooks/shell/use-idle';
import { useNow } from '@/hooks/core/use-now';
import { usePinned, useThreads, type ThreadList as List } from '@/hooks/threads/use-threads';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { nothingInstead } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { countedUnread } from '@/model/read-state';
import { THREADS_LOOKED_THROUGH, THREADS_PAGE } from '@/model/limits';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { sidebarStrings } from './strings';
import { FilterHead } from './filter-head';
import { matchesFilter, stateFor, type ThreadFilter } from './filters';
import { RowSkeleton } from '@/app/_ui/skeleton';
import styles from './sidebar.module.css';
import { ListEnd } from './list-end';
import { ThreadRows } from '@/app/_sidebar/rows/thread-rows';
import { matchesQuery, plainRowsOf, rowsOf } from '@/app/_sidebar/rows/thread-sections';

const QuickResults = dynamic(
  () => import('@/app/_search/quick-results').then((module) => module.QuickResults),
  {
    ssr: false,
  },
);

const FoundTitles = dynamic(() => import('./found-titles').then((module) => module.FoundTitles), {
  ssr: false,
});

const NextUnread = dynamic(
  () => import('./next-unread').then((module) => module.NextUnread, nothingInstead),
  { ssr: false },
);

type Props = {
  filter: ThreadFilter;
  /** Text that the title has to contain; '' for any. */
  query: string;
  current: string | null;
  /** Back to all threads. */
  onBack: () => void;
};

/** The threads of one filter whose titles match the query: as far as the list has read them, then those that the server finds. */
export function ThreadList({ filter, query, current, onBack }: Props) {
  const strings = useStrings(sidebarStrings);
  const { uid } = useMe();
  const [view, setView] = useState<HTMLElement | null>(null);
  const text = query.trim();
  const list = useThreads(stateFor(filter));
  const isOpen = stateFor(filter) === 'open';
  const { threads: unreadThreads, unread, isWhole } = useUnreadThreads();
  const pinned = usePinned(list.threads);
  const isIdle = useIsIdle();
  const now = useNow();
  useAccessRestored(list.threads, current);
  useLeaving(list, current, filter === 'all' ? null : onBack);
  const known = useKnown({ filter, text, list: list.threads, pinned: pinned.apart, unread: unreadThreads });
  const isWanted = useCallback(
    (thread: Thread) =>
      // The open thread stays in the unread list after it has been read.
      (filter === 'unread' && thread.id === current) ||
      matchesFilter(filter, thread, {
        me: uid,
        unreadIn: (one) => countedUnread({ ...unread.of(one), isMuted: false }),
      }),
    [filter, current, uid, unread],
  );
  const displayTitle = useDisplayTitle();
  const shown = useMemo(
    () =>
      known.filter((thread) => (text === '' || matchesQuery(displayTitle(thread), text)) && isWanted(thread)),
    [known, text, displayTitle, isWanted],
  );
  const rows = useMemo(
    () => (isOpen ? rowsOf(shown, pinned.ids, now) : plainRowsOf(shown)),
    [isOpen, shown, pinned.ids, now],
  );
  // The server knows all titles, but for those in the trash.
  const isAsked = text !== '' && filter !== 'trashed';
  const more = filter === 'unread' && isWhole ? NO_MORE : list.more;
  const narrow = useNarrow(list, text !== '' || NARROW.has(filter));
  const isAll = filter === 'all';
  const isReady = list.status === 'ready';
  return (
    <>
      {isIdle && <NextUnread threads={unreadThreads} unread={unread} current={current} />}
      {!isAll && <FilterHead title={strings.filters[filter]} onBack={onBack} />}
      <div ref={setView} className={styles.list} data-scrolls>
        <State list={list} />
        {isReady && shown.length === 0 && !isAsked && more.status === 'none' && (
          <p className={styles.aside} role="status">
            {text === '' ? strings.empty[filter] : strings.noMatches(text)}
          </p>
        )}
        <ThreadRows
          name={`${uid} ${filter} ${text}`}
          view={view}
          rows={rows}
          pinned={pinned.ids}
          current={current}
          unreadOf={isOpen ? unread.of : null}
          isWhole={more.status === 'none' && !isAsked}
          onNearEnd={!isReady || isAsked || narrow.asks || more.status !== 'more' ? null : more.load}
        />
        {isReady && isAsked && (
          <FoundTitles text={text} filter={filter} shown={shown} isWanted={isWanted} current={current} />
        )}
        {isAll && text !== '' && <QuickResults text={text} />}
        {isReady && !isAsked && (
          <ListEnd
            filter={filter}
            more={more}
            asksAfter={narrow.asks ? list.threads.length : null}
            onFurther={narrow.further}
            shown={shown.length}
            isLong={list.threads.length > THREADS_PAGE}
          />
        )}
      </div>
    </>
  );
}

/** Filters that may find nothing in thousands of threads. */
const NARROW: ReadonlySet<ThreadFilter> = new Set(['mine', 'shared', 'unread']);
const NO_MORE = { status: 'none', load: () => undefined } as const;

type Known = Record<'list' | 'pinned' | 'unread', readonly Thread[]> & { filter: ThreadFilter; text: string };

/** The threads among which a filter finds its own. */
function useKnown({ filter, text, list, pinned, unread }: Known): readonly Thread[] {
  return useMemo(() => {
    if (filter === 'unread') return unread;
    return filter === 'all' && text === '' ? [...pinned, ...list] : list;
  }, [filter, text, list, pinned, unread]);
}

/** Looks through so many threads, then asks before it looks further. */
function useNarrow({ threads, more }: List, isNarrow: boolean): { asks: boolean; further: () => void } {
  const [most, setMost] = useState(THREADS_LOOKED_THROUGH);
  const further = () => {
    setMost(threads.length + THREADS_LOOKED_THROUGH);
    more.load();
  };
  return { asks: isNarrow && threads.length >= most, further };
}

/** Clears the filter when the thread on screen has left the filtered list, for example because it was restored. */
function useLeaving({ status, threads }: List, current: string | null, leave: (() => void) | null): void {
  const last = useRef<string | null>(null);
  const isHere = threads.some(({ id }) => id === current);
  useEffect(() => {
    if (isHere) last.current = current;
    else if (leave !== null && status === 'ready' && current !== null && last.current === current) leave();
  });
}

function State({ list }: { list: List }) {
  const strings = useStrings(sidebarStrings);
  switch (list.status) {
    case 'loading':
      return (
        <div role="status" aria-label={strings.loading}>
          <RowSkeleton />
        </div>
      );
    case 'failed':
      return (
        <div className={styles.aside}>
          <p>{strings.failed}</p>
          <Button size="small" onClick={list.reload}>
            {strings.tryAgain}
          </Button>
        </div>
      );
    case 'ready':
      return null;
  }
}
