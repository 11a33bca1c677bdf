// The use case: a member says what they think of an answer, changes it, or takes it back.
import 'server-only';
import { FieldValue } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import type { Feedback, StoredFeedback } from '@/model/feedback';
import { isRemoved, messageSchema } from '@/model/message';
import { memberPath, messagePath } from '@/model/paths';
import { cleanText } from '@/model/clean-text';
import { countChange, requireAccess } from '@/server/access/thread-access';
import type { Person } from '@/server/access/person';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { feedbackDoc } from './stored';

/** `runId`: of the answer that the person saw; another one may have been written in its place meanwhile. */
type Target = { threadId: string; messageId: string; runId?: string | undefined };

/**
 * Stores a person's feedback on an answer, in place of what they gave before; null takes it back. Idempotent.
 * @throws AppError not-found: to others than members, and of what is no answer that the assistant has written here; conflict: it was
 * regenerated
 */
export async function putFeedback(
  person: Pick<Person, 'uid'>,
  target: Target,
  feedback: Feedback | null,
): Promise<void> {
  const { threadId, messageId } = target;
  const messageRef = firestore().doc(messagePath(threadId, messageId));
  const { further } = await requireAccess(person, threadId, 'read thread', [messageRef]);
  await countChange(threadId);
  const message = further[0] && readDocument(messageSchema, further[0]);
  const { role, runId = null, content = '', metadata } = message ?? {};
  // guard: feedback-on-answers-alone
  if (role !== 'assistant' || runId === null || content === '')
    throw new AppError('not-found', errorText.feedbackOnAnswers);
  if (target.runId !== undefined && target.runId !== runId)
    throw new AppError('conflict', errorText.answerReplaced);
  const { uid } = person;
  const ref = feedbackDoc(threadId, { runId, uid });
  // The document stays when it is taken back: what follows the collection learns of it.
  const { value = null, reasons = [], comment = '' } = feedback ?? {};
  const stored: Omit<StoredFeedback, 'id' | 'changedAt'> = {
    threadId,
    messageId,
    runId,
    uid,
    model: metadata?.model ?? null,
    value,
    reasons,
    comment: cleanText(comment).trim(),
  };
  if (feedback === null && !(await ref.get()).exists) return;
  await ref.set({ ...stored, changedAt: FieldValue.serverTimestamp() });
  await dropLate(person, target, ref);
}

/** What was hidden or deleted while this was stored has looked for feedback before it, or will not find it. */
async function dropLate(
  { uid }: Pick<Person, 'uid'>,
  { threadId, messageId }: Target,
  ref: ReturnType<typeof feedbackDoc>,
): Promise<void> {
  const db = firestore();
  const [messageDoc, memberDoc] = await db.getAll(
    db.doc(messagePath(threadId, messageId)),
    db.doc(memberPath(threadId, uid)),
  );
  const message = messageDoc && readDocument(messageSchema, messageDoc);
  if (message !== undefined && !isRemoved(message.status) && memberDoc?.exists === true) return;
  await ref.delete();
  throw new AppError('not-found');
}
