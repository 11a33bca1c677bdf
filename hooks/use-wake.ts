'use client';
// Any follower may get a thread going again: a question waits and nobody writes, or a draft stands still. The server
// alone judges whether there is something to do; many pages asking at once are spread out and harmless.
import { useEffect } from 'react';
import { LEASE_MS } from '@/model/limits';
import type { Run } from '@/model/run';
import { wakeThread } from '@/services/runs';

const JITTER_MS = 3_000;
const UNSTARTED_MS = 2_000;

/** `progress` changes whenever a word comes. */
export function useWake(threadId: string, runs: readonly Run[], progress: number): void {
  const writing = runs.find(({ status }) => status === 'writing');
  const isWaiting = runs.length > 0;
  const after = writing ? LEASE_MS : UNSTARTED_MS;
  useEffect(() => {
    if (!isWaiting) return;
    let timer: ReturnType<typeof setTimeout>;
    const plan = (ms: number) => {
      timer = setTimeout(knock, ms + Math.random() * JITTER_MS);
    };
    const knock = () => {
      // What fails here is tried again in its time; nobody waits for it.
      if (document.visibilityState === 'visible') wakeThread(threadId).catch(() => undefined);
      plan(LEASE_MS);
    };
    plan(after);
    return () => clearTimeout(timer);
  }, [threadId, isWaiting, after, progress]);
}
