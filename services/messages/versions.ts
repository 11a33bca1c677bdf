// The previous answers of a position, read one at a time: each may be as long as an answer can be. And the edit history of a
// message, a page at a time.
import { Timestamp, collection, getDocs, limit, orderBy, query, startAfter } from 'firebase/firestore';
import { AppError } from '@/model/errors';
import { messageSchema, type Message } from '@/model/message';
import { versionsPath } from '@/model/paths';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, readDocument } from '@/services/firebase/firestore';
import { errorText } from '@/services/core/strings';

/** The answer of this position before the one that landed at `before` (ms). @throws AppError */
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
        // Firestore's times are finer than a millisecond: rounded up, this version itself would be returned again.
        startAfter(Timestamp.fromMillis(Math.floor(before))),
        limit(1),
      ),
    );
    const version = docs[0] && readDocument(messageSchema, docs[0]);
    if (!version) throw new AppError('not-found', errorText.versionNotFound);
    return version;
  } catch (error) {
    throw fromFirebase(error);
  }
}

export const EDIT_HISTORY_PAGE = 20;

/** The texts of a message before `before` (ms; null: before its current text), newest first. @throws AppError */
export async function getEditHistory({
  threadId,
  messageId,
  before,
}: {
  threadId: string;
  messageId: string;
  before: number | null;
}): Promise<Message[]> {
  try {
    const all = query(
      collection(firestore(), versionsPath(threadId, messageId)),
      orderBy('createdAt', 'desc'),
      limit(EDIT_HISTORY_PAGE),
    );
    const { docs } = await getDocs(
      before === null ? all : query(all, startAfter(Timestamp.fromMillis(Math.floor(before)))),
    );
    return docs.map((one) => readDocument(messageSchema, one)).filter((one) => one !== null);
  } catch (error) {
    throw fromFirebase(error);
  }
}
