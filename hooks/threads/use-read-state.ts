'use client';
// My read state of one thread, by a listener of its own: the cursor that is written while I read, and my changes of it.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AppError } from '@/model/errors';
import { MAX_PINNED } from '@/model/limits';
import type { Thread } from '@/model/thread';
import { countBeforeLast, unreadOf, type ReadState } from '@/model/read-state';
import { markSeen, markUnread, readStateQuery, setMuted, setPinned } from '@/services/threads/read-states';
import { threadQuery } from '@/services/threads/threads';
import { useAction } from '@/hooks/core/use-action';
import { readStateStrings } from '@/hooks/core/strings';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useReadingHere } from './reading';
import { usePinnedIds, useReadStates } from './use-read-states';

/** Null: there is none; undefined until that is known. */
export function useReadState(threadId: string): ReadState | null | undefined {
  const { uid } = useMe();
  return useQuery(readStateQuery(uid, threadId)).data;
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
  const readState = useReadState(thread.id);
  const isLookedAt = useIsLookedAt();
  useReadingHere(thread.id, isAtEnd && isLookedAt);
  const unread = unreadOf(thread, readState ?? undefined);
  const [atArrival, setAtArrival] = useState<{ of: string; unread: number } | null>(null);
  if (readState !== undefined && atArrival?.of !== thread.id) setAtArrival({ of: thread.id, unread });

  const { id, landedCount } = thread;
  const mentions = thread.mentioned[uid] ?? 0;
  const hasChanged =
    readState !== undefined &&
    (readState === null || readState.landedCount !== landedCount || readState.mentions !== mentions);
  useEffect(() => {
    if (!hasChanged || !isAtEnd || !isLookedAt) return;
    const timer = setTimeout(() => {
      // A failed write is repeated with the next message or the next visit.
      void markSeen({ uid, threadId: id }, { landedCount, mentions }).catch(() => undefined);
    }, SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [hasChanged, isAtEnd, isLookedAt, uid, id, landedCount, mentions]);
  return atArrival?.of === id ? atArrival.unread : null;
}

/** Changes of my read state of a thread. */
export function useReadStateActions(
  thread: Pick<Thread, 'id' | 'landedCount' | 'removed' | 'postedBy' | 'quiet'>,
) {
  const { id } = thread;
  const { uid } = useMe();
  const strings = useStrings(readStateStrings);
  const client = useQueryClient();
  const listed = useReadStates()?.get(id);
  const own = useReadState(id);
  const pinnedIds = usePinnedIds();
  const toasts = useToasts();
  const { run } = useAction(toasts);
  // The list knows it already when a row's menu opens.
  const shown = own === undefined ? listed : own;
  const change = (write: (options: Parameters<typeof setMuted>[0]) => Promise<void>) =>
    run(async () => {
      // Until the server has answered, one that this browser has not read would seem to have the changed field alone.
      await client.ensureQueryData(readStateQuery(uid, id));
      await write({ uid, threadId: id });
    });
  const pin = (pinned: boolean) =>
    void change(async (options) => {
      if (pinned && pinnedIds.size >= MAX_PINNED) {
        // A pin that nobody sees makes room.
        const hidden = await findHiddenPin(client, { uid, pinnedIds });
        if (hidden === null) return toasts.toast(strings.tooManyPinned(MAX_PINNED));
        await setPinned({ uid, threadId: hidden }, false);
      }
      await setPinned(options, pinned);
    });
  return {
    isMuted: shown?.muted === true,
    isPinned: shown?.pinned === true,
    markUnread: () => change((options) => markUnread(options, countBeforeLast(thread, uid))),
    mute: (muted: boolean) => change((options) => setMuted(options, muted)),
    pin,
  };
}

/** A pinned thread that is not in the list: it is archived, in the trash, deleted, or was left. */
async function findHiddenPin(
  client: QueryClient,
  { uid, pinnedIds }: { uid: string; pinnedIds: ReadonlySet<string> },
): Promise<string | null> {
  const listed = await Promise.all(
    [...pinnedIds].map((id) =>
      client.ensureQueryData(threadQuery(id)).then(
        ({ state, memberIds }) => state === 'open' && memberIds.includes(uid),
        // What could not be read for another reason may be listed.
        (error: AppError) => error.code !== 'not-found',
      ),
    ),
  );
  return [...pinnedIds].find((_, index) => listed[index] === false) ?? null;
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
