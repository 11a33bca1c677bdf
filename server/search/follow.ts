// The tail of the index: a listener on what has changed lately, which is replaced by one that begins later as documents pass, so
// that its memory, and what the emulator sends at each change, stay small.
import 'server-only';
import type { QueryDocumentSnapshot, QuerySnapshot } from 'firebase-admin/firestore';
import { type Feed, changedSince, positionOf, startOf, timeAt, timeOf } from './feeds';
import type { Revision, SearchIndex } from './search-index';

/** A listener with more documents than this before the overlap is replaced. */
const MOST_PASSED = 30;
/** Documents whose changes are stored together. */
const BATCH = 200;

export type Following = {
  /** Resolves when everything of the first snapshot is stored, or when it has ended. */
  ready: Promise<void>;
  /** Resolves when somebody else has moved the cursor; rejects with the error of the listener or of the index. */
  ended: Promise<void>;
  /** Resolves when nothing is being stored any more. */
  stop: () => Promise<void>;
};

/** Follows a feed from its cursor, which `catchUp` has brought close to the present. */
export async function follow(index: SearchIndex, feed: Feed): Promise<Following> {
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  // It may end before anybody waits for that.
  ended.promise.catch(() => undefined);
  const tail = tailOf(index, feed, await index.cursor(feed.name));
  const listeners = new Set<() => void>();
  let isOver = false;

  function end(error?: unknown): void {
    if (isOver) return;
    isOver = true;
    for (const unlisten of listeners) unlisten();
    ready.resolve();
    if (error === undefined) ended.resolve();
    else ended.reject(error);
  }

  function listen(from: Revision): void {
    const replaced = [...listeners];
    const unlisten = changedSince(feed, from).onSnapshot((snapshot) => {
      // Only now: nothing is lost between the two.
      for (const each of replaced.splice(0)) {
        each();
        listeners.delete(each);
      }
      if (!isOver) take(snapshot);
    }, end);
    listeners.add(unlisten);
  }

  function take(snapshot: QuerySnapshot): void {
    tail.add(snapshot);
    tail.flush().then((isOwn) => (isOwn ? ready.resolve() : end()), end);
    const last = snapshot.docs.at(-1);
    const next = last === undefined ? 0 : startOf(timeOf(feed, last));
    const passed = snapshot.docs.findIndex((doc) => timeOf(feed, doc) >= next);
    if (passed <= MOST_PASSED || listeners.size > 1) return;
    tail.forgetBefore(next);
    listen(next);
  }

  listen(startOf(tail.at()));
  const stop = async () => {
    end();
    // Its failure has ended this already.
    await tail.flush().catch(() => undefined);
  };
  return { ready: ready.promise, ended: ended.promise, stop };
}

/** What listeners have told and what of it is stored: in order, one transaction at a time, each change once. */
function tailOf(index: SearchIndex, feed: Feed, stored: string | null) {
  let position = stored;
  let pending: QueryDocumentSnapshot[] = [];
  let running: Promise<boolean> | undefined;
  /** A thread document also changes with every message, which the index does not need. */
  const known = new Map<string, Revision>();
  const at = () => timeAt(position) ?? 0;

  async function drain(): Promise<boolean> {
    try {
      while (pending.length > 0) {
        const [docs, rest] = [pending.slice(0, BATCH), pending.slice(BATCH)];
        pending = rest;
        const newest = positionOf(Math.max(at(), ...docs.map((doc) => timeOf(feed, doc))));
        const cursor = { feed: feed.name, after: position, position: newest };
        if (!(await index.apply(docs.flatMap(feed.changes), cursor))) return false;
        position = newest;
      }
      return true;
    } finally {
      running = undefined;
    }
  }

  return {
    at,
    add(snapshot: QuerySnapshot): void {
      for (const { type, doc } of snapshot.docChanges()) {
        const revision = timeOf(feed, doc);
        // A deleted message has a status, a deleted thread a tombstone.
        if (type === 'removed' || known.get(doc.ref.path) === revision) continue;
        known.set(doc.ref.path, revision);
        pending.push(doc);
      }
    },
    /** @returns false when somebody else has moved the cursor */
    async flush(): Promise<boolean> {
      if (running === undefined && pending.length === 0) return true;
      return await (running ??= drain());
    },
    forgetBefore(time: Revision): void {
      for (const [path, revision] of known) if (revision < time) known.delete(path);
    },
  };
}
