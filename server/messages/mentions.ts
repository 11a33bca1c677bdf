// What a mention writes, in the batch that stores the text: a count on the thread document, which is written anyway and
// which every screen listens to, and a pointer under the person, by which they find the message.
import 'server-only';
import { FieldValue, type Firestore, type WriteBatch } from 'firebase-admin/firestore';
import { mentionedIn } from '@/model/mentions';
import { mentionPath } from '@/model/paths';
import type { Message } from '@/model/message';
import type { Thread } from '@/model/thread';
import { firestore } from '@/server/platform/firebase';

type Mentioning = Pick<Message, 'id' | 'seq' | 'authorId' | 'content'>;

/**
 * Adds to `batch` the mentions of `messages`; nobody mentions themselves. Returns the changes to the one update of the
 * thread document. `before`: the previous text of an edited message; people mentioned there are not counted again.
 */
export function putMentions(
  batch: WriteBatch,
  thread: Pick<Thread, 'id' | 'memberIds' | 'mentioned'>,
  messages: readonly Mentioning[],
  before = '',
): { mentioned?: Record<string, number> } {
  const alreadyMentioned = new Set(mentionedIn(before));
  const mentioned = { ...thread.mentioned };
  let hasNew = false;
  for (const { id, seq, authorId, content } of messages) {
    const mentionedUids = mentionedIn(content).filter(
      (uid) => uid !== authorId && thread.memberIds.includes(uid),
    );
    for (const uid of mentionedUids.filter((one) => !alreadyMentioned.has(one))) {
      putPointer(batch, uid, { threadId: thread.id, messageId: id, seq });
      mentioned[uid] = (mentioned[uid] ?? 0) + 1;
      hasNew = true;
    }
  }
  return hasNew ? { mentioned } : {};
}

type Pointer = { threadId: string; messageId: string; seq: number };

function putPointer(batch: WriteBatch, uid: string, pointer: Pointer): void {
  const ref = firestore().doc(mentionPath(uid, pointer.threadId, pointer.messageId));
  batch.set(ref, { ...pointer, at: FieldValue.serverTimestamp() });
}

/** Adds the pointers to a text that is shown again; it was counted when it landed. */
export function restoreMentions(
  batch: WriteBatch,
  { id: threadId, memberIds }: Pick<Thread, 'id' | 'memberIds'>,
  { id: messageId, seq, authorId, content }: Mentioning,
): void {
  const people = mentionedIn(content).filter((uid) => uid !== authorId && memberIds.includes(uid));
  for (const uid of people) putPointer(batch, uid, { threadId, messageId, seq });
}

/** Deletes the pointers to a text that was deleted or hidden. The counts stay: a count never falls. */
export function dropMentions(
  batch: WriteBatch,
  threadId: string,
  { id, content }: Pick<Message, 'id' | 'content'>,
  remaining = '',
): void {
  const stay = new Set(mentionedIn(remaining));
  for (const uid of mentionedIn(content).filter((one) => !stay.has(one)))
    batch.delete(firestore().doc(mentionPath(uid, threadId, id)));
}

/** Mentions deleted by one batch. */
const BATCH = 400;

/** Deletes the pointers into a thread that is being deleted. */
export async function deleteMentions(db: Firestore, threadId: string): Promise<void> {
  const into = db.collectionGroup('mentions').where('threadId', '==', threadId).limit(BATCH);
  for (let { docs } = await into.get(); docs.length > 0; { docs } = await into.get()) {
    const batch = db.batch();
    for (const { ref } of docs) batch.delete(ref);
    await batch.commit();
  }
}
