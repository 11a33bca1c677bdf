// The tabs of one person in one browser: which of them is the leader, and whether any is visible. Both are Web Locks, which
// are released when a tab dies. In browsers without Web Locks every tab counts as the only one. Tabs in a group know each
// other, without waiting for an answer: a page that is being closed can wait for nothing.

const hasLocks = () => typeof navigator !== 'undefined' && 'locks' in navigator;

/** Calls `onLeader` when this tab becomes the leader; the returned function ends that, or the waiting for it. */
export function onBecomeLeader(name: string, onLeader: () => void): () => void {
  if (!hasLocks()) {
    onLeader();
    return () => undefined;
  }
  return holdLock(`cothread:leader:${name}`, 'exclusive', onLeader);
}

/** Marks this tab as visible for the other tabs, until the returned function is called. */
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
  // Aborted while waiting: the lock was never held.
  navigator.locks.request(name, { mode, signal: release.signal }, held).catch(() => undefined);
  return () => release.abort();
}

export type TabGroup = {
  /** A tab that died without a word still counts. */
  hasOthers: () => boolean;
  tell: (text: string) => void;
  leave: () => void;
};

/** Joins the tabs that joined under the same name. `onTold` gets what another one tells. */
export function joinTabs(name: string, onTold: (text: string) => void): TabGroup {
  if (typeof BroadcastChannel === 'undefined')
    return { hasOthers: () => false, tell: () => undefined, leave: () => undefined };
  const own = crypto.randomUUID();
  const others = new Set<string>();
  const channel = new BroadcastChannel(`cothread:${name}`);
  const post = (kind: 'hello' | 'present' | 'bye' | 'told', text = '') =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
    channel.postMessage([kind, own, text].join(' '));
  channel.addEventListener('message', ({ data }) => {
    const [kind, tab = '', text = ''] = String(data).split(' ');
    if (kind === 'bye') others.delete(tab);
    else others.add(tab);
    if (kind === 'hello') post('present');
    if (kind === 'told') onTold(text);
  });
  post('hello');
  return {
    hasOthers: () => others.size > 0,
    tell: (text) => post('told', text),
    leave: () => {
      post('bye');
      channel.close();
    },
  };
}
