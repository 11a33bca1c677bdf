// The beginning of an import: where its messages will be, and whether its person may put them there.
import 'server-only';
import { FieldValue } from 'firebase-admin/firestore';
import { conversationId } from '@/model/archive/content-id';
import type { BeginImportResponse, KnownConversation } from '@/model/import';
import type { BeginImportRequest } from '@/model/import-requests';
import { importPath, importedPath } from '@/model/paths';
import { personTitle } from '@/model/title';
import type { Person } from '@/server/access/person';
import { accessOf, requireAccess, requireOpen } from '@/server/access/thread-access';
import { newToken, retryRefused } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';
import { countImported, importDayRef } from './day';

/**
 * @throws AppError not-found and forbidden of a thread that nothing may be appended to; too-many when the day is used up
 */
export async function beginImport(person: Person, request: BeginImportRequest): Promise<BeginImportResponse> {
  const { conversation, file } = request;
  const id = conversationId(conversation.format, conversation.sourceId);
  const threadId = request.threadId ?? (await knownThread(person, id));
  if (threadId !== null) await requireMayAppend(person, threadId);
  const begun = {
    importId: newToken(),
    kind: threadId === null ? ('new' as const) : ('append' as const),
    threadId: threadId ?? newToken(),
  };
  const { title, messages: declared, ...source } = conversation;
  await retryRefused(async () => {
    const db = firestore();
    const dayDoc = await importDayRef(person.uid).get();
    const batch = db.batch();
    // Of what is appended only new messages count, which nobody knows yet.
    countImported(batch, dayDoc, { uid: person.uid, file, expected: threadId === null ? declared : 0 });
    batch.set(db.doc(importPath(begun.importId)), {
      uid: person.uid,
      kind: begun.kind,
      threadId: begun.threadId,
      conversation: id,
      ...source,
      title: personTitle(title),
      declared,
      added: 0,
      alreadyHere: 0,
      nextPart: 0,
      bytes: 0,
      documents: 0,
      open: null,
      firstAt: null,
      lastAt: null,
      lastMessage: null,
      state: 'open',
      touchedAt: FieldValue.serverTimestamp(),
    });
    await batch.commit();
  });
  return begun;
}

async function requireMayAppend(person: Person, threadId: string): Promise<void> {
  // guard: only-posting-members-append
  const { thread } = await requireAccess(person, threadId, 'say something');
  requireOpen(thread);
}

/** Where an earlier import of the conversation is, if more can be added there. In the trash it is as good as gone. */
async function knownThread(person: Person, conversation: string): Promise<string | null> {
  const doc = await firestore().doc(importedPath(person.uid, conversation)).get();
  const threadId: unknown = doc.get('threadId');
  if (typeof threadId !== 'string') return null;
  const access = await accessOf(person.uid, threadId, 'say something');
  if (access === undefined) return null;
  return access.thread.state === 'trashed' || access.thread.state === 'deleting' ? null : threadId;
}

/** Which of these conversations the person has imported into threads that they still read. */
export async function knownConversations(
  person: Person,
  conversations: readonly string[],
): Promise<KnownConversation[]> {
  const db = firestore();
  const docs = await db.getAll(...conversations.map((id) => db.doc(importedPath(person.uid, id))));
  const threads = new Map<string, Promise<string | null>>();
  const titleOf = (threadId: string) => {
    const known = threads.get(threadId) ?? readableTitle(person, threadId);
    threads.set(threadId, known);
    return known;
  };
  const found = await Promise.all(
    docs.map(async (doc): Promise<KnownConversation[]> => {
      const [threadId, messages]: unknown[] = [doc.get('threadId'), doc.get('messages')];
      if (typeof threadId !== 'string' || typeof messages !== 'number') return [];
      const title = await titleOf(threadId);
      return title === null ? [] : [{ id: doc.id, threadId, title, messages }];
    }),
  );
  return found.flat();
}

async function readableTitle(person: Person, threadId: string): Promise<string | null> {
  const access = await accessOf(person.uid, threadId, 'read thread');
  if (access === undefined) return null;
  const { state, title } = access.thread;
  return state === 'trashed' || state === 'deleting' ? null : title;
}
