'use client';
// What I have seen: counts for the list and the tab's title, and the mark that is set while I look.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Thread } from '@/model/thread';
import { unreadOf, type Mark } from '@/model/unread';
import { markSeen, markUnread, marksQuery } from '@/services/marks';
import { useNotices } from './use-notices';
import { useMe } from './use-workspace';

/** Null until they are known: nothing is unread before that. */
export function useMarks(): ReadonlyMap<string, Mark> | null {
  const { uid } = useMe();
  const { data } = useQuery(marksQuery(uid));
  return useMemo(() => (data === undefined ? null : new Map(data.map((mark) => [mark.id, mark]))), [data]);
}

/** Looking at something for so long is seeing it. */
const SEEN_AFTER_MS = 600;

/**
 * Sets my mark while I look at the end of a thread. Returns how many messages were unread when I came, which stays as
 * long as I am here; null before that is known.
 */
export function useSeeing(thread: Pick<Thread, 'id' | 'landed'>, isAtEnd: boolean): number | null {
  const { uid } = useMe();
  const marks = useMarks();
  const isLookedAt = useIsLookedAt();
  const mark = marks?.get(thread.id);
  const unread = marks === null ? 0 : unreadOf(thread, mark);
  const [atArrival, setAtArrival] = useState<{ of: string; unread: number } | null>(null);
  if (marks !== null && atArrival?.of !== thread.id) setAtArrival({ of: thread.id, unread });

  const { id, landed } = thread;
  const isNews = marks !== null && (mark === undefined || mark.landed !== landed);
  useEffect(() => {
    if (!isNews || !isAtEnd || !isLookedAt) return;
    const timer = setTimeout(() => {
      // Not written now: the next message, or the next look, writes it.
      void markSeen({ uid, threadId: id, landed }, mark === undefined).catch(() => undefined);
    }, SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isNews, isAtEnd, isLookedAt, uid, id, landed, mark]);
  return atArrival?.of === id ? atArrival.unread : null;
}

export function useMarkUnread(): (thread: Pick<Thread, 'id' | 'landed'>) => Promise<void> {
  const { uid } = useMe();
  const { fail } = useNotices();
  return useCallback(({ id, landed }) => markUnread({ uid, threadId: id, landed }).catch(fail), [uid, fail]);
}

/** How much is unread in all my threads that go on, and how much of each. */
export function useUnread(threads: readonly Thread[]): { of: (thread: Thread) => number; total: number } {
  const marks = useMarks();
  return useMemo(() => {
    const of = (thread: Thread) => (marks === null ? 0 : unreadOf(thread, marks.get(thread.id)));
    const loud = threads.filter(({ id }) => marks?.get(id)?.muted !== true);
    return { of, total: loud.reduce((sum, thread) => sum + of(thread), 0) };
  }, [marks, threads]);
}

/** The tab is visible and has the focus, or is on a screen that has none (a phone). */
function useIsLookedAt(): boolean {
  return useSyncExternalStore(
    (changed) => {
      document.addEventListener('visibilitychange', changed);
      window.addEventListener('focus', changed);
      window.addEventListener('blur', changed);
      return () => {
        document.removeEventListener('visibilitychange', changed);
        window.removeEventListener('focus', changed);
        window.removeEventListener('blur', changed);
      };
    },
    () => document.visibilityState === 'visible' && document.hasFocus(),
    () => false,
  );
}
