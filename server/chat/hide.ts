// Hiding of any message by the owner and admins, and its undo. What was said moves to documents that only the server reads.
import 'server-only';
import { type DocumentSnapshot, FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { AppError } from '@/model/errors';
import { type Message, messageSchema } from '@/model/message';
import { hiddenMessagePath, messagePath } from '@/model/paths';
import { addEvent } from '@/server/access/events';
import type { Person } from '@/server/access/person';
import { type Access, requireAccess, requireOpen } from '@/server/access/thread-access';
import {
  copyVersionsAhead,
  hideVersions,
  listHiddenVersions,
  moveRemainingVersions,
  moveVersions,
} from '@/server/messages/hidden-versions';
import { countMentions, dropMentions, restoreMentions, unseenBy } from '@/server/messages/mentions';
import { landedNumber } from '@/server/messages/landing';
import { markCopies, removeCopiesOf } from '@/server/messages/copies';
import { changeMessage, previewFor } from '@/server/messages/messages';
import { deleteFeedbackOn } from '@/server/feedback/deletion';
import { REMOVED, withoutParts } from '@/server/messages/removed';
import { retryRefused } from '@/server/platform/commit';
import { withRemoved, withoutRemoved } from '@/model/read-state';
import type { Thread } from '@/model/thread';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { readOpenRuns } from '@/server/runs/queue';
import { retractTitle } from '@/server/runs/titles';
import { updatePreview } from './preview';

type Target = { threadId: string; messageId: string };

/** A hidden message as it was, and the people whose unread mention by it does not count meanwhile. */
const hiddenMessageSchema = z.extend(messageSchema, { uncounted: z._default(z.array(z.string()), []) });

/**
 * Hides a message from everybody and from later prompts, with its versions, until `restoreMessage`; its copies in threads that were
 * started from here go for good. Idempotent.
 * @throws AppError not-found, forbidden (role), conflict (deleted; it or its answer is queued or being written)
 */
export async function hideMessage(person: Person, target: Target): Promise<void> {
  await retryRefused(async () => {
    const found = await readAny(person, target);
    if (found.message.status === 'hidden') return;
    if (found.message.status === 'deleted') throw new AppError('conflict', errorText.messageRemoved);
    await requireNoOpenRun(target);
    const hasCopied = await copyVersionsAhead(target);
    const { access, message, messageDoc } = hasCopied ? await readAny(person, target) : found;
    const { thread } = access;
    const [uncounted, removed] = await Promise.all([
      unseenBy(thread, message),
      removedWith(thread, messageDoc),
    ]);
    const batch = firestore().batch();
    batch.set(hiddenRef(target), { ...messageDoc.data(), uncounted });
    await hideVersions(batch, target);
    const hidden = { by: person.uid, byName: access.member.name, at: Date.now() };
    changeMessage(batch, messageDoc, {
      ...REMOVED,
      ...withoutParts(message),
      error: null,
      stop: null,
      status: 'hidden',
      hidden,
    });
    dropMentions(batch, target.threadId, message);
    await markCopies(batch, target.threadId, [message.seq]);
    addMessageEvent(batch, access, message, 'message-hidden');
    updatePreview(batch, access, message, {
      preview: null,
      changedAt: FieldValue.serverTimestamp(),
      ...removed,
      ...countMentions(thread, uncounted, -1),
      ...(await retractTitle(batch, { ...access, messageId: message.id })),
    });
    await batch.commit();
  });
  await moveRemainingVersions(target, 'hidden');
  // guard: hiding-reaches-feedback
  await deleteFeedbackOn(target);
  await removeCopiesOf(firestore(), target.threadId);
}

/**
 * Shows a hidden message again as it was. Idempotent.
 * @throws AppError not-found, forbidden (role), conflict (its author deleted it meanwhile)
 */
export async function restoreMessage(person: Person, target: Target): Promise<void> {
  await retryRefused(async () => {
    const { access, message, messageDoc, hiddenDoc } = await readAny(person, target);
    if (message.status === 'deleted') throw new AppError('conflict', errorText.messageRemoved);
    const stored = hiddenDoc && readDocument(hiddenMessageSchema, hiddenDoc);
    if (message.status !== 'hidden' || hiddenDoc === undefined || stored === undefined) return;
    const { uncounted: _, ...fields } = hiddenDoc.data() ?? {};
    const batch = firestore().batch();
    changeMessage(batch, messageDoc, { ...fields, hidden: null });
    batch.delete(hiddenRef(target), { exists: true });
    await moveVersions(batch, target, 'shown');
    const number = await landedNumber(messageDoc);
    const { removed } = access.thread;
    const mentioned = restoreMentions(batch, access.thread, stored, fields['createdAt']);
    addMessageEvent(batch, access, stored, 'message-restored');
    updatePreview(batch, access, stored, {
      preview: previewFor(stored),
      changedAt: FieldValue.serverTimestamp(),
      ...(number !== null && { removed: withoutRemoved(removed, number) }),
      ...mentioned,
    });
    await batch.commit();
  });
  await moveRemainingVersions(target, 'shown');
}

/** The numbers that no count has any more, with that of a message that is deleted or hidden now. */
export async function removedWith(
  { removed }: Thread,
  messageDoc: DocumentSnapshot,
): Promise<{ removed?: number[] }> {
  const number = await landedNumber(messageDoc);
  return number === null ? {} : { removed: withRemoved(removed, number) };
}

/** Adds to `batch` the deletion of what a hidden message said, and of what an interrupted move may have left. */
export async function deleteHidden(batch: WriteBatch, target: Target): Promise<void> {
  for (const version of await listHiddenVersions(target)) batch.delete(version);
  batch.delete(hiddenRef(target));
}

type AnyMessage = {
  access: Access;
  message: Message;
  messageDoc: DocumentSnapshot;
  hiddenDoc: DocumentSnapshot | undefined;
};

async function readAny(person: Person, target: Target): Promise<AnyMessage> {
  // guard: hiding-by-managers
  const access = await requireAccess(person, target.threadId, 'hide any message', [
    firestore().doc(messagePath(target.threadId, target.messageId)),
    hiddenRef(target),
  ]);
  requireOpen(access.thread);
  const [messageDoc, hiddenDoc] = access.further;
  const message = messageDoc && readDocument(messageSchema, messageDoc);
  if (message === undefined || messageDoc === undefined) throw new AppError('not-found');
  return { access, message, messageDoc, hiddenDoc };
}

/** @throws AppError conflict while the message is, or is about to be, answered or written anew */
async function requireNoOpenRun({ threadId, messageId }: Target): Promise<void> {
  const open = await readOpenRuns(threadId);
  if (open.some(({ run }) => run.questionId === messageId || run.answerId === messageId))
    throw new AppError('conflict', errorText.answerInProgress);
}

const hiddenRef = ({ threadId, messageId }: Target) =>
  firestore().doc(hiddenMessagePath(threadId, messageId));

function addMessageEvent(
  batch: WriteBatch,
  { thread, member }: Access,
  { id, authorId, authorName }: Message,
  kind: 'message-hidden' | 'message-restored',
): void {
  const event = { kind, messageId: id, uid: authorId, name: authorName };
  addEvent(batch, thread, { uid: member.id, name: member.name }, event);
}
