'use client';
// The activity of a thread: all its events, newest first, page by page; live events join at the top.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { EVENT_GROUPS, mergeEvents, type EventGroup, type ThreadEvent } from '@/model/event';
import { getEventsBefore, recentEventsQuery } from '@/services/threads/events';
import { threadKey } from '@/services/threads/threads';
import { nextEventsPage } from './use-events';

export type Activity = {
  status: 'loading' | 'ready' | 'failed';
  /** Newest first. */
  events: readonly ThreadEvent[];
  more: 'none' | 'more' | 'loading' | 'failed';
  showMore: () => void;
  retry: () => void;
};

const NEWEST: number | null = null;
const NONE: readonly ThreadEvent[] = [];

/** The events of one group, or of all groups (null). */
export function useActivity(threadId: string, group: EventGroup | null): Activity {
  const live = useQuery(recentEventsQuery(threadId)).data?.events ?? NONE;
  const pages = useInfiniteQuery({
    queryKey: [...threadKey(threadId), 'activity', group],
    queryFn: ({ pageParam }) => getEventsBefore(threadId, { at: pageParam, group }),
    initialPageParam: NEWEST,
    getNextPageParam: nextEventsPage,
    staleTime: 0,
    gcTime: 0,
  });
  const read = pages.data?.pages;
  const events = useMemo(() => {
    const known = mergeEvents(...(read ?? []));
    const since = known[0]?.at ?? -Infinity;
    const kinds: readonly string[] | null = group === null ? null : EVENT_GROUPS[group];
    const latest = live.filter((event) => event.at >= since && (kinds?.includes(event.kind) ?? true));
    return mergeEvents(known, latest).toReversed();
  }, [read, live, group]);
  return {
    status: read !== undefined ? 'ready' : pages.isError ? 'failed' : 'loading',
    events,
    more: pages.isFetchingNextPage
      ? 'loading'
      : pages.isFetchNextPageError
        ? 'failed'
        : pages.hasNextPage
          ? 'more'
          : 'none',
    showMore: () => void pages.fetchNextPage({ cancelRefetch: false }),
    retry: () => void pages.refetch(),
  };
}
