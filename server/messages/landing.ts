// The number under which a message landed: `landedCount` of its thread after it. Answers are counted by an increment, which
// tells nobody its result, so a number is found only when it is needed: from the time, which every batch takes in the order of
// the thread's increments.
import 'server-only';
import { type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { firestore } from '@/server/platform/firebase';

/** Null for a message that was never counted. */
export async function landedNumber(message: DocumentSnapshot): Promise<number | null> {
  const at: unknown = message.get('landedAt');
  const seq: unknown = message.get('seq');
  if (!(at instanceof Timestamp) || typeof seq !== 'number') return null;
  const messages = firestore().collection(message.ref.parent.path);
  const [earlier, together] = await Promise.all([
    messages.where('landedAt', '<', at).count().get(),
    messages.where('landedAt', '==', at).select('seq').get(),
  ]);
  // Messages of one batch landed together, in the order of their positions.
  const notAfter = together.docs.filter((doc) => Number(doc.get('seq')) <= seq).length;
  return earlier.data().count + notAfter;
}
