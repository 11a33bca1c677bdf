// What a person has seen of their threads: one listener for all marks, and small writes of one's own.
import { collection, doc, limit, query, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { MAX_THREADS_LISTED } from '@/model/limits';
import { markPath, marksPath } from '@/model/paths';
import { markSchema, type Mark } from '@/model/unread';
import { fromFirebase } from './errors';
import { firestore, followQuery } from './firestore';
import { liveQuery } from './live-query';

export function marksQuery(uid: string) {
  return liveQuery<Mark[]>(['marks', uid], (listener) =>
    followQuery(
      query(collection(firestore(), marksPath(uid)), limit(MAX_THREADS_LISTED)),
      markSchema,
      listener,
    ),
  );
}

type Seen = { uid: string; threadId: string; landed: number };

/** The thread was looked at when `landed` messages had landed. `isFirst`: there is no mark yet. @throws AppError */
export async function markSeen({ uid, threadId, landed }: Seen, isFirst: boolean): Promise<void> {
  const ref = doc(firestore(), markPath(uid, threadId));
  const seen = { landed, seenAt: serverTimestamp() };
  const written = isFirst
    ? setDoc(ref, { ...seen, pinned: false, muted: false, unsentText: '' })
    : updateDoc(ref, seen);
  await written.catch((error: unknown) => {
    throw fromFirebase(error);
  });
}

/** Counts the last message as unread again. @throws AppError */
export async function markUnread({ uid, threadId, landed }: Seen): Promise<void> {
  await updateDoc(doc(firestore(), markPath(uid, threadId)), { landed: Math.max(0, landed - 1) }).catch(
    (error: unknown) => {
      throw fromFirebase(error);
    },
  );
}
