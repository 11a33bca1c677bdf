'use client';
// Asking to be let into a thread, and waiting for it.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { asAppError } from '@/model/errors';
import { keep, readKept } from '@/services/kept';
import { askToJoin, isLetIn } from '@/services/requests';
import { threadKey } from '@/services/threads';
import { useMe } from './use-workspace';

const nameOf = (threadId: string) => `asked:${threadId}`;

/**
 * The list of threads tells at once of a thread that one is let into, when it is among the newest; whether an older one
 * opened is looked for so often.
 */
const LOOK_EVERY_MS = 15_000;

export type Asking = {
  status: 'not-asked' | 'asking' | 'asked';
  /** What went wrong, told where it was pressed. */
  error: string | null;
  ask: (note: string) => Promise<void>;
  askAnew: () => void;
};

export function useAsking(threadId: string): Asking {
  const { uid } = useMe();
  const [status, setStatus] = useState<Asking['status']>(() =>
    readKept(uid, nameOf(threadId)) === true ? 'asked' : 'not-asked',
  );
  const [error, setError] = useState<string | null>(null);
  useComingIn(threadId, status === 'asked');
  const ask = useCallback(
    async (note: string) => {
      setStatus('asking');
      setError(null);
      try {
        await askToJoin(threadId, note);
        keep(uid, nameOf(threadId), true);
        setStatus('asked');
      } catch (cause) {
        setError(asAppError(cause).message);
        setStatus('not-asked');
      }
    },
    [uid, threadId],
  );
  const askAnew = useCallback(() => {
    keep(uid, nameOf(threadId), null);
    setStatus('not-asked');
  }, [uid, threadId]);
  return { status, error, ask, askAnew };
}

function useComingIn(threadId: string, isWaiting: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isWaiting) return;
    let left = false;
    const look = async () => {
      if (document.visibilityState !== 'visible' || !(await isLetIn(threadId)) || left) return;
      await client.resetQueries({ queryKey: threadKey(threadId) });
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [client, threadId, isWaiting]);
}
