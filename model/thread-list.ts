// A list that has no end but its first entry: a listener of what changed last, and pages behind it, read once each. What changes
// further down arrives by the listeners, newer than what its page has.
import type { ListedState, Thread } from './thread';

/** What a listener of the newest entries has received. */
export type LiveHead<T> = {
  /** Its last snapshot, newest first. */
  window: readonly T[];
  /** Entries that newer ones have pushed out of it since. */
  passed: readonly T[];
  /** Nothing is missing in the window down to this time; -Infinity: there is nothing below. */
  bottom: number;
  /** With those that passed, nothing is missing down to this time. */
  floor: number;
  /** Grows when changes may have been missed, after a long sleep: whatever was read before is outdated. */
  generation: number;
};

type HeadOptions<T> = {
  /** Of the listener's query. */
  limit: number;
  /** Documents in the snapshot, those that were skipped because they are malformed included. */
  count?: number;
  timeOf: (one: T) => number;
  /** The generation of a listener that has just started: a later one than of the listener before it. */
  started?: number;
};

/** The head after another snapshot. */
export function nextHead<T extends { id: string }>(
  before: LiveHead<T> | null,
  window: readonly T[],
  { limit, count = window.length, timeOf, started = 0 }: HeadOptions<T>,
): LiveHead<T> {
  const bottom = bottomOf(window, { limit, count, timeOf });
  if (before === null) return { window, passed: [], bottom, floor: bottom, generation: started };
  // What changed between the newest entry of before and the last one of now is in neither. A time that this device wrote is an
  // estimate by its own clock until it is confirmed, so the first entry need not have the latest.
  const hasGap = bottom > Math.max(...before.window.map(timeOf));
  if (hasGap) return { window, passed: [], bottom, floor: bottom, generation: before.generation + 1 };
  const here = new Set(window.map(({ id }) => id));
  // One that should be in the window and is not has left the list. Times are stored more finely than they are read: of those of
  // the bottom's own millisecond, some are below it.
  const passed = [...before.window, ...before.passed].filter(
    (one) => !here.has(one.id) && timeOf(one) <= bottom,
  );
  return { window, passed, bottom, floor: Math.min(before.floor, bottom), generation: before.generation };
}

/** The head without what has passed: changes of that may have been missed. */
export function withoutPassed<T>(head: LiveHead<T>): LiveHead<T> {
  return { ...head, passed: [], floor: head.bottom };
}

/** Down to where a snapshot has everything. */
function bottomOf<T>(
  window: readonly T[],
  { limit, count, timeOf }: Required<Omit<HeadOptions<T>, 'started'>>,
): number {
  const last = window.at(-1);
  return last === undefined || count < limit ? -Infinity : timeOf(last);
}

export type ThreadSources = {
  /** Of the list's state, by activity. */
  head: LiveHead<Thread>;
  /** Of any state, by change. */
  changed: LiveHead<Thread>;
  /** Behind the head, in order; the last one may be the last of all. */
  pages: readonly { threads: readonly Thread[]; /** As of the head. */ floor: number }[];
};

export type MergedThreads = {
  /** Newest activity first, each once, and none missing down to `floor`. */
  threads: readonly Thread[];
  floor: number;
};

/** The threads of one state as far as they were read, each as it is now. */
export function mergeThreads(state: ListedState, { head, changed, pages }: ThreadSources): MergedThreads {
  const newest = new Map<string, Thread>();
  const add = (thread: Thread) => {
    const known = newest.get(thread.id);
    // Of equal ones the later source counts: a listener's window, where an edit moves no time.
    if (known === undefined || versionOf(thread) >= versionOf(known)) newest.set(thread.id, thread);
  };
  for (const { threads } of pages) threads.forEach(add);
  for (const threads of [head.passed, changed.passed, head.window, changed.window]) threads.forEach(add);
  const floor = Math.min(head.floor, pages.at(-1)?.floor ?? Infinity);
  const threads = [...newest.values()]
    // Below the floor there may be others in between.
    .filter((thread) => thread.state === state && thread.updatedAt >= floor)
    .toSorted((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
  return { threads, floor };
}

/** Every change of a thread moves one of these times, but for an edit of its last message. */
function versionOf({ updatedAt, changedAt }: Thread): number {
  return Math.max(updatedAt, changedAt);
}
