// Threads: create, list, read, rename, settings.
import 'server-only';
import { createHash } from 'node:crypto';
import {
  type DocumentSnapshot,
  FieldValue,
  type Transaction,
  type WriteBatch,
} from 'firebase-admin/firestore';
import type * as z from 'zod/v4';
import type { updateThreadRequestSchema } from '@/model/requests';
import { type Role, can, mayChoosePayer } from '@/model/access';
import type { Payer } from '@/model/budget';
import { cleanText } from '@/model/clean-text';
import { AppError } from '@/model/errors';
import type { EventInput } from '@/model/event';
import { MESSAGES_PAGE } from '@/model/limits';
import { instructionsPath, threadPath, tombstonePath, userPath } from '@/model/paths';
import type { CallerMetadata } from '@/model/metadata';
import { DEFAULT_SETTINGS, DEFAULT_TITLE, type ListedState, type Thread, threadSchema } from '@/model/thread';
import { personTitle } from '@/model/title';
import { newToken, retryRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { actorOf, addOwner } from '@/server/members/join';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import { modelChoices } from '@/server/runs/model/model';
import { type Person, profileOf } from '@/server/access/person';
import { requireAccess, requireOpen } from '@/server/access/thread-access';
import { errorText } from '@/server/platform/strings';

type NewThread = {
  /** Chosen by the caller: it names the request, so that the thread is made once. */
  id?: string | undefined;
  title?: string | undefined;
  metadata?: CallerMetadata | undefined;
};

/**
 * Creates a thread with one member, its owner. Idempotent for the same chosen id by the same person.
 * @throws AppError conflict when the person's thread of that chosen id was deleted
 */
export async function createThread(
  person: Person,
  { id: chosenId, title, metadata = {} }: NewThread = {},
): Promise<Thread> {
  const db = firestore();
  const id = chosenId === undefined ? newToken() : threadIdFor(person, chosenId);
  const threadRef = db.doc(threadPath(id));
  const existed = await db.runTransaction(async (transaction) => {
    // A new id is not contended, so a transaction's locks cost nothing here; the tombstone must be read inside it.
    const [threadDoc, tombstone, userDoc] = await transaction.getAll(
      threadRef,
      db.doc(tombstonePath(id)),
      db.doc(userPath(person.uid)),
    );
    if (threadDoc?.exists === true) return readDocument(threadSchema, threadDoc);
    // guard: thread-ids-never-reused
    if (tombstone?.exists === true) throw taken();
    addThread(transaction, { id, person, userDoc, fields: threadFields(person, title, metadata) });
    return undefined;
  });
  if (existed !== undefined && existed.createdBy !== person.uid) throw taken();
  return existed ?? (await getThread(person, id));
}

type Added = {
  id: string;
  person: Person;
  userDoc: DocumentSnapshot | undefined;
  fields: Record<string, unknown>;
  first?: EventInput;
};

/**
 * Adds a thread with its owner and its first event. @returns the owner's name
 * @throws AppError signed-out while the account is being deleted
 */
export function addThread(
  batch: Transaction | WriteBatch,
  { id, person, userDoc, fields, first = { kind: 'created' } }: Added,
): string {
  const profile = profileOf(person, userDoc);
  if (profile === undefined) throw new AppError('signed-out');
  batch.create(firestore().doc(threadPath(id)), fields);
  addOwner(batch, id, { ...profile, uid: person.uid });
  addEvent(batch, { id, seq: 0 }, { uid: person.uid, name: profile.name }, first);
  return profile.name;
}

export const taken = () => new AppError('conflict', errorText.threadIdTaken);

/** Everybody chooses ids of their own: if a choice were the thread's id, a refusal would tell that this thread exists. */
export function threadIdFor({ uid }: Pick<Person, 'uid'>, chosenId: string): string {
  // guard: chosen-ids-are-ones-own
  return createHash('sha256').update(`${uid}\n${chosenId}`).digest('hex').slice(0, 32);
}

/** Of a new thread. */
export function threadFields(owner: Person, title: string | undefined, metadata: CallerMetadata) {
  const now = FieldValue.serverTimestamp();
  return {
    title: title === undefined ? DEFAULT_TITLE : personTitle(title),
    titleBy: title === undefined ? 'default' : 'person',
    memberIds: [owner.uid],
    postingMembers: 1,
    createdBy: owner.uid,
    createdAt: now,
    updatedAt: now,
    changedAt: now,
    seq: 0,
    landedCount: 0,
    lastMessage: null,
    state: 'open',
    trash: null,
    settings: DEFAULT_SETTINGS,
    metadata,
  };
}

/** The read state of somebody to whom all messages that have landed are known. */
export const readToTheEnd = (landedCount: number) => ({
  landedCount,
  mentions: 0,
  seenAt: FieldValue.serverTimestamp(),
  pinned: false,
  muted: false,
  unsentText: '',
  unread: false,
  changedAt: FieldValue.serverTimestamp(),
});

/** The caller's threads, newest activity first; `lastThreadId` is the last one of the previous page. */
export async function getThreadList(
  person: Person,
  {
    limit = MESSAGES_PAGE,
    lastThreadId,
    state = 'open',
  }: { limit?: number; lastThreadId?: string | undefined; state?: ListedState } = {},
): Promise<{ threads: Thread[]; hasMore: boolean }> {
  const db = firestore();
  let query = db
    .collection('threads')
    .where('memberIds', 'array-contains', person.uid)
    .where('state', '==', state)
    .orderBy('updatedAt', 'desc');
  if (lastThreadId !== undefined) {
    await requireAccess(person, lastThreadId, 'read thread');
    query = query.startAfter(await db.doc(threadPath(lastThreadId)).get());
  }
  const { docs } = await query.limit(limit + 1).get();
  return { threads: readDocuments(threadSchema, docs.slice(0, limit)), hasMore: docs.length > limit };
}

/** @throws AppError not-found to non-members */
export async function getThread(person: Person, threadId: string): Promise<Thread> {
  const { thread } = await requireAccess(person, threadId, 'read thread');
  if (thread.state === 'deleting') throw new AppError('not-found');
  return thread;
}

/** A title by a person is never overwritten by the model. */
export function updateThreadTitle(person: Person, threadId: string, title: string): Promise<Thread> {
  return updateThread(person, threadId, { title });
}

type ThreadChange = Omit<z.infer<typeof updateThreadRequestSchema>, 'state'>;

/** Changes title, the caller's own metadata, instructions, reply policy, model, who exports, starts new threads or pays; metadata is replaced as a whole. */
export async function updateThread(person: Person, threadId: string, change: ThreadChange): Promise<Thread> {
  // guard: only-offered-models
  requireOfferedModel(change.model);
  return await retryRefused(async () => {
    const access = await requireAccess(person, threadId, 'rename thread');
    const { thread, member, threadRef, guard } = access;
    // guard: only-managers-restrict-forks
    if (change.forkBy !== undefined && !can(member.role, 'restrict forks')) throw new AppError('forbidden');
    // guard: only-managers-restrict-exports
    if (change.exportBy !== undefined && !can(member.role, 'restrict export'))
      throw new AppError('forbidden');
    requirePayer(change.payer, member.role);
    requireOpen(thread);
    const batch = firestore().batch();
    for (const event of whatChanges(thread, change)) addEvent(batch, thread, actorOf(access), event);
    batch.update(
      threadRef,
      {
        changedAt: FieldValue.serverTimestamp(),
        ...(change.title !== undefined && { title: personTitle(change.title), titleBy: 'person' }),
        ...(change.metadata !== undefined && { metadata: change.metadata }),
        ...(change.replyPolicy !== undefined && { 'settings.replyPolicy': change.replyPolicy }),
        ...(change.model !== undefined && { 'settings.model': change.model }),
        ...(change.exportBy !== undefined && { 'settings.exportBy': change.exportBy }),
        ...(change.payer !== undefined && {
          'settings.payer': change.payer,
          'settings.payerId': change.payer === 'owner' ? person.uid : null,
        }),
        ...(change.forkBy !== undefined && { 'settings.forkBy': change.forkBy }),
      },
      guard,
    );
    if (change.instructions !== undefined) {
      batch.set(firestore().doc(instructionsPath(threadId)), {
        text: cleanText(change.instructions),
        by: person.uid,
        at: FieldValue.serverTimestamp(),
      });
    }
    await batch.commit();
    return await getThread(person, threadId);
  });
}

/** @throws AppError forbidden: not by this role; invalid: a thread that has no budget on this site */
function requirePayer(payer: Payer | undefined, role: Role): void {
  if (payer === undefined) return;
  // guard: nobody-spends-an-owners-budget
  if (!mayChoosePayer(role, payer)) throw new AppError('forbidden');
  // guard: threads-pay-from-a-budget
  if (payer === 'thread' && config().budgets.thread === null)
    throw new AppError('invalid', errorText.payerNotOffered);
}

/** @throws AppError invalid: a model this server does not offer */
function requireOfferedModel(model: string | null | undefined): void {
  if (model === undefined || model === null || modelChoices().includes(model)) return;
  throw new AppError('invalid', errorText.modelNotOffered);
}

/** The events that a change produces. */
function whatChanges(
  thread: Thread,
  { title, replyPolicy, instructions, model, exportBy, forkBy, payer }: ThreadChange,
): EventInput[] {
  const changes: EventInput[] = [];
  if (title !== undefined && personTitle(title) !== thread.title)
    changes.push({ kind: 'renamed', title: personTitle(title) });
  if (replyPolicy !== undefined && replyPolicy !== thread.settings.replyPolicy)
    changes.push({ kind: 'policy-changed', policy: replyPolicy });
  if (model !== undefined && model !== thread.settings.model) changes.push({ kind: 'model-changed', model });
  if (exportBy !== undefined && exportBy !== thread.settings.exportBy)
    changes.push({ kind: 'export-policy-changed', exportBy });
  if (payer !== undefined && payer !== thread.settings.payer) changes.push({ kind: 'payer-changed', payer });
  if (forkBy !== undefined && forkBy !== thread.settings.forkBy)
    changes.push({ kind: 'fork-policy-changed', forkBy });
  if (instructions !== undefined) changes.push({ kind: 'instructions-changed' });
  return changes;
}

/** Archives a thread (read-only, and in a list of its own), or unarchives it. @throws AppError not-found, forbidden */
export async function setArchived(person: Person, threadId: string, archived: boolean): Promise<Thread> {
  const state = archived ? 'archived' : 'open';
  return await retryRefused(async () => {
    const access = await requireAccess(person, threadId, 'archive thread');
    const { thread, threadRef, guard } = access;
    if (thread.state === state) return thread;
    if (thread.state !== (archived ? 'open' : 'archived')) requireOpen(thread);
    const batch = firestore().batch();
    batch.update(threadRef, { state, changedAt: FieldValue.serverTimestamp() }, guard);
    addEvent(batch, thread, actorOf(access), { kind: archived ? 'archived' : 'reopened' });
    await batch.commit();
    return await getThread(person, threadId);
  });
}
