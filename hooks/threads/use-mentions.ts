'use client';
// The messages that mention me, read again whenever there is a new one, or one may have been hidden; older ones page by page.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getMentions, type Mention, type MentionsCursor } from '@/services/messages/mentions';
import { useFurther, type Further } from '@/hooks/core/use-further';
import { useLiveThreads } from './use-threads';
import { useMe } from '@/hooks/core/session/use-workspace';

export type { Mention };

export type Mentions = {
  status: 'loading' | 'ready' | 'failed';
  mentions: readonly Mention[];
  more: Further;
  reload: () => void;
};

export function useMentions(): Mentions {
  const { uid } = useMe();
  const threads = useLiveThreads() ?? [];
  const count = threads.reduce((sum, { mentioned }) => sum + (mentioned[uid] ?? 0), 0);
  const changedAt = threads.reduce((latest, thread) => Math.max(latest, thread.changedAt), 0);
  const query = useInfiniteQuery({
    queryKey: ['mentions', uid, count, changedAt],
    queryFn: ({ pageParam }) => getMentions(uid, pageParam),
    initialPageParam: newest(),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    retry: false,
    gcTime: 20_000,
  });
  const { data, isFetching, isError, hasNextPage, fetchNextPage, refetch } = query;
  const more = useFurther(hasNextPage && !query.isPlaceholderData, {
    isFetching,
    isError,
    fetch: fetchNextPage,
  });
  const mentions = useMemo(() => data?.pages.flatMap((page) => page.mentions) ?? [], [data]);
  const status = data ? 'ready' : isError ? 'failed' : 'loading';
  return { status, mentions, more, reload: () => void refetch() };
}

function newest(): MentionsCursor {
  return null;
}
