'use client';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useMe } from '@/hooks/core/session/use-workspace';
import { saveFile } from '@/services/archive/export';
import { importState, resumeImport, watchImport } from './import-session';
import type { ImportState } from './import-state';

export {
  cancelImport,
  chooseForImport,
  closeImport,
  readForImport,
  resumeImport,
  startImport,
} from './import-session';

/** The import of this person. While it reads or sends, closing the page asks first. */
export function useImport(): ImportState {
  const { uid } = useMe();
  const state = useSyncExternalStore(
    watchImport,
    useCallback(() => importState(uid), [uid]),
    () => importState(uid),
  );
  const { status } = state;
  useEffect(() => {
    if (status !== 'importing' && status !== 'paused') return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [status]);
  useEffect(() => {
    if (status !== 'paused') return;
    const resume = () => void resumeImport();
    window.addEventListener('online', resume);
    return () => window.removeEventListener('online', resume);
  }, [status]);
  return state;
}

/** Saves a report as a file. */
export function saveReport({ name, type, text }: { name: string; type: string; text: string }): void {
  saveFile({ name, blob: new Blob([text], { type }) });
}
