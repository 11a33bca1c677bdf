'use client';
// Who is signed in, the page's configuration, and URLs that keep a demo tab signed in as its person.
import { createContext, use, useCallback, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { PageConfig } from '@/model/page-config';
import { saveFarewell, takeFarewell } from '@/services/core/local-store';
import {
  leaveSession,
  openSession,
  sessionName,
  sessionState,
  signInAsDemo,
  startingState,
  watchSession,
  type SessionState,
} from '@/services/firebase/session';

export type { Person } from '@/services/firebase/session';

const ConfigContext = createContext<PageConfig | null>(null);
const WasHereContext = createContext(false);

type Props = {
  config: PageConfig;
  /** Somebody was signed in in this browser when the server rendered the page. */
  wasHere: boolean;
  children: ReactNode;
};

export function SessionProvider({ config, wasHere, children }: Props) {
  useEffect(() => openSession(config), [config]);
  return (
    <ConfigContext value={config}>
      <WasHereContext value={wasHere}>{children}</WasHereContext>
    </ConfigContext>
  );
}

/** Decides what is rendered until Firebase has restored the session. */
export function useWasHere(): boolean {
  return use(WasHereContext);
}

export function useConfig(): PageConfig {
  const config = use(ConfigContext);
  if (config === null) throw new Error('SessionProvider is missing');
  return config;
}

/** At this moment; a screen uses `useSession`. */
export function isSignedIn(): boolean {
  return sessionState().status === 'signed-in';
}

export function useSession(): SessionState {
  return useSyncExternalStore(watchSession, sessionState, startingState);
}

export { signInAsDemo };

/** Adds `?as=` to every link. */
export function useHref(): (path: string) => string {
  const config = useConfig();
  return useCallback(
    (path: string) => {
      const as = sessionName(config);
      if (as === null) return path;
      const [page = '', message] = path.split('#');
      const mark = page.includes('?') ? '&' : '?';
      return `${page}${mark}as=${as}${message === undefined ? '' : `#${message}`}`;
    },
    [config],
  );
}

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
/** A subscription for `useSyncExternalStore` that never fires. */
export const never = () => () => undefined;

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
