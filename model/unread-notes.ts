// What of the unread threads is noted, so that the next visit need not look through them again: a note in the read state of each, and the
// time up to which all others are read.
import { MAX_READ_STATES_LISTED, UNREAD_NOTED_AFTER, UNREAD_NOTED_AT_ONCE } from './limits';
import { MAX_BADGE } from './read-state';
import type { Thread } from './thread';

type Looked = Pick<Thread, 'id' | 'updatedAt' | 'landedCount'>;

export type LookedThrough<T extends Looked> = {
  /** Open ones, those with a note included. */
  threads: readonly T[];
  /** Unread messages and mentions; null while that is not known. */
  unreadIn: (thread: T) => number | null;
  /** Threads with a note. */
  noted: ReadonlySet<string>;
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
export type UnreadNotes = { add: string[]; remove: string[]; until: number | null; tried: string[] };

export const NO_NOTES: UnreadNotes = { add: [], remove: [], until: null, tried: [] };

/** The notes that are due next, few enough that what the person does meanwhile need not wait for them. */
export function nextUnreadNotes<T extends Looked>(looked: LookedThrough<T>): UnreadNotes {
  const remove = removable(looked);
  if (remove.length > 0) return portion(remove, (some) => ({ remove: some }));
  const { threads, unreadIn, noted, notedAt, isWhole, total, hasTried } = looked;
  const newer = threads.filter(({ updatedAt }) => updatedAt > notedAt);
  // Above the highest badge nobody looks any further: with so many notes, nobody has to on the next visit.
  const isDue = isWhole ? newer.length >= UNREAD_NOTED_AFTER : total > MAX_BADGE;
  if (!isDue) return NO_NOTES;
  const open = threads
    .filter((thread) => (unreadIn(thread) ?? 0) > 0 && !noted.has(thread.id))
    .toSorted((a, b) => a.updatedAt - b.updatedAt);
  const room = Math.max(0, MAX_READ_STATES_LISTED - noted.size);
  const toNote = open.filter((thread) => !hasTried(noteName(thread))).slice(0, room);
  if (toNote.length > 0)
    return portion(
      toNote.map((thread) => ({ id: thread.id, name: noteName(thread) })),
      (some) => ({ add: some }),
    );
  if (!isWhole) return NO_NOTES;
  // One that has no note is looked through again, with what is newer.
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

/** After another message it is another note. */
function noteName({ id, landedCount }: Looked): string {
  return `+${id}/${landedCount}`;
}

function removable<T extends Looked>({
  threads,
  unreadIn,
  noted,
  ended,
  hasTried,
}: LookedThrough<T>): Write[] {
  const read = threads.filter((thread) => noted.has(thread.id) && unreadIn(thread) === 0);
  return [
    ...ended.map((id) => ({ id, name: `-${id}` })),
    ...read.map(({ id, landedCount }) => ({ id, name: `-${id}/${landedCount}` })),
  ].filter(({ name }) => !hasTried(name));
}
