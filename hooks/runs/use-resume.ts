'use client';
// Any follower may get a thread going again: a question waits and nobody writes, or a draft stands still. The server
// alone judges whether there is something to do; many pages asking at once are spread out and harmless.
import { useEffect, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import { LEASE_MS } from '@/model/limits';
import { resumeThread } from '@/services/messages/runs';

const JITTER_MS = 1_000;
/** A second poke comes soon, in case the first was too early by the server's clock; later ones slow down. */
const POKE_MS = LEASE_MS / 3;

type Wait = {
  threadId: string;
  /** Null while nothing is to be waited for. */
  afterMs: number | null;
  /** Changes with every sign of life: then the wait begins anew. */
  sign: string;
};

/** `stalled`: no sign of life for so long; `away`: and no server answers this page's pokes. */
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

type PokeOptions = { threadId: string; afterMs: number; onChange: (stillness: StallState) => void };

/** Returns the way to end it. */
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
    // Who is offline or looks elsewhere does not know whether a server is there.
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
  /** Timers sleep in a hidden tab, and a network that is back need not wait for its turn. */
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
