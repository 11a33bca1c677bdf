// The copying of messages into a thread that nobody is a member of yet. Its link remembers how far it came: a repeated request goes on
// there, of two at the same time one is refused, and of what was removed in the origin meanwhile only the place is left.
import 'server-only';
import { FieldValue, type DocumentSnapshot, type Timestamp } from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { AppError } from '@/model/errors';
import { MAX_FORKS, MAX_FORK_MESSAGES, copyId } from '@/model/fork';
import { byteLength } from '@/model/limits';
import {
  forkPath,
  messagePath,
  messagesPath,
  participantsPath,
  threadPath,
  tombstonePath,
} from '@/model/paths';
import type { GuestMessage } from '@/model/share';
import { removeCopies } from '@/server/messages/copies';
import { addMessages } from '@/server/messages/messages';
import { type StoredFork, hasLostTitle, storedForkSchema } from '@/server/messages/stored-fork';
import { UNTITLED } from '@/server/messages/untitle';
import { retryRefused } from '@/server/platform/commit';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { projectionOf } from '@/server/shares/projection/projection';
import { taken } from '@/server/threads/threads';
import { copied } from './copied';
import type { Origin } from './source';

/** UTF-8 bytes of messages in one commit, well below its limit of 10 MB. */
const COMMIT_BYTES = 4 * 1024 * 1024;

export type Fork = { stored: StoredFork; doc: DocumentSnapshot & { updateTime: Timestamp } };

/** @throws AppError not-found: swept, or its thread is no more */
export async function readFork(id: string): Promise<Fork> {
  const doc = await firestore().doc(forkPath(id)).get();
  const stored = readDocument(storedForkSchema, doc);
  if (stored === undefined || !isRead(doc)) throw new AppError('not-found');
  return { stored, doc };
}

function isRead(doc: DocumentSnapshot): doc is Fork['doc'] {
  return doc.updateTime !== undefined;
}

/**
 * Links the new thread to its origin, unless an earlier delivery of the request has.
 * @throws AppError conflict (the thread was deleted), too-long (messages), too-many (threads started from the origin), what
 * `readOrigin` throws
 */
export async function beginCopying(id: string, readOrigin: () => Promise<Origin>): Promise<void> {
  const db = firestore();
  await retryRefused(async () => {
    const [forkDoc, tombstone] = await db.getAll(db.doc(forkPath(id)), db.doc(tombstonePath(id)));
    // guard: forks-are-never-made-again
    if (tombstone?.exists === true) throw taken();
    if (forkDoc?.exists === true) return;
    const origin = await readOrigin();
    await requireFew(origin);
    const { thread, threadRef, guard, upToSeq, scopedAt, names, share } = origin;
    const batch = db.batch();
    batch.create(db.doc(forkPath(id)), {
      originId: thread.id,
      upToSeq,
      scopedAt: scopedAt ?? Date.now(),
      names,
      share,
      title: thread.title,
      titleBy: thread.titleBy,
      titleFrom: await seqsOfTitle(thread.id),
      state: 'copying',
      copiedSeq: 0,
      copied: 0,
      removedSeq: 0,
      people: [],
      pending: [],
      pendingAt: null,
      isOriginDeleted: false,
      goneTitle: null,
      touchedAt: FieldValue.serverTimestamp(),
    });
    // Refuses whoever is removing a message and did not know of this fork.
    batch.update(threadRef, { changedAt: FieldValue.serverTimestamp() }, guard);
    await batch.commit();
  });
}

async function requireFew({ thread: { id }, upToSeq }: Origin): Promise<void> {
  const db = firestore();
  const [forks, messages] = await Promise.all([
    db.collection('forks').where('originId', '==', id).count().get(),
    db.collection(messagesPath(id)).where('seq', '<=', upToSeq).count().get(),
  ]);
  // guard: forks-of-thread-limited
  if (forks.data().count >= MAX_FORKS) throw new AppError('too-many', errorText.forksFull(MAX_FORKS));
  // guard: forks-are-of-limited-length
  if (messages.data().count > MAX_FORK_MESSAGES)
    throw new AppError('too-long', errorText.forkTooLong(MAX_FORK_MESSAGES));
}

