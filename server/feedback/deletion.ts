// What becomes of feedback when an answer is hidden, or an account deleted. A thread's goes with the thread.
import 'server-only';
import { firestore } from '@/server/platform/firebase';
import { isRefused, newToken } from '@/server/platform/commit';
import { feedbackIn } from './stored';

/** For good: an undo shows the answer again, without it. Idempotent. */
export async function deleteFeedbackOn({
  threadId,
  messageId,
}: {
  threadId: string;
  messageId: string;
}): Promise<void> {
  const { docs } = await feedbackIn(threadId).where('messageId', '==', messageId).select().get();
  const writer = firestore().bulkWriter();
  const deleted = docs.map(({ ref }) => writer.delete(ref));
  await writer.close();
  await Promise.all(deleted);
}

/** What they thought of answers still counts; who they were and their words are gone. */
export async function forgetFeedbackOf(uid: string): Promise<void> {
  const nobody = `gone-${newToken()}`;
  const { docs } = await firestore().collectionGroup('feedback').where('uid', '==', uid).select().get();
  for (const { ref } of docs)
    await ref.update({ uid: nobody, word: '' }).catch((error: unknown) => {
      // Deleted with its thread meanwhile.
      if (!isRefused(error)) throw error;
    });
}
