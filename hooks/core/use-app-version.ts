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

/** API responses carry the server's version; a page that returns from the background requests it. */
export function useIsOutdated(): boolean {
  useEffect(
    // Ignored: the next API response carries it.
    () => onReturn(() => void fetchServerVersion().catch(() => undefined)),
    [],
  );
  return useSyncExternalStore(watchServerVersion, isOutdated, () => false);
}

/** For a page that failed to render: the chunk it lacks may have disappeared with its build. */
export function useReloadIfOutdated(): void {
  useEffect(() => {
    void reloadIfOutdated().catch(() => undefined); // The version is unknown: the error page stays.
  }, []);
}
