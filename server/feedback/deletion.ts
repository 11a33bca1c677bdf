// What becomes of feedback when an answer is hidden. A thread's goes with the thread, a person's with their name (account/anonymize).
import 'server-only';
import { firestore } from '@/server/platform/firebase';
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
  await Promise.all([writer.close(), ...deleted]);
}
