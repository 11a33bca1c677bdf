'use client';
// All answers of some days as a file. It ends with its screen.
import { useCallback, useEffect, useRef } from 'react';
import { saveFile } from '@/services/archive/export';
import { fetchUsageCsv } from '@/services/usage/usage';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';
import type { UsageOf } from './usage-address';
import type { Days } from './usage-range';

/** `done`: the toast when it is saved. */
export function useUsageFile(done: string) {
  const { run, busy } = useAction(useToasts());
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const save = useCallback(
    (of: UsageOf, days: Days) => {
      const { signal } = (control.current = new AbortController());
      return run(async () => saveFile(await fetchUsageCsv(of, days, signal)), { done });
    },
    [run, done],
  );
  return { save, busy: busy !== null };
}
