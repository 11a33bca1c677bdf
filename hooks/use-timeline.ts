'use client';
// What stands in a thread: live messages, older pages, answers still to come, and what I have on its way.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ThreadEvent } from '@/model/event';
import type { Message } from '@/model/message';
import type { Run } from '@/model/run';
import { knownFrom, mergeMessages, runsToShow, timeline, type TimelineItem } from '@/model/timeline';
import { getMessagesBefore, messagesQuery, olderMessagesKey } from '@/services/messages';
import { openRunsQuery } from '@/services/runs';
import type { Sending } from './outbox';
import { useEvents } from './use-events';
import { useSending, useSendings } from './use-outbox';

export type TimelineView = {
  status: 'loading' | 'ready' | 'failed';
  items: readonly TimelineItem[];
  /** What happened between them, in its order. */
  events: readonly ThreadEvent[];
  sendings: readonly Sending[];
  older: { status: 'none' | 'more' | 'loading' | 'failed'; load: () => void };
};

const NO_MESSAGES: Message[] = [];
const NO_RUNS: Run[] = [];

export function useTimeline(threadId: string): TimelineView {
  const live = useQuery(messagesQuery(threadId));
  const openRuns = useQuery(openRunsQuery(threadId));
  const recent = live.data?.messages ?? NO_MESSAGES;
  const open = openRuns.data ?? NO_RUNS;
  const generation = live.data?.generation ?? 0;

  const pages = useInfiniteQuery({
    queryKey: [...olderMessagesKey(threadId), generation],
    queryFn: ({ pageParam }) => getMessagesBefore(threadId, pageParam),
    initialPageParam: useMemo(() => knownFrom(recent, open), [recent, open]),
    getNextPageParam: (page: Message[]) => page[0]?.seq,
    enabled: false,
    gcTime: 20_000,
  });

  const known = useMemo(() => mergeMessages(...(pages.data?.pages ?? []), recent), [pages.data, recent]);
  const runs = useRunsToShow(`${threadId} ${generation}`, open, known);
  const sendings = useUnseen(threadId, known);
  const knownDownTo = useMemo(() => knownFrom(known, runs), [known, runs]);
  const from = useLowest(live.data ? knownDownTo : Infinity, `${threadId} ${generation}`);
  const items = useMemo(
    () =>
      timeline(
        known.filter(({ seq }) => seq >= from),
        runs,
      ),
    [known, runs, from],
  );

  const { events, areKnown } = useEvents(threadId, from);

  const { fetchNextPage } = pages;
  const load = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const isReady = live.data !== undefined && (openRuns.data !== undefined || openRuns.isError) && areKnown;
  return {
    status: isReady ? 'ready' : live.isError ? 'failed' : 'loading',
    items,
    events,
    sendings,
    older: {
      status: from <= 1 ? 'none' : pages.isFetching ? 'loading' : pages.isError ? 'failed' : 'more',
      load,
    },
  };
}

function useRunsToShow(of: string, openRuns: readonly Run[], messages: readonly Message[]): readonly Run[] {
  const [shown, setShown] = useState({ of, runs: openRuns });
  const before = shown.of === of ? shown.runs : NO_RUNS;
  const next = useMemo(() => runsToShow(before, openRuns, messages), [before, openRuns, messages]);
  const isSame = next.length === before.length && next.every((run, index) => run === before[index]);
  if (isSame && shown.of === of) return before;
  setShown({ of, runs: next });
  return next;
}

/** What was shown once stays shown, also when a place is empty for a moment between two listeners' news. */
function useLowest(from: number, of: string): number {
  const [lowest, setLowest] = useState({ from, of });
  const next = lowest.of === of ? Math.min(lowest.from, from) : from;
  if (next !== lowest.from || of !== lowest.of) setLowest({ from: next, of });
  return next;
}

/** My messages on their way that the thread does not show yet; those it shows are let go. */
function useUnseen(threadId: string, messages: readonly Message[]): readonly Sending[] {
  const sendings = useSendings(threadId);
  const { discard } = useSending();
  const landed = useMemo(() => new Set(messages.map(({ id }) => id)), [messages]);
  useEffect(() => {
    const seen = sendings.filter(({ id }) => landed.has(id)).map(({ id }) => id);
    if (seen.length > 0) discard(seen);
  }, [sendings, landed, discard]);
  return useMemo(() => sendings.filter(({ id }) => !landed.has(id)), [sendings, landed]);
}
