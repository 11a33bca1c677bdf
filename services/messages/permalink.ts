// Messages far from the end, read for a permalink or a jump.
import {
  collection,
  doc,
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  where,
  type Query,
} from 'firebase/firestore';
import { AppError } from '@/model/errors';
import { MESSAGES_AROUND } from '@/model/limits';
import { messageSchema, type Message } from '@/model/message';
import { messagePath, messagesPath } from '@/model/paths';
import { mergeMessages } from '@/model/timeline';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, readDocument } from '@/services/firebase/firestore';

/** Messages by position, without a gap, and whether there are more before the first and after the last of them. */
export type MessageWindow = { messages: Message[]; hasOlder: boolean; hasNewer: boolean };

export type WindowRequest = { kind: 'around' | 'before' | 'after'; seq: number };

/** Null when it is not in the thread. @throws AppError */
export async function getMessage(target: { threadId: string; messageId: string }): Promise<Message | null> {
  try {
    const path = messagePath(target.threadId, target.messageId);
    return readDocument(messageSchema, await getDoc(doc(firestore(), path)));
  } catch (error) {
    throw fromFirebase(error);
  }
}

/** At most `MESSAGES_AROUND` messages on each side of a position, the one at that position included. @throws AppError */
export async function getMessageWindow(
  threadId: string,
  { kind, seq }: WindowRequest,
): Promise<MessageWindow> {
  const messages = collection(firestore(), messagesPath(threadId));
  const above = query(messages, where('seq', '<', seq), orderBy('seq', 'desc'), limit(MESSAGES_AROUND));
  const first = kind === 'around' ? seq : seq + 1;
  const below = query(messages, where('seq', '>=', first), orderBy('seq', 'asc'), limit(MESSAGES_AROUND));
  const [older, newer] = await Promise.all([
    kind === 'after' ? [] : read(above),
    kind === 'before' ? [] : read(below),
  ]);
  return {
    messages: mergeMessages(older, newer),
    hasOlder: older.length === MESSAGES_AROUND,
    hasNewer: newer.length === MESSAGES_AROUND,
  };
}

async function read(messages: Query): Promise<Message[]> {
  try {
    const { docs, metadata } = await getDocs(messages);
    // Without a connection the cache responds as if the thread had no more messages than it holds.
    if (metadata.fromCache) throw new AppError('offline');
    return docs.map((one) => readDocument(messageSchema, one)).filter((one) => one !== null);
  } catch (error) {
    throw fromFirebase(error);
  }
}
