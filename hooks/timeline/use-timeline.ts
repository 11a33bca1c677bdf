'use client';
// What stands in a thread: live messages, older pages, answers still to come, and what I have on its way.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ThreadEvent } from '@/model/event';
import type { Message } from '@/model/message';
import type { Run } from '@/model/run';
import {
  isWithin,
  knownFrom,
  mergeMessages,
  runsToShow,
  shownRange,
  timeline,
  type TimelineItem,
} from '@/model/timeline';
import { getMessagesBefore, messagesQuery, olderMessagesKey } from '@/services/messages/messages';
import { openRunsQuery } from '@/services/messages/runs';
import type { Sending } from '@/hooks/composer/outbox';
import { useEvents } from '@/hooks/activity/use-events';
import type { JumpResult, Further, JumpSearch } from './use-jump-to-message';
import { useSending, useSendings } from '@/hooks/composer/use-outbox';
import type { Permalink } from './use-permalink';

export type TimelineView = {
  status: 'loading' | 'ready' | 'failed';
  items: readonly TimelineItem[];
  /** What happened between them, in its order. */
  events: readonly ThreadEvent[];
  sendings: readonly Sending[];
  /** All messages that are known, shown or not. */
  known: ReadonlyMap<string, Message>;
  older: Further;
  /** Between an island and the end; else nothing is missing below. */
  newer: Further;
  /** What is shown is an island: the end is somewhere else. */
  isDetached: boolean;
  /** What is pointed at is not on screen yet. */
  isLooking: boolean;
  /** For the one who looks for it; null while there is nothing to look for. */
  search: JumpSearch | null;
  setFound: (found: JumpResult) => void;
};

const NO_MESSAGES: Message[] = [];
const NO_RUNS: Run[] = [];
const NO_EVENTS: readonly ThreadEvent[] = [];
const NOTHING: Further = { status: 'none', load: () => undefined };

export function useTimeline(threadId: string, permalink: Permalink): TimelineView {
  const live = useQuery(messagesQuery(threadId));
  const openRuns = useQuery(openRunsQuery(threadId));
  const recent = live.data?.messages ?? NO_MESSAGES;
  const open = openRuns.data ?? NO_RUNS;
  const generation = live.data?.generation ?? 0;
  const [found, setFound] = useFound(permalink);
  const { detachedWindow } = found;
  const far = detachedWindow?.messages ?? NO_MESSAGES;

  const pages = useInfiniteQuery({
    queryKey: [...olderMessagesKey(threadId), generation],
    queryFn: ({ pageParam }) => getMessagesBefore(threadId, pageParam),
    initialPageParam: useMemo(() => knownFrom(recent, open), [recent, open]),
    getNextPageParam: (page: Message[]) => page[0]?.seq,
    enabled: false,
    gcTime: 20_000,
  });

  const known = useMemo(
    () => mergeMessages(...(pages.data?.pages ?? []), far, recent),
    [pages.data, far, recent],
  );
  const byId = useMemo(() => new Map(known.map((message) => [message.id, message])), [known]);
  const runs = useRunsToShow(`${threadId} ${generation}`, open, known);
  const sendings = useUnseen(threadId, known);
  const knownDownTo = useMemo(() => knownFrom(known, runs), [known, runs]);
  const of = `${threadId} ${generation} ${detachedWindow?.around ?? ''}`;
  const from = useLowest(live.data ? knownDownTo : Infinity, of);
  const shown = useMemo(() => shownRange(from, detachedWindow), [from, detachedWindow]);
  const isDetached = detachedWindow !== null && shown === detachedWindow;
  const items = useMemo(
    () => timeline(known, runs).filter(({ seq }) => isWithin(shown, seq)),
    [known, runs, shown],
  );

  const { events, areKnown } = useEvents(threadId, from);

  const { fetchNextPage } = pages;
  const load = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const isReady = live.data !== undefined && (openRuns.data !== undefined || openRuns.isError) && areKnown;
  const target = byId.get(permalink.messageId ?? '');
  const isLooking = found.arrival !== permalink.arrival;
  // What is on screen needs no search.
  if (isLooking && isReady && target && isWithin(shown, target.seq))
    setFound({ ...found, arrival: permalink.arrival });
  // Opened by a link to a message: its end is not shown first.
  const isArriving = isLooking && permalink.arrival === 0;
  const status = isReady && !isArriving ? 'ready' : live.isError ? 'failed' : 'loading';
  const pagesStatus = from <= 1 ? 'none' : pages.isFetching ? 'loading' : pages.isError ? 'failed' : 'more';
  const older = useMemo<Further>(
    () =>
      detachedWindow !== null && detachedWindow.from <= from
        ? detachedWindow.older
        : { status: pagesStatus, load },
    [detachedWindow, from, pagesStatus, load],
  );
  const search = useMemo(
    () =>
      isLooking || detachedWindow
        ? { threadId, generation, permalink, isReady, known: byId, shown, from }
        : null,
    [isLooking, detachedWindow, threadId, generation, permalink, isReady, byId, shown, from],
  );
  // The same as long as nothing in it changes: a long conversation is not drawn again for every key that is pressed.
  return useMemo(
    () => ({
      status,
      items,
      events: isDetached ? NO_EVENTS : events,
      sendings,
      known: byId,
      older,
      newer: isDetached ? detachedWindow.newer : NOTHING,
      isDetached,
      isLooking,
      search,
      setFound,
    }),
    [status, items, isDetached, events, sendings, byId, older, detachedWindow, isLooking, search, setFound],
  );
}

/** What is found of that which is pointed at; whoever points at nothing any more leaves the island. */
function useFound({ messageId, arrival }: Permalink): [JumpResult, (found: JumpResult) => void] {
  const [found, setFound] = useState<JumpResult>({ arrival: -1, detachedWindow: null });
  if (messageId !== null || found.arrival === arrival) return [found, setFound];
  const nothing = { arrival, detachedWindow: null };
  setFound(nothing);
  return [nothing, setFound];
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
  const knownIds = useMemo(() => new Set(messages.map(({ id }) => id)), [messages]);
  useEffect(() => {
    const seen = sendings.filter(({ id }) => knownIds.has(id)).map(({ id }) => id);
    if (seen.length > 0) discard(seen);
  }, [sendings, knownIds, discard]);
  return useMemo(() => sendings.filter(({ id }) => !knownIds.has(id)), [sendings, knownIds]);
}
