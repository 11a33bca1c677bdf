'use client';
// What people think of answers, newest first, page by page.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import type { FeedbackEntry, FeedbackValue } from '@/model/feedback';
import { getFeedbackList } from '@/services/usage/feedback';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useFurther, type Further } from '@/hooks/core/use-further';

export type FeedbackList = {
  /** Null until the first page is read. */
  entries: readonly FeedbackEntry[] | null;
  more: Further;
  error: AppError | null;
  reload: () => void;
};

type Options = {
  /** Null: of the whole site. */
  threadId: string | null;
  /** Null: both. */
  value: FeedbackValue | null;
};

export function useFeedbackList({ threadId, value }: Options): FeedbackList {
  const { uid } = useMe();
  const query = useInfiniteQuery({
    queryKey: ['feedback', uid, threadId, value],
    queryFn: ({ pageParam: cursor }) =>
      getFeedbackList({ threadId, cursor, ...(value !== null && { value }) }),
    initialPageParam: firstCursor(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    networkMode: 'always',
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
  const { data, isFetching, isError, hasNextPage, fetchNextPage } = query;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries) ?? null, [data]);
  return {
    entries,
    more: useFurther(hasNextPage, { isFetching, isError, fetch: fetchNextPage }),
    error: query.error === null ? null : asAppError(query.error),
    reload: () => void query.refetch(),
  };
}

function firstCursor(): string | null {
  return null;
}
