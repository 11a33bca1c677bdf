'use client';
// Searches for the target of a permalink that is not on screen. Far from the end it opens a detached window: messages
// around the target, shown alone until everything between them and the end is loaded. A permalink ten thousand messages
// up reads fifty. A lazy chunk; the steps are decided in jump-state.ts.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { AppError } from '@/model/errors';
import { getMessageWindow, type WindowRequest } from '@/services/messages/permalink';
import { threadKey } from '@/services/threads/threads';
import { useToasts } from '@/hooks/core/use-toasts';
import {
  messageToRead,
  nextJump,
  requestAbove,
  requestBelow,
  startJump,
  windowOf,
  type Around,
} from './jump-state';
import type { DetachedWindow, JumpResult, JumpSearch } from './timeline-state';
import { useFurther } from '@/hooks/core/use-further';
import { useMessage } from './use-message';

export function useJumpToMessage(search: JumpSearch, onFound: (found: JumpResult) => void): void {
  const { threadId, generation } = search;
  const { toastError } = useToasts();
  const [state, setState] = useState(() => startJump(search.permalink));
  const { around, handled } = state;
  const { detachedWindow, error } = useDetachedWindow({ threadId, generation, around });
  const single = useMessage(threadId, messageToRead(state, search));
  const next = nextJump(state, { search, single, windowError: error });
  if (next !== state) setState(next);
  useEffect(() => {
    if (handled.problem !== null) toastError(handled.problem);
  }, [handled, toastError]);
  const { arrival } = handled;
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
    getPreviousPageParam: requestAbove,
    getNextPageParam: requestBelow,
    enabled: around !== null,
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 20_000,
    networkMode: 'always',
  });
  const isShown = around !== null && (!isPlaceholderData || around.replacesWindow);
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
  const detachedWindow = useMemo(
    () => windowOf(isShown ? (data?.pages ?? []) : [], { older, newer }),
    [isShown, data, older, newer],
  );
  return { detachedWindow, error: data === undefined || isPlaceholderData ? error : null };
}
