// Read states of a person: those that changed last, the pinned and the unread ones live, each open thread's its own, and others
// when their threads are shown; and small writes.
import {
  collection,
  doc,
  getDocs,
  limit,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  where,
  type PartialWithFieldValue,
  type Query,
} from 'firebase/firestore';
import { CHANGES_LIVE, MAX_PINNED, MAX_READ_STATES_LISTED, THREADS_PAGE } from '@/model/limits';
import { readStatePath, readStatesPath } from '@/model/paths';
import { readStateSchema, type ReadState } from '@/model/read-state';
import { nextHead, type LiveHead } from '@/model/thread-list';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followDocument, followQuery, readDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';

export const readStatesKey = (uid: string) => ['read states', uid] as const;

const mine = (uid: string) => collection(firestore(), readStatesPath(uid));

/** Of one thread; null where there is none. */
export function readStateQuery(uid: string, threadId: string) {
  return liveQuery<ReadState | null>([...readStatesKey(uid), 'of', threadId], (listener) =>
    followDocument(readStatePath(uid, threadId), readStateSchema, listener),
  );
}

const byChange = { limit: CHANGES_LIVE, timeOf: ({ changedAt }: ReadState) => changedAt };

/** Those that this person's devices changed last. */
export function changedReadStatesQuery(uid: string) {
  return liveQuery<LiveHead<ReadState>>([...readStatesKey(uid), 'changed'], ({ next, fail }) => {
    let known: LiveHead<ReadState> | null = null;
    const started = Date.now();
    const newest = query(mine(uid), orderBy('changedAt', 'desc'), limit(CHANGES_LIVE));
    return followQuery(newest, readStateSchema, {
      next: (window, count) => next((known = nextHead(known, window, { ...byChange, count, started }))),
      fail,
    });
  });
}

/** Of pinned threads. */
export function pinnedReadStatesQuery(uid: string) {
  return follow(uid, 'pinned', () => query(mine(uid), where('pinned', '==', true), limit(MAX_PINNED)));
}

/** Of threads that were unread when all threads were last looked through, or that were marked so. */
export function unreadReadStatesQuery(uid: string) {
  return follow(uid, 'unread', () =>
    query(mine(uid), where('unread', '==', true), limit(MAX_READ_STATES_LISTED)),
  );
}

function follow(uid: string, name: string, some: () => Query) {
  return liveQuery<ReadState[]>([...readStatesKey(uid), name], (listener) =>
    followQuery(some(), readStateSchema, listener),
  );
}

/** The read states of these threads, at most THREADS_PAGE, as far as there are any. @throws AppError */
export async function getReadStates(uid: string, threadIds: readonly string[]): Promise<ReadState[]> {
  try {
    const some = query(mine(uid), where('__name__', 'in', threadIds), limit(THREADS_PAGE));
    const { docs } = await getDocs(some);
    return docs.map((one) => readDocument(readStateSchema, one)).filter((one) => one !== null);
  } catch (error) {
    throw fromFirebase(error);
  }
}

type ReadStateOptions = { uid: string; threadId: string };

/** Stores that the thread was read up to so many landed messages and mentions of this person. @throws AppError */
export function markSeen(
  options: ReadStateOptions,
  seen: Pick<ReadState, 'landedCount' | 'mentions'>,
): Promise<void> {
  return change(options, { ...seen, unread: false, seenAt: serverTimestamp() });
}

/** Marks what landed after `landedCount` as unread again. @throws AppError */
export function markUnread(options: ReadStateOptions, landedCount: number): Promise<void> {
  return change(options, { landedCount, unread: true });
}

/** Counts the thread's unread messages whatever their age. @throws AppError */
export function noteUnread(options: ReadStateOptions): Promise<void> {
  return write(options, { unread: true });
}

/** Removes the note from a read state that exists. @throws AppError */
export async function removeUnreadNote({ uid, threadId }: ReadStateOptions): Promise<void> {
  await updateDoc(doc(firestore(), readStatePath(uid, threadId)), { unread: false }).catch(rethrow);
}

/** Mutes a thread: no notifications but for mentions. @throws AppError */
export function setMuted(options: ReadStateOptions, muted: boolean): Promise<void> {
  return change(options, { muted });
}

/** Pins a thread to the top of this person's list. @throws AppError */
export function setPinned(options: ReadStateOptions, pinned: boolean): Promise<void> {
  return change(options, { pinned });
}

/** For this person's other devices; at most MAX_UNSENT_CHARS. @throws AppError */
export function saveUnsentText(options: ReadStateOptions, unsentText: string): Promise<void> {
  return change(options, { unsentText });
}

type Fields = PartialWithFieldValue<ReadState>;

/** A note of what is unread is no change: it comes with the query of unread ones, and nobody has done anything. */
function change(options: ReadStateOptions, fields: Fields): Promise<void> {
  return write(options, { ...fields, changedAt: serverTimestamp() });
}

/**
 * Only these fields, whether there is a read state or not: what another device writes at the same time is never replaced by what this
 * one takes for the state.
 */
async function write({ uid, threadId }: ReadStateOptions, fields: Fields): Promise<void> {
  const ref = doc(firestore(), readStatePath(uid, threadId));
  try {
    await setDoc(ref, fields, { merge: true });
  } catch (error) {
    const refusal = fromFirebase(error);
    if (refusal.code !== 'forbidden') throw refusal;
    // One that is malformed takes no field more: it is replaced. Whoever may not write is refused again.
    await setDoc(ref, { ...fields, changedAt: serverTimestamp() }).catch(rethrow);
  }
}

function rethrow(error: unknown): never {
  throw fromFirebase(error);
}
