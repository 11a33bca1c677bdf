import { useWasHere } from '@/hooks/core/session/use-session';

/** Whether this browser has a session of this site, or comes back from the link by e-mail that finishes one. */
export function useMaySignInAtOnce(): boolean {
  const wasHere = useWasHere();
  const query = new URLSearchParams(typeof window === 'undefined' ? '' : window.location.search);
  return wasHere || query.has('oobCode') || query.has('as');
}
