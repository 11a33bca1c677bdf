// What a mention writes, in the batch that stores the text: a count on the thread document, which is written anyway and
// which every screen listens to, and a pointer under the person, by which they find the message.
import 'server-only';
import { FieldValue, type Firestore, type WriteBatch } from 'firebase-admin/firestore';
import { mentionedIn } from '@/model/mentions';
import { mentionPath, readStatePath } from '@/model/paths';
import type { Message } from '@/model/message';
import { readStateSchema, unreadMentionsOf } from '@/model/read-state';
import type { Thread } from '@/model/thread';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';

type Mentions = Pick<Thread, 'id' | 'memberIds' | 'mentioned'>;
type Mentioning = Pick<Message, 'id' | 'seq' | 'authorId' | 'content'>;

/**
 * Adds to `batch` the mentions of `messages`; nobody mentions themselves. Returns the changes to the one update of the
 * thread document. `before`: the previous text of an edited message; people mentioned there are not counted again.
 */
export function putMentions(
  batch: WriteBatch,
  thread: Mentions,
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
      putPointer(batch, uid, { threadId: thread.id, messageId: id, seq, at: FieldValue.serverTimestamp() });
      mentioned[uid] = (mentioned[uid] ?? 0) + 1;
      hasNew = true;
    }
  }
  return hasNew ? { mentioned } : {};
}

/** `at`: a time of Firestore's, as stored or to be set. */
type Pointer = { threadId: string; messageId: string; seq: number; at: unknown };

function putPointer(batch: WriteBatch, uid: string, pointer: Pointer): void {
  batch.set(firestore().doc(mentionPath(uid, pointer.threadId, pointer.messageId)), pointer);
}

/** People mentioned in a message who have not read the thread since. */
export async function unseenBy(thread: Mentions, message: Message): Promise<string[]> {
  const uids = mentionedMembers(thread, message);
  if (uids.length === 0) return [];
  const docs = await firestore().getAll(...uids.map((uid) => firestore().doc(readStatePath(uid, thread.id))));
  return uids.filter((uid, index) => {
    const doc = docs[index];
    const readState = doc && readDocument(readStateSchema, doc);
    const isSeen = (readState?.seenAt ?? 0) >= (message.editedAt ?? message.createdAt);
    return !isSeen && unreadMentionsOf(thread, readState, uid) > 0;
  });
}

/** An answer mentions nobody, whatever its text looks like. */
function mentionedMembers({ memberIds }: Mentions, { mentions, authorId }: Message): string[] {
  return mentions.filter((uid) => uid !== authorId && memberIds.includes(uid));
}

/**
 * The counts with one mention more, or less, for each of `uids`. Less only when a message is gone, and only for those who have
 * not seen it: what a person has seen is never above their count.
 */
export function countMentions({ mentioned }: Mentions, uids: readonly string[], change: 1 | -1) {
  if (uids.length === 0) return {};
  const counts = uids.map((uid) => [uid, Math.max(0, (mentioned[uid] ?? 0) + change)] as const);
  return { mentioned: { ...mentioned, ...Object.fromEntries(counts) } };
}

/** Adds the pointers to a text that is shown again, as of the time `at`, and counts it again for those who have not seen it. */
export function restoreMentions(
  batch: WriteBatch,
  thread: Mentions,
  message: Message & { uncounted: readonly string[] },
  at: unknown,
): { mentioned?: Record<string, number> } {
  const people = mentionedMembers(thread, message);
  for (const uid of people)
    putPointer(batch, uid, { threadId: thread.id, messageId: message.id, seq: message.seq, at });
  return countMentions(
    thread,
    people.filter((uid) => message.uncounted.includes(uid)),
    1,
  );
}

/** Deletes the pointers to a text that was deleted, hidden or edited. The counts stay, but see `countMentions`. */
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
