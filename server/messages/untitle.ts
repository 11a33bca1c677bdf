// The end of a title that the model made from what was removed since: on the thread, and wherever the title was copied to.
import 'server-only';
import { FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { DEFAULT_TITLE } from '@/model/thread';
import { firestore } from '@/server/platform/firebase';

export const UNTITLED = { title: DEFAULT_TITLE, titleBy: 'default' } as const;

/**
 * Adds to `batch` that the copies of a thread's title go. `batch` must be guarded by the thread document, which whatever copies a
 * title changes. The next answer makes another one.
 * @returns the changes of the thread document
 */
export async function untitle(
  batch: WriteBatch,
  threadId: string,
): Promise<typeof UNTITLED & { titleFrom: FieldValue; changedAt: FieldValue }> {
  const db = firestore();
  const [invites, blocks] = await Promise.all([
    db.collection('invites').where('threadId', '==', threadId).where('kind', '==', 'address').get(),
    db.collectionGroup('blocks').where('threadId', '==', threadId).get(),
  ]);
  for (const { ref, updateTime } of [...invites.docs, ...blocks.docs])
    batch.update(ref, UNTITLED, { lastUpdateTime: updateTime });
  // The search index learns of it by `changedAt`.
  return { ...UNTITLED, titleFrom: FieldValue.delete(), changedAt: FieldValue.serverTimestamp() };
}
