'use client';
// Who is signed in, the page's configuration, and addresses that keep a demo tab with its person.
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
  /** Somebody was signed in in this browser when the server drew the page. */
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

/** What to draw while Firebase has not said who is here. */
export function useWasHere(): boolean {
  return use(WasHereContext);
}

export function useConfig(): PageConfig {
  const config = use(ConfigContext);
  if (config === null) throw new Error('SessionProvider is missing');
  return config;
}

export function useSession(): SessionState {
  return useSyncExternalStore(watchSession, sessionState, startingState);
}

export { signInAsDemo };

/** Makes every link keep `?as=`. */
export function useHref(): (path: string) => string {
  const config = useConfig();
  return useCallback(
    (path: string) => {
      const as = sessionName(config);
      if (as === null) return path;
      const [pathname = '', message] = path.split('#');
      return `${pathname}?as=${as}${message === undefined ? '' : `#${message}`}`;
    },
    [config],
  );
}

let leaving = false;

type Leaving = {
  /** What the next page says. */
  farewell?: string;
  /** Where it is. */
  path?: string;
};

/** Leaves nothing behind, the memory of this page included: it ends in a fresh one. */
export async function signOutHere({ farewell, path = '/' }: Leaving = {}): Promise<void> {
  // Whoever presses may hear of it from the server at the same time.
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
/** A subscription to what the page alone decides. */
export const never = () => () => undefined;

/** Why this person is signed out, when it was not they who pressed. */
export function useFarewell(): string | null {
  return useSyncExternalStore(never, readFarewell, () => null);
}

function readFarewell(): string | null {
  // It is for the page that comes, also where this one shows the way in for a moment.
  if (leaving) return null;
  if (farewell === undefined) farewell = takeFarewell();
  return farewell;
}
