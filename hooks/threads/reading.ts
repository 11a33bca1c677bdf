// The thread whose end somebody is looking at: what lands there is seen, and never shown as unread meanwhile.
import { useEffect, useSyncExternalStore } from 'react';

let reading: string | null = null;
const watchers = new Set<() => void>();

function set(next: string | null): void {
  reading = next;
  for (const watcher of watchers) watcher();
}

/** Says so while `isSeen`. */
export function useReadingHere(threadId: string, isSeen: boolean): void {
  useEffect(() => {
    if (!isSeen) return;
    set(threadId);
    return () => set(null);
  }, [threadId, isSeen]);
}

export function useReading(): string | null {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => reading,
    () => null,
  );
}
