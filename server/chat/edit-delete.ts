// Changes of a person's own messages: editing and deleting.
import 'server-only';
import { type DocumentSnapshot, FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { cleanText } from '@/model/clean-text';
import { AppError } from '@/model/errors';
import { MAX_EDIT_HISTORY } from '@/model/limits';
import { onlyMentionsOf, withoutMentions } from '@/model/mentions';
import { type Message, isRemoved, messageSchema } from '@/model/message';
import { messagePath, runPath, versionPath, versionsPath, votesPath } from '@/model/paths';
import { runState } from '@/model/run';
import { previewOf } from '@/model/title';
import type { Background } from '@/server/platform/background';
import { retryRefused } from '@/server/platform/commit';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { countMentions, dropMentions, putMentions, unseenBy } from '@/server/messages/mentions';
import { markCopies, removeCopiesOf } from '@/server/messages/copies';
import { changeMessage, mentionsOf } from '@/server/messages/messages';
import { REMOVED } from '@/server/messages/removed';
import { deleteVotes } from '@/server/messages/hidden-versions';
import type { Person } from '@/server/access/person';
import { cancelledOutcome, finalizeRun } from '@/server/runs/finalize';
import { type OpenRun, readOpenRuns } from '@/server/runs/queue';
import { retractTitle } from '@/server/runs/titles';
import { type Access, requireAccess, requireOpen } from '@/server/access/thread-access';
import { changeRuns } from '@/server/runs/runner';
import { deleteHidden, removedWith } from './hide';
import { updatePreview } from './preview';

type Own = { threadId: string; messageId: string };

/**
 * Edits the person's own message, whatever was said since; the previous text is stored in its edit history. An existing answer is not
 * changed, and can be regenerated.
 * @throws AppError not-found, forbidden (somebody else's), conflict (deleted, sent by a form, with a poll, edited too often, or its answer is being written)
 */
export async function editMessage(person: Person, own: Own & { text: string }): Promise<Message> {
  await retryRefused(async () => {
    const { access, message, messageDoc, run } = await readOwn(person, own);
    const content = onlyMentionsOf(cleanText(own.text), new Set(access.thread.memberIds));
    if (isRemoved(message.status)) throw new AppError('conflict', errorText.messageRemoved);
    // guard: sent-forms-are-not-edited
    if (message.sentForm) throw new AppError('conflict', errorText.sentFormFixed);
    // guard: polls-are-not-edited
    if (message.polls) throw new AppError('conflict', errorText.pollFixed);
    if (message.content === content) return;
    if (message.versions >= MAX_EDIT_HISTORY)
      throw new AppError('conflict', errorText.editedTooOften(MAX_EDIT_HISTORY));
    const batch = firestore().batch();
    const now = FieldValue.serverTimestamp();
    const versions = message.versions + 1;
    const changes = { content, mentions: mentionsOf(content), editedAt: now, changedAt: now, versions };
    saveVersion(batch, own, messageDoc, versions);
    batch.update(messageDoc.ref, changes, { lastUpdateTime: messageDoc.updateTime });
    if (run !== undefined) fenceQueued(batch, own.threadId, run);
    dropMentions(batch, own.threadId, message, content);
    const mentioned = putMentions(batch, access.thread, [{ ...message, content }], message.content);
    updatePreview(batch, access, message, {
      preview: previewOf(withoutMentions(content), message.role),
      changedAt: now,
      ...mentioned,
    });
    await batch.commit();
  });
  const edited = readDocument(
    messageSchema,
    await firestore().doc(messagePath(own.threadId, own.messageId)).get(),
  );
  if (edited === undefined) throw new AppError('not-found');
  return edited;
}

/**
 * Deletes the text and the edit history of the person's own message, for everybody and for later prompts, and its copies in threads
 * that were started from here; its position stays. A queued question is cancelled. Idempotent.
 * @throws AppError not-found, forbidden (somebody else's), conflict (its answer is being written)
 */
export async function deleteMessage(person: Person, own: Own, background: Background): Promise<void> {
  await changeRuns(own.threadId, background, async () => ({
    result: await deleteOnce(person, own),
    next: { kind: 'start-next' },
  }));
  // Nobody votes any more: what was voted since the votes were listed.
  // guard: deletion-reaches-late-votes
  await deleteVotes(own);
  await removeCopiesOf(firestore(), own.threadId);
}

async function deleteOnce(person: Person, own: Own): Promise<void> {
  const read = await readOwn(person, own);
  if (read.message.status === 'deleted') return;
  const { access, message, messageDoc } =
    read.run === undefined ? read : await cancelQueued(person, own, read.access, read.run);
  const batch = firestore().batch();
  // Read after the message: an edit since then is refused below by the message's precondition.
  const [earlier, votes, uncounted, removed] = await Promise.all([
    firestore().collection(versionsPath(own.threadId, own.messageId)).listDocuments(),
    firestore().collection(votesPath(own.threadId, own.messageId)).listDocuments(),
    unseenBy(access.thread, message),
    removedWith(access.thread, messageDoc),
  ]);
  for (const child of [...earlier, ...votes]) batch.delete(child);
  await deleteHidden(batch, own);
  changeMessage(batch, messageDoc, { ...REMOVED, status: 'deleted', hidden: null });
  dropMentions(batch, own.threadId, message);
  await markCopies(batch, own.threadId, [message.seq]);
  const untitled = await retractTitle(batch, { ...access, messageId: message.id });
  updatePreview(batch, access, message, {
    preview: null,
    changedAt: FieldValue.serverTimestamp(),
    ...untitled,
    ...removed,
    ...countMentions(access.thread, uncounted, -1),
  });
  await batch.commit();
}

/** The whole previous message, with the time at which its text was posted: versions are read in that order. */
function saveVersion(batch: WriteBatch, own: Own, messageDoc: DocumentSnapshot, number: number): void {
  const postedAt: unknown = messageDoc.get('editedAt') ?? messageDoc.get('createdAt');
  batch.create(firestore().doc(versionPath(own.threadId, own.messageId, `${number}`)), {
    ...messageDoc.data(),
    createdAt: postedAt,
  });
}

type OwnRead = {
  access: Access;
  message: Message;
  messageDoc: DocumentSnapshot & { updateTime: FirebaseFirestore.Timestamp };
  /** The run of a queued question. */
  run: OpenRun | undefined;
};

async function readOwn(person: Person, { threadId, messageId }: Own): Promise<OwnRead> {
  const access = await requireAccess(person, threadId, 'edit or delete own message', [
    firestore().doc(messagePath(threadId, messageId)),
  ]);
  requireOpen(access.thread);
  const [messageDoc] = access.further;
  const message = messageDoc && readDocument(messageSchema, messageDoc);
  if (message === undefined || messageDoc === undefined || !isRead(messageDoc))
    throw new AppError('not-found');
  // guard: only-own-messages-changed
  if (message.authorId !== person.uid) throw new AppError('forbidden', errorText.notYours);
  return { access, message, messageDoc, run: await queuedRun(threadId, messageId) };
}

function isRead(doc: DocumentSnapshot): doc is OwnRead['messageDoc'] {
  return doc.updateTime !== undefined;
}

/** @throws AppError conflict when the answer is being written */
async function queuedRun(threadId: string, questionId: string): Promise<OpenRun | undefined> {
  const open = (await readOpenRuns(threadId)).find(({ run }) => run.questionId === questionId);
  if (open !== undefined && runState(open.run).kind === 'writing')
    throw new AppError('conflict', errorText.answerInProgress);
  return open;
}

async function cancelQueued(person: Person, own: Own, { member }: Access, queued: OpenRun): Promise<OwnRead> {
  const stop = { by: person.uid, byName: member.name, at: Date.now() };
  await finalizeRun(cancelledOutcome(queued, { stop }));
  return await readOwn(person, own);
}

/** Refuses the whole batch when the run was started since it was read. */
function fenceQueued(batch: WriteBatch, threadId: string, { run, updateTime }: OpenRun): void {
  const ref = firestore().doc(runPath(threadId, run.id));
  batch.update(ref, { status: run.status }, { lastUpdateTime: updateTime });
}
