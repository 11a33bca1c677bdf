'use client';
// Reading and writing come first: chunks that somebody may need next are prefetched once the page is idle.
import { useEffect, useSyncExternalStore } from 'react';

/** The delay from the first render of the page's content until an idle callback is requested. */
const IDLE_DELAY_MS = 1_000;
/** A page that is never idle, as under a streaming answer, prefetches after this time. */
const LONGEST_MS = 5_000;

let hasRendered = false;
let isIdle = false;
const watchers = new Set<() => void>();

/** Starts the delay, once per page: `isRendered` says that the content for which the page was opened is on screen. */
export function useIdleAfter(isRendered: boolean): void {
  useEffect(() => {
    if (!isRendered || hasRendered) return;
    hasRendered = true;
    setTimeout(() => onIdle(becomeIdle), IDLE_DELAY_MS);
  }, [isRendered]);
}

/** Whether the page has been idle once since its content was rendered. */
export function useIsIdle(): boolean {
  return useSyncExternalStore(
    watch,
    () => isIdle,
    () => false,
  );
}

/** Prefetches a lazy chunk. With data saver, or after a failure, it is fetched when it is needed. */
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

/** The Network Information API exists only in Chromium, and TypeScript has no types for it. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  return (
    typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true
  );
}
