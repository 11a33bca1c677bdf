'use client';
// Sums of some days, read again while the page is looked at: they are a minute old at most.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { asAppError, type AppError } from '@/model/errors';
import type { UsageReport } from '@/model/usage';
import { threadQuery } from '@/services/threads/threads';
import { getUsage } from '@/services/usage/usage';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useMe } from '@/hooks/core/session/use-workspace';
import type { UsageOf } from './usage-address';
import type { Days } from './usage-range';

const FRESH_MS = 60_000;
/** While the store is being built. */
const INDEXING_MS = 3_000;
const KEPT_MS = 10 * 60_000;

export type Usage = {
  /** `off`: this site counts nothing. `denied`: of a thread or the site, to whoever may not see it. */
  status: 'loading' | 'ready' | 'off' | 'denied' | 'failed';
  /** Null unless it is ready. Of other days while these are loading, and then `isStale`. */
  report: UsageReport | null;
  isStale: boolean;
  isFetching: boolean;
  maySeeSite: boolean;
  /** The last reading failed; what was read before may still be shown. */
  error: AppError | null;
  reload: () => void;
};

export function useUsage(of: UsageOf, days: Days): Usage {
  const { uid } = useMe();
  const query = useQuery({
    queryKey: ['usage', uid, of, days],
    queryFn: () => getUsage(of, days),
    // Of the same thread or scope alone: other sums would be taken for these.
    placeholderData: (data, before) => (isSame(before?.queryKey[2], of) ? keepPreviousData(data) : undefined),
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
    networkMode: 'always',
    refetchOnReconnect: true,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state: { data } }) => (data?.state === 'indexing' ? INDEXING_MS : FRESH_MS),
  });
  const { data } = query;
  const error = query.error === null ? null : asAppError(query.error);
  const isDenied = error?.code === 'forbidden' || error?.code === 'not-found';
  return {
    status: isDenied
      ? 'denied'
      : data === undefined
        ? error === null
          ? 'loading'
          : 'failed'
        : statusOf(data),
    report: data === undefined || data.state === 'off' || isDenied ? null : data,
    isStale: query.isPlaceholderData,
    isFetching: query.isFetching,
    maySeeSite: data?.maySeeSite === true,
    error,
    reload: () => void query.refetch(),
  };
}

const statusOf = ({ state }: { state: 'off' | 'ready' | 'indexing' }) => (state === 'off' ? 'off' : 'ready');

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Null until it is known, and where the reader is no member. */
export function useTitleOf(threadId: string): string | null {
  const displayTitle = useDisplayTitle();
  const { data } = useQuery(threadQuery(threadId));
  return data === undefined ? null : displayTitle(data);
}
