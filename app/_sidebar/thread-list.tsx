'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useCommandsHere, type Command } from '@/hooks/shell/use-commands';
import { useRevival } from '@/hooks/threads/use-access-loss';
import { useUnread, type Unread } from '@/hooks/threads/use-read-states';
import { useNow } from '@/hooks/core/use-now';
import { useGo } from '@/hooks/core/use-location';
import { usePinned, useThreads, type ThreadList as List } from '@/hooks/threads/use-threads';
import { useWords } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { deskWords } from '@/app/_shell/strings';
import { listWords } from './strings';
import { ShelfHead } from './filter-head';
import { belongsOn, stateOn, type ThreadShelf } from './filters';
import { RowBones } from '@/app/_ui/skeleton';
import styles from './sidebar.module.css';
import { ThreadRow } from './thread-row';
import { isCalled, sectionsOf } from './thread-sections';

type Props = {
  shelf: ThreadShelf;
  /** What the title has to hold; '' for any. */
  wanted: string;
  current: string | null;
  /** Back to all threads. */
  onBack: () => void;
};

/** Threads of one shelf, those whose titles hold what is looked for. */
export function ThreadList({ shelf, wanted, current, onBack }: Props) {
  const words = useWords(listWords);
  const { uid } = useMe();
  const isWhole = wanted.trim() !== '' || (shelf !== 'all' && stateOn(shelf) === 'open');
  const list = useThreads(stateOn(shelf), isWhole);
  const unread = useUnread(list.threads);
  const pinned = usePinned(list.threads);
  useRevival(list.threads, current);
  useLeaving(list, current, shelf === 'all' ? null : onBack);
  const isAll = shelf === 'all';
  const known = isAll && !isWhole ? [...pinned.apart, ...list.threads] : list.threads;
  const shown = known.filter(
    (thread) =>
      isCalled(thread.title, wanted) &&
      // What is being read stays where it was when it is read.
      ((shelf === 'unread' && thread.id === current) ||
        belongsOn(shelf, thread, { me: uid, unreadIn: (one) => unread.of(one).messages })),
  );
  return (
    <>
      {!isAll && <ShelfHead title={words.shelves[shelf]} onBack={onBack} />}
      <div className={styles.list}>
        <State list={list} />
        {list.status === 'ready' && shown.length === 0 && (
          <p className={styles.aside} role="status">
            {wanted.trim() === '' ? words.empty[shelf] : words.noneCalled(wanted.trim())}
          </p>
        )}
        <Rows
          threads={shown}
          pinned={pinned.ids}
          isSectioned={stateOn(shelf) === 'open'}
          current={current}
          unreadOf={stateOn(shelf) === 'open' ? unread.of : null}
        />
        {list.hasMore && (
          <Button look="quiet" className={styles.more} onClick={list.showMore}>
            {words.showMore}
          </Button>
        )}
      </div>
    </>
  );
}

/** The thread on screen went from this list to another one, as when it is restored: the list goes along. */
function useLeaving({ status, threads }: List, current: string | null, leave: (() => void) | null): void {
  const last = useRef<string | null>(null);
  const isHere = threads.some(({ id }) => id === current);
  useEffect(() => {
    if (isHere) last.current = current;
    else if (leave !== null && status === 'ready' && current !== null && last.current === current) leave();
  });
}

function State({ list }: { list: List }) {
  const words = useWords(listWords);
  switch (list.status) {
    case 'loading':
      return (
        <div role="status" aria-label={words.loading}>
          <RowBones />
        </div>
      );
    case 'failed':
      return (
        <div className={styles.aside}>
          <p>{words.failed}</p>
          <Button size="small" onClick={list.reload}>
            {words.tryAgain}
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
  const words = useWords(listWords);
  const now = useNow();
  const sections = isSectioned ? sectionsOf(threads, pinned, now) : [{ kind: null, threads }];
  useSteps(
    sections.flatMap((section) => section.threads),
    current,
  );
  return sections.map(({ kind, threads: here }) => (
    <section
      key={kind}
      className={styles.section}
      aria-label={kind === null ? undefined : words.sections[kind]}
    >
      {kind !== null && <h2 aria-hidden="true">{words.sections[kind]}</h2>}
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

/** Ways to the thread above and below the one on screen, as the list shows them. */
function useSteps(shown: readonly Thread[], current: string | null): void {
  const words = useWords(deskWords);
  const go = useGo();
  const ids = shown.map(({ id }) => id).join(' ');
  const commands = useMemo(() => {
    const order = ids === '' ? [] : ids.split(' ');
    const at = current === null ? -1 : order.indexOf(current);
    const to = (id: string | undefined, command: Omit<Command, 'press'>): Command[] =>
      id === undefined ? [] : [{ ...command, press: () => go(`/t/${id}`) }];
    return [
      ...to(order[at - 1], { id: 'previous thread', words: words.previousThread, Icon: ArrowUp }),
      ...to(order[at + 1], { id: 'next thread', words: words.nextThread, Icon: ArrowDown }),
    ];
  }, [ids, current, go, words]);
  useCommandsHere(commands);
}
