// A person's mentions: pointers under the person, newest first, and the messages they point to. Threads that the person can
// no longer read, and deleted texts, are left out.
import {
  collection,
  doc,
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  type QueryDocumentSnapshot,
} from 'firebase/firestore';
import * as z from 'zod/v4-mini';
import { MENTIONS_PAGE } from '@/model/limits';
import { isRemoved, messageSchema, type Message } from '@/model/message';
import { mentionsPath, messagePath, threadPath } from '@/model/paths';
import { threadSchema, type Thread } from '@/model/thread';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, readDocument } from '@/services/firebase/firestore';

export type Mention = { thread: Pick<Thread, 'id' | 'title' | 'titleBy'>; message: Message };

const pointerSchema = z.object({ threadId: z.string(), messageId: z.string() });

/** Where a page begins: after the last pointer of the page before; null: with the newest. */
export type MentionsCursor = QueryDocumentSnapshot | null;

export type MentionsPage = { mentions: Mention[]; /** Null of the last page. */ next: MentionsCursor };

/** A page, newest first; each mention costs two reads beside its pointer. @throws AppError */
export async function getMentions(uid: string, after: MentionsCursor): Promise<MentionsPage> {
  try {
    const newest = query(
      collection(firestore(), mentionsPath(uid)),
      orderBy('at', 'desc'),
      limit(MENTIONS_PAGE),
    );
    const { docs } = await getDocs(after === null ? newest : query(newest, startAfter(after)));
    const pointers = docs.map((one) => readDocument(pointerSchema, one)).filter((one) => one !== null);
    const mentions = await Promise.all(pointers.map(follow));
    return {
      mentions: mentions.filter((one) => one !== null),
      next: docs.length < MENTIONS_PAGE ? null : (docs.at(-1) ?? null),
    };
  } catch (error) {
    throw fromFirebase(error);
  }
}

async function follow({ threadId, messageId }: z.infer<typeof pointerSchema>): Promise<Mention | null> {
  try {
    const [threadDoc, message] = await Promise.all([
      getDoc(doc(firestore(), threadPath(threadId))),
      getDoc(doc(firestore(), messagePath(threadId, messageId))),
    ]);
    const found = readDocument(messageSchema, message);
    const thread = readDocument(threadSchema, threadDoc);
    if (found === null || isRemoved(found.status) || thread === null) return null;
    return { thread, message: found };
  } catch (error) {
    // A thread that this person can no longer read; any other error fails the whole list.
    if (fromFirebase(error).code === 'forbidden') return null;
    throw error;
  }
}
