'use client';
// The timeline of a thread: live messages, older pages, pending answers, and pending messages. The state is derived in
// timeline-state.ts; this hook subscribes.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ThreadEvent } from '@/model/event';
import type { Message } from '@/model/message';
import type { Run } from '@/model/run';
import { knownFrom, type TimelineItem } from '@/model/timeline';
import { getMessagesBefore, messagesQuery, olderMessagesKey } from '@/services/messages/messages';
import { openRunsQuery } from '@/services/messages/runs';
import type { Sending } from '@/hooks/composer/outbox';
import { useEvents } from '@/hooks/activity/use-events';
import { useSending, useSendings } from '@/hooks/composer/use-outbox';
import {
  nextTimeline,
  olderOf,
  openTimeline,
  searchOf,
  type JumpResult,
  type JumpSearch,
  type TimelineUpdate,
  type TimelineStage,
  type TimelineState,
} from './timeline-state';
import { useFurther, type Further } from '@/hooks/core/use-further';
import type { Permalink } from './use-permalink';

export type TimelineView = {
  stage: TimelineStage;
  items: readonly TimelineItem[];
  /** Events between the items, in the order in which they happened. */
  events: readonly ThreadEvent[];
  sendings: readonly Sending[];
  /** All loaded messages, shown or not. */
  known: ReadonlyMap<string, Message>;
  older: Further;
  /** Messages between a detached window and the end; without a window there are none. */
  newer: Further;
  /** The target of the permalink is not on screen yet. */
  isLooking: boolean;
  /** The input of the search; null while there is nothing to search for. */
  search: JumpSearch | null;
  setFound: (found: JumpResult) => void;
};

const NO_MESSAGES: Message[] = [];
const NO_PAGES: Message[][] = [];
const NO_RUNS: Run[] = [];
const NO_EVENTS: readonly ThreadEvent[] = [];
const NOTHING: Further = { status: 'none', load: () => undefined };

export function useTimeline(threadId: string, permalink: Permalink): TimelineView {
  const live = useQuery(messagesQuery(threadId));
  const openRuns = useQuery(openRunsQuery(threadId));
  const recent = live.data?.messages ?? null;
  const open = openRuns.data ?? NO_RUNS;
  const generation = live.data?.generation ?? 0;
  const pages = useInfiniteQuery({
    queryKey: [...olderMessagesKey(threadId), generation],
    queryFn: ({ pageParam }) => getMessagesBefore(threadId, pageParam),
    initialPageParam: useMemo(() => knownFrom(recent ?? NO_MESSAGES, open), [recent, open]),
    getNextPageParam: (page: Message[]) => page[0]?.seq,
    enabled: false,
    gcTime: 20_000,
  });
  const [before, setState] = useState<TimelineState | null>(null);
  const { events, areKnown } = useEvents(threadId, before?.from ?? Infinity);
  const update: TimelineUpdate = {
    threadId,
    permalink,
    recent,
    generation,
    hasFailed: live.isError,
    olderPages: pages.data?.pages ?? NO_PAGES,
    openRuns: open,
    areOthersKnown: (openRuns.data !== undefined || openRuns.isError) && areKnown,
  };
  const state = before === null ? openTimeline(update) : nextTimeline(before, { kind: 'update', update });
  // State is set during render: no outdated state is painted, and the events match the messages.
  if (state !== before) setState(state);
  const setFound = useCallback(
    (found: JumpResult) => setState((now) => now && nextTimeline(now, { kind: 'found', found })),
    [],
  );
  const sendings = useUnseen(threadId, state.byId);
  const { isFetching, isError, fetchNextPage } = pages;
  const ownOlder = useFurther(state.from > 1, { isFetching, isError, fetch: fetchNextPage });
  return useMemo(
    () => viewOf(state, { events, sendings, ownOlder, setFound }),
    [state, events, sendings, ownOlder, setFound],
  );
}

type Others = Pick<TimelineView, 'events' | 'sendings' | 'setFound'> & { ownOlder: Further };

/** Memoized by the caller: a long conversation is not rendered again for every key that is pressed. */
function viewOf(state: TimelineState, { events, sendings, ownOlder, setFound }: Others): TimelineView {
  const { stage, items, byId, isLooking } = state;
  const isDetached = stage.kind === 'detached';
  return {
    stage,
    items,
    events: isDetached ? NO_EVENTS : events,
    sendings,
    known: byId,
    older: olderOf(state, ownOlder),
    newer: isDetached ? stage.window.newer : NOTHING,
    isLooking,
    search: searchOf(state),
    setFound,
  };
}

/** My pending messages that the thread does not show yet; those that it shows are discarded. */
function useUnseen(threadId: string, known: ReadonlyMap<string, Message>): readonly Sending[] {
  const sendings = useSendings(threadId);
  const { discard } = useSending();
  useEffect(() => {
    const seen = sendings.filter(({ id }) => known.has(id)).map(({ id }) => id);
    if (seen.length > 0) discard(seen);
  }, [sendings, known, discard]);
  return useMemo(() => sendings.filter(({ id }) => !known.has(id)), [sendings, known]);
}
