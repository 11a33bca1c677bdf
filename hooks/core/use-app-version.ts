'use client';
// Whether this page is older than its server.
import { useEffect, useSyncExternalStore } from 'react';
import {
  fetchServerVersion,
  isOutdated,
  reloadIfOutdated,
  watchServerVersion,
} from '@/services/api/app-version';
import { onReturn } from '@/services/core/page-visibility';

/** Answers of the API tell it; a page that was away asks when it comes back. */
export function useIsOutdated(): boolean {
  useEffect(
    // Not known now: the next answer tells.
    () => onReturn(() => void fetchServerVersion().catch(() => undefined)),
    [],
  );
  return useSyncExternalStore(watchServerVersion, isOutdated, () => false);
}

/** For a page that stumbled: what it lacks may have gone with its build. */
export function useReloadIfOutdated(): void {
  useEffect(() => {
    void reloadIfOutdated().catch(() => undefined); // Before anybody knows of a build: it says that it stumbled.
  }, []);
}
