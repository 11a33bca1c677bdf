import { useWasHere } from '@/hooks/core/session/use-session';

/** Whether the link by e-mail that finishes a sign-in led to this page, which shows its thread without one. */
export function useCameToContinue(): boolean {
  return typeof window !== 'undefined' && new URLSearchParams(window.location.search).has('oobCode');
}

/** Whether this browser has a session of this site, or comes back from the link by e-mail that finishes one. */
export function useMaySignInAtOnce(): boolean {
  const wasHere = useWasHere();
  const query = new URLSearchParams(typeof window === 'undefined' ? '' : window.location.search);
  return wasHere || query.has('oobCode') || query.has('as');
}
