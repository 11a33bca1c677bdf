'use client';
// What I have seen: counts for the list and the tab's title, and the mark that is set while I look.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Thread } from '@/model/thread';
import { unreadMentionsOf, unreadOf, type Mark } from '@/model/read-state';
import { markSeen, markUnread, marksQuery, setMuted, setPinned } from '@/services/threads/read-states';
import { useNotices } from '@/hooks/core/use-toasts';
import { useMe } from '@/hooks/shell/workspace-provider';

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
export function useSeeing(
  thread: Pick<Thread, 'id' | 'landed' | 'mentioned'>,
  isAtEnd: boolean,
): number | null {
  const { uid } = useMe();
  const marks = useMarks();
  const isLookedAt = useIsLookedAt();
  const mark = marks?.get(thread.id);
  const unread = marks === null ? 0 : unreadOf(thread, mark);
  const [atArrival, setAtArrival] = useState<{ of: string; unread: number } | null>(null);
  if (marks !== null && atArrival?.of !== thread.id) setAtArrival({ of: thread.id, unread });

  const { id, landed } = thread;
  const mentions = thread.mentioned[uid] ?? 0;
  const isFirst = mark === undefined;
  const isNews = marks !== null && (isFirst || mark.landed !== landed || mark.mentions !== mentions);
  useEffect(() => {
    if (!isNews || !isAtEnd || !isLookedAt) return;
    const timer = setTimeout(() => {
      // Not written now: the next message, or the next look, writes it.
      void markSeen({ uid, threadId: id, isFirst }, { landed, mentions }).catch(() => undefined);
    }, SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isNews, isAtEnd, isLookedAt, uid, id, landed, mentions, isFirst]);
  return atArrival?.of === id ? atArrival.unread : null;
}

/** What I change about my mark on a thread. */
export function useMarking({ id, landed }: Pick<Thread, 'id' | 'landed'>) {
  const { uid } = useMe();
  const marks = useMarks();
  const { fail } = useNotices();
  const mark = marks?.get(id);
  const which = { uid, threadId: id, isFirst: mark === undefined };
  return {
    isMuted: mark?.muted === true,
    isPinned: mark?.pinned === true,
    leaveUnread: () => markUnread(which, landed).catch(fail),
    mute: (muted: boolean) => setMuted(which, muted).catch(fail),
    pin: (pinned: boolean) => setPinned(which, pinned).catch(fail),
  };
}

export type Unread = { messages: number; mentions: number; isMuted: boolean };

const NOTHING_UNREAD: Unread = { messages: 0, mentions: 0, isMuted: false };

/** How much is unread in all my threads that go on, and how much of each. Of muted threads only mentions count. */
export function useUnread(threads: readonly Thread[]): { of: (thread: Thread) => Unread; total: number } {
  const { uid } = useMe();
  const marks = useMarks();
  return useMemo(() => {
    const of = (thread: Thread): Unread => {
      if (marks === null) return NOTHING_UNREAD;
      const mark = marks.get(thread.id);
      return {
        messages: unreadOf(thread, mark),
        mentions: unreadMentionsOf(thread, mark, uid),
        isMuted: mark?.muted === true,
      };
    };
    const total = threads.reduce((sum, thread) => {
      const { messages, mentions, isMuted } = of(thread);
      return sum + (isMuted ? mentions : messages);
    }, 0);
    return { of, total };
  }, [marks, threads, uid]);
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
