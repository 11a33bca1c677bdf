'use client';
// How many messages are unread in all my open threads, whatever their age. Threads are looked through from the newest activity
// down to the time that was noted when all were last looked through; those that were unread then are noted in their read states.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { MAX_READ_STATES_LISTED } from '@/model/limits';
import { countedUnread, MAX_BADGE } from '@/model/read-state';
import type { Thread } from '@/model/thread';
import { mergeThreads } from '@/model/thread-list';
import { myselfQuery } from '@/services/account/own-profile';
import { unreadReadStatesQuery } from '@/services/threads/read-states';
import { getChangedThreads, threadChangesQuery, threadListKey } from '@/services/threads/thread-list';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useNoting, type LookedThrough } from './use-noting';
import { useUnread } from './use-read-states';
import { firstCursor, useThreads, useThreadsApart, type ThreadList } from './use-threads';

/** Leaves the page time to open. */
const LOOK_AFTER_MS = 1_500;
const NO_IDS: ReadonlySet<string> = new Set();

type UnreadThreads = LookedThrough & { list: ThreadList };

/** The threads that may be unread, as far as they were looked through. */
export function useUnreadThreads(): UnreadThreads {
  const { uid } = useMe();
  const list = useThreads();
  const readStates = useQuery(unreadReadStatesQuery(uid)).data;
  const noted = useMemo(() => (readStates ? new Set(readStates.map(({ id }) => id)) : NO_IDS), [readStates]);
  const apart = useThreadsApart(noted, list.threads);
  const areMoreNoted = noted.size >= MAX_READ_STATES_LISTED;
  const myself = useQuery(myselfQuery(uid)).data;
  const notedAt = myself === undefined ? null : (myself?.preferences.unreadNotedAt ?? 0);
  const changed = useChangedSince(notedAt, list.floor);
  const threads = useMemo(
    () =>
      distinct([
        ...list.threads,
        ...changed.threads,
        ...apart.threads.filter(({ state }) => state === 'open'),
      ]),
    [list.threads, changed.threads, apart],
  );
  const ended = useMemo(
    () => [...apart.gone, ...apart.threads.filter(({ state }) => state !== 'open').map(({ id }) => id)],
    [apart],
  );
  const unread = useUnread(threads);
  const total = useMemo(() => {
    const counted = threads.reduce((sum, thread) => sum + countedUnread(unread.of(thread)), 0);
    // There may be more than were read, and each has one at least.
    return areMoreNoted ? Math.max(counted, MAX_BADGE + 1) : counted;
  }, [threads, unread, areMoreNoted]);
  const isLookedThrough = notedAt !== null && list.floor <= (areMoreNoted ? -Infinity : notedAt);
  const isWhole = isLookedThrough && changed.isWhole && threads.every(unread.isKnown);
  return { threads, unread, isWhole, total, notedAt, noted, ended, list };
}

/** The number of unread messages; looks through what was not looked through yet. */
export function useUnreadTotal(): number {
  const looked = useUnreadThreads();
  const { list, notedAt, total } = looked;
  const looks = notedAt !== null && list.floor > notedAt && total <= MAX_BADGE && list.more.status === 'more';
  const { load } = list.more;
  useEffect(() => {
    if (!looks) return;
    const timer = setTimeout(load, LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [looks, load]);
  useNoting(looked);
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

function distinct(threads: readonly Thread[]): Thread[] {
  return [...new Map(threads.toReversed().map((thread) => [thread.id, thread])).values()].toReversed();
}
