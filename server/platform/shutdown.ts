// A server that is told to end starts no new runs, releases its leases, and exits when its work is done.
import 'server-only';

type ShutdownState = { controller: AbortController; work: Set<Promise<unknown>> };

declare global {
  /** Next makes one instance of a module for instrumentation and one for routes: both must see the same state. */
  var cothreadShutdown: ShutdownState | undefined;
}

function shutdownState(): ShutdownState {
  globalThis.cothreadShutdown ??= { controller: new AbortController(), work: new Set() };
  return globalThis.cothreadShutdown;
}

export function isShuttingDown(): boolean {
  return shutdownState().controller.signal.aborted;
}

/** Aborted when the server is told to end. */
export function shutdownSignal(): AbortSignal {
  return shutdownState().controller.signal;
}

export function beginShutdown(): void {
  shutdownState().controller.abort();
}

/** Calls back `ms` after the server was told to end. Returns the way to let it be. */
export function afterShutdownBegins(ms: number, callback: () => void): () => void {
  const { signal } = shutdownState().controller;
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer = setTimeout(callback, ms);
  };
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return () => {
    signal.removeEventListener('abort', start);
    clearTimeout(timer);
  };
}

/** Work for which the process stays when it is told to end. */
export function trackWork<T>(work: Promise<T>): Promise<T> {
  const { work: pending } = shutdownState();
  pending.add(work);
  const release = () => pending.delete(work);
  work.then(release, release);
  return work;
}

/** Resolves when nothing is left to do; work begun by work is waited for too. */
export async function workDone(): Promise<void> {
  const { work } = shutdownState();
  while (work.size > 0) await Promise.allSettled(work);
}
