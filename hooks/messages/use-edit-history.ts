'use client';
// What an edited message said before, newest first, a page at a time; another edit begins anew.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Message } from '@/model/message';
import { threadKey } from '@/services/threads/threads';
import { EARLIER_WORDS_PAGE, getEarlierWords } from '@/services/messages/versions';

export type EarlierWords = {
  words: readonly Message[];
  more: 'none' | 'more' | 'loading' | 'failed';
  showMore: () => void;
};

const NEWEST: number | null = null;
const NONE: readonly Message[] = [];

export function useEarlierWords(threadId: string, { id, versions }: Message): EarlierWords {
  const { data, hasNextPage, isFetching, isError, refetch, fetchNextPage } = useInfiniteQuery({
    queryKey: [...threadKey(threadId), 'earlier words', id, versions],
    queryFn: ({ pageParam }) => getEarlierWords({ threadId, messageId: id, before: pageParam }),
    initialPageParam: NEWEST,
    getNextPageParam: (page: readonly Message[]) =>
      page.length < EARLIER_WORDS_PAGE ? undefined : page.at(-1)?.createdAt,
    networkMode: 'always',
    gcTime: 0,
  });
  const showMore = useCallback(
    () => void (data === undefined ? refetch() : fetchNextPage()),
    [data, refetch, fetchNextPage],
  );
  const words = data?.pages.flat() ?? NONE;
  const more = isFetching ? 'loading' : isError ? 'failed' : hasNextPage ? 'more' : 'none';
  return { words, more, showMore };
}
