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
  const toasts = useToasts();
  const { toast } = toasts;
  const { run, busy } = useAction(toasts);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const save = useCallback(
    (of: UsageOf, days: Days) => {
      const { signal } = (control.current = new AbortController());
      return run(async () => {
        try {
          saveFile(await fetchUsageCsv(of, days, signal));
          toast(done);
        } catch (error) {
          // Its screen was left: nobody waits for it.
          if (!signal.aborted) throw error;
        }
      });
    },
    [run, toast, done],
  );
  return { save, busy: busy !== null };
}
