'use client';
// Who is signed in, the page's configuration, and URLs that keep a demo tab signed in as its person. Loads no Firebase:
// session.tsx opens and ends the session.
import { createContext, use, useCallback, useSyncExternalStore, type ReactNode } from 'react';
import type { PageConfig } from '@/model/page-config';
import {
  sessionName,
  sessionState,
  setBuildOfPage,
  startingState,
  watchSession,
  type SessionState,
} from '@/services/core/session-state';

export type { Person } from '@/services/core/session-state';

const ConfigContext = createContext<PageConfig | null>(null);
const WasHereContext = createContext(false);

type Props = {
  config: PageConfig;
  /** Somebody was signed in in this browser when the server rendered the page. */
  wasHere: boolean;
  children: ReactNode;
};

export function ConfigProvider({ config, wasHere, children }: Props) {
  // The same for as long as the page lives; the first lazy chunk may already ask for it.
  if (typeof window !== 'undefined') setBuildOfPage(config.build);
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
  if (config === null) throw new Error('ConfigProvider is missing');
  return config;
}

/** At this moment; a screen uses `useSession`. */
export function isSignedIn(): boolean {
  return sessionState().status === 'signed-in';
}

export function useSession(): SessionState {
  return useSyncExternalStore(watchSession, sessionState, startingState);
}

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

/** A subscription for `useSyncExternalStore` that never fires. */
export const never = () => () => undefined;
