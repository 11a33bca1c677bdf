'use client';
// Any follower can resume a stalled thread: a question is queued and no server writes, or a draft has stopped growing.
// Only the server decides whether there is something to do; requests of many pages are spread out and harmless.
import { useEffect, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import { LEASE_MS } from '@/model/limits';
import { resumeThread } from '@/services/messages/runs';

const JITTER_MS = 1_000;
/** The second poke follows soon, in case the first was too early by the server's clock; later ones slow down. */
const POKE_MS = LEASE_MS / 3;

type Wait = {
  threadId: string;
  /** Null while there is nothing to wait for. */
  afterMs: number | null;
  /** Changes with every sign of life and restarts the wait. */
  sign: string;
};

/** `stalled`: no sign of life within the wait; `away`: and no server responds to this page's pokes. */
export type StallState = 'none' | 'stalled' | 'away';

export function useResume({ threadId, afterMs, sign }: Wait): StallState {
  const [seen, setSeen] = useState<{ sign: string; stallState: StallState }>({ sign, stallState: 'none' });
  useEffect(
    () =>
      afterMs === null
        ? undefined
        : pokeWhenStalled({ threadId, afterMs, onChange: (stallState) => setSeen({ sign, stallState }) }),
    [threadId, afterMs, sign],
  );
  return afterMs !== null && seen.sign === sign ? seen.stallState : 'none';
}

type PokeOptions = { threadId: string; afterMs: number; onChange: (stallState: StallState) => void };

/** Returns a function that stops it. */
function pokeWhenStalled({ threadId, afterMs, onChange }: PokeOptions): () => void {
  const stalledAt = Date.now() + afterMs;
  let started = false;
  let pokes = 0;
  let ended = false;
  let timer: ReturnType<typeof setTimeout>;
  const report = (stallState: StallState) => {
    if (!ended) onChange(stallState);
  };
  const plan = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(poke, ms + Math.random() * JITTER_MS);
  };
  const poke = () => {
    pokes += 1;
    // An offline or hidden page cannot know whether a server is alive.
    if (navigator.onLine && document.visibilityState === 'visible')
      resumeThread(threadId, POKE_MS).then(
        () => report('stalled'),
        (error: unknown) => report(isAway(asAppError(error)) ? 'away' : 'stalled'),
      );
    plan(Math.min(pokes * POKE_MS, LEASE_MS));
  };
  const start = () => {
    if (!started) onChange('stalled');
    started = true;
    pokes = 0;
    plan(0);
  };
  /** Timers are throttled in a hidden tab, and a restored connection need not wait for the next timer. */
  const onReturn = () => {
    if (Date.now() >= stalledAt && document.visibilityState === 'visible') start();
  };
  timer = setTimeout(start, afterMs);
  document.addEventListener('visibilitychange', onReturn);
  window.addEventListener('online', onReturn);
  return () => {
    ended = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onReturn);
    window.removeEventListener('online', onReturn);
  };
}

function isAway({ code }: AppError): boolean {
  return code === 'offline' || code === 'timed-out';
}
