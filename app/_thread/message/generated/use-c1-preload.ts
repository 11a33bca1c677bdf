'use client';
import { useEffect } from 'react';
import type { Row } from '@/app/_thread/rows';

export const loadC1 = () => import('./judged-answer');

/** Loads the C1 renderer once the page is idle, if the thread has a C1 answer anywhere. */
export function useC1Preload(rows: readonly Row[]): void {
  const isNear = rows.some((row) => row.kind === 'answer' && row.message?.format === 'c1');
  useEffect(() => {
    if (!isNear || !('requestIdleCallback' in window)) return undefined;
    // A failed load is retried on render.
    const idle = requestIdleCallback(() => void loadC1().catch(() => undefined));
    return () => cancelIdleCallback(idle);
  }, [isNear]);
}
