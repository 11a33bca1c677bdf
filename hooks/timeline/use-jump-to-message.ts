'use client';
// Finds a message that is pointed at and not on screen. Far from the end it opens an island: a stretch around the message,
// shown alone until the places between are known. Whoever follows a link ten thousand places up reads fifty messages.
// Fetched when somebody points so far.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { AppError } from '@/model/errors';
import { ID_PATTERN } from '@/model/id-pattern';
import type { Message } from '@/model/message';
import { isWithin, type Range } from '@/model/timeline';
import { getStretch, type Stretch, type Way } from '@/services/messages/permalink';
import { threadKey } from '@/services/threads/threads';
import { said } from '@/services/core/strings';
import { useMessage } from './use-message';
import { useNotices } from '@/hooks/core/use-toasts';
import type { Pointed } from './use-permalink';

/** More messages on one side of those that are shown. */
export type Further = { status: 'none' | 'more' | 'loading' | 'failed'; load: () => void };

export type Island = Range & {
  /** The place it was opened around. */
  around: number;
  messages: readonly Message[];
  older: Further;
  newer: Further;
};

/** What came of a search: the last arrival that is dealt with, and the island it opened. */
export type Found = { turn: number; island: Island | null };

export type Search = {
  threadId: string;
  generation: number;
  pointed: Pointed;
  /** The end of the thread is known; before that nothing can be judged. */
  isReady: boolean;
  known: ReadonlyMap<string, Message>;
  shown: Range;
  /** From here to the end everything is known. */
  from: number;
};

/** The place an island lies around, and whether another island is left for it, which stays on screen meanwhile. */
type Around = { seq: number; leavesIsland: boolean };

export function useFinding(search: Search, onFound: (found: Found) => void): void {
  const { threadId, generation } = search;
  const [around, setAround] = useState<Around | null>(null);
  const { island, error } = useIsland({ threadId, generation, around });
  const turn = useSearch({ ...search, around, error, setAround });
  useEffect(() => onFound({ turn, island }), [turn, island, onFound]);
}

type IslandAt = { threadId: string; generation: number; around: Around | null };

function useIsland({ threadId, generation, around }: IslandAt): {
  island: Island | null;
  error: AppError | null;
} {
  const seq = around?.seq ?? null;
  const first: Way = { kind: 'around', seq: seq ?? 0 };
  const { data, error, isPlaceholderData, isFetching, ...pages } = useInfiniteQuery({
    queryKey: [...threadKey(threadId), 'island', seq, generation],
    queryFn: async ({ pageParam: way }) => ({ ...(await getStretch(threadId, way)), way }),
    initialPageParam: first,
    getPreviousPageParam: ({ hasOlder, messages: [top] }: Stretch): Way | undefined =>
      hasOlder && top ? { kind: 'before', seq: top.seq } : undefined,
    getNextPageParam: ({ hasNewer, messages }: Stretch): Way | undefined => {
      const end = messages.at(-1);
      return hasNewer && end ? { kind: 'after', seq: end.seq } : undefined;
    },
    enabled: around !== null,
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 20_000,
    networkMode: 'always',
  });
  const stands = around !== null && (!isPlaceholderData || around.leavesIsland);
  const older = useFurther(pages.hasPreviousPage, {
    isFetching,
    isError: pages.isFetchPreviousPageError,
    fetch: pages.fetchPreviousPage,
  });
  const newer = useFurther(pages.hasNextPage, {
    isFetching,
    isError: pages.isFetchNextPageError,
    fetch: pages.fetchNextPage,
  });
  const island = useMemo(() => {
    const read = stands ? (data?.pages ?? []) : [];
    const messages = read.flatMap((page) => page.messages);
    const opened = read.find(({ way }) => way.kind === 'around');
    const [top, end] = [messages[0], messages.at(-1)];
    if (!opened || !top || !end) return null;
    return { around: opened.way.seq, from: top.seq, to: end.seq, messages, older, newer };
  }, [stands, data, older, newer]);
  return { island, error: data === undefined || isPlaceholderData ? error : null };
}

type Fetching = {
  isFetching: boolean;
  isError: boolean;
  fetch: (options: { cancelRefetch: false }) => Promise<unknown>;
};

function useFurther(isThere: boolean, { isFetching, isError, fetch }: Fetching): Further {
  const load = useCallback(() => void fetch({ cancelRefetch: false }), [fetch]);
  const status = !isThere ? 'none' : isFetching ? 'loading' : isError ? 'failed' : 'more';
  return useMemo(() => ({ status, load }), [status, load]);
}

type State = Search & {
  around: Around | null;
  error: AppError | null;
  setAround: (around: Around | null) => void;
};

/** The last arrival that is dealt with, and why it led nowhere. */
type Settled = { turn: number; problem: AppError | null };

/**
 * Leads to an island when what is pointed at stands far up, back from one when it does not, and says so when it is
 * nowhere. Returns the last arrival that is dealt with.
 */
function useSearch({
  threadId,
  pointed,
  isReady,
  known,
  shown,
  from,
  around,
  error,
  setAround,
}: State): number {
  const { messageId, turn } = pointed;
  const { fail } = useNotices();
  const [settled, setSettled] = useState<Settled>({ turn: turn - 1, problem: null });
  const standing = known.get(messageId ?? '');
  const canBe = messageId !== null && ID_PATTERN.test(messageId);
  const asks = settled.turn !== turn && isReady && canBe && standing === undefined;
  const single = useMessage(threadId, asks ? messageId : null);
  const seq = (standing ?? single.message)?.seq;
  const isNowhere = !canBe || single.message === null;
  const problem =
    error ?? single.error ?? (isNowhere ? new AppError('not-found', said.messageNotHere) : null);
  useEffect(() => {
    if (settled.problem !== null) fail(settled.problem);
  }, [settled, fail]);

  if (settled.turn !== turn && isReady) {
    if (problem !== null) {
      if (around !== null) setAround(null);
      setSettled({ turn, problem });
    } else if (seq !== undefined && isWithin(shown, seq)) setSettled({ turn, problem });
    else if (seq !== undefined && seq >= from && around !== null) setAround(null);
    else if (seq !== undefined && seq < from && around?.seq !== seq)
      setAround({ seq, leavesIsland: around !== null });
  }
  return settled.turn;
}
