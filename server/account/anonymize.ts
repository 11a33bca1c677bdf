// The name of a person whose account is deleted, wherever it was copied to, and whose feedback was.
import 'server-only';
import {
  type DocumentSnapshot,
  FieldValue,
  type Query,
  type QueryDocumentSnapshot,
} from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { copiedAuthor } from '@/model/copied-author';
import { withoutFormNames } from '@/model/form-names';
import { forkPath, participantsPath, threadPath } from '@/model/paths';
import { DELETED_PERSON } from '@/model/product';
import { storedForkSchema } from '@/server/messages/stored-fork';
import { grpcCode, newToken, retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';

/** All documents that hold a copy of the name, and all feedback. */
export async function anonymizeName(uid: string): Promise<void> {
  const db = firestore();
  const [messages, hidden, versions, runs, events] = [
    db.collectionGroup('messages'),
    db.collectionGroup('hiddenMessages'),
    db.collectionGroup('versions'),
    db.collectionGroup('runs'),
    db.collectionGroup('events'),
  ];
  const nobody = DELETED_PERSON;
  await rewrite(messages.where('stop.by', '==', uid), { 'stop.byName': nobody });
  await rewrite(messages.where('hidden.by', '==', uid), { 'hidden.byName': nobody });
  await rewrite(hidden.where('authorId', '==', uid), { authorName: nobody });
  await rewrite(hidden.where('stop.by', '==', uid), { 'stop.byName': nobody });
  await rewrite(hidden.where('replyTo.authorId', '==', uid), { 'replyTo.authorName': nobody });
  await rewrite(messages.where('replyTo.authorId', '==', uid), { 'replyTo.authorName': nobody });
  await rewrite(versions.where('stop.by', '==', uid), { 'stop.byName': nobody });
  await rewrite(versions.where('authorId', '==', uid), { authorName: nobody });
  await rewrite(versions.where('replyTo.authorId', '==', uid), { 'replyTo.authorName': nobody });
  await rewrite(runs.where('askedBy', '==', uid), { askedByName: nobody });
  await rewrite(runs.where('stop.by', '==', uid), { 'stop.byName': nobody });
  await rewrite(events.where('by', '==', uid), { byName: nobody });
  await rewrite(events.where('uid', '==', uid), { name: nobody });
  await rewrite(events.where('invitedBy', '==', uid), { invitedByName: nobody });
  await rewrite(db.collectionGroup('members').where('invitedBy', '==', uid), { invitedByName: nobody });
  await rewrite(db.collectionGroup('trashedMembers').where('member.invitedBy', '==', uid), {
    'member.invitedByName': nobody,
  });
  // What they thought of answers still counts, under one id that says nothing; their words are gone.
  await rewrite(db.collectionGroup('feedback').where('uid', '==', uid), {
    uid: `gone-${newToken()}`,
    comment: '',
  });
  await rewrite(db.collectionGroup('inputs').where('by', '==', uid), { byName: nobody });
  await rewrite(db.collectionGroup('votes').where('by', '==', uid), { byName: nobody });
  await anonymizeForms(messages.where('formPeople', 'array-contains', uid), uid);
  await anonymizeForms(hidden.where('formPeople', 'array-contains', uid), uid);
  await anonymizeForms(versions.where('formPeople', 'array-contains', uid), uid);
  await anonymizeInLists(await rewrite(messages.where('authorId', '==', uid), { authorName: nobody }));
  await anonymizeCopies(uid);
}

/** Forms name people in lists. One whose form is sent at this moment is read again. */
async function anonymizeForms(query: Query, uid: string): Promise<void> {
  const { docs } = await query.select().get();
  for (const { ref } of docs)
    await retryRefused(async () => {
      const doc = await ref.get();
      const fields = withoutFormNames(
        { forms: doc.get('forms'), sentForm: doc.get('sentForm') },
        (one) => one === uid,
      );
      if (doc.updateTime !== undefined) await ref.update(fields, { lastUpdateTime: doc.updateTime });
    });
}

const numberedSchema = z.object({ ids: z.array(z.string()) });

/**
 * In threads that were started from where the person is, and from these: there they are known by a number of the origin, which is
 * somebody else's in another one.
 */
async function anonymizeCopies(id: string, originId?: string): Promise<void> {
  const db = firestore();
  const all = db.collection('forks').where('people', 'array-contains', id);
  const { docs } = await (originId === undefined ? all : all.where('originId', '==', originId)).get();
  for (const fork of readDocuments(storedForkSchema, docs)) {
    const doc = await db.doc(participantsPath(fork.originId)).get();
    const number = (readDocument(numberedSchema, doc)?.ids.indexOf(id) ?? -1) + 1;
    const author = copiedAuthor(number);
    // Where people are numbered, a copy has no name.
    if (number > 0 && fork.names === 'real') await anonymizeIn(fork.id, author);
    await anonymizeCopies(author, fork.id);
    await db.doc(forkPath(fork.id)).update({ people: FieldValue.arrayRemove(id) });
  }
}

async function anonymizeIn(threadId: string, author: string): Promise<void> {
  const thread = firestore().doc(threadPath(threadId));
  const [messages, hidden] = [thread.collection('messages'), thread.collection('hiddenMessages')];
  const quoted = { 'replyTo.authorName': DELETED_PERSON };
  for (const some of [messages, hidden]) {
    await rewrite(some.where('stop.by', '==', author), { 'stop.byName': DELETED_PERSON });
    // In what was said here in reply to a copy, and in its earlier texts; a copy itself has none.
    for (const { ref } of await rewrite(some.where('replyTo.authorId', '==', author), quoted))
      await rewrite(ref.collection('versions').where('replyTo.authorId', '==', author), quoted);
  }
  await rewrite(thread.collection('events').where('uid', '==', author), { name: DELETED_PERSON });
  await rewrite(hidden.where('authorId', '==', author), { authorName: DELETED_PERSON });
  await anonymizeInLists(
    await rewrite(messages.where('authorId', '==', author), { authorName: DELETED_PERSON }),
  );
  // An archive takes it along with its next run.
  await changeThread(threadId, () => ({ changedAt: FieldValue.serverTimestamp() }));
}

/** The thread list shows the last author, whose name is on the thread document. */
async function anonymizeInLists(messages: readonly QueryDocumentSnapshot[]): Promise<void> {
  const last = new Map<string, number>();
  for (const doc of messages) {
    const threadId = doc.ref.parent.parent?.id;
    const seq: unknown = doc.get('seq');
    if (threadId !== undefined && typeof seq === 'number')
      last.set(threadId, Math.max(seq, last.get(threadId) ?? 0));
  }
  for (const [threadId, seq] of last)
    await changeThread(threadId, (thread) =>
      thread.get('lastMessage.seq') === seq ? { 'lastMessage.authorName': DELETED_PERSON } : undefined,
    );
}

/** One that was deleted meanwhile, or is not shown yet, is skipped. */
async function changeThread(
  threadId: string,
  changesOf: (thread: DocumentSnapshot) => Record<string, unknown> | undefined,
): Promise<void> {
  await retryRefused(async () => {
    const thread = await firestore().doc(threadPath(threadId)).get();
    const changes = changesOf(thread);
    if (thread.updateTime === undefined || changes === undefined) return;
    await thread.ref.update(changes, { lastUpdateTime: thread.updateTime });
  });
}

/** Changes every document that the query finds; a document deleted meanwhile is skipped. */
async function rewrite(query: Query, changes: Record<string, unknown>): Promise<QueryDocumentSnapshot[]> {
  const { docs } = await query.select('seq').get();
  const writer = firestore().bulkWriter();
  const failures: unknown[] = [];
  const NOT_FOUND = 5;
  for (const { ref } of docs) {
    writer.update(ref, changes).catch((error: unknown) => {
      if (grpcCode(error) !== NOT_FOUND) failures.push(error);
    });
  }
  await writer.close();
  if (failures.length > 0) throw failures[0];
  return docs;
}
