// A person's data in this browser until they sign out: unsent text and pending messages. Storage may be full, forbidden or
// absent (private windows): then the data live as long as the page, and nothing fails.

const PREFIX = 'cothread';

const keyOf = (uid: string, name: string) => `${PREFIX}:${uid}:${name}`;

/** The fallback for storage that cannot be written. */
const memory = new Map<string, unknown>();

export function readLocalStore(uid: string, name: string): unknown {
  const key = keyOf(uid, name);
  if (memory.has(key)) return memory.get(key);
  try {
    const text = window.localStorage.getItem(key);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null; // An unreadable value counts as absent: the page works without it.
  }
}

/** null removes the value. */
export function writeLocalStore(uid: string, name: string, value: unknown): void {
  const key = keyOf(uid, name);
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(value));
    memory.delete(key);
  } catch {
    memory.set(key, value);
  }
}

/** The names of what this person's data contain, from those that begin so. */
export function localNames(uid: string, beginning: string): string[] {
  const mine = keyOf(uid, beginning);
  try {
    return Object.keys(window.localStorage)
      .filter((key) => key.startsWith(mine))
      .map((key) => beginning + key.slice(mine.length));
  } catch {
    return []; // Without storage nothing was stored.
  }
}

/** Calls `changed` when another tab of this person changed `name`. */
export function onLocalStoreChange(uid: string, name: string, changed: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === keyOf(uid, name)) changed();
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

export function clearLocalStore(uid: string): void {
  memory.clear();
  try {
    const mine = `${PREFIX}:${uid}:`;
    for (const key of Object.keys(window.localStorage)) {
      if (key.startsWith(mine)) window.localStorage.removeItem(key);
    }
  } catch {
    // Without storage nothing was stored, so nothing is left.
  }
}

const FAREWELL = `${PREFIX}:farewell`;

/** Saves a text for the next page of this tab, after all data of the person are cleared. */
export function saveFarewell(text: string): void {
  try {
    window.sessionStorage.setItem(FAREWELL, text);
  } catch {
    // The next page shows no text then.
  }
}

/** Returned once. */
export function takeFarewell(): string | null {
  try {
    const text = window.sessionStorage.getItem(FAREWELL);
    window.sessionStorage.removeItem(FAREWELL);
    return text;
  } catch {
    return null;
  }
}

/** Runs `work` in one tab at a time; browsers without Web Locks just run it (ids make a second send harmless). */
export async function inOneTab(name: string, work: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  await navigator.locks.request(`${PREFIX}:${name}`, work);
}
