'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { useHref } from '@/hooks/core/session/use-session';
import { usagePath, viewIn, type UsageView } from './usage-address';

type UsageNavigation = UsageView & {
  /** Replaces the entry of the history. */
  change: (changes: Partial<UsageView>) => void;
};

/** What the page of usage shows: it is in the address, so that a reload and a link show the same. */
export function useUsageView(): UsageNavigation {
  const href = useHref();
  const params = useSearchParams();
  const view = useMemo(() => viewIn(params), [params]);
  const change = useCallback(
    (changes: Partial<UsageView>) => {
      // The address may be ahead of what is on screen.
      const now = viewIn(new URLSearchParams(window.location.search));
      window.history.replaceState(window.history.state, '', href(usagePath({ ...now, ...changes })));
    },
    [href],
  );
  return { ...view, change };
}
