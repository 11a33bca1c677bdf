'use client';
import { Archive, AtSign, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useRevival } from '@/hooks/use-lost';
import { useUnread } from '@/hooks/use-marks';
import { useNotices } from '@/hooks/use-notices';
import { useThreads, type ThreadList as List } from '@/hooks/use-threads';
import { TRASH_DAYS } from '@/model/limits';
import type { ListedState } from '@/model/thread';
import { Button } from '../_ui/button';
import { ShelfHead } from './shelf-head';
import { RowBones } from './skeleton';
import styles from './thread-nav.module.css';
import { ThreadRow } from './thread-row';

const SHELF_WORDS = {
  open: { title: 'Threads', empty: 'No threads yet. Begin one; you can add people to it at any time.' },
  archived: {
    title: 'Archived',
    empty: 'Nothing is archived. An archived thread can be read here, and opened again.',
  },
  trashed: {
    title: 'Trash',
    empty: `The trash is empty. Threads you delete rest here for ${TRASH_DAYS} days.`,
  },
} as const satisfies Record<ListedState, unknown>;

/** What the list beside a thread holds. */
export type Shelf = ListedState | 'mentions';

type Props = { state: ListedState; current: string | null; onSwitch: (shelf: Shelf) => void };

/** Threads of one state; from those that go on there are ways to the others, and back. */
export function ThreadList({ state, current, onSwitch }: Props) {
  const list = useThreads(state);
  const { dismiss } = useNotices();
  const show = (next: Shelf) => {
    // On a phone it would lie over the way back.
    dismiss();
    onSwitch(next);
  };
  useRevival(list.threads, current);
  useLeaving(list, current, state === 'open' ? null : () => onSwitch('open'));
  return (
    <>
      {state !== 'open' && <ShelfHead title={SHELF_WORDS[state].title} onBack={() => onSwitch('open')} />}
      <div className={styles.list}>
        <Rows list={list} state={state} current={current} />
      </div>
      {state === 'open' && (
        <div className={styles.shelves}>
          <Button look="quiet" size="small" onClick={() => show('mentions')}>
            <AtSign size={15} aria-hidden="true" /> Mentions
          </Button>
          <Button look="quiet" size="small" onClick={() => show('archived')}>
            <Archive size={15} aria-hidden="true" /> Archived
          </Button>
          <Button look="quiet" size="small" onClick={() => show('trashed')}>
            <Trash2 size={15} aria-hidden="true" /> Trash
          </Button>
        </div>
      )}
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

function Rows({ list, state, current }: { list: List; state: ListedState; current: string | null }) {
  const unread = useUnread(list.threads);
  if (list.status === 'loading') {
    return (
      <div role="status" aria-label="Loading threads">
        <RowBones />
      </div>
    );
  }
  if (list.status === 'failed') {
    return (
      <div className={styles.aside}>
        <p>Your threads could not be loaded.</p>
        <Button size="small" onClick={list.reload}>
          Try again
        </Button>
      </div>
    );
  }
  if (list.threads.length === 0) return <p className={styles.aside}>{SHELF_WORDS[state].empty}</p>;
  return (
    <>
      <ul className={styles.rows}>
        {list.threads.map((thread) => (
          <ThreadRow
            key={thread.id}
            thread={thread}
            isCurrent={thread.id === current}
            unread={state === 'open' ? unread.of(thread) : null}
          />
        ))}
      </ul>
      {list.hasMore && (
        <Button look="quiet" className={styles.more} onClick={list.showMore}>
          Show more
        </Button>
      )}
    </>
  );
}
