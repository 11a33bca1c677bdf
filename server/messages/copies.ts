// Copies of messages in threads that were started from a thread. What is deleted or hidden there goes from its copies: the batch that
// removes a message marks the forks, so that a crash forgets none, and the marks are worked off at once, or by the sweep.
import 'server-only';
import {
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  Timestamp,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { copyId } from '@/model/fork';
import { messageSchema } from '@/model/message';
import {
  eventsPath,
  forkPath,
  hiddenMessagePath,
  messagePath,
  messagesPath,
  threadPath,
} from '@/model/paths';
import { threadSchema } from '@/model/thread';
import { retryRefused } from '@/server/platform/commit';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { changeMessage } from './messages';
import { REMOVED, withoutParts } from './removed';
import { type StoredFork, hasLostTitle, storedForkSchema } from './stored-fork';
import { UNTITLED, untitle } from './untitle';

/** Copies that one commit removes. */
const AT_ONCE = 100;
/** Forks from which a message is removed at the same time. */
const FORKS_AT_ONCE = 10;

const forksOf = (db: Firestore, originId: string) => db.collection('forks').where('originId', '==', originId);

/**
 * Adds to `batch`, which removes messages at these positions, that their copies must go. `batch` must be guarded by the document of
 * the thread, which whoever starts a thread from it changes.
 */
export async function markCopies(
  batch: WriteBatch,
  originId: string,
  seqs: readonly number[],
): Promise<void> {
  // guard: removals-reach-forks
  const { docs } = await forksOf(firestore(), originId).select().get();
  const marks = { pending: FieldValue.arrayUnion(...seqs), pendingAt: FieldValue.serverTimestamp() };
  for (const { ref } of docs) batch.update(ref, marks);
}

/** The origin is being deleted permanently: everything that was copied from it must go. */
export async function markOriginDeleted(db: Firestore, originId: string): Promise<void> {
  const { docs } = await forksOf(db, originId).select().get();
  const batch = db.batch();
  for (const { ref } of docs)
    batch.update(ref, { isOriginDeleted: true, pendingAt: FieldValue.serverTimestamp() });
  await batch.commit();
}

/** Removes what is marked in the forks of a thread, and in theirs. What fails is left to the sweep: the message itself is gone. */
export async function removeCopiesOf(db: Firestore, originId: string): Promise<void> {
  const { docs } = await forksOf(db, originId).select('pendingAt').get();
  const marked = docs.filter((doc) => doc.get('pendingAt') !== null);
  for (let from = 0; from < marked.length; from += FORKS_AT_ONCE)
    await Promise.all(marked.slice(from, from + FORKS_AT_ONCE).map(({ id }) => removeReported(db, id)));
}

async function removeReported(db: Firestore, forkId: string): Promise<void> {
  try {
    while (await retryRefused(() => removeSome(db, forkId)));
    await removeCopiesOf(db, forkId);
  } catch (error) {
    // The mark stays, and the sweep finds it.
    logError('copies not removed', error, { threadId: forkId });
  }
}

/** Marks of one sweep; the next one continues. */
const MOST_FORKS = 100;

/** Works off marks that are older than `idleMs`: a server crashed after a message was removed. Safe beside live servers. */
export async function sweepCopies(db: Firestore, idleMs: number): Promise<void> {
  const before = Timestamp.fromMillis(Date.now() - idleMs);
  const marked = db.collection('forks').where('pendingAt', '<', before).orderBy('pendingAt');
  const { docs } = await marked.limit(MOST_FORKS).select().get();
  for (const { id } of docs) await removeReported(db, id);
}

/** Whether there may be more. A fork that is being copied leaves out what is marked by itself. */
async function removeSome(db: Firestore, forkId: string): Promise<boolean> {
  const [forkDoc, threadDoc] = await db.getAll(db.doc(forkPath(forkId)), db.doc(threadPath(forkId)));
  const fork = forkDoc && readDocument(storedForkSchema, forkDoc);
  if (fork === undefined || forkDoc?.updateTime === undefined || fork.state === 'copying') return false;
  const thread = threadDoc && readDocument(threadSchema, threadDoc);
  const batch = db.batch();
  const unchanged = { lastUpdateTime: forkDoc.updateTime };
  if (thread === undefined || threadDoc?.updateTime === undefined) {
    // The fork itself is gone.
    batch.delete(forkDoc.ref, unchanged);
    await batch.commit();
    return false;
  }
  const docs = fork.isOriginDeleted
    ? await nextCopies(db, fork)
    : await copiesAt(forkId, fork.pending.slice(0, AT_ONCE));
  const seqs = docs.map((doc) => Number(doc.get('seq')));
  for (const doc of docs) removeCopy(batch, doc);
  if (seqs.length > 0) await markCopies(batch, forkId, seqs);
  const isLast = fork.isOriginDeleted ? docs.length < AT_ONCE : fork.pending.length <= AT_ONCE;
  // The title that came along goes with the origin, too; a title that was chosen here stays.
  const isUntitled = hasLostTitle(fork) || (fork.isOriginDeleted && isLast);
  if (isUntitled) await takeTitle(batch, fork);
  const isOver = (isUntitled && thread.title === fork.title) || isMadeOf(threadDoc, docs);
  const titled = isOver ? await untitle(batch, forkId) : {};
  const isLastMessage = thread.lastMessage !== null && seqs.includes(thread.lastMessage.seq);
  batch.update(
    threadDoc.ref,
    {
      ...titled,
      ...(isLastMessage && { 'lastMessage.preview': null }),
      changedAt: FieldValue.serverTimestamp(),
    },
    { lastUpdateTime: threadDoc.updateTime },
  );
  if (fork.isOriginDeleted && isLast) batch.delete(forkDoc.ref, unchanged);
  else
    batch.update(
      forkDoc.ref,
      {
        ...(fork.isOriginDeleted
          ? { removedSeq: Math.max(...seqs) }
          : { pending: fork.pending.slice(AT_ONCE) }),
        ...(isUntitled && { title: '', titleFrom: [] }),
        ...(isLast && { goneTitle: null }),
        pendingAt: isLast ? null : FieldValue.serverTimestamp(),
      },
      unchanged,
    );
  await batch.commit();
  return !isLast;
}

/** Those of these positions of the origin that are there. */
async function copiesAt(forkId: string, seqs: readonly number[]): Promise<DocumentSnapshot[]> {
  const db = firestore();
  const refs = seqs.map((seq) => db.doc(messagePath(forkId, copyId(seq))));
  const docs = refs.length === 0 ? [] : await db.getAll(...refs);
  return docs.filter((doc) => doc.exists);
}

/**
 * Adds to `batch` that the copies of these positions of the origin go; their places stay, by which the search index learns of it.
 */
export async function removeCopies(
  batch: WriteBatch,
  forkId: string,
  seqs: readonly number[],
): Promise<void> {
  for (const doc of await copiesAt(forkId, seqs)) removeCopy(batch, doc);
}

/** The next copies, whatever has become of them: what was said in the fork itself comes after them. */
async function nextCopies(
  db: Firestore,
  { id, removedSeq, copied }: StoredFork,
): Promise<DocumentSnapshot[]> {
  const copies = db
    .collection(messagesPath(id))
    .where('seq', '>', removedSeq)
    .where('seq', '<=', copied)
    .orderBy('seq');
  return (await copies.limit(AT_ONCE).get()).docs;
}

/** One that was hidden in the fork too: nothing is left for an undo. */
function removeCopy(batch: WriteBatch, doc: DocumentSnapshot): void {
  const message = readDocument(messageSchema, doc);
  const forkId = doc.ref.parent.parent?.id;
  if (message === undefined || forkId === undefined) return;
  changeMessage(batch, doc, {
    ...REMOVED,
    ...withoutParts(message),
    error: null,
    stop: null,
    hidden: null,
    status: 'deleted',
  });
  batch.delete(firestore().doc(hiddenMessagePath(forkId, doc.id)));
}

/** Whether the model made the thread's own title from one of these messages. */
function isMadeOf(threadDoc: DocumentSnapshot, docs: readonly DocumentSnapshot[]): boolean {
  const [titleBy, titleFrom]: unknown[] = [threadDoc.get('titleBy'), threadDoc.get('titleFrom')];
  // guard: titles-leave-with-copies (never)
  return titleBy === 'assistant' && Array.isArray(titleFrom) && docs.some(({ id }) => titleFrom.includes(id));
}

/** The origin's title goes from the first event, and from the threads that were started here. */
async function takeTitle(batch: WriteBatch, fork: StoredFork): Promise<void> {
  const db = firestore();
  const started = db.collection(eventsPath(fork.id)).where('kind', '==', 'started-from');
  const [events, forks] = await Promise.all([started.get(), forksOf(db, fork.id).select().get()]);
  const named = fork.isOriginDeleted ? { ...UNTITLED, title: '' } : UNTITLED;
  for (const { ref } of events.docs) batch.update(ref, named);
  const marks = { goneTitle: fork.title, pendingAt: FieldValue.serverTimestamp() };
  for (const { ref } of forks.docs) batch.update(ref, marks);
}
