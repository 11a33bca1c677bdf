// Moves versions, what was entered in forms, and votes between a message and the store of what is hidden. Each batch copies and deletes, and
// is refused once the message was deleted, or is on the other side again: an unfinished move never leaves a copy that nobody deletes.
import 'server-only';
import type { CollectionReference, DocumentReference, WriteBatch } from 'firebase-admin/firestore';
import {
  hiddenInputsPath,
  hiddenVersionsPath,
  hiddenVotesPath,
  inputsPath,
  messagePath,
  versionsPath,
  votesPath,
} from '@/model/paths';
import { retryRefused } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';

type Target = { threadId: string; messageId: string };
/** Where the versions belong: members read those that are shown. */
export type Side = 'hidden' | 'shown';

/** Versions in one commit, well below its limit of 10 MB: each may hold an answer of 256 KB and its extract. */
const VERSIONS_AT_ONCE = 20;
/** Inputs and votes in one commit beside them: each holds 4 KB at most. */
const INPUTS_AT_ONCE = 500;

const versionsOf = ({ threadId, messageId }: Target) => ({
  shown: firestore().collection(versionsPath(threadId, messageId)),
  hidden: firestore().collection(hiddenVersionsPath(threadId, messageId)),
});
const inputsOf = ({ threadId, messageId }: Target) => ({
  shown: firestore().collection(inputsPath(threadId, messageId)),
  hidden: firestore().collection(hiddenInputsPath(threadId, messageId)),
});

const votesOf = ({ threadId, messageId }: Target) => ({
  shown: firestore().collection(votesPath(threadId, messageId)),
  hidden: firestore().collection(hiddenVotesPath(threadId, messageId)),
});

/** Adds the move of the first versions, inputs and votes to `batch`, which changes the message too; returns their number. */
export async function moveVersions(batch: WriteBatch, target: Target, side: Side): Promise<number> {
  const versions = await moveSome(batch, versionsOf(target), { side, most: VERSIONS_AT_ONCE });
  return versions + (await moveInputs(batch, target, side));
}

/** Adds the move of inputs and votes to `batch`; one that is written meanwhile refuses it. Returns their number. */
async function moveInputs(batch: WriteBatch, target: Target, side: Side): Promise<number> {
  const inputs = await moveSome(batch, inputsOf(target), { side, most: INPUTS_AT_ONCE });
  return inputs + (await moveSome(batch, votesOf(target), { side, most: INPUTS_AT_ONCE }));
}

type Sides = { shown: CollectionReference; hidden: CollectionReference };

async function moveSome(
  batch: WriteBatch,
  { shown, hidden }: Sides,
  { side, most }: { side: Side; most: number },
): Promise<number> {
  const [from, to] = side === 'hidden' ? [shown, hidden] : [hidden, shown];
  const { docs } = await from.limit(most).get();
  for (const doc of docs) {
    batch.set(to.doc(doc.id), doc.data());
    batch.delete(doc.ref, { lastUpdateTime: doc.updateTime });
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

/** Adds to `batch`, which hides the message, that all its versions and inputs leave: nobody reads them from then on. */
export async function hideVersions(batch: WriteBatch, target: Target): Promise<void> {
  const { shown, uncopied } = await listVersions(target);
  await copyVersions(batch, target, uncopied);
  for (const ref of shown) batch.delete(ref, { exists: true });
  await moveInputs(batch, target, 'hidden');
}

async function listVersions(target: Target) {
  const versions = versionsOf(target);
  const shown = await versions.shown.listDocuments();
  const hidden = await versions.hidden.listDocuments();
  const copied = new Set(hidden.map(({ id }) => id));
  return { shown, uncopied: shown.filter(({ id }) => !copied.has(id)) };
}

async function copyVersions(
  batch: WriteBatch,
  target: Target,
  refs: readonly DocumentReference[],
): Promise<void> {
  if (refs.length === 0) return;
  const to = versionsOf(target).hidden;
  for (const version of await firestore().getAll(...refs)) {
    const data = version.data();
    if (data !== undefined) batch.set(to.doc(version.id), data);
  }
}

/**
 * Moves what the batch of `moveVersions` had no space for, an interrupted move left behind, or somebody entered at the moment of the
 * hiding.
 */
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

/** The hidden versions, inputs and votes of a message, for its deletion. */
export async function listHiddenVersions(target: Target): Promise<DocumentReference[]> {
  const hidden = [versionsOf(target), inputsOf(target), votesOf(target)];
  const found = await Promise.all(hidden.map((one) => one.hidden.listDocuments()));
  return found.flat();
}

/** Of a message that was deleted. */
export async function deleteVotes(target: Target): Promise<void> {
  const votes = await votesOf(target).shown.listDocuments();
  const batch = firestore().batch();
  for (const vote of votes) batch.delete(vote);
  if (votes.length > 0) await batch.commit();
}
