// A person's own account: how others see them, signing out everywhere, and leaving for good.
import 'server-only';
import { FieldValue, type Query, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { ROLES } from '@/model/access';
import type { UpdateMeRequest } from '@/model/requests';
import { AppError } from '@/model/errors';
import { DELETED_PERSON } from '@/model/product';
import { memberPath, membersPath, threadPath, userPath } from '@/model/paths';
import type { Profile } from '@/model/profile';
import { memberSchema } from '@/model/member';
import { type Thread, threadSchema } from '@/model/thread';
import { grpcCode, retryRefused } from '@/server/platform/commit';
import { deleteThread } from '@/server/threads/deletion';
import { readDocuments } from '@/server/platform/documents';
import { changeMember } from '@/server/members/join';
import { auth, firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { transferOwnership, removeMember } from '@/server/members/members';
import { type Person, displayName, profileIn } from '@/server/access/person';
import { deletePicture, savePicture } from './pictures';
import { errorText } from '@/server/platform/strings';

/** Documents changed by one batch, well below what a commit may hold. */
const BATCH = 300;

/**
 * Changes name and picture, here and in every thread; what was said before keeps the name of its day.
 * @throws AppError invalid (a name that may not be), too-long (picture)
 */
export async function updateProfile(person: Person, { name, picture }: UpdateMeRequest): Promise<Profile> {
  const userRef = firestore().doc(userPath(person.uid));
  const profile = profileIn(await userRef.get());
  if (profile === undefined) throw new AppError('not-found');
  const next = { ...profile };
  if (name !== undefined) {
    const shown = displayName(name);
    if (shown === null) throw new AppError('invalid', errorText.nameRefused);
    next.name = shown;
  }
  if (picture !== undefined) {
    next.photoUrl = picture === null ? null : await savePicture(person.uid, Buffer.from(picture, 'base64'));
  }
  await userRef.update({ ...next, ...(name !== undefined && { nameBy: 'person' }) });
  if (name !== undefined) await auth().updateUser(person.uid, { displayName: next.name });
  const threads = await threadsOf(person.uid);
  await inBatches(threads, async (some) => {
    const batch = firestore().batch();
    for (const { id } of some) changeMember(batch, { threadId: id, uid: person.uid }, next);
    // Left or removed in this moment: the next change brings the rest.
    await batch.commit().catch((error: unknown) => logError('profile not told', error, { uid: person.uid }));
  });
  if (picture !== undefined) await deletePicture(profile.photoUrl);
  return next;
}

/** Ends every session: none gets a new token, and pages that are open leave when they hear of it. */
export async function signOutEverywhere(person: Person): Promise<void> {
  await auth().revokeRefreshTokens(person.uid);
  await firestore().doc(userPath(person.uid)).update({ signedOutAt: FieldValue.serverTimestamp() });
}

type Owned = Pick<Thread, 'id' | 'title' | 'titleBy'> & { members: number };

/** Threads that must be handed over or deleted before their owner can leave for good. */
export async function getOwned(person: Person): Promise<Owned[]> {
  const owned = await readOwned(person.uid);
  return owned
    .filter(({ state }) => state === 'open' || state === 'archived')
    .map(({ id, title, titleBy, memberIds }) => ({ id, title, titleBy, members: memberIds.length }));
}

async function readOwned(uid: string): Promise<Thread[]> {
  const db = firestore();
  const threads = await threadsOf(uid);
  const owned: Thread[] = [];
  await inBatches(threads, async (some) => {
    const members = await db.getAll(...some.map(({ id }) => db.doc(memberPath(id, uid))));
    owned.push(...some.filter((_, index) => members[index]?.get('role') === 'owner'));
  });
  return owned;
}

async function threadsOf(uid: string): Promise<Thread[]> {
  const { docs } = await firestore().collection('threads').where('memberIds', 'array-contains', uid).get();
  return readDocuments(threadSchema, docs);
}

/**
 * Deletes the account and all that is the person's alone; what they said stays, as said by a deleted person. Done again
 * it goes on where it was cut short; `finishLeaving` does so every day.
 * @throws AppError conflict while they own a thread
 */
export async function deleteAccount(person: Person): Promise<void> {
  const owned = await getOwned(person);
  // guard: owner-keeps-account
  if (owned.length > 0) {
    throw new AppError('conflict', errorText.ownsThreads);
  }
  // From here on no thread is made and no place taken by this person.
  await firestore()
    .doc(userPath(person.uid))
    .set({ leavingAt: FieldValue.serverTimestamp(), email: person.email }, { merge: true });
  await finishAccountDeletion(person);
}

async function finishAccountDeletion({ uid, name, email }: Person): Promise<void> {
  const db = firestore();
  const person = { uid, name, email };
  for (const thread of await readOwned(uid)) await giveUpOwned(person, thread);
  for (const { id } of await threadsOf(uid)) await removeMember(person, id, uid);
  await deleteAll(db.collection('invites').where('by', '==', uid));
  if (email !== null) await deleteAll(db.collection('invites').where('email', '==', email));
  await deleteAll(db.collectionGroup('trashedMembers').where('uid', '==', uid));
  await deleteAll(db.collectionGroup('requests').where('uid', '==', uid));
  await deleteAll(db.collection('pictures').where('uid', '==', uid));
  await anonymizeName(uid);
  await auth().deleteUser(uid).catch(requireUserNotFound);
  const userRef = db.doc(userPath(uid));
  for (const collection of await userRef.listCollections()) await db.recursiveDelete(collection);
  // Tokens live on for an hour: until then this says that they are nobody's.
  await userRef.set({ leavingAt: FieldValue.serverTimestamp(), deleted: true });
}

/** An earlier try may have got this far. */
function requireUserNotFound(error: unknown): void {
  const isNotFound = error instanceof Error && 'code' in error && error.code === 'auth/user-not-found';
  if (!isNotFound) throw error;
}

/** Only what nobody else has is deleted: what was handed to them in this moment goes on to whoever stands highest. */
async function giveUpOwned(person: Person, { id, memberIds }: Thread): Promise<void> {
  const db = firestore();
  if (memberIds.length > 1) {
    const { docs } = await db.collection(membersPath(id)).get();
    const heir = readDocuments(memberSchema, docs)
      .filter((member) => member.id !== person.uid)
      .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.joinedAt - b.joinedAt)[0];
    if (heir !== undefined) return await transferOwnership(person, id, heir.id);
  }
  await deleteThread(person, id);
}

/** Wherever the name of its day was written down. */
async function anonymizeName(uid: string): Promise<void> {
  const db = firestore();
  const [messages, versions, runs, events] = [
    db.collectionGroup('messages'),
    db.collectionGroup('versions'),
    db.collectionGroup('runs'),
    db.collectionGroup('events'),
  ];
  const nobody = DELETED_PERSON;
  await rewrite(messages.where('stop.by', '==', uid), { 'stop.byName': nobody });
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
  await anonymizeInLists(await rewrite(messages.where('authorId', '==', uid), { authorName: nobody }));
}

/** Lists show who spoke last, on the thread's own document. */
async function anonymizeInLists(messages: readonly QueryDocumentSnapshot[]): Promise<void> {
  const last = new Map<string, number>();
  for (const doc of messages) {
    const threadId = doc.ref.parent.parent?.id;
    const seq: unknown = doc.get('seq');
    if (threadId !== undefined && typeof seq === 'number')
      last.set(threadId, Math.max(seq, last.get(threadId) ?? 0));
  }
  for (const [threadId, seq] of last) {
    await retryRefused(async () => {
      const threadDoc = await firestore().doc(threadPath(threadId)).get();
      if (threadDoc.updateTime === undefined || threadDoc.get('lastMessage.seq') !== seq) return;
      const changes = { 'lastMessage.authorName': DELETED_PERSON };
      await threadDoc.ref.update(changes, { lastUpdateTime: threadDoc.updateTime });
    });
  }
}

/** Changes all that a query finds; what was deleted meanwhile needs no change. */
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

async function deleteAll(query: Query): Promise<void> {
  const { docs } = await query.select().get();
  await inBatches(docs, async (some) => {
    const batch = firestore().batch();
    for (const { ref } of some) batch.delete(ref);
    await batch.commit();
  });
}

async function inBatches<T>(all: readonly T[], work: (some: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += BATCH) await work(all.slice(from, from + BATCH));
}

/** ID tokens live an hour. */
const TOKENS_LIVE_MS = 2 * 3_600_000;

/** Goes on with deletions that a dead server left half-way, and forgets those that are over. Called once a day. */
export async function finishAccountDeletions(): Promise<void> {
  const leaving = firestore()
    .collection('users')
    .where('leavingAt', '<', new Date(Date.now() - TOKENS_LIVE_MS));
  const { docs } = await leaving.limit(BATCH).get();
  for (const doc of docs) {
    const [name, email]: unknown[] = [doc.get('name'), doc.get('email')];
    const person = {
      uid: doc.id,
      name: typeof name === 'string' ? name : DELETED_PERSON,
      email: typeof email === 'string' ? email : null,
    };
    const work = doc.get('deleted') === true ? doc.ref.delete() : finishAccountDeletion(person);
    await work.catch((error: unknown) => logError('account not deleted', error, { uid: doc.id }));
  }
}
