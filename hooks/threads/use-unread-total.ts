'use client';
// How many messages are unread in all my open threads, whatever their age. Threads are looked through from the newest activity
// down to the time that was noted when all were last looked through; those that were unread then are noted in their read states.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { MAX_READ_STATES_LISTED, THREADS_PAGE, UNREAD_NOTED_AFTER } from '@/model/limits';
import { MAX_BADGE } from '@/model/read-state';
import type { Thread } from '@/model/thread';
import { mergeThreads } from '@/model/thread-list';
import { myselfQuery, saveUnreadNotedAt } from '@/services/account/own-profile';
import { noteUnread, unreadReadStatesQuery } from '@/services/threads/read-states';
import { getChangedThreads, threadChangesQuery, threadListKey } from '@/services/threads/thread-list';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useReadStates, useUnread, type UnreadOf } from './use-read-states';
import { firstCursor, useThreads, useThreadsApart, type ThreadList } from './use-threads';

/** Leaves the page time to open. */
const LOOK_AFTER_MS = 1_500;
const NO_IDS: ReadonlySet<string> = new Set();

export type UnreadThreads = {
  /** Those that were looked through. */
  threads: readonly Thread[];
  unread: UnreadOf;
  /** Whether no other thread can be unread. */
  isWhole: boolean;
  /** Of muted threads only mentions count. Above MAX_BADGE it is no longer exact. */
  total: number;
  notedAt: number | null;
  list: ThreadList;
};

/** The threads that may be unread, as far as they were looked through. */
export function useUnreadThreads(): UnreadThreads {
  const { uid } = useMe();
  const list = useThreads();
  const noted = useQuery(unreadReadStatesQuery(uid)).data;
  const notedIds = useMemo(() => (noted ? new Set(noted.map(({ id }) => id)) : NO_IDS), [noted]);
  const apart = useThreadsApart(notedIds, list.threads);
  const myself = useQuery(myselfQuery(uid)).data;
  const notedAt = myself === undefined ? null : (myself?.preferences.unreadNotedAt ?? 0);
  const changed = useChangedSince(notedAt, list.floor);
  const threads = useMemo(
    () => distinct([...list.threads, ...changed.threads, ...apart.filter(({ state }) => state === 'open')]),
    [list.threads, changed.threads, apart],
  );
  const unread = useUnread(threads);
  const total = useMemo(() => {
    const counted = threads.reduce((sum, thread) => {
      const { messages, mentions, isMuted } = unread.of(thread);
      return sum + (isMuted ? mentions : messages);
    }, 0);
    // Each of them has one at least.
    return (noted?.length ?? 0) >= MAX_READ_STATES_LISTED ? Math.max(counted, MAX_BADGE + 1) : counted;
  }, [threads, unread, noted]);
  const isLookedThrough = notedAt !== null && list.floor <= notedAt;
  const isWhole = isLookedThrough && changed.isWhole && threads.every(unread.isKnown);
  return { threads, unread, isWhole, total, notedAt, list };
}

/** The number of unread messages; looks through what was not looked through yet. */
export function useUnreadTotal(): number {
  const { list, notedAt, total, ...looked } = useUnreadThreads();
  const looks = notedAt !== null && list.floor > notedAt && total <= MAX_BADGE && list.more.status === 'more';
  const { load } = list.more;
  useEffect(() => {
    if (!looks) return;
    const timer = setTimeout(load, LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [looks, load]);
  useNoting({ ...looked, notedAt });
  return total;
}

/** Threads that were changed since: I was added to an old one, for example. */
function useChangedSince(
  notedAt: number | null,
  listFloor: number,
): { threads: readonly Thread[]; isWhole: boolean } {
  const { uid } = useMe();
  const head = useQuery(threadChangesQuery(uid)).data;
  const pages = useInfiniteQuery({
    queryKey: [...threadListKey(uid), 'changed before', head?.generation],
    queryFn: ({ pageParam }) => getChangedThreads(uid, pageParam),
    initialPageParam: firstCursor(head),
    getNextPageParam: ({ next }) => next,
    enabled: false,
    structuralSharing: false,
  });
  const read = pages.data?.pages;
  const floor = read?.at(-1)?.floor ?? head?.floor ?? Infinity;
  // Where the list is complete, nothing is below it.
  const isWhole = listFloor === -Infinity || (notedAt !== null && floor <= notedAt);
  const looks = notedAt !== null && notedAt > 0 && head !== undefined && !isWhole && !pages.isFetching;
  const { fetchNextPage, isError } = pages;
  useEffect(() => {
    if (!looks || isError) return;
    const timer = setTimeout(() => void fetchNextPage({ cancelRefetch: false }), LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [looks, isError, fetchNextPage]);
  const threads = useMemo(() => {
    if (head === undefined) return [];
    const all = { ...head, floor: -Infinity };
    return mergeThreads('open', { head: all, changed: head, pages: read ?? [] }).threads;
  }, [head, read]);
  return { threads, isWhole };
}

type Noting = Pick<UnreadThreads, 'isWhole' | 'notedAt' | 'threads' | 'unread'>;

/** Notes how far was looked, and what is unread there, so that the next visit need not look as far. */
function useNoting({ isWhole, notedAt, threads, unread }: Noting): void {
  const { uid } = useMe();
  const readStates = useReadStates();
  const at = threads[0]?.updatedAt;
  const since = notedAt === null ? [] : threads.filter(({ updatedAt }) => updatedAt > notedAt);
  const isDue = isWhole && at !== undefined && since.length >= UNREAD_NOTED_AFTER;
  useEffect(() => {
    if (!isDue || readStates === null) return;
    const open = threads.filter((thread) => {
      const { messages, mentions } = unread.of(thread);
      return messages + mentions > 0 && readStates.get(thread.id)?.unread !== true;
    });
    // So many unread ones are looked through again next time.
    if (open.length > THREADS_PAGE) return;
    // One that was never opened has no read state to note it in: what is newer is looked through again, too.
    const unopened = open.filter(({ id }) => readStates.get(id) === null);
    const until = Math.min(at, ...unopened.map(({ updatedAt }) => updatedAt - 1));
    if (until <= (notedAt ?? 0)) return;
    const timer = setTimeout(() => {
      const writes = open
        .filter(({ id }) => readStates.get(id) !== null)
        .map(({ id }) => noteUnread({ uid, threadId: id }));
      // Without it, the next visit looks through the same threads again.
      Promise.all(writes)
        .then(() => saveUnreadNotedAt(uid, until))
        .catch(() => undefined);
    }, LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isDue, uid, at, notedAt, threads, unread, readStates]);
}

function distinct(threads: readonly Thread[]): Thread[] {
  return [...new Map(threads.toReversed().map((thread) => [thread.id, thread])).values()].toReversed();
}
