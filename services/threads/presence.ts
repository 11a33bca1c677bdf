// Presence in a thread: heartbeats of visible pages, in each person's own document. Times are Firestore's alone; a page
// learns Firestore's time from its own heartbeats as they come back.
import {
  collection,
  deleteDoc,
  doc,
  getCountFromServer,
  getDocFromServer,
  limit,
  onSnapshot,
  query,
  serverTimestamp,
  setDoc,
  Timestamp,
  where,
} from 'firebase/firestore';
import { MESSAGES_PAGE } from '@/model/limits';
import { presencePath, presencesPath } from '@/model/paths';
import { GONE_AFTER_MS, presenceSchema, type Presence } from '@/model/presence';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, readDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from './threads';

export type LivePresence = {
  /** Of everybody, this person included. */
  beats: Presence[];
  /** It was `time` in Firestore at `heardAt` of `performance.now()`; null before a heartbeat of this page came back. */
  clock: { time: number; heardAt: number } | null;
};

type Who = { threadId: string; uid: string };

/** When Firestore confirmed this page's last heartbeat, by `performance.now()`; keyed by the document's path. */
const beatenAt = new Map<string, number>();

export function presenceQuery({ threadId, uid }: Who) {
  return liveQuery<LivePresence>([...threadKey(threadId), 'presence'], ({ next, fail }) => {
    const path = presencePath(threadId, uid);
    let known: LivePresence | null = null;
    return onSnapshot(
      query(collection(firestore(), presencesPath(threadId)), limit(MESSAGES_PAGE)),
      { includeMetadataChanges: true },
      (snapshot) => {
        if (known === null && snapshot.metadata.fromCache) return;
        // Times of pending writes are this machine's estimate.
        const docs = snapshot.docs.filter(({ metadata }) => !metadata.hasPendingWrites);
        const beats = docs.map((one) => readDocument(presenceSchema, one)).filter((one) => one !== null);
        const own = beats.find(({ id }) => id === uid);
        const before = known?.beats.find(({ id }) => id === uid);
        // The value that existed when the page opened may be from yesterday: only a newer heartbeat gives the time.
        const isNew = known !== null && own?.seenAt !== before?.seenAt;
        // The first heartbeat may have been confirmed before the first snapshot.
        const heardAt = isNew ? performance.now() : known === null ? beatenAt.get(path) : undefined;
        const isKnown = own !== undefined && heardAt !== undefined;
        const clock = isKnown ? { time: own.seenAt, heardAt } : (known?.clock ?? null);
        next((known = { beats: own === undefined && before ? [...beats, before] : beats, clock }));
      },
      (error) => fail(fromFirebase(error)),
    );
  });
}

/** Sends a heartbeat: this person is present, and whether they are typing. @throws AppError */
export async function beat({ threadId, uid }: Who, isTyping: boolean): Promise<void> {
  const now = serverTimestamp();
  const path = presencePath(threadId, uid);
  const fields = { seenAt: now, typingAt: isTyping ? now : null };
  await setDoc(doc(firestore(), path), fields).catch((error: unknown) => {
    throw fromFirebase(error);
  });
  beatenAt.set(path, performance.now());
}

/** Deletes this person's presence. @throws AppError */
export async function leave({ threadId, uid }: Who): Promise<void> {
  await deleteDoc(doc(firestore(), presencePath(threadId, uid))).catch((error: unknown) => {
    throw fromFirebase(error);
  });
}

/** How many people are present, at most 50, after a heartbeat of this page: two reads for any number. @throws AppError */
export async function countPresent({ threadId, uid }: Who): Promise<number> {
  try {
    const own = readDocument(
      presenceSchema,
      await getDocFromServer(doc(firestore(), presencePath(threadId, uid))),
    );
    if (own === null) return 0;
    const since = Timestamp.fromMillis(own.seenAt - GONE_AFTER_MS);
    const present = query(
      collection(firestore(), presencesPath(threadId)),
      where('seenAt', '>', since),
      limit(MESSAGES_PAGE),
    );
    return (await getCountFromServer(present)).data().count;
  } catch (error) {
    throw fromFirebase(error);
  }
}
