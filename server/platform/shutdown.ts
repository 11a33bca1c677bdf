// Graceful shutdown: a server that got SIGTERM starts no new runs, releases its leases, and exits when its work is done.
import 'server-only';

type ShutdownState = {
  controller: AbortController;
  work: Set<Promise<unknown>>;
  closers: Set<() => Promise<void>>;
};

declare global {
  /** Next makes one instance of a module for instrumentation and one for routes: both must see the same state. */
  var cothreadShutdown: ShutdownState | undefined;
}

function shutdownState(): ShutdownState {
  globalThis.cothreadShutdown ??= {
    controller: new AbortController(),
    work: new Set(),
    closers: new Set(),
  };
  return globalThis.cothreadShutdown;
}

export function isShuttingDown(): boolean {
  return shutdownState().controller.signal.aborted;
}

/** Aborted when the shutdown begins. */
export function shutdownSignal(): AbortSignal {
  return shutdownState().controller.signal;
}

export function beginShutdown(): void {
  shutdownState().controller.abort();
}

/** Calls back `ms` after the shutdown began. Returns the function that cancels it. */
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

/** Registers work that a shutdown waits for. */
export function trackWork<T>(work: Promise<T>): Promise<T> {
  const { work: pending } = shutdownState();
  pending.add(work);
  const release = () => pending.delete(work);
  work.then(release, release);
  return work;
}

/** Resolves when no work is left; work started by other work is waited for too. */
export async function workDone(): Promise<void> {
  const { work } = shutdownState();
  while (work.size > 0) await Promise.allSettled(work);
}

/** Registers a service that the work may need to its end: it is closed by `closeServices`. */
export function closeAfterWork(close: () => Promise<void>): void {
  shutdownState().closers.add(close);
}

/** To be called when no work is left. Rejects with the first error after all have ended. */
export async function closeServices(): Promise<void> {
  const closed = await Promise.allSettled([...shutdownState().closers].map((close) => close()));
  for (const outcome of closed) if (outcome.status === 'rejected') throw outcome.reason;
}
