'use client';
// Events between the messages on screen. Older events are read only when the shown messages reach further back than the
// loaded events.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { eventsBeside, mayMissEvents, mergeEvents, type ThreadEvent } from '@/model/event';
import { EVENTS_PAGE } from '@/model/limits';
import { getEventsBefore, recentEventsQuery } from '@/services/threads/events';
import { threadKey } from '@/services/threads/threads';

const NONE: readonly ThreadEvent[] = [];

/** `from`: the `seq` of the oldest message shown; Infinity while no message is loaded. */
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
    // Timestamps are read as whole milliseconds but stored more finely: the page includes that millisecond once more.
    initialPageParam: (oldest?.at ?? 0) + 1,
    getNextPageParam: nextEventsPage,
    enabled: false,
    gcTime: 20_000,
  });
  const known = useMemo(() => mergeEvents(...(pages.data?.pages ?? []), recent), [pages.data, recent]);
  const isMore = pages.data === undefined ? live.data?.hasMore === true : pages.hasNextPage;
  // A page that failed to load is left out: the messages themselves are complete.
  const reads = isMore && from !== Infinity && mayMissEvents(known, from) && !pages.isError;
  const { fetchNextPage, isFetching } = pages;
  useEffect(() => {
    if (reads && !isFetching) void fetchNextPage({ cancelRefetch: false });
  }, [reads, isFetching, fetchNextPage]);
  const events = useMemo(() => eventsBeside(known, from), [known, from]);
  return { events, areKnown: live.data !== undefined || live.isError };
}

/** The cursor of the page after `page`; undefined after the last one. */
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
