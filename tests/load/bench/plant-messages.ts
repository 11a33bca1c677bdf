// Long threads, written directly to the store.
import { Timestamp } from 'firebase-admin/firestore';
import { messagePath, threadPath } from '@/model/paths';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import { storedMessage } from '@/tests/support/stored-message';
import type { BenchThread, Fixtures } from './fixtures';

type Planted = { count: number; /** The text of the last message. */ last: string };

/** Adds messages by two authors in turn, a minute apart, the last one now, to a thread that has one message so far. */
export async function plantMessages(
  { world: { db }, ada }: Fixtures,
  { threadId }: Pick<BenchThread, 'threadId'>,
  { count, last }: Planted,
): Promise<void> {
  const writer = db.bulkWriter();
  const now = Date.now();
  for (let seq = 2; seq <= count; seq += 1) {
    const at = Timestamp.fromMillis(now - (count - seq) * 60_000);
    const author =
      seq % 2 === 0
        ? ({ role: 'user', authorId: ada.uid, authorName: ada.name } as const)
        : ({ role: 'assistant', authorId: ASSISTANT_ID, authorName: ASSISTANT_NAME } as const);
    const content = seq === count ? last : `Message ${seq}. ${'Some words that were said here. '.repeat(6)}`;
    void writer.create(
      db.doc(messagePath(threadId, `planted-${seq}`)),
      storedMessage(author, { seq, content, at }),
    );
  }
  await writer.close();
  await db.doc(threadPath(threadId)).update({ seq: count, landedCount: count });
}
