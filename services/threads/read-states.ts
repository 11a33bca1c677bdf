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
  type Query,
  type WithFieldValue,
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

/** The person and the thread; `isFirst`: there is no read state yet. */
type ReadStateOptions = { uid: string; threadId: string; isFirst: boolean };

/** Stores that the thread was read up to so many landed messages and mentions of this person. @throws AppError */
export function markSeen(
  options: ReadStateOptions,
  seen: Pick<ReadState, 'landedCount' | 'mentions'>,
): Promise<void> {
  return write(options, { ...seen, unread: false, seenAt: serverTimestamp() });
}

/** Marks what landed after `landedCount` as unread again. @throws AppError */
export function markUnread(options: ReadStateOptions, landedCount: number): Promise<void> {
  return write(options, { landedCount, unread: true });
}

/**
 * Counts the thread's unread messages whatever their age, where there is a read state. Nobody has pressed anything: one that another
 * device creates meanwhile must not be replaced. @throws AppError
 */
export function noteUnread({ uid, threadId }: Omit<ReadStateOptions, 'isFirst'>): Promise<void> {
  return write({ uid, threadId, isFirst: false }, { unread: true });
}

/** Mutes a thread: no notifications but for mentions. @throws AppError */
export function setMuted(options: ReadStateOptions, muted: boolean): Promise<void> {
  return write(options, { muted });
}

/** Pins a thread to the top of this person's list. @throws AppError */
export function setPinned(options: ReadStateOptions, pinned: boolean): Promise<void> {
  return write(options, { pinned });
}

/** For this person's other devices; at most MAX_UNSENT_CHARS. @throws AppError */
export function saveUnsentText(options: ReadStateOptions, unsentText: string): Promise<void> {
  return write(options, { unsentText });
}

const NEW_READ_STATE = {
  landedCount: 0,
  mentions: 0,
  seenAt: null,
  pinned: false,
  muted: false,
  unsentText: '',
  unread: false,
};

async function write(
  { uid, threadId, isFirst }: ReadStateOptions,
  fields: WithFieldValue<Partial<ReadState>>,
): Promise<void> {
  const ref = doc(firestore(), readStatePath(uid, threadId));
  const changed = { ...fields, changedAt: serverTimestamp() };
  const written = isFirst ? setDoc(ref, { ...NEW_READ_STATE, ...changed }) : updateDoc(ref, changed);
  await written.catch((error: unknown) => {
    throw fromFirebase(error);
  });
}
