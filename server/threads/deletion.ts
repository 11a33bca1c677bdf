// Deleting a thread: children first, in an order in which a running answer cannot write into deleted collections, then the
// thread and its tombstone in one batch. A crash in between leaves a thread that is `deleting`; a repetition finishes it.
import 'server-only';
import { FieldValue, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { THREAD_COLLECTIONS, forkPath, threadPath, tombstonePath } from '@/model/paths';
import { retryRefused } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { markOriginDeleted, removeCopiesOf } from '@/server/messages/copies';
import { deleteMentions } from '@/server/messages/mentions';
import type { Person } from '@/server/access/person';
import { requireAccess } from '@/server/access/thread-access';

/** The owner's "Delete permanently": afterwards no document is left under the thread. @throws AppError not-found, forbidden */
export async function deleteThread(person: Person, threadId: string): Promise<void> {
  await retryRefused(async () => {
    if (await hasStarted(person, threadId)) return;
    // guard: deletion-by-owner
    const { threadRef, guard } = await requireAccess(person, threadId, 'delete thread');
    const now = FieldValue.serverTimestamp();
    await threadRef.update({ state: 'deleting', deletedBy: person.uid, changedAt: now }, guard);
  });
  await finishDeletion(firestore(), threadId);
}

/** The person's membership may be deleted already: members are removed before messages. */
async function hasStarted(person: Person, threadId: string): Promise<boolean> {
  const thread = await firestore().doc(threadPath(threadId)).get();
  return (
    thread.get('state') === 'deleting' &&
    // guard: deletion-finished-by-its-owner
    thread.get('deletedBy') === person.uid
  );
}

/**
 * Removes whatever is left of a thread that is being deleted, or whose document is deleted already; idempotent.
 * Runs are first: every start, takeover and finalization updates its run, so all of them fail from then on. Members are
 * deleted before the rest, which closes the thread to browsers.
 */
export async function finishDeletion(db: Firestore, threadId: string): Promise<void> {
  const thread = db.doc(threadPath(threadId));
  // guard: deletion-reaches-forks
  await markOriginDeleted(db, threadId);
  for (const name of THREAD_COLLECTIONS) await emptyCollection(db, `${thread.path}/${name}`);
  await deleteLinks(db, threadId);
  await deleteMentions(db, threadId);
  await deleteImports(db, threadId);
  await forgetTitle(db, threadId);
  await removeCopiesOf(db, threadId);
  await db.doc(forkPath(threadId)).delete();
  // Documents written while the first collections were emptied, and kinds of subcollections that were added later.
  for (const collection of await thread.listCollections()) await emptyCollection(db, collection.path);
  const batch = db.batch();
  batch.delete(thread);
  batch.set(db.doc(tombstonePath(threadId)), { deletedAt: FieldValue.serverTimestamp() });
  await batch.commit();
}

/** A commit that worked may still be reported as failed, and one that failed is tried again: that often. */
const TRIES = 3;

/** Documents and everything below them, listed again until nothing is left. */
async function emptyCollection(db: Firestore, path: string): Promise<void> {
  const collection = db.collection(path);
  let failures = 0;
  for (
    let refs = await collection.listDocuments();
    refs.length > 0;
    refs = await collection.listDocuments()
  ) {
    try {
      await db.recursiveDelete(collection);
    } catch (error) {
      // What is left is listed again.
      failures += 1;
      if (failures === TRIES) throw error;
    }
  }
}

/** Invites, shares, and the counts of their guests. */
async function deleteLinks(db: Firestore, threadId: string): Promise<void> {
  const found = await Promise.all([
    db.collection('invites').where('threadId', '==', threadId).get(),
    db.collection('shares').where('threadId', '==', threadId).get(),
    db.collection('shareViewers').where('threadId', '==', threadId).get(),
  ]);
  const batch = db.batch();
  for (const { docs } of found) for (const { ref } of docs) batch.delete(ref);
  await batch.commit();
}

/** What waits to be appended, and the knowledge of what was imported. */
async function deleteImports(db: Firestore, threadId: string): Promise<void> {
  const imports = await db.collection('imports').where('threadId', '==', threadId).get();
  for (const { ref } of imports.docs) await db.recursiveDelete(ref);
  const { docs } = await db.collectionGroup('imported').where('threadId', '==', threadId).get();
  const batch = db.batch();
  for (const { ref } of docs) batch.delete(ref);
  await batch.commit();
}

/** People who left the thread for good keep that, without its title. */
async function forgetTitle(db: Firestore, threadId: string): Promise<void> {
  const { docs } = await db.collectionGroup('blocks').where('threadId', '==', threadId).get();
  const batch = db.batch();
  for (const block of docs) batch.update(block.ref, { title: '' });
  await batch.commit();
}

/** Threads deleted by one call; the next day's call continues. */
const MOST_THREADS = 100;

/** Permanently deletes what has been in the trash long enough. Safe to repeat and to run concurrently. @returns their ids */
export async function emptyTrash(db: Firestore, trashDays: number): Promise<string[]> {
  const before = Timestamp.fromMillis(Date.now() - trashDays * 24 * 3_600_000);
  const { docs } = await db
    .collection('threads')
    .where('state', '==', 'trashed')
    .where('trash.at', '<', before)
    .orderBy('trash.at')
    .limit(MOST_THREADS)
    .get();
  const emptied: string[] = [];
  for (const { ref, updateTime } of docs) {
    try {
      // Restored meanwhile: the precondition skips it.
      await ref.update(
        { state: 'deleting', changedAt: FieldValue.serverTimestamp() },
        { lastUpdateTime: updateTime },
      );
      await finishDeletion(db, ref.id);
      emptied.push(ref.id);
    } catch (error) {
      logError('trashed thread not deleted', error, { threadId: ref.id });
    }
  }
  return emptied;
}
