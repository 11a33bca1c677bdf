'use client';
// Choices of this browser: see model/device-settings.ts.
import { useCallback, useSyncExternalStore } from 'react';
import { CHOICES, cookieOf, valueOf, type Choice, type ValueOf } from '@/model/device-settings';

const YEAR_S = 60 * 60 * 24 * 365;
const watchers = new Set<() => void>();

/** Hears of changes of any choice, and of the system's theme. */
export function watchChoices(changed: () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  watchers.add(changed);
  return () => {
    system.removeEventListener('change', changed);
    watchers.delete(changed);
  };
}

/** What stands now; in the browser alone. */
export function chosen<C extends Choice>(choice: C): ValueOf<C> {
  return valueOf(choice, document.documentElement.dataset[choice]);
}

export function keepCookie(name: string, value: string | null): void {
  document.cookie = `${name}=${value ?? ''}; path=/; samesite=lax; max-age=${value === null ? 0 : YEAR_S}`;
}

export function useChoice<C extends Choice>(choice: C): [ValueOf<C>, (value: ValueOf<C>) => void] {
  const value = useSyncExternalStore(
    watchChoices,
    () => chosen(choice),
    () => valueOf(choice, undefined),
  );
  const choose = useCallback(
    (next: ValueOf<C>) => {
      const isUsual = next === CHOICES[choice][0];
      if (isUsual) delete document.documentElement.dataset[choice];
      else document.documentElement.dataset[choice] = next;
      keepCookie(cookieOf(choice), isUsual ? null : next);
      for (const watcher of watchers) watcher();
    },
    [choice],
  );
  return [value, choose];
}
