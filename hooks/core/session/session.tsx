'use client';
// Opens and ends the session of this page: the half of it that loads Firebase Auth.
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { saveFarewell, takeFarewell } from '@/services/core/local-store';
import { leaveSession, openSession, signInAsDemo } from '@/services/firebase/session';
import { never, useConfig } from './use-session';

/** Around whatever needs to know who is signed in. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const config = useConfig();
  useEffect(() => openSession(config), [config]);
  return children;
}

export { signInAsDemo };

let leaving = false;

type Leaving = {
  /** A message for the next page to show. */
  farewell?: string;
  /** The path of the next page. */
  path?: string;
};

/** Signs out and deletes everything local, then loads a new page, so that nothing stays in memory either. */
export async function signOutHere({ farewell, path = '/' }: Leaving = {}): Promise<void> {
  // A press and the server's notice of the ended session may coincide.
  if (leaving) return;
  leaving = true;
  try {
    await leaveSession();
  } finally {
    if (farewell !== undefined) saveFarewell(farewell);
    window.location.replace(path);
  }
}

let farewell: string | null | undefined;
/** Why this person was signed out, if they did not do it themselves. */
export function useFarewell(): string | null {
  return useSyncExternalStore(never, readFarewell, () => null);
}

function readFarewell(): string | null {
  // The message is for the next page, although this one may show the sign-in page for a moment.
  if (leaving) return null;
  if (farewell === undefined) farewell = takeFarewell();
  return farewell;
}
