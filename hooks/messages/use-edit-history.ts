'use client';
// The previous versions of an edited message, newest first, a page at a time; another edit starts from the first page.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Message } from '@/model/message';
import { threadKey } from '@/services/threads/threads';
import { EDIT_HISTORY_PAGE, getEditHistory } from '@/services/messages/versions';

export type EditHistory = {
  edits: readonly Message[];
  more: 'none' | 'more' | 'loading' | 'failed';
  showMore: () => void;
};

const NEWEST: number | null = null;
const NONE: readonly Message[] = [];

export function useEditHistory(threadId: string, { id, versions }: Message): EditHistory {
  const { data, hasNextPage, isFetching, isError, refetch, fetchNextPage } = useInfiniteQuery({
    queryKey: [...threadKey(threadId), 'edit history', id, versions],
    queryFn: ({ pageParam }) => getEditHistory({ threadId, messageId: id, before: pageParam }),
    initialPageParam: NEWEST,
    getNextPageParam: (page: readonly Message[]) =>
      page.length < EDIT_HISTORY_PAGE ? undefined : page.at(-1)?.createdAt,
    networkMode: 'always',
    gcTime: 0,
  });
  const showMore = useCallback(
    () => void (data === undefined ? refetch() : fetchNextPage()),
    [data, refetch, fetchNextPage],
  );
  const edits = data?.pages.flat() ?? NONE;
  const more = isFetching ? 'loading' : isError ? 'failed' : hasNextPage ? 'more' : 'none';
  return { edits, more, showMore };
}
