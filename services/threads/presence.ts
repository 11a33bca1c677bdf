// Who is in a thread: beats of pages that are looked at, each person's own document. Times are Firestore's alone; what
// time it is there, a page learns from its own beats as they come back.
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
  /** Of everybody, this person too. */
  beats: Presence[];
  /** It was `time` in Firestore at `heardAt` of `performance.now()`; null before a beat of this page came back. */
  clock: { time: number; heardAt: number } | null;
};

type Who = { threadId: string; uid: string };

/** When Firestore confirmed this page's last beat, by `performance.now()`; by the path of the beat. */
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
        // Times of writes that are still on their way are this machine's guess.
        const docs = snapshot.docs.filter(({ metadata }) => !metadata.hasPendingWrites);
        const beats = docs.map((one) => readDocument(presenceSchema, one)).filter((one) => one !== null);
        const own = beats.find(({ id }) => id === uid);
        const before = known?.beats.find(({ id }) => id === uid);
        // What stood there when the page came may be from yesterday: only a beat that came since tells the time.
        const isNew = known !== null && own?.seenAt !== before?.seenAt;
        // The first beat may have been there and back before anything was heard here.
        const heardAt = isNew ? performance.now() : known === null ? beatenAt.get(path) : undefined;
        const isKnown = own !== undefined && heardAt !== undefined;
        const clock = isKnown ? { time: own.seenAt, heardAt } : (known?.clock ?? null);
        next((known = { beats: own === undefined && before ? [...beats, before] : beats, clock }));
      },
      (error) => fail(fromFirebase(error)),
    );
  });
}

/** Says that this person is here, and whether they write at this moment. @throws AppError */
export async function beat({ threadId, uid }: Who, isTyping: boolean): Promise<void> {
  const now = serverTimestamp();
  const path = presencePath(threadId, uid);
  const fields = { seenAt: now, typingAt: isTyping ? now : null };
  await setDoc(doc(firestore(), path), fields).catch((error: unknown) => {
    throw fromFirebase(error);
  });
  beatenAt.set(path, performance.now());
}

/** Says that this person is here no more. @throws AppError */
export async function leave({ threadId, uid }: Who): Promise<void> {
  await deleteDoc(doc(firestore(), presencePath(threadId, uid))).catch((error: unknown) => {
    throw fromFirebase(error);
  });
}

/** How many are here, at most 50, for a page that has just beaten: two reads however many they are. @throws AppError */
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
