// A person's own account: profile, signing out everywhere, and deletion.
import 'server-only';
import { FieldValue, type Query } from 'firebase-admin/firestore';
import { ROLES } from '@/model/access';
import type { UpdateMeRequest } from '@/model/requests';
import { AppError } from '@/model/errors';
import { DELETED_PERSON } from '@/model/product';
import { memberPath, membersPath, userPath } from '@/model/paths';
import type { Profile } from '@/model/profile';
import { memberSchema } from '@/model/member';
import { type Thread, threadSchema } from '@/model/thread';
import { deleteThread } from '@/server/threads/deletion';
import { readDocuments } from '@/server/platform/documents';
import { changeMember } from '@/server/members/join';
import { namedSo } from '@/server/members/names';
import { auth, firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { removeImportsOf } from '@/server/imports/remove';
import { renameMember, transferOwnership, removeMember } from '@/server/members/members';
import { type Person, displayName, profileIn } from '@/server/access/person';
import { forgetPerson } from '@/server/usage/ledger';
import { anonymizeName } from './anonymize';
import { deletePicture, savePicture } from './pictures';
import { errorText } from '@/server/platform/strings';

/** Documents changed by one batch, well below the limit of a commit. */
const BATCH = 300;
/** Threads with other members, whose names are read first, in which a person is renamed at the same time. */
const RENAMED_AT_ONCE = 10;

/**
 * Changes name and picture, here and in every thread; earlier messages keep the old name.
 * @throws AppError invalid (a name that is not allowed), too-long (picture)
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
  if (name === undefined) await changeInThreads(person, threads, { photoUrl: next.photoUrl });
  else await renameInThreads(person, threads, next);
  if (picture !== undefined) await deletePicture(profile.photoUrl);
  return next;
}

async function renameInThreads(person: Person, threads: readonly Thread[], profile: Profile): Promise<void> {
  const isShared = ({ memberIds }: Thread) => memberIds.length > 1;
  const alone = threads.filter((thread) => !isShared(thread));
  await changeInThreads(person, alone, { ...profile, ...namedSo(profile.name) });
  const shared = threads.filter(isShared);
  for (let from = 0; from < shared.length; from += RENAMED_AT_ONCE) {
    const some = shared.slice(from, from + RENAMED_AT_ONCE);
    await Promise.all(some.map(({ id }) => renameMember(person, id, profile).catch(reportUnchanged(person))));
  }
}

async function changeInThreads(
  person: Person,
  threads: readonly Thread[],
  changes: Parameters<typeof changeMember>[2],
): Promise<void> {
  await inBatches(threads, async (some) => {
    const batch = firestore().batch();
    for (const { id } of some) changeMember(batch, { threadId: id, uid: person.uid }, changes);
    await batch.commit().catch(reportUnchanged(person));
  });
}

/** The person has left or was removed meanwhile: the next change updates the remaining threads. */
const reportUnchanged = (person: Person) => (error: unknown) =>
  logError('member not updated', error, { uid: person.uid });

/** Ends every session: none gets a new token, and open pages sign out once their listener learns of it. */
export async function signOutEverywhere(person: Person): Promise<void> {
  await auth().revokeRefreshTokens(person.uid);
  await firestore().doc(userPath(person.uid)).update({ signedOutAt: FieldValue.serverTimestamp() });
}

type Owned = Pick<Thread, 'id' | 'title' | 'titleBy'> & { members: number };

/** Threads that must be transferred or deleted before their owner's account can be deleted. */
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
 * Deletes the account and all data that belongs to the person alone; their messages stay, shown as from a deleted user.
 * A repetition resumes an interrupted deletion; `finishLeaving` repeats it every day.
 * @throws AppError conflict while they own a thread
 */
export async function deleteAccount(person: Person): Promise<void> {
  const owned = await getOwned(person);
  // guard: owner-keeps-account
  if (owned.length > 0) {
    throw new AppError('conflict', errorText.ownsThreads);
  }
  // From here on this person can create no thread and accept no invite.
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
  await deleteAll(db.collection('shares').where('createdBy', '==', uid));
  await deleteAll(db.collection('pictures').where('uid', '==', uid));
  await deleteAll(db.collection('budgets').where('uid', '==', uid));
  await deleteAll(db.collection('importDays').where('uid', '==', uid));
  await removeImportsOf(db, uid);
  await forgetPerson(uid);
  await anonymizeName(uid);
  await auth().deleteUser(uid).catch(requireUserNotFound);
  const userRef = db.doc(userPath(uid));
  for (const collection of await userRef.listCollections()) await db.recursiveDelete(collection);
  // ID tokens stay valid for an hour: until then this field marks the account as deleted.
  await userRef.set({ leavingAt: FieldValue.serverTimestamp(), deleted: true });
}

/** An interrupted deletion may already have deleted the user. */
function requireUserNotFound(error: unknown): void {
  const isNotFound = error instanceof Error && 'code' in error && error.code === 'auth/user-not-found';
  if (!isNotFound) throw error;
}

/** Deletes threads without other members; one transferred to them meanwhile goes to the highest other member. */
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

/** ID tokens are valid for an hour. */
const TOKENS_LIVE_MS = 2 * 3_600_000;

/** Resumes deletions that a crashed server left unfinished, and removes the records of complete ones. Called daily. */
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
