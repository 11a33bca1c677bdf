'use client';
import { useEffect } from 'react';
import type { Row } from '@/app/_thread/rows';

export const loadC1 = () => import('./c1-answer');

/** Fetches what draws C1 answers when the page has nothing else to do and the thread has one, wherever it stands. */
export function useC1Preload(rows: readonly Row[]): void {
  const isNear = rows.some((row) => row.kind === 'answer' && row.message?.format === 'c1');
  useEffect(() => {
    if (!isNear || !('requestIdleCallback' in window)) return undefined;
    // What fails here is tried again when it is drawn.
    const idle = requestIdleCallback(() => void loadC1().catch(() => undefined));
    return () => cancelIdleCallback(idle);
  }, [isNear]);
}
