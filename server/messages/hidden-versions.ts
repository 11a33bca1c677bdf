// Moves versions between a message and the store of what is hidden. Each batch copies and deletes, and is refused once the
// message was deleted, or is on the other side again: an unfinished move never leaves a copy that nobody deletes.
import 'server-only';
import type { DocumentReference, WriteBatch } from 'firebase-admin/firestore';
import { hiddenVersionsPath, messagePath, versionsPath } from '@/model/paths';
import { retryRefused } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';

type Target = { threadId: string; messageId: string };
/** Where the versions belong: members read those that are shown. */
export type Side = 'hidden' | 'shown';

/** Versions in one commit, well below its limit of 10 MB: each may hold an answer of 256 KB and its extract. */
const VERSIONS_AT_ONCE = 20;

/** Adds the move of the first versions to `batch`, which changes the message too; returns their number. */
export async function moveVersions(
  batch: WriteBatch,
  { threadId, messageId }: Target,
  side: Side,
): Promise<number> {
  const shown = firestore().collection(versionsPath(threadId, messageId));
  const hidden = firestore().collection(hiddenVersionsPath(threadId, messageId));
  const [from, to] = side === 'hidden' ? [shown, hidden] : [hidden, shown];
  const { docs } = await from.limit(VERSIONS_AT_ONCE).get();
  for (const version of docs) {
    batch.set(to.doc(version.id), version.data());
    batch.delete(version.ref, { lastUpdateTime: version.updateTime });
  }
  return docs.length;
}

/**
 * Before a message with many versions is hidden: copies them until one commit can hide the rest. Whoever can read the message
 * reads the versions meanwhile; an author who deletes it deletes the copies. Returns whether there were any.
 */
export async function copyVersionsAhead(target: Target): Promise<boolean> {
  let hasCopied = false;
  while (await retryRefused(() => copySome(target))) hasCopied = true;
  return hasCopied;
}

async function copySome(target: Target): Promise<boolean> {
  const messageDoc = await firestore().doc(messagePath(target.threadId, target.messageId)).get();
  const { updateTime } = messageDoc;
  const status: unknown = messageDoc.get('status');
  const { uncopied } = await listVersions(target);
  const isDone = uncopied.length <= VERSIONS_AT_ONCE || status === 'deleted' || status === 'hidden';
  if (isDone || updateTime === undefined) return false;
  const batch = firestore().batch();
  await copyVersions(batch, target, uncopied.slice(0, VERSIONS_AT_ONCE));
  batch.update(messageDoc.ref, { status }, { lastUpdateTime: updateTime });
  await batch.commit();
  return true;
}

/** Adds to `batch`, which hides the message, that all its versions leave: nobody reads them from then on. */
export async function hideVersions(batch: WriteBatch, target: Target): Promise<void> {
  const { shown, uncopied } = await listVersions(target);
  await copyVersions(batch, target, uncopied);
  for (const ref of shown) batch.delete(ref, { exists: true });
}

async function listVersions({ threadId, messageId }: Target) {
  const shown = await firestore().collection(versionsPath(threadId, messageId)).listDocuments();
  const hidden = await firestore().collection(hiddenVersionsPath(threadId, messageId)).listDocuments();
  const copied = new Set(hidden.map(({ id }) => id));
  return { shown, uncopied: shown.filter(({ id }) => !copied.has(id)) };
}

async function copyVersions(
  batch: WriteBatch,
  { threadId, messageId }: Target,
  refs: readonly DocumentReference[],
): Promise<void> {
  if (refs.length === 0) return;
  const to = firestore().collection(hiddenVersionsPath(threadId, messageId));
  for (const version of await firestore().getAll(...refs)) {
    const data = version.data();
    if (data !== undefined) batch.set(to.doc(version.id), data);
  }
}

/** Moves the versions that the batch of `moveVersions` had no space for, or that an interrupted move left behind. */
export async function moveRemainingVersions(target: Target, side: Side): Promise<void> {
  while (await retryRefused(() => moveFurther(target, side)));
}

/** Whether there may be more. */
async function moveFurther(target: Target, side: Side): Promise<boolean> {
  const messageDoc = await firestore().doc(messagePath(target.threadId, target.messageId)).get();
  const { updateTime } = messageDoc;
  const status: unknown = messageDoc.get('status');
  const isThere = status !== 'deleted' && (status === 'hidden') === (side === 'hidden');
  if (updateTime === undefined || !isThere) return false;
  const batch = firestore().batch();
  if ((await moveVersions(batch, target, side)) === 0) return false;
  batch.update(messageDoc.ref, { status }, { lastUpdateTime: updateTime });
  await batch.commit();
  return true;
}

/** The hidden versions of a message, for its deletion. */
export function listHiddenVersions({ threadId, messageId }: Target): Promise<DocumentReference[]> {
  return firestore().collection(hiddenVersionsPath(threadId, messageId)).listDocuments();
}
