'use client';
// The location within the workspace. Navigating between threads changes only the URL, without a round trip to the
// server, so it is instant and works offline.
import { usePathname } from 'next/navigation';
import { useCallback } from 'react';
import { ID_PATTERN } from '@/model/id-pattern';
import { useHref } from '@/hooks/core/session/use-session';

/** `new`: the start page, on a phone too. */
const PAGES = ['new', 'search', 'import', 'usage'] as const;

export type AppLocation =
  | { kind: 'start' }
  | { kind: 'thread'; threadId: string }
  /** An invite link; the server alone knows whether its secret is valid. */
  | { kind: 'join'; token: string }
  | { kind: (typeof PAGES)[number] }
  | { kind: 'nowhere' };

export function locationOf(pathname: string): AppLocation {
  const [first, second, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (first === undefined) return { kind: 'start' };
  if (second === undefined) return { kind: PAGES.find((page) => page === first) ?? 'nowhere' };
  if (rest.length > 0) return { kind: 'nowhere' };
  if (first === 'join') return { kind: 'join', token: second };
  if (first !== 't') return { kind: 'nowhere' };
  return ID_PATTERN.test(second) ? { kind: 'thread', threadId: second } : { kind: 'nowhere' };
}

export function useLocation(): AppLocation {
  return locationOf(usePathname());
}

/** Whether the page shows this thread now. */
export function isOnScreen(threadId: string): boolean {
  const location = locationOf(window.location.pathname);
  return location.kind === 'thread' && location.threadId === threadId;
}

/** Navigates to a path of the workspace, optionally with a message or a query: `/t/thread#message`, `/search?q=plan`. */
export function useNavigate(): (path: string) => void {
  const href = useHref();
  return useCallback(
    (path: string) => {
      const [page, message] = path.split('#');
      if (window.location.pathname === page && message === undefined) return;
      window.history.pushState(null, '', href(path));
      // `pushState` fires no `hashchange` event.
      if (message !== undefined) window.dispatchEvent(new HashChangeEvent('hashchange'));
    },
    [href],
  );
}
