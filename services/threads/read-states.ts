// What a person has seen of their threads: one listener for all marks, and small writes of one's own.
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
import { markPath, marksPath } from '@/model/paths';
import { markSchema, type Mark } from '@/model/read-state';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followQuery } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';

export function marksQuery(uid: string) {
  return liveQuery<Mark[]>(['marks', uid], (listener) =>
    followQuery(
      query(collection(firestore(), marksPath(uid)), limit(MAX_THREADS_LISTED)),
      markSchema,
      listener,
    ),
  );
}

/** Whose mark on which thread; `isFirst`: there is none yet. */
type Which = { uid: string; threadId: string; isFirst: boolean };

/** The thread was looked at when so many messages, and mentions of this person, had landed. @throws AppError */
export function markSeen(which: Which, seen: Pick<Mark, 'landed' | 'mentions'>): Promise<void> {
  return write(which, { ...seen, seenAt: serverTimestamp() });
}

/** Counts the last of `landed` messages as unread again. @throws AppError */
export function markUnread(which: Which, landed: number): Promise<void> {
  return write(which, { landed: Math.max(0, landed - 1) });
}

/** Keeps a thread from making itself noticed, but by mentions. @throws AppError */
export function setMuted(which: Which, muted: boolean): Promise<void> {
  return write(which, { muted });
}

/** Keeps a thread above the others in this person's list. @throws AppError */
export function setPinned(which: Which, pinned: boolean): Promise<void> {
  return write(which, { pinned });
}

/** For this person's other devices; at most MAX_UNSENT_CHARS. @throws AppError */
export function keepUnsentText(which: Which, unsentText: string): Promise<void> {
  return write(which, { unsentText });
}

const NEW_MARK = { landed: 0, mentions: 0, seenAt: null, pinned: false, muted: false, unsentText: '' };

async function write(
  { uid, threadId, isFirst }: Which,
  fields: WithFieldValue<Partial<Mark>>,
): Promise<void> {
  const ref = doc(firestore(), markPath(uid, threadId));
  const written = isFirst ? setDoc(ref, { ...NEW_MARK, ...fields }) : updateDoc(ref, fields);
  await written.catch((error: unknown) => {
    throw fromFirebase(error);
  });
}
