// A person who has used the app for years: thousands of threads, written directly to the store.
import { Timestamp, type Firestore } from 'firebase-admin/firestore';
import { memberPath, messagePath, readStatePath, threadPath, userPath } from '@/model/paths';
import { DEFAULT_SETTINGS } from '@/model/thread';
import { storedMessage } from './stored-message';

type Owner = { uid: string; name: string };
type Planted = {
  count: number;
  /** Of the number 1 to `count`, from the first one on. */
  titleOf?: (number: number) => string;
  /** Between the last activities of two threads that follow each other. */
  apartMs?: number;
  /** Since the last activity of the newest one. */
  ageMs?: number;
  /** Each has one message of this person, which the owner has read, but for the first `unread` threads. */
  by?: Owner;
  unread?: number;
  state?: 'open' | 'archived';
};

const BATCH = 150;

export const plantedId = (number: number) => `planted-${String(number).padStart(5, '0')}`;

/** Plants threads of `owner`. All but the unread ones were looked through for unread messages. */
export async function plantThreads(db: Firestore, owner: Owner, planted: Planted): Promise<void> {
  const {
    count,
    titleOf = (number) => `Thread ${number}`,
    apartMs = 3_600_000,
    ageMs = 1_000,
    state = 'open',
  } = planted;
  const { by = owner, unread = 0 } = planted;
  const end = Date.now() - ageMs;
  for (let from = 1; from <= count; from += BATCH) {
    const batch = db.batch();
    for (let number = from; number < Math.min(from + BATCH, count + 1); number += 1) {
      const id = plantedId(number);
      const at = Timestamp.fromMillis(end - (count - number) * apartMs);
      batch.set(db.doc(threadPath(id)), {
        ...threadFields(owner, { title: titleOf(number), at, state }),
        // The feeder of the search index learns of a thread by this time.
        changedAt: Timestamp.now(),
        lastMessage: {
          seq: 1,
          authorName: by.name,
          authorId: by.uid,
          askedBy: null,
          preview: `Words of ${number}`,
          at,
        },
      });
      batch.set(db.doc(readStatePath(owner.uid, id)), {
        landedCount: number <= unread ? 0 : 1,
        mentions: 0,
        seenAt: at,
        pinned: false,
        muted: false,
        unsentText: '',
        unread: number <= unread,
        changedAt: at,
      });
      batch.set(db.doc(memberPath(id, owner.uid)), memberFields(owner, at));
      // Those between are opened by nobody.
      if (number > 3 && number < count - 3) continue;
      batch.set(
        db.doc(messagePath(id, `${id}-line`)),
        storedMessage(
          { role: 'user', authorId: by.uid, authorName: by.name },
          { seq: 1, content: `Words of ${number}`, at },
        ),
      );
    }
    // oxlint-disable-next-line no-await-in-loop -- the emulator runs one commit after the other
    await batch.commit();
  }
  await db.doc(userPath(owner.uid)).set({ preferences: { unreadNotedAt: Date.now() } }, { merge: true });
}

function threadFields({ uid }: Owner, { title, at, state }: { title: string; at: Timestamp; state: string }) {
  return {
    title,
    titleBy: 'person',
    memberIds: [uid],
    postingMembers: 1,
    createdBy: uid,
    createdAt: at,
    updatedAt: at,
    seq: 1,
    landedCount: 1,
    state,
    trash: null,
    settings: DEFAULT_SETTINGS,
    metadata: {},
  };
}

function memberFields({ name }: Owner, joinedAt: Timestamp) {
  return { role: 'owner', name, photoUrl: null, joinedAt, invitedBy: null, invitedByName: null };
}
