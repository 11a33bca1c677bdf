'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useMemo, useRef } from 'react';
import { useCommandsHere, type Command } from '@/hooks/shell/use-commands';
import { useAccessRestored } from '@/hooks/threads/use-access-loss';
import { useUnread, type Unread } from '@/hooks/threads/use-read-states';
import { useNow } from '@/hooks/core/use-now';
import { useNavigate } from '@/hooks/core/use-location';
import { usePinned, useThreads, type ThreadList as List } from '@/hooks/threads/use-threads';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { sidebarStrings } from './strings';
import { FilterHead } from './filter-head';
import { matchesFilter, stateFor, type ThreadFilter } from './filters';
import { RowSkeleton } from '@/app/_ui/skeleton';
import styles from './sidebar.module.css';
import { ThreadRow } from './thread-row';
import { matchesQuery, sectionsOf } from './thread-sections';

const QuickResults = dynamic(
  () => import('@/app/_search/quick-results').then((module) => module.QuickResults),
  {
    ssr: false,
  },
);

type Props = {
  filter: ThreadFilter;
  /** Text that the title has to contain; '' for any. */
  query: string;
  current: string | null;
  /** Back to all threads. */
  onBack: () => void;
};

/** The threads of one filter whose titles match the query. */
export function ThreadList({ filter, query, current, onBack }: Props) {
  const strings = useStrings(sidebarStrings);
  const displayTitle = useDisplayTitle();
  const { uid } = useMe();
  const isWhole = query.trim() !== '' || (filter !== 'all' && stateFor(filter) === 'open');
  const list = useThreads(stateFor(filter), isWhole);
  const unread = useUnread(list.threads);
  const pinned = usePinned(list.threads);
  useAccessRestored(list.threads, current);
  useLeaving(list, current, filter === 'all' ? null : onBack);
  const isAll = filter === 'all';
  const known = isAll && !isWhole ? [...pinned.apart, ...list.threads] : list.threads;
  const shown = known.filter(
    (thread) =>
      matchesQuery(displayTitle(thread), query) &&
      // The open thread stays in the unread list after it has been read.
      ((filter === 'unread' && thread.id === current) ||
        matchesFilter(filter, thread, { me: uid, unreadIn: (one) => unread.of(one).messages })),
  );
  return (
    <>
      {!isAll && <FilterHead title={strings.filters[filter]} onBack={onBack} />}
      <div className={styles.list}>
        <State list={list} />
        {list.status === 'ready' && shown.length === 0 && (
          <p className={styles.aside} role="status">
            {query.trim() === ''
              ? strings.empty[filter]
              : (isAll ? strings.noTitles : strings.noMatches)(query.trim())}
          </p>
        )}
        <Rows
          threads={shown}
          pinned={pinned.ids}
          isSectioned={stateFor(filter) === 'open'}
          current={current}
          unreadOf={stateFor(filter) === 'open' ? unread.of : null}
        />
        {isAll && query.trim() !== '' && <QuickResults text={query.trim()} />}
        {list.hasMore && (
          <Button look="quiet" className={styles.more} onClick={list.showMore}>
            {strings.showMore}
          </Button>
        )}
      </div>
    </>
  );
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

type RowsProps = {
  threads: readonly Thread[];
  pinned: ReadonlySet<string>;
  isSectioned: boolean;
  current: string | null;
  unreadOf: ((thread: Thread) => Unread) | null;
};

function Rows({ threads, pinned, isSectioned, current, unreadOf }: RowsProps) {
  const strings = useStrings(sidebarStrings);
  const now = useNow();
  const sections = isSectioned ? sectionsOf(threads, pinned, now) : [{ kind: null, threads }];
  usePreviousNextCommands(
    sections.flatMap((section) => section.threads),
    current,
  );
  return sections.map(({ kind, threads: here }) => (
    <section
      key={kind}
      className={styles.section}
      aria-label={kind === null ? undefined : strings.sections[kind]}
    >
      {kind !== null && <h2 aria-hidden="true">{strings.sections[kind]}</h2>}
      <ul className={styles.rows}>
        {here.map((thread) => (
          <ThreadRow
            key={thread.id}
            thread={thread}
            isCurrent={thread.id === current}
            isPinned={isSectioned && pinned.has(thread.id)}
            unread={unreadOf?.(thread) ?? null}
          />
        ))}
      </ul>
    </section>
  ));
}

/** Commands for the thread above and below the one on screen, in the order of the list. */
function usePreviousNextCommands(shown: readonly Thread[], current: string | null): void {
  const strings = useStrings(sidebarStrings);
  const navigate = useNavigate();
  const ids = shown.map(({ id }) => id).join(' ');
  const commands = useMemo(() => {
    const order = ids === '' ? [] : ids.split(' ');
    const at = current === null ? -1 : order.indexOf(current);
    const to = (id: string | undefined, command: Omit<Command, 'press'>): Command[] =>
      id === undefined ? [] : [{ ...command, press: () => navigate(`/t/${id}`) }];
    return [
      ...to(order[at - 1], { id: 'previous thread', label: strings.previousThread, Icon: ArrowUp }),
      ...to(order[at + 1], { id: 'next thread', label: strings.nextThread, Icon: ArrowDown }),
    ];
  }, [ids, current, navigate, strings]);
  useCommandsHere(commands);
}
