// Read states of a person: one listener for all their threads, and small writes.
import {
  collection,
  doc,
  limit,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  type WithFieldValue,
} from 'firebase/firestore';
import { MAX_THREADS_LISTED } from '@/model/limits';
import { readStatePath, readStatesPath } from '@/model/paths';
import { readStateSchema, type ReadState } from '@/model/read-state';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followQuery } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';

export function readStatesQuery(uid: string) {
  return liveQuery<ReadState[]>(['read states', uid], (listener) =>
    followQuery(
      query(collection(firestore(), readStatesPath(uid)), limit(MAX_THREADS_LISTED)),
      readStateSchema,
      listener,
    ),
  );
}

/** The person and the thread; `isFirst`: there is no read state yet. */
type ReadStateOptions = { uid: string; threadId: string; isFirst: boolean };

/** Stores that the thread was read up to so many landed messages and mentions of this person. @throws AppError */
export function markSeen(
  options: ReadStateOptions,
  seen: Pick<ReadState, 'landedCount' | 'mentions'>,
): Promise<void> {
  return write(options, { ...seen, seenAt: serverTimestamp() });
}

/** Marks what landed after `landedCount` as unread again. @throws AppError */
export function markUnread(options: ReadStateOptions, landedCount: number): Promise<void> {
  return write(options, { landedCount });
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
};

async function write(
  { uid, threadId, isFirst }: ReadStateOptions,
  fields: WithFieldValue<Partial<ReadState>>,
): Promise<void> {
  const ref = doc(firestore(), readStatePath(uid, threadId));
  const written = isFirst ? setDoc(ref, { ...NEW_READ_STATE, ...fields }) : updateDoc(ref, fields);
  await written.catch((error: unknown) => {
    throw fromFirebase(error);
  });
}
