// The tabs of one person in one browser: which of them speaks for all, and whether any is looked at. Both are locks,
// which a tab that dies lets go of. Browsers without Web Locks take every tab for the only one.

const hasLocks = () => typeof navigator !== 'undefined' && 'locks' in navigator;

/** Calls `begin` when this tab speaks for all; the function returned ends that, or the waiting for it. */
export function speakForAll(name: string, begin: () => void): () => void {
  if (!hasLocks()) {
    begin();
    return () => undefined;
  }
  return hold(`cothread:speaks:${name}`, 'exclusive', begin);
}

/** Tells the other tabs, as long as it is so, that this one is looked at. */
export function beLookedAt(name: string): () => void {
  if (!hasLocks()) return () => undefined;
  return hold(lookedAt(name), 'shared', () => undefined);
}

export async function isAnyLookedAt(name: string): Promise<boolean> {
  if (!hasLocks()) return document.visibilityState === 'visible';
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === lookedAt(name));
}

const lookedAt = (name: string) => `cothread:looked-at:${name}`;

function hold(name: string, mode: LockMode, begin: () => void): () => void {
  const ending = new AbortController();
  const held = () => {
    begin();
    return new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()));
  };
  // Ended while it waited: nothing was held.
  navigator.locks.request(name, { mode, signal: ending.signal }, held).catch(() => undefined);
  return () => ending.abort();
}
