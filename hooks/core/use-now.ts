'use client';
// The current minute, for texts like "5 min ago" that become outdated on screen.
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;
let minute = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

function watch(changed: () => void): () => void {
  const timer = setInterval(() => {
    const next = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    if (next === minute) return;
    minute = next;
    changed();
  }, 5_000);
  return () => clearInterval(timer);
}

export function useNow(): number {
  return useSyncExternalStore(
    watch,
    () => minute,
    () => minute,
  );
}
