'use client';
// The pages of a search, as far as they were scrolled through. What was found stays for whoever comes back to it.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import type { SearchOrder } from '@/model/search';
import { search } from '@/services/search/search';
import { useAccessLosses } from '@/hooks/threads/use-access-loss';
import { useMe } from '@/hooks/core/session/use-workspace';
import { resultsOf, type SearchPage, type SearchResults } from './search-pages';

const PAGE = 20;
/** In one thread matches are counted. */
const PAGE_OF_THREAD = 50;
const KEPT_MS = 30 * 60_000;
/** While the index is being built, the first page is searched again. */
const INDEXING_MS = 3_000;

export type Search = {
  status: 'idle' | 'loading' | 'failed' | 'ready';
  /** Of this query or, while it is loading, of the one before. */
  results: SearchResults | null;
  /** `results` belong to an earlier text. */
  isStale: boolean;
  error: AppError | null;
  retry: () => void;
  more: { status: 'none' | 'more' | 'loading' | 'failed'; load: () => void };
};

export type SearchOptions = {
  text: string;
  order: SearchOrder;
  /** A visit keeps its results, and shows them again as they were; without one, results grow old. */
  visit?: string;
  /** Searches one thread alone. */
  threadId?: string;
};

export function useSearch({ text, order, visit, threadId }: SearchOptions): Search {
  const { uid } = useMe();
  const losses = useAccessLosses(uid);
  const isAsked = text !== '';
  const query = useInfiniteQuery({
    queryKey: ['search', uid, visit ?? '', threadId ?? '', text, order],
    queryFn: async ({ pageParam: cursor }): Promise<SearchPage> => ({
      ...(await search({
        text,
        order,
        cursor,
        limit: threadId === undefined ? PAGE : PAGE_OF_THREAD,
        ...(threadId !== undefined && { threadId }),
      })),
      text,
      losses,
    }),
    initialPageParam: firstCursor(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: KEPT_MS,
    // Shown at once as they were left, and asked for again: access or messages may be gone since.
    refetchOnMount: visit === undefined ? true : 'always',
    refetchOnReconnect: true,
    networkMode: 'always',
    refetchInterval: ({ state: { data } }) =>
      data?.pages.length === 1 && data.pages[0]?.indexed != null ? INDEXING_MS : false,
  });
  const results = useMemo(
    () => (isAsked ? resultsOf(query.data?.pages ?? [], { order, losses }) : null),
    [isAsked, query.data, order, losses],
  );
  // What is not asked keeps the results before it too, for ever.
  const isStale = isAsked && query.isPlaceholderData;
  return {
    status: !isAsked ? 'idle' : results !== null ? 'ready' : query.isError ? 'failed' : 'loading',
    results,
    isStale,
    error: query.error === null ? null : asAppError(query.error),
    retry: () => void query.refetch(),
    more: {
      status: moreStatus({ ...query, hasNextPage: query.hasNextPage && !isStale }),
      load: () => void query.fetchNextPage({ cancelRefetch: false }),
    },
  };
}

function firstCursor(): string | null {
  return null;
}

type Pages = { hasNextPage: boolean; isFetching: boolean; isFetchNextPageError: boolean };

function moreStatus({ hasNextPage, isFetching, isFetchNextPageError }: Pages): Search['more']['status'] {
  if (!hasNextPage) return 'none';
  if (isFetching) return 'loading';
  return isFetchNextPageError ? 'failed' : 'more';
}
