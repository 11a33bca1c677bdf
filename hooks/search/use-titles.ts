'use client';
// Titles among all my threads, as somebody types.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SearchThread } from '@/model/search';
import { findTitles } from '@/services/search/search';
import { useFurther, type Further } from '@/hooks/core/use-further';
import { useAccessLosses } from '@/hooks/threads/use-access-loss';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useDebounced } from './use-debounced';

const PAUSE_MS = 200;

export type FoundTitles = {
  /** `loading` also while somebody types. */
  status: 'loading' | 'failed' | 'ready';
  titles: readonly SearchThread[];
  /** Threads that were looked at, where there are more; null when all of them were. */
  lookedAt: number | null;
  more: Further;
  retry: () => void;
};

const NONE: readonly SearchThread[] = [];

export function useTitles(typed: string): FoundTitles {
  const { uid } = useMe();
  const losses = useAccessLosses(uid);
  const text = useDebounced(typed.trim(), PAUSE_MS);
  const query = useInfiniteQuery({
    queryKey: ['titles', uid, text],
    queryFn: ({ pageParam }) => findTitles(text, pageParam),
    initialPageParam: firstCursor(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: text !== '',
    staleTime: 10_000,
  });
  const { data, isFetching, isError, hasNextPage, fetchNextPage, refetch } = query;
  const more = useFurther(hasNextPage, { isFetching, isError, fetch: fetchNextPage });
  return useMemo(() => {
    const pages = data?.pages ?? [];
    const found = pages.flatMap(({ titles }) => titles).filter(({ id }) => losses[id] === undefined);
    const looked = pages.reduce((sum, { lookedAt }) => sum + (lookedAt ?? 0), 0);
    const isCurrent = text === typed.trim();
    return {
      status: isCurrent && data !== undefined ? 'ready' : isCurrent && isError ? 'failed' : 'loading',
      titles: isCurrent ? found : NONE,
      lookedAt: hasNextPage && looked > 0 ? looked : null,
      more,
      retry: () => void refetch(),
    };
  }, [data, losses, text, typed, isError, hasNextPage, more, refetch]);
}

function firstCursor(): string | null {
  return null;
}
