'use client';
// My read states: unread counts for the list and the tab's title, and the cursor that is written while I read.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Thread } from '@/model/thread';
import {
  countBeforeLast,
  unreadCountOf,
  unreadMentionsOf,
  unreadOf,
  type ReadState,
} from '@/model/read-state';
import { markSeen, markUnread, readStatesQuery, setMuted, setPinned } from '@/services/threads/read-states';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';
import { useMe } from '@/hooks/core/session/use-workspace';

/** Null until they are loaded: nothing is unread before that. */
export function useReadStates(): ReadonlyMap<string, ReadState> | null {
  const { uid } = useMe();
  const { data } = useQuery(readStatesQuery(uid));
  return useMemo(
    () => (data === undefined ? null : new Map(data.map((readState) => [readState.id, readState]))),
    [data],
  );
}

/** How long a message must be in view to be marked as read. */
const SEEN_AFTER_MS = 600;

/**
 * Writes my read state while I see the end of a thread. Returns how many messages had landed unread when I opened it, a
 * number that does not change while it is open; null before it is known.
 */
export function useReadCursor(
  thread: Pick<Thread, 'id' | 'landedCount' | 'mentioned'>,
  isAtEnd: boolean,
): number | null {
  const { uid } = useMe();
  const readStates = useReadStates();
  const isLookedAt = useIsLookedAt();
  const readState = readStates?.get(thread.id);
  const unread = readStates === null ? 0 : unreadOf(thread, readState);
  const [atArrival, setAtArrival] = useState<{ of: string; unread: number } | null>(null);
  if (readStates !== null && atArrival?.of !== thread.id) setAtArrival({ of: thread.id, unread });

  const { id, landedCount } = thread;
  const mentions = thread.mentioned[uid] ?? 0;
  const isFirst = readState === undefined;
  const hasChanged =
    readStates !== null &&
    (isFirst || readState.landedCount !== landedCount || readState.mentions !== mentions);
  useEffect(() => {
    if (!hasChanged || !isAtEnd || !isLookedAt) return;
    const timer = setTimeout(() => {
      // A failed write is repeated with the next message or the next visit.
      void markSeen({ uid, threadId: id, isFirst }, { landedCount, mentions }).catch(() => undefined);
    }, SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [hasChanged, isAtEnd, isLookedAt, uid, id, landedCount, mentions, isFirst]);
  return atArrival?.of === id ? atArrival.unread : null;
}

/** Changes of my read state of a thread. */
export function useReadStateActions(
  thread: Pick<Thread, 'id' | 'landedCount' | 'removed' | 'postedBy' | 'quiet'>,
) {
  const { id } = thread;
  const { uid } = useMe();
  const readStates = useReadStates();
  const { run } = useAction(useToasts());
  const readState = readStates?.get(id);
  const options = { uid, threadId: id, isFirst: readState === undefined };
  return {
    isMuted: readState?.muted === true,
    isPinned: readState?.pinned === true,
    markUnread: () => run(() => markUnread(options, countBeforeLast(thread, uid))),
    mute: (muted: boolean) => run(() => setMuted(options, muted)),
    pin: (pinned: boolean) => run(() => setPinned(options, pinned)),
  };
}

export type Unread = { messages: number; mentions: number; isMuted: boolean };

const NOTHING_UNREAD: Unread = { messages: 0, mentions: 0, isMuted: false };

/** The unread messages of each thread, and their total. Of muted threads only mentions count. */
export function useUnread(threads: readonly Thread[]): { of: (thread: Thread) => Unread; total: number } {
  const { uid } = useMe();
  const readStates = useReadStates();
  return useMemo(() => {
    const of = (thread: Thread): Unread => {
      if (readStates === null) return NOTHING_UNREAD;
      const readState = readStates.get(thread.id);
      return {
        messages: unreadCountOf(thread, readState, uid),
        mentions: unreadMentionsOf(thread, readState, uid),
        isMuted: readState?.muted === true,
      };
    };
    const total = threads.reduce((sum, thread) => {
      const { messages, mentions, isMuted } = of(thread);
      return sum + (isMuted ? mentions : messages);
    }, 0);
    return { of, total };
  }, [readStates, threads, uid]);
}

/** The tab is visible and has the focus (always so on a phone). */
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
