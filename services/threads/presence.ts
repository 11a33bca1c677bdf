// Presence in a thread: heartbeats of visible pages, in each person's own document. Times are Firestore's alone; a page
// learns Firestore's time from its own heartbeats as they come back. The rules limit how often each sign is written.
import {
  collection,
  doc,
  getCountFromServer,
  getDocFromServer,
  limit,
  onSnapshot,
  query,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  where,
} from 'firebase/firestore';
import { MESSAGES_PAGE } from '@/model/limits';
import { presencePath, presencesPath } from '@/model/paths';
import { GONE_AFTER_MS, presenceSchema, type Presence, type Sign } from '@/model/presence';
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
        const time = own?.seenAt ?? null;
        const clock = time !== null && heardAt !== undefined ? { time, heardAt } : (known?.clock ?? null);
        next((known = { beats: own === undefined && before ? [...beats, before] : beats, clock }));
      },
      (error) => fail(fromFirebase(error)),
    );
  });
}

/** Writes a sign of this person: once confirmed, it was written before now. @throws AppError */
export async function writeSign(
  who: Who,
  { sign, isTyping, typingIn }: { sign: Sign; isTyping: boolean; typingIn: string | null },
): Promise<void> {
  const path = presencePath(who.threadId, who.uid);
  const ref = doc(firestore(), path);
  const now = serverTimestamp();
  try {
    switch (sign) {
      case 'here':
        // A merge, because leaving must stay known; it creates the document for members alone.
        await setDoc(ref, { seenAt: now, typingAt: isTyping ? now : null, typingIn }, { merge: true });
        beatenAt.set(path, performance.now());
        return;
      case 'typing':
        return await updateDoc(ref, { typingAt: now, typingIn });
      case 'left':
        return await updateDoc(ref, { seenAt: null, leftAt: now });
    }
  } catch (error) {
    throw fromFirebase(error);
  }
}

/** How many people are present, at most 50, after a heartbeat of this page: two reads for any number. @throws AppError */
export async function countPresent({ threadId, uid }: Who): Promise<number> {
  try {
    const own = readDocument(
      presenceSchema,
      await getDocFromServer(doc(firestore(), presencePath(threadId, uid))),
    );
    if (own === null || own.seenAt === null) return 0;
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
