// What of the unread threads is noted, so that the next visit need not look through them again: a mark in the read state of each, and the
// time up to which all others are read.
import { MAX_READ_STATES_LISTED, UNREAD_NOTED_AFTER, UNREAD_NOTED_AT_ONCE } from './limits';
import { MAX_BADGE } from './read-state';
import type { Thread } from './thread';

type Looked = Pick<Thread, 'id' | 'updatedAt' | 'landedCount'>;

export type LookedThrough<T extends Looked> = {
  /** Open ones, those with a mark included. */
  threads: readonly T[];
  /** Unread messages and mentions; null while that is not known. */
  unreadIn: (thread: T) => number | null;
  /** Threads with a mark. */
  marked: ReadonlySet<string>;
  /** Those of them that are closed, deleted or left. */
  ended: readonly string[];
  /** All other threads up to this time are read. */
  notedAt: number;
  /** Whether no other thread can be unread. */
  isWhole: boolean;
  /** Of unread messages. */
  total: number;
  /** Whether this page has tried to write that, whatever became of it: what is refused once is not repeated without end. */
  hasTried: (name: string) => boolean;
};

/** A portion: the next one is found when this one is written. `tried`: the names of its writes. */
export type UnreadNotes = { mark: string[]; unmark: string[]; until: number | null; tried: string[] };

export const NO_NOTES: UnreadNotes = { mark: [], unmark: [], until: null, tried: [] };

/** The notes that are due next, few enough that what the person does meanwhile need not wait for them. */
export function nextUnreadNotes<T extends Looked>(looked: LookedThrough<T>): UnreadNotes {
  const unmark = unmarkable(looked);
  if (unmark.length > 0) return portion(unmark, (some) => ({ unmark: some }));
  const { threads, unreadIn, marked, notedAt, isWhole, total, hasTried } = looked;
  const newer = threads.filter(({ updatedAt }) => updatedAt > notedAt);
  // Above the highest badge nobody looks any further: with so many marks, nobody has to on the next visit.
  const isDue = isWhole ? newer.length >= UNREAD_NOTED_AFTER : total > MAX_BADGE;
  if (!isDue) return NO_NOTES;
  const open = threads
    .filter((thread) => (unreadIn(thread) ?? 0) > 0 && !marked.has(thread.id))
    .toSorted((a, b) => a.updatedAt - b.updatedAt);
  const room = Math.max(0, MAX_READ_STATES_LISTED - marked.size);
  const markable = open.filter((thread) => !hasTried(markName(thread))).slice(0, room);
  if (markable.length > 0)
    return portion(
      markable.map((thread) => ({ id: thread.id, name: markName(thread) })),
      (some) => ({ mark: some }),
    );
  if (!isWhole) return NO_NOTES;
  // One that has no mark is looked through again, with what is newer.
  const newest = newer.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), notedAt);
  const until = open.reduce((earliest, { updatedAt }) => Math.min(earliest, updatedAt - 1), newest);
  const name = `=${until}`;
  return until > notedAt && !hasTried(name) ? { ...NO_NOTES, until, tried: [name] } : NO_NOTES;
}

type Write = { id: string; name: string };

function portion(writes: readonly Write[], notes: (ids: string[]) => Partial<UnreadNotes>): UnreadNotes {
  const some = writes.slice(0, UNREAD_NOTED_AT_ONCE);
  return { ...NO_NOTES, ...notes(some.map(({ id }) => id)), tried: some.map(({ name }) => name) };
}

/** After another message it is another mark. */
function markName({ id, landedCount }: Looked): string {
  return `+${id}/${landedCount}`;
}

function unmarkable<T extends Looked>({
  threads,
  unreadIn,
  marked,
  ended,
  hasTried,
}: LookedThrough<T>): Write[] {
  const read = threads.filter((thread) => marked.has(thread.id) && unreadIn(thread) === 0);
  return [
    ...ended.map((id) => ({ id, name: `-${id}` })),
    ...read.map(({ id, landedCount }) => ({ id, name: `-${id}/${landedCount}` })),
  ].filter(({ name }) => !hasTried(name));
}
