'use client';
// One export at a time: its progress, its end, and cancelling it. It ends with its screen.
import { useCallback, useEffect, useRef, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import { fetchExport, saveFile, type ExportRequest } from '@/services/archive/export';

export type { ExportRequest } from '@/services/archive/export';

export type ExportState =
  | { status: 'idle' }
  | { status: 'running'; bytes: number }
  | { status: 'done'; name: string; bytes: number; isComplete: boolean }
  | { status: 'failed'; error: AppError };

export function useExport() {
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(async (request: ExportRequest) => {
    const control = new AbortController();
    running.current = control;
    setState({ status: 'running', bytes: 0 });
    const onProgress = (bytes: number) => setState({ status: 'running', bytes });
    try {
      const file = await fetchExport(request, { signal: control.signal, onProgress });
      if (control.signal.aborted) return;
      saveFile(file);
      const { name, blob, isComplete } = file;
      setState({ status: 'done', name, bytes: blob.size, isComplete });
    } catch (cause) {
      // Cancelled: nobody waits for it.
      if (!control.signal.aborted) setState({ status: 'failed', error: asAppError(cause) });
    }
  }, []);
  const cancel = useCallback(() => {
    running.current?.abort();
    setState({ status: 'idle' });
  }, []);
  return { state, start, cancel };
}
