// Where feedback is stored: one document for each answer and person.
import 'server-only';
import { createHash } from 'node:crypto';
import type { CollectionReference, DocumentReference } from 'firebase-admin/firestore';
import { feedbackPath, threadPath } from '@/model/paths';
import { firestore } from '@/server/platform/firebase';

/** One answer is what one run wrote. Hashed: a document's id says nothing of whose it is. */
export function feedbackDoc(
  threadId: string,
  { runId, uid }: { runId: string; uid: string },
): DocumentReference {
  const id = createHash('sha256').update([runId, uid].join('\n')).digest('hex').slice(0, 32);
  return firestore().doc(feedbackPath(threadId, id));
}

export function feedbackIn(threadId: string): CollectionReference {
  return firestore().doc(threadPath(threadId)).collection('feedback');
}
