'use client';
// What happened to a thread, beside the messages on screen. Older events are read only when those messages reach
// further back than the events that are known.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { eventsBeside, mayMissEvents, mergeEvents, type ThreadEvent } from '@/model/event';
import { EVENTS_PAGE } from '@/model/limits';
import { getEventsBefore, recentEventsQuery } from '@/services/threads/events';
import { threadKey } from '@/services/threads/threads';

const NONE: readonly ThreadEvent[] = [];

/** `from`: the `seq` of the oldest message shown; Infinity while no message is known. */
export function useEvents(
  threadId: string,
  from: number,
): { events: readonly ThreadEvent[]; areKnown: boolean } {
  const live = useQuery(recentEventsQuery(threadId));
  const recent = live.data?.events ?? NONE;
  const oldest = recent[0];
  const pages = useInfiniteQuery({
    queryKey: [...threadKey(threadId), 'older events', oldest?.id ?? ''],
    queryFn: ({ pageParam }) => getEventsBefore(threadId, { at: pageParam, group: null }),
    // Read times are whole milliseconds, stored ones finer: the millisecond itself is asked for once more.
    initialPageParam: (oldest?.at ?? 0) + 1,
    getNextPageParam: nextEventsPage,
    enabled: false,
    gcTime: 20_000,
  });
  const known = useMemo(() => mergeEvents(...(pages.data?.pages ?? []), recent), [pages.data, recent]);
  const isMore = pages.data === undefined ? live.data?.hasMore === true : pages.hasNextPage;
  // A page that could not be read is left out: the messages themselves are all there.
  const reads = isMore && from !== Infinity && mayMissEvents(known, from) && !pages.isError;
  const { fetchNextPage, isFetching } = pages;
  useEffect(() => {
    if (reads && !isFetching) void fetchNextPage({ cancelRefetch: false });
  }, [reads, isFetching, fetchNextPage]);
  const events = useMemo(() => eventsBeside(known, from), [known, from]);
  return { events, areKnown: live.data !== undefined || live.isError };
}

/** Where the page after `page` begins; undefined after the last one. */
export function nextEventsPage(
  page: readonly ThreadEvent[],
  _pages: unknown,
  before: number | null,
): number | undefined {
  const last = page.at(-1);
  if (last === undefined || page.length < EVENTS_PAGE) return undefined;
  const next = last.at + 1;
  return before === null || next < before ? next : undefined;
}
