'use client';
// Reading and writing come first: what somebody may open next is fetched once the page has nothing better to do.
import { useEffect, useSyncExternalStore } from 'react';

/** From the first drawing of the page's content until idle time is asked for. */
const SETTLE_MS = 1_000;
/** A page that never rests, under a streaming answer, fetches after this time. */
const LONGEST_MS = 5_000;

let hasDrawn = false;
let isIdle = false;
const watchers = new Set<() => void>();

/** Starts the clock, once a page: `isDrawn` says that what the page was opened for is on screen. */
export function useIdleAfter(isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn || hasDrawn) return;
    hasDrawn = true;
    setTimeout(() => onIdle(becomeIdle), SETTLE_MS);
  }, [isDrawn]);
}

/** Whether the page has come to rest once since it was drawn. */
export function useIsIdle(): boolean {
  return useSyncExternalStore(
    watch,
    () => isIdle,
    () => false,
  );
}

/** Fetches a lazy part ahead of its first opening. Who saves data fetches it on opening, and so does who had no luck here. */
export function useIdleChunk(load: () => Promise<unknown>): void {
  const mayFetch = useIsIdle();
  useEffect(() => {
    if (mayFetch && !savesData()) load().catch(() => undefined);
  }, [mayFetch, load]);
}

function becomeIdle(): void {
  isIdle = true;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Safari has no idle callbacks. */
function onIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: LONGEST_MS });
  else work();
}

/** The Network Information API is Chromium's alone, and unknown to TypeScript. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  return (
    typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true
  );
}
