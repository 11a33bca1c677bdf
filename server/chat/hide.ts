// Hiding of any message by the owner and admins, and its undo. What was said moves to documents that only the server reads.
import 'server-only';
import type { DocumentReference, DocumentSnapshot, WriteBatch } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { withoutMentions } from '@/model/mentions';
import { type Message, messageSchema, readableText } from '@/model/message';
import { hiddenMessagePath, hiddenVersionsPath, messagePath, versionsPath } from '@/model/paths';
import { previewOf } from '@/model/title';
import { addEvent } from '@/server/access/events';
import type { Person } from '@/server/access/person';
import { type Access, requireAccess, requireOpen } from '@/server/access/thread-access';
import { dropMentions, restoreMentions } from '@/server/messages/mentions';
import { changeMessage } from '@/server/messages/messages';
import { retryRefused } from '@/server/platform/commit';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { readOpenRuns } from '@/server/runs/queue';
import { updatePreview } from './preview';

type Target = { threadId: string; messageId: string };

/** What a removed message keeps of its content. */
export const REMOVED = {
  content: '',
  format: 'markdown',
  plain: '',
  mentions: [],
  metadata: {},
  replyTo: null,
  versions: 0,
} as const;

/**
 * Hides a message from everybody and from later prompts, with its versions, until `restoreMessage`. Idempotent.
 * @throws AppError not-found, forbidden (role), conflict (deleted; it or its answer is queued or being written)
 */
export async function hideMessage(person: Person, target: Target): Promise<void> {
  await retryRefused(async () => {
    const { access, message, messageDoc } = await readAny(person, target);
    if (message.status === 'hidden') return;
    if (message.status === 'deleted') throw new AppError('conflict', errorText.messageRemoved);
    await requireNoOpenRun(target);
    const versions = await copyVersions(versionsOf(target), hiddenVersionsOf(target));
    const batch = firestore().batch();
    batch.set(hiddenRef(target), messageDoc.data() ?? {});
    for (const version of versions) batch.delete(version);
    const hidden = { by: person.uid, byName: access.member.name, at: Date.now() };
    changeMessage(batch, messageDoc, { ...REMOVED, error: null, stop: null, status: 'hidden', hidden });
    dropMentions(batch, target.threadId, message);
    addMessageEvent(batch, access, message, 'message-hidden');
    updatePreview(batch, access, message, { preview: null });
    await batch.commit();
  });
}

/**
 * Shows a hidden message again as it was. Idempotent.
 * @throws AppError not-found, forbidden (role), conflict (its author deleted it meanwhile)
 */
export async function restoreMessage(person: Person, target: Target): Promise<void> {
  await retryRefused(async () => {
    const { access, message, messageDoc, hiddenDoc } = await readAny(person, target);
    if (message.status === 'deleted') throw new AppError('conflict', errorText.messageRemoved);
    const stored = hiddenDoc && readDocument(messageSchema, hiddenDoc);
    if (message.status !== 'hidden' || stored === undefined) return;
    const versions = await copyVersions(hiddenVersionsOf(target), versionsOf(target));
    const batch = firestore().batch();
    changeMessage(batch, messageDoc, { ...hiddenDoc?.data(), hidden: null });
    batch.delete(hiddenRef(target), { exists: true });
    for (const version of versions) batch.delete(version);
    restoreMentions(batch, access.thread, stored);
    addMessageEvent(batch, access, stored, 'message-restored');
    const preview = previewOf(readableText(stored) || withoutMentions(stored.content), stored.role);
    updatePreview(batch, access, stored, { preview });
    await batch.commit();
  });
}

/** Adds to `batch` the deletion of what a hidden message said. `versions` are few: see MAX_EDIT_HISTORY. */
export async function deleteHidden(batch: WriteBatch, target: Target): Promise<void> {
  for (const version of await hiddenVersionsOf(target).listDocuments()) batch.delete(version);
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

/** Versions in one commit, well below its limit of 10 MB: each may hold an answer of 256 KB and its extract. */
const VERSIONS_AT_ONCE = 20;

/** Copies before the batch that deletes the originals, because together they may be too large for one commit. */
async function copyVersions(from: Versions, to: Versions): Promise<DocumentReference[]> {
  const { docs } = await from.get();
  for (let start = 0; start < docs.length; start += VERSIONS_AT_ONCE) {
    const batch = firestore().batch();
    for (const doc of docs.slice(start, start + VERSIONS_AT_ONCE)) batch.set(to.doc(doc.id), doc.data());
    await batch.commit();
  }
  return docs.map(({ ref }) => ref);
}

type Versions = FirebaseFirestore.CollectionReference;

const versionsOf = ({ threadId, messageId }: Target) =>
  firestore().collection(versionsPath(threadId, messageId));
const hiddenVersionsOf = ({ threadId, messageId }: Target) =>
  firestore().collection(hiddenVersionsPath(threadId, messageId));
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
