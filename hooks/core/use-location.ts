'use client';
// Which thread the address names. Moving between threads changes the address alone: no trip to the server, so it is
// instant and works without a connection.
import { usePathname } from 'next/navigation';
import { useCallback } from 'react';
import { ID_PATTERN } from '@/model/id-pattern';
import { useHref } from './use-session';

export type AppLocation =
  | { kind: 'start' }
  | { kind: 'thread'; threadId: string }
  /** An invite link; the server alone knows whether its secret is valid. */
  | { kind: 'join'; token: string }
  | { kind: 'nowhere' };

export function locationOf(pathname: string): AppLocation {
  const [first, second, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (first === undefined) return { kind: 'start' };
  if (second === undefined || rest.length > 0) return { kind: 'nowhere' };
  if (first === 'join') return { kind: 'join', token: second };
  if (first !== 't') return { kind: 'nowhere' };
  return ID_PATTERN.test(second) ? { kind: 'thread', threadId: second } : { kind: 'nowhere' };
}

export function useLocation(): AppLocation {
  return locationOf(usePathname());
}

/** Whether this thread is what the page shows at this moment. */
export function isOnScreen(threadId: string): boolean {
  const location = locationOf(window.location.pathname);
  return location.kind === 'thread' && location.threadId === threadId;
}

/** Goes to a path of the workspace, which may name a message: `/t/thread#message`. */
export function useNavigate(): (path: string) => void {
  const href = useHref();
  return useCallback(
    (path: string) => {
      const [pathname, message] = path.split('#');
      if (window.location.pathname === pathname && message === undefined) return;
      window.history.pushState(null, '', href(path));
      // Browsers tell of a changed fragment only when they went there themselves.
      if (message !== undefined) window.dispatchEvent(new HashChangeEvent('hashchange'));
    },
    [href],
  );
}
