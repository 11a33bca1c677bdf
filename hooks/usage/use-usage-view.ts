'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { locationOf } from '@/hooks/core/use-location';
import { useHref } from '@/hooks/core/session/use-session';
import { usagePath, viewIn, type UsageView } from './usage-address';

type UsageNavigation = UsageView & {
  /** Replaces the entry of the history. */
  change: (changes: Partial<UsageView>) => void;
};

/** What the page of usage shows: it is in the address, so that a reload and a link show the same. */
export function useUsageView(): UsageNavigation {
  const href = useHref();
  // Changes with every navigation, a moment later than the address itself.
  const params = useSearchParams();
  const [shown, show] = useState(() => ({ params, view: viewHere() }));
  if (shown.params !== params) {
    const isHere = locationOf(window.location.pathname).kind === 'usage';
    show({ params, view: isHere ? viewHere() : shown.view });
  }
  const change = useCallback(
    (changes: Partial<UsageView>) => {
      const next = { ...viewHere(), ...changes };
      window.history.replaceState(window.history.state, '', href(usagePath(next)));
      show(({ params: at }) => ({ params: at, view: next }));
    },
    [href],
  );
  return { ...shown.view, change };
}

const viewHere = () => viewIn(new URLSearchParams(window.location.search));
