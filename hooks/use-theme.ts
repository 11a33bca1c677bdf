'use client';
// Light, dark, or what the system says. Kept in a cookie, so that the server draws the right one at once.
import { useCallback, useSyncExternalStore } from 'react';
import { THEME_COOKIE } from '@/model/product';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const YEAR_S = 60 * 60 * 24 * 365;
const watchers = new Set<() => void>();

function watch(changed: () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  watchers.add(changed);
  return () => {
    system.removeEventListener('change', changed);
    watchers.delete(changed);
  };
}

function chosen(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function shown(): 'light' | 'dark' {
  const theme = chosen();
  if (theme !== 'system') return theme;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function useTheme(): { theme: Theme; choose: (theme: Theme) => void } {
  const theme = useSyncExternalStore(watch, chosen, () => 'system' as const);
  const choose = useCallback((next: Theme) => {
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    const age = next === 'system' ? 0 : YEAR_S;
    document.cookie = `${THEME_COOKIE}=${next}; path=/; samesite=lax; max-age=${age}`;
    for (const watcher of watchers) watcher();
  }, []);
  return { theme, choose };
}

/** What is on the screen, for parts that must be told. */
export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore(watch, shown, () => 'light' as const);
}
