'use client';
// Any follower may get a thread going again: a question waits and nobody writes, or a draft stands still. The server
// alone judges whether there is something to do; many pages asking at once are spread out and harmless.
import { useEffect } from 'react';
import { LEASE_MS } from '@/model/limits';
import { wakeThread } from '@/services/runs';

const JITTER_MS = 3_000;

type Stillness = {
  /** Null while nothing is to be waited for. */
  afterMs: number | null;
  /** Changes with every sign of life: then the wait begins anew. */
  sign: number | string;
};

export function useWake(threadId: string, { afterMs, sign }: Stillness): void {
  useEffect(() => {
    if (afterMs === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const plan = (ms: number) => {
      timer = setTimeout(knock, ms + Math.random() * JITTER_MS);
    };
    const knock = () => {
      // What fails here is tried again in its time; nobody waits for it.
      if (document.visibilityState === 'visible') wakeThread(threadId).catch(() => undefined);
      plan(LEASE_MS);
    };
    plan(afterMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- `sign` starts the wait anew, nothing else
  }, [threadId, afterMs, sign]);
}
