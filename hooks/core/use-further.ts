'use client';
import { useCallback, useMemo } from 'react';

/** More of a list, above or below what is shown. */
export type Further = { status: 'none' | 'more' | 'loading' | 'failed'; load: () => void };

type Pages = {
  isFetching: boolean;
  isError: boolean;
  fetch: (options: { cancelRefetch: false }) => Promise<unknown>;
};

/** Returns the same object while nothing in it changes. */
export function useFurther(isThere: boolean, { isFetching, isError, fetch }: Pages): Further {
  const load = useCallback(() => void fetch({ cancelRefetch: false }), [fetch]);
  const status = !isThere ? 'none' : isFetching ? 'loading' : isError ? 'failed' : 'more';
  return useMemo(() => ({ status, load }), [status, load]);
}
