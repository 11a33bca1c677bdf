// Finds the position of a day in a thread. Reads one document, however many messages are in between.
import { collection, getDocs, limit, orderBy, query, Timestamp, where } from 'firebase/firestore';
import { AppError } from '@/model/errors';
import { messageSchema, type Message } from '@/model/message';
import { messagesPath } from '@/model/paths';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, readDocument } from '@/services/firebase/firestore';

/** The first message that was posted at `at` (milliseconds) or later; null when there is none. @throws AppError */
export async function getFirstSince(threadId: string, at: number): Promise<Message | null> {
  try {
    const messages = collection(firestore(), messagesPath(threadId));
    const since = Timestamp.fromMillis(at);
    const { docs, metadata } = await getDocs(
      query(messages, where('createdAt', '>=', since), orderBy('createdAt', 'asc'), limit(1)),
    );
    // Without a connection the result is the first message that the cache happens to hold.
    if (metadata.fromCache) throw new AppError('offline');
    return docs.map((one) => readDocument(messageSchema, one))[0] ?? null;
  } catch (error) {
    throw fromFirebase(error);
  }
}
