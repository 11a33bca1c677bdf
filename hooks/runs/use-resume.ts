'use client';
// Any follower may get a thread going again: a question waits and nobody writes, or a draft stands still. The server
// alone judges whether there is something to do; many pages asking at once are spread out and harmless.
import { useEffect, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import { LEASE_MS } from '@/model/limits';
import { wakeThread } from '@/services/messages/runs';

const JITTER_MS = 1_000;
/** A second knock comes soon, in case the first was too early by the server's clock; later ones slow down. */
const KNOCK_MS = LEASE_MS / 3;

type Wait = {
  threadId: string;
  /** Null while nothing is to be waited for. */
  afterMs: number | null;
  /** Changes with every sign of life: then the wait begins anew. */
  sign: string;
};

/** `still`: no sign of life for so long; `away`: and no server answers this page's knocking. */
export type Stillness = 'none' | 'still' | 'away';

export function useWake({ threadId, afterMs, sign }: Wait): Stillness {
  const [seen, setSeen] = useState<{ sign: string; stillness: Stillness }>({ sign, stillness: 'none' });
  useEffect(
    () =>
      afterMs === null
        ? undefined
        : knockWhenStill({ threadId, afterMs, tell: (stillness) => setSeen({ sign, stillness }) }),
    [threadId, afterMs, sign],
  );
  return afterMs !== null && seen.sign === sign ? seen.stillness : 'none';
}

type Knocking = { threadId: string; afterMs: number; tell: (stillness: Stillness) => void };

/** Returns the way to end it. */
function knockWhenStill({ threadId, afterMs, tell }: Knocking): () => void {
  const stillAt = Date.now() + afterMs;
  let begun = false;
  let knocks = 0;
  let ended = false;
  let timer: ReturnType<typeof setTimeout>;
  const told = (stillness: Stillness) => {
    if (!ended) tell(stillness);
  };
  const plan = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(knock, ms + Math.random() * JITTER_MS);
  };
  const knock = () => {
    knocks += 1;
    // Who is offline or looks elsewhere does not know whether a server is there.
    if (navigator.onLine && document.visibilityState === 'visible')
      wakeThread(threadId, KNOCK_MS).then(
        () => told('still'),
        (error: unknown) => told(isAway(asAppError(error)) ? 'away' : 'still'),
      );
    plan(Math.min(knocks * KNOCK_MS, LEASE_MS));
  };
  const begin = () => {
    if (!begun) tell('still');
    begun = true;
    knocks = 0;
    plan(0);
  };
  /** Timers sleep in a hidden tab, and a network that is back need not wait for its turn. */
  const onReturn = () => {
    if (Date.now() >= stillAt && document.visibilityState === 'visible') begin();
  };
  timer = setTimeout(begin, afterMs);
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
