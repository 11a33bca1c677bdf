// A server that is told to end takes no new runs, hands its turns back, and goes when its work is done.
import 'server-only';

type Ending = { told: AbortController; work: Set<Promise<unknown>> };

declare global {
  /** Next makes one instance of a module for instrumentation and one for routes: both must see the same state. */
  var cothreadEnding: Ending | undefined;
}

function ending(): Ending {
  globalThis.cothreadEnding ??= { told: new AbortController(), work: new Set() };
  return globalThis.cothreadEnding;
}

export function isEnding(): boolean {
  return ending().told.signal.aborted;
}

/** Aborted when the server is told to end. */
export function endingSignal(): AbortSignal {
  return ending().told.signal;
}

export function tellToEnd(): void {
  ending().told.abort();
}

/** Calls back `ms` after the server was told to end. Returns the way to let it be. */
export function afterTellingToEnd(ms: number, callback: () => void): () => void {
  const { signal } = ending().told;
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    timer = setTimeout(callback, ms);
  };
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return () => {
    signal.removeEventListener('abort', begin);
    clearTimeout(timer);
  };
}

/** Work for which the process stays when it is told to end. */
export function holdEnd<T>(work: Promise<T>): Promise<T> {
  const { work: held } = ending();
  held.add(work);
  const release = () => held.delete(work);
  work.then(release, release);
  return work;
}

/** Resolves when nothing is left to do; work begun by work is waited for too. */
export async function allDone(): Promise<void> {
  const { work } = ending();
  while (work.size > 0) await Promise.allSettled(work);
}
