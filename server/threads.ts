// Threads as the API and the guide know them: create, list, read, rename, settings.
import 'server-only';
import { FieldValue } from 'firebase-admin/firestore';
import type * as z from 'zod/v4';
import type { Role } from '@/model/access';
import type { updateThreadRequestSchema } from '@/model/api';
import { AppError } from '@/model/errors';
import { MESSAGES_PAGE } from '@/model/limits';
import { instructionsPath, memberPath, threadPath, tombstonePath } from '@/model/paths';
import type { CallerMetadata } from '@/model/metadata';
import { DEFAULT_TITLE, type Thread, threadSchema } from '@/model/thread';
import { personTitle } from '@/model/title';
import { newToken, retryRefused } from './commit';
import { readDocument, readDocuments } from './documents';
import { firestore } from './firebase';
import type { Person } from './people';
import { requireAccess, requireOpen } from './thread-access';

type NewThread = {
  id?: string | undefined;
  title?: string | undefined;
  metadata?: CallerMetadata | undefined;
};

/**
 * Makes a thread with one member, its owner. The same id by the same person again has no second effect.
 * @throws AppError conflict when the id was ever used by anybody else, or by a thread that was deleted
 */
export async function createThread(
  person: Person,
  { id = newToken(), title, metadata = {} }: NewThread = {},
): Promise<Thread> {
  const db = firestore();
  const threadRef = db.doc(threadPath(id));
  const existed = await db.runTransaction(async (transaction) => {
    // A new id is not contended, so a transaction's locks cost nothing here; the tombstone must be read inside it.
    const [threadDoc, tombstone] = await transaction.getAll(threadRef, db.doc(tombstonePath(id)));
    if (threadDoc?.exists === true) return readDocument(threadSchema, threadDoc);
    if (tombstone?.exists === true) throw taken();
    transaction.create(threadRef, threadFields(person, title, metadata));
    transaction.create(
      db.doc(memberPath(id, person.uid)),
      memberFields({ role: 'owner', name: person.name, invitedBy: null }),
    );
    return undefined;
  });
  if (existed !== undefined && existed.createdBy !== person.uid) throw taken();
  return existed ?? (await getThread(person, id));
}

const taken = () => new AppError('conflict', 'This thread id is taken. Choose another.');

function threadFields(owner: Person, title: string | undefined, metadata: CallerMetadata) {
  const now = FieldValue.serverTimestamp();
  return {
    title: title === undefined ? DEFAULT_TITLE : personTitle(title),
    titleBy: title === undefined ? 'default' : 'person',
    memberIds: [owner.uid],
    speakers: 1,
    createdBy: owner.uid,
    createdAt: now,
    updatedAt: now,
    changedAt: now,
    seq: 0,
    landed: 0,
    lastMessage: null,
    state: 'open',
    settings: { replyPolicy: 'auto', model: null },
    metadata,
  };
}

/** The document of a new member. */
export function memberFields({
  role,
  name,
  invitedBy,
}: {
  role: Role;
  name: string;
  invitedBy: string | null;
}) {
  return { role, name, photoUrl: null, joinedAt: FieldValue.serverTimestamp(), invitedBy };
}

/** The caller's threads, newest activity first; `lastThreadId` is the last one of the page before. */
export async function getThreadList(
  person: Person,
  { limit = MESSAGES_PAGE, lastThreadId }: { limit?: number; lastThreadId?: string | undefined } = {},
): Promise<{ threads: Thread[]; hasMore: boolean }> {
  const db = firestore();
  let query = db
    .collection('threads')
    .where('memberIds', 'array-contains', person.uid)
    .orderBy('updatedAt', 'desc');
  if (lastThreadId !== undefined) {
    await requireAccess(person, lastThreadId, 'read thread');
    query = query.startAfter(await db.doc(threadPath(lastThreadId)).get());
  }
  const { docs } = await query.limit(limit + 1).get();
  const threads = readDocuments(threadSchema, docs.slice(0, limit)).filter(
    (thread) => thread.state !== 'deleting',
  );
  return { threads, hasMore: docs.length > limit };
}

/** @throws AppError not-found to whoever is no member */
export async function getThread(person: Person, threadId: string): Promise<Thread> {
  const { thread } = await requireAccess(person, threadId, 'read thread');
  if (thread.state === 'deleting') throw new AppError('not-found');
  return thread;
}

/** A person's own title stays: the model never writes over it. */
export function updateThreadTitle(person: Person, threadId: string, title: string): Promise<Thread> {
  return updateThread(person, threadId, { title });
}

type ThreadChange = z.infer<typeof updateThreadRequestSchema>;

/** Changes title, the caller's own metadata, instructions or reply policy; metadata is replaced as a whole. */
export async function updateThread(person: Person, threadId: string, change: ThreadChange): Promise<Thread> {
  return await retryRefused(async () => {
    const { thread, threadRef, guard } = await requireAccess(person, threadId, 'rename thread');
    requireOpen(thread);
    const batch = firestore().batch();
    batch.update(
      threadRef,
      {
        changedAt: FieldValue.serverTimestamp(),
        ...(change.title !== undefined && { title: personTitle(change.title), titleBy: 'person' }),
        ...(change.metadata !== undefined && { metadata: change.metadata }),
        ...(change.replyPolicy !== undefined && { 'settings.replyPolicy': change.replyPolicy }),
      },
      guard,
    );
    if (change.instructions !== undefined) {
      batch.set(firestore().doc(instructionsPath(threadId)), {
        text: change.instructions,
        by: person.uid,
        at: FieldValue.serverTimestamp(),
      });
    }
    await batch.commit();
    return await getThread(person, threadId);
  });
}
