// The last batch of an import: before it nobody sees anything of the conversation, after it all of it is there.
import 'server-only';
import { FieldValue, Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { conversationMessageSchema } from '@/model/archive/conversation';
import { archivedVersionSchema } from '@/model/archive/thread-file';
import { AppError } from '@/model/errors';
import type { FinishImportResponse } from '@/model/import';
import { importedPath, readStatePath, userPath } from '@/model/paths';
import { withQuiet } from '@/model/read-state';
import type { Thread } from '@/model/thread';
import { addEvent } from '@/server/access/events';
import type { Person } from '@/server/access/person';
import { requireAccess, requireOpen } from '@/server/access/thread-access';
import { actorOf } from '@/server/members/join';
import { addMessages, addVersion } from '@/server/messages/messages';
import { retryRefused } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { addThread, readToTheEnd, threadFields } from '@/server/threads/threads';
import { storedIds, storedReplies } from './replies';
import { type OwnImport, type StoredImport, readOwnImport } from './stored-import';
import { type Made, checkedIds, isClosed, made } from './walk';

/**
 * Shows the conversation; repeated, it answers the same.
 * @throws AppError not-found, forbidden (the right to append was lost); conflict (not all messages came)
 */
export async function finishImport(person: Person, importId: string): Promise<FinishImportResponse> {
  return await retryRefused(async () => {
    const own = await readOwnImport(person, importId);
    const { stored } = own;
    if (stored.state === 'done') return resultOf(stored);
    // guard: imports-are-whole
    if (stored.added + stored.alreadyHere !== stored.declared || !isClosed(stored.open))
      throw new AppError('conflict', errorText.fewerThanDeclared(stored.declared));
    return stored.kind === 'new' ? await showThread(person, own) : await append(person, own);
  });
}

async function showThread(person: Person, own: OwnImport): Promise<FinishImportResponse> {
  const { stored, lastMessage } = own;
  const { threadId: id, added } = stored;
  const db = firestore();
  const userDoc = await db.doc(userPath(person.uid)).get();
  const batch = db.batch();
  const title = stored.title === '' ? undefined : stored.title;
  const fields = {
    ...threadFields(person, title, {}),
    ...timesOf(stored),
    seq: added,
    landedCount: added,
    quiet: withQuiet({ landedCount: 0, quiet: [] }, added),
    lastMessage,
  };
  const name = addThread(batch, { id, person, userDoc, fields });
  addImported(batch, { id, seq: added }, { uid: person.uid, name }, stored);
  batch.set(db.doc(readStatePath(person.uid, id)), readToTheEnd(added));
  finished(batch, own, stored);
  await batch.commit();
  return resultOf(stored);
}

/** As the file says, so old conversations stay where they belong in the list. */
function timesOf({ createdAt, firstAt, lastAt }: StoredImport) {
  const now = Date.now();
  const from = Math.min(createdAt ?? firstAt ?? now, firstAt ?? now, now);
  return {
    createdAt: Timestamp.fromMillis(Math.max(0, from)),
    updatedAt: Timestamp.fromMillis(Math.max(0, Math.min(lastAt ?? now, now))),
  };
}

async function append(person: Person, own: OwnImport): Promise<FinishImportResponse> {
  const { stored } = own;
  // guard: rights-are-checked-when-appending
  const access = await requireAccess(person, stored.threadId, 'say something');
  const { thread, threadRef, guard } = access;
  requireOpen(thread);
  const waiting = await readStaged(own, thread);
  const { messages, versions } = waiting;
  const result = {
    ...stored,
    added: messages.length,
    alreadyHere: stored.declared - messages.length,
  };
  const batch = firestore().batch();
  if (messages.length > 0) {
    const { threadChanges } = addMessages(batch, thread.id, messages);
    for (const version of versions) addVersion(batch, thread.id, version);
    batch.update(
      threadRef,
      {
        ...threadChanges,
        seq: thread.seq + messages.length,
        quiet: withQuiet(thread, messages.length),
        changedAt: FieldValue.serverTimestamp(),
      },
      guard,
    );
    addImported(batch, { id: thread.id, seq: thread.seq + messages.length }, actorOf(access), result);
  }
  for (const ref of waiting.refs) batch.delete(ref);
  finished(batch, own, result);
  await batch.commit();
  return resultOf(result);
}

const stagedSchema = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('message'), message: conversationMessageSchema, versions: z.number() }),
    z.object({ kind: z.literal('version'), version: archivedVersionSchema }),
  ]),
);

/** What waits, with its places after the thread's last message, without what somebody else imported meanwhile. */
async function readStaged(
  { stored, ref }: OwnImport,
  thread: Thread,
): Promise<Made & { refs: FirebaseFirestore.DocumentReference[] }> {
  const { docs } = await ref.collection('staged').orderBy('part').get();
  const entries = docs.flatMap((doc) => stagedSchema.parse(JSON.parse(String(doc.get('entries')))));
  const ids = checkedIds(entries, stored, null);
  const [known, replies] = await Promise.all([
    storedIds(thread.id, ids),
    storedReplies(thread.id, stored, entries),
  ]);
  const walk = { source: stored, before: null, firstSeq: thread.seq + 1, known, replies, now: Date.now() };
  return { ...made(entries, walk), refs: docs.map((doc) => doc.ref) };
}

function addImported(
  batch: WriteBatch,
  thread: { id: string; seq: number },
  by: { uid: string; name: string },
  { format, added }: StoredImport,
): void {
  addEvent(batch, thread, by, { kind: 'imported', format, messages: added });
}

/** The import itself, and that its person has the conversation. */
function finished(batch: WriteBatch, { ref, guard }: OwnImport, stored: StoredImport): void {
  const { uid, conversation, threadId, added, alreadyHere } = stored;
  const touchedAt = FieldValue.serverTimestamp();
  batch.update(
    ref,
    { state: 'done', added, alreadyHere, open: null, lastMessage: null, title: '', touchedAt },
    guard,
  );
  batch.set(firestore().doc(importedPath(uid, conversation)), {
    threadId,
    messages: added + alreadyHere,
    at: touchedAt,
  });
}

function resultOf({ threadId, added, alreadyHere }: StoredImport): FinishImportResponse {
  return { threadId, added, alreadyHere };
}
