// The tabs of one person in one browser: which of them speaks for all, and whether any is looked at. Both are locks,
// which a tab that dies lets go of. Browsers without Web Locks take every tab for the only one.

const hasLocks = () => typeof navigator !== 'undefined' && 'locks' in navigator;

/** Calls `begin` when this tab speaks for all; the function returned ends that, or the waiting for it. */
export function onBecomeLeader(name: string, onLeader: () => void): () => void {
  if (!hasLocks()) {
    onLeader();
    return () => undefined;
  }
  return holdLock(`cothread:leader:${name}`, 'exclusive', onLeader);
}

/** Tells the other tabs, as long as it is so, that this one is looked at. */
export function markTabVisible(name: string): () => void {
  if (!hasLocks()) return () => undefined;
  return holdLock(visibleLockName(name), 'shared', () => undefined);
}

export async function isAnyTabVisible(name: string): Promise<boolean> {
  if (!hasLocks()) return document.visibilityState === 'visible';
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === visibleLockName(name));
}

const visibleLockName = (name: string) => `cothread:visible:${name}`;

function holdLock(name: string, mode: LockMode, onAcquired: () => void): () => void {
  const release = new AbortController();
  const held = () => {
    onAcquired();
    return new Promise<void>((resolve) => release.signal.addEventListener('abort', () => resolve()));
  };
  // Ended while it waited: nothing was held.
  navigator.locks.request(name, { mode, signal: release.signal }, held).catch(() => undefined);
  return () => release.abort();
}
