'use client';
// Which thread the address names. Moving between threads changes the address alone: no trip to the server, so it is
// instant and works without a connection.
import { usePathname } from 'next/navigation';
import { useCallback } from 'react';
import { ID_PATTERN } from '@/model/id-pattern';
import { useHref } from './use-session';

export type Place =
  | { kind: 'start' }
  | { kind: 'thread'; threadId: string }
  /** An invite link; whether its secret is one is told by the server alone. */
  | { kind: 'join'; token: string }
  | { kind: 'nowhere' };

export function placeOf(pathname: string): Place {
  const [first, second, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (first === undefined) return { kind: 'start' };
  if (second === undefined || rest.length > 0) return { kind: 'nowhere' };
  if (first === 'join') return { kind: 'join', token: second };
  if (first !== 't') return { kind: 'nowhere' };
  return ID_PATTERN.test(second) ? { kind: 'thread', threadId: second } : { kind: 'nowhere' };
}

export function usePlace(): Place {
  return placeOf(usePathname());
}

/** Whether this thread is what the page shows at this moment. */
export function isOnScreen(threadId: string): boolean {
  const place = placeOf(window.location.pathname);
  return place.kind === 'thread' && place.threadId === threadId;
}

/** Goes to a path of the workspace, which may name a message: `/t/thread#message`. */
export function useGo(): (path: string) => void {
  const href = useHref();
  return useCallback(
    (path: string) => {
      const [place, message] = path.split('#');
      if (window.location.pathname === place && message === undefined) return;
      window.history.pushState(null, '', href(path));
      // Browsers tell of a changed fragment only when they went there themselves.
      if (message !== undefined) window.dispatchEvent(new HashChangeEvent('hashchange'));
    },
    [href],
  );
}
