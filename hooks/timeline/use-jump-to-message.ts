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
import { getMessageWindow, type MessageWindow, type WindowRequest } from '@/services/messages/permalink';
import { threadKey } from '@/services/threads/threads';
import { errorText } from '@/services/core/strings';
import { useMessage } from './use-message';
import { useToasts } from '@/hooks/core/use-toasts';
import type { Permalink } from './use-permalink';

/** More messages on one side of those that are shown. */
export type Further = { status: 'none' | 'more' | 'loading' | 'failed'; load: () => void };

export type DetachedWindow = Range & {
  /** The place it was opened around. */
  around: number;
  messages: readonly Message[];
  older: Further;
  newer: Further;
};

/** What came of a search: the last arrival that is dealt with, and the island it opened. */
export type JumpResult = { arrival: number; detachedWindow: DetachedWindow | null };

export type JumpSearch = {
  threadId: string;
  generation: number;
  permalink: Permalink;
  /** The end of the thread is known; before that nothing can be judged. */
  isReady: boolean;
  known: ReadonlyMap<string, Message>;
  shown: Range;
  /** From here to the end everything is known. */
  from: number;
};

/** The place an island lies around, and whether another island is left for it, which stays on screen meanwhile. */
type Around = { seq: number; leavesWindow: boolean };

export function useJumpToMessage(search: JumpSearch, onFound: (found: JumpResult) => void): void {
  const { threadId, generation } = search;
  const [around, setAround] = useState<Around | null>(null);
  const { detachedWindow, error } = useDetachedWindow({ threadId, generation, around });
  const arrival = useJumpSearch({ ...search, around, error, setAround });
  useEffect(() => onFound({ arrival, detachedWindow }), [arrival, detachedWindow, onFound]);
}

type DetachedWindowOptions = { threadId: string; generation: number; around: Around | null };

function useDetachedWindow({ threadId, generation, around }: DetachedWindowOptions): {
  detachedWindow: DetachedWindow | null;
  error: AppError | null;
} {
  const seq = around?.seq ?? null;
  const first: WindowRequest = { kind: 'around', seq: seq ?? 0 };
  const { data, error, isPlaceholderData, isFetching, ...pages } = useInfiniteQuery({
    queryKey: [...threadKey(threadId), 'detached window', seq, generation],
    queryFn: async ({ pageParam: request }) => ({ ...(await getMessageWindow(threadId, request)), request }),
    initialPageParam: first,
    getPreviousPageParam: ({ hasOlder, messages: [top] }: MessageWindow): WindowRequest | undefined =>
      hasOlder && top ? { kind: 'before', seq: top.seq } : undefined,
    getNextPageParam: ({ hasNewer, messages }: MessageWindow): WindowRequest | undefined => {
      const end = messages.at(-1);
      return hasNewer && end ? { kind: 'after', seq: end.seq } : undefined;
    },
    enabled: around !== null,
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 20_000,
    networkMode: 'always',
  });
  const isShown = around !== null && (!isPlaceholderData || around.leavesWindow);
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
  const detachedWindow = useMemo(() => {
    const read = isShown ? (data?.pages ?? []) : [];
    const messages = read.flatMap((page) => page.messages);
    const opened = read.find(({ request }) => request.kind === 'around');
    const [top, end] = [messages[0], messages.at(-1)];
    if (!opened || !top || !end) return null;
    return { around: opened.request.seq, from: top.seq, to: end.seq, messages, older, newer };
  }, [isShown, data, older, newer]);
  return { detachedWindow, error: data === undefined || isPlaceholderData ? error : null };
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

type State = JumpSearch & {
  around: Around | null;
  error: AppError | null;
  setAround: (around: Around | null) => void;
};

/** The last arrival that is dealt with, and why it led nowhere. */
type HandledJump = { arrival: number; problem: AppError | null };

/**
 * Leads to an island when what is pointed at stands far up, back from one when it does not, and says so when it is
 * nowhere. Returns the last arrival that is dealt with.
 */
function useJumpSearch({
  threadId,
  permalink,
  isReady,
  known,
  shown,
  from,
  around,
  error,
  setAround,
}: State): number {
  const { messageId, arrival } = permalink;
  const { toastError } = useToasts();
  const [handled, setHandled] = useState<HandledJump>({ arrival: arrival - 1, problem: null });
  const target = known.get(messageId ?? '');
  const canBe = messageId !== null && ID_PATTERN.test(messageId);
  const asks = handled.arrival !== arrival && isReady && canBe && target === undefined;
  const single = useMessage(threadId, asks ? messageId : null);
  const seq = (target ?? single.message)?.seq;
  const isNowhere = !canBe || single.message === null;
  const problem =
    error ?? single.error ?? (isNowhere ? new AppError('not-found', errorText.messageNotHere) : null);
  useEffect(() => {
    if (handled.problem !== null) toastError(handled.problem);
  }, [handled, toastError]);

  if (handled.arrival !== arrival && isReady) {
    if (problem !== null) {
      if (around !== null) setAround(null);
      setHandled({ arrival, problem });
    } else if (seq !== undefined && isWithin(shown, seq)) setHandled({ arrival, problem });
    else if (seq !== undefined && seq >= from && around !== null) setAround(null);
    else if (seq !== undefined && seq < from && around?.seq !== seq)
      setAround({ seq, leavesWindow: around !== null });
  }
  return handled.arrival;
}
