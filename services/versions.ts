// The earlier answers of a place, read one at a time: each may be as long as an answer can be.
import { Timestamp, collection, getDocs, limit, orderBy, query, startAfter } from 'firebase/firestore';
import { AppError } from '@/model/errors';
import { messageSchema, type Message } from '@/model/message';
import { versionsPath } from '@/model/paths';
import { fromFirebase } from './errors';
import { firestore, readDocument } from './firestore';

/** The answer that stood in this place before the one that landed at `before` (ms). @throws AppError */
export async function getVersionBefore({
  threadId,
  answerId,
  before,
}: {
  threadId: string;
  answerId: string;
  before: number;
}): Promise<Message> {
  try {
    const { docs } = await getDocs(
      query(
        collection(firestore(), versionsPath(threadId, answerId)),
        orderBy('createdAt', 'desc'),
        // Times are finer than a millisecond: rounded up, this version itself would come again.
        startAfter(Timestamp.fromMillis(Math.floor(before))),
        limit(1),
      ),
    );
    const version = docs[0] && readDocument(messageSchema, docs[0]);
    if (!version) throw new AppError('not-found', 'This earlier answer is no longer here.');
    return version;
  } catch (error) {
    throw fromFirebase(error);
  }
}