/** The positions of the messages from which the model made the title. */
async function seqsOfTitle(threadId: string): Promise<number[]> {
  const db = firestore();
  const titleFrom: unknown = (await db.doc(threadPath(threadId)).get()).get('titleFrom');
  const ids = z.array(z.string()).safeParse(titleFrom).data ?? [];
  if (ids.length === 0) return [];
  const docs = await db.getAll(...ids.map((id) => db.doc(messagePath(threadId, id))), { fieldMask: ['seq'] });
  return docs.map((doc) => Number(doc.get('seq'))).filter((seq) => Number.isInteger(seq));
}

/** Copies what is left. @throws AppError not-found: swept meanwhile */
export async function copyAll(id: string): Promise<void> {
  while (await retryRefused(() => copySome(id)));
}

/** Whether something went from the origin that is not worked off yet. */
export const isMarked = ({ pending, goneTitle }: StoredFork) => pending.length > 0 || goneTitle !== null;

/** Whether there may be more. */
async function copySome(id: string): Promise<boolean> {
  const { stored, doc } = await readFork(id);
  if (stored.state === 'done') return false;
  const { originId, upToSeq, scopedAt, names, copiedSeq, pending } = stored;
  const projection = await projectionOf(originId);
  const page = await projection.pageAfter({ upToSeq, scopedAt, names }, copiedSeq);
  if (page.lastSeq === null && !isMarked(stored)) return false;
  const messages = withinBytes(page.messages);
  const isWhole = messages.length === page.messages.length;
  const db = firestore();
  const batch = db.batch();
  // guard: removed-meanwhile-is-not-copied
  const removed = pending.filter((one) => one <= copiedSeq);
  await removeCopies(batch, id, removed);
  // guard: titles-gone-meanwhile-are-not-copied (never)
  const isUntitled = hasLostTitle(stored);
  const placed = await places(id, stored.copied, messages);
  addMessages(
    batch,
    id,
    messages.map((message) => copied(message, placed)),
  );
  const numbered = await db.doc(participantsPath(originId)).get();
  const people = readDocument(peopleSchema, numbered)?.ids ?? [];
  batch.update(
    doc.ref,
    {
      copiedSeq: (isWhole ? page.lastSeq : messages.at(-1)?.seq) ?? copiedSeq,
      copied: stored.copied + messages.length,
      ...(people.length > 0 && { people: FieldValue.arrayUnion(...people) }),
      ...(isUntitled && { ...UNTITLED, titleFrom: [] }),
      pending: [],
      goneTitle: null,
      pendingAt: null,
      touchedAt: FieldValue.serverTimestamp(),
    },
    { lastUpdateTime: doc.updateTime },
  );
  await batch.commit();
  return true;
}

const peopleSchema = z.object({ ids: z.array(z.string()) });

/** The first ones that fit one commit; at least one. */
function withinBytes(messages: readonly GuestMessage[]): GuestMessage[] {
  let bytes = 0;
  const from = messages.findIndex(({ content, plain }, index) => {
    bytes += byteLength(content) + byteLength(plain);
    return index > 0 && bytes > COMMIT_BYTES;
  });
  return messages.slice(0, from === -1 ? messages.length : from);
}

/** Positions in the fork by those in the origin: of these messages, which follow on what was copied, and of what they reply to. */
async function places(
  id: string,
  before: number,
  messages: readonly GuestMessage[],
): Promise<ReadonlyMap<number, number>> {
  const placed = new Map(messages.map(({ seq }, index) => [seq, before + index + 1]));
  const earlier = messages.flatMap(({ replyTo }) =>
    replyTo === null || placed.has(replyTo.seq) ? [] : [replyTo.seq],
  );
  if (earlier.length === 0) return placed;
  const db = firestore();
  const wanted = [...new Set(earlier)];
  const refs = wanted.map((seq) => db.doc(messagePath(id, copyId(seq))));
  const docs = await db.getAll(...refs, { fieldMask: ['seq'] });
  wanted.forEach((seq, index) => {
    const place: unknown = docs[index]?.get('seq');
    if (typeof place === 'number') placed.set(seq, place);
  });
  return placed;
}
