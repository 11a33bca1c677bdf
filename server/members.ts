// Who is in a thread. Member documents, memberIds and speakers change together, in one batch guarded by the thread.
import 'server-only';
import { createHash } from 'node:crypto';
import { FieldValue, Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { type Role, can, isBelow, isSpeaker, roleSchema, rolesToGive } from '@/model/access';
import { AppError } from '@/model/errors';
import { MAX_MEMBERS } from '@/model/limits';
import { invitePath, memberPath, membersPath, userPath } from '@/model/paths';
import { type Member, type Thread, type WaitingMember, memberSchema } from '@/model/thread';
import { retryRefused } from './commit';
import { readDocument, readDocuments } from './documents';
import { auth, firestore } from './firebase';
import { type Person, mayEnter } from './people';
import { type Access, requireAccess, requireOpen } from './thread-access';
import { memberFields } from './threads';

const WAITS_MS = 30 * 24 * 60 * 60_000;

/** A place that waits for an address: invites/{hash of thread and address}. Browsers never read it. */
const inviteSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  role: roleSchema,
  by: z.string(),
  email: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
});
type Invite = z.infer<typeof inviteSchema>;

/**
 * Gives a person a place by e-mail address. Somebody with that verified address is in at once; for any other address the
 * place waits 30 days. The answer is the same either way; who has come is seen by the members alone.
 * @throws AppError not-found, forbidden (role), invalid (address not allowed here), too-many (200 members)
 */
export async function addMember(
  person: Person,
  threadId: string,
  { email, role }: { email: string; role: Role },
): Promise<void> {
  if (!mayEnter(email))
    throw new AppError('invalid', 'This address may not sign in here. Use one of your team.');
  const account = await accountOf(email);
  await retryRefused(async () => {
    const access = await requireAccess(person, threadId, 'manage members');
    requireOpen(access.thread);
    if (!rolesToGive(access.member.role).includes(role)) throw new AppError('forbidden');
    if (account !== undefined && access.thread.memberIds.includes(account.uid)) return;
    await requireSeat(access.thread);
    const batch = firestore().batch();
    if (account === undefined) keepPlace(batch, access, { email, role });
    else putMember(batch, access, { uid: account.uid, name: account.name, role, invitedBy: person.uid });
    await batch.commit();
  });
}

/** Places that wait count as taken, or more would be let in than can be seen and withdrawn. */
async function requireSeat({ id, memberIds }: Thread): Promise<void> {
  const waiting = await invitesOf(id).count().get();
  if (memberIds.length + waiting.data().count >= MAX_MEMBERS) throw full();
}

const invitesOf = (threadId: string) => firestore().collection('invites').where('threadId', '==', threadId);

const full = () =>
  new AppError('too-many', `A thread has at most ${MAX_MEMBERS} members. Remove somebody first.`);

/** The person who has signed in with this address and proved it. */
async function accountOf(email: string): Promise<{ uid: string; name: string } | undefined> {
  const { users } = await auth().getUsers([{ email }]);
  const user = users[0];
  if (user === undefined || !user.emailVerified || user.disabled) return undefined;
  const profile = await firestore().doc(userPath(user.uid)).get();
  const name: unknown = profile.get('name');
  // Without a profile the person has never been here: the place waits until they are.
  return typeof name === 'string' ? { uid: user.uid, name } : undefined;
}

function keepPlace(
  batch: WriteBatch,
  { thread, threadRef, member, guard }: Access,
  { email, role }: { email: string; role: Role },
): void {
  const now = Timestamp.now();
  batch.set(firestore().doc(invitePath(inviteId(thread.id, email))), {
    threadId: thread.id,
    role,
    by: member.id,
    email,
    createdAt: now,
    expiresAt: Timestamp.fromMillis(now.toMillis() + WAITS_MS),
  });
  batch.update(threadRef, { changedAt: FieldValue.serverTimestamp() }, guard);
}

function inviteId(threadId: string, email: string): string {
  return createHash('sha256').update(`${threadId}\n${email}`).digest('hex');
}

function putMember(
  batch: WriteBatch,
  { thread, threadRef, guard }: Pick<Access, 'thread' | 'threadRef' | 'guard'>,
  { uid, name, role, invitedBy }: { uid: string; name: string; role: Role; invitedBy: string },
): void {
  batch.create(firestore().doc(memberPath(thread.id, uid)), memberFields({ role, name, invitedBy }));
  batch.update(
    threadRef,
    {
      memberIds: FieldValue.arrayUnion(uid),
      speakers: FieldValue.increment(isSpeaker(role) ? 1 : 0),
      changedAt: FieldValue.serverTimestamp(),
    },
    guard,
  );
}

/** Takes every place that waits for this person's verified address. Returns the threads joined. */
export async function takePlaces(person: Person): Promise<string[]> {
  if (person.email === null) return [];
  const { docs } = await firestore().collection('invites').where('email', '==', person.email).limit(50).get();
  const joined: string[] = [];
  for (const invite of readDocuments(inviteSchema, docs)) {
    if (await takePlace(person, invite)) joined.push(invite.threadId);
  }
  return joined;
}

async function takePlace(person: Person, { id, threadId }: Invite): Promise<boolean> {
  const db = firestore();
  const inviteRef = db.doc(invitePath(id));
  return await retryRefused(async () => {
    // Read anew: the place may have been given with another role, or withdrawn, since it was found.
    const inviteDoc = await inviteRef.get();
    const invite = readDocument(inviteSchema, inviteDoc);
    if (invite === undefined || inviteDoc.updateTime === undefined) return false;
    // The inviter's right is asked again: whoever was removed or demoted in the meantime lets nobody in.
    const access = await accessOf(invite.by, threadId);
    const valid =
      access?.thread.state === 'open' &&
      rolesToGive(access.member.role).includes(invite.role) &&
      invite.expiresAt > inviteDoc.readTime.toMillis() &&
      access.thread.memberIds.length < MAX_MEMBERS;
    const batch = db.batch();
    batch.delete(inviteRef, { lastUpdateTime: inviteDoc.updateTime });
    const joins = valid && !access.thread.memberIds.includes(person.uid);
    if (joins)
      putMember(batch, access, {
        uid: person.uid,
        name: person.name,
        role: invite.role,
        invitedBy: invite.by,
      });
    await batch.commit();
    return joins;
  });
}

async function accessOf(uid: string, threadId: string): Promise<Access | undefined> {
  try {
    return await requireAccess({ uid }, threadId, 'manage members');
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** Everybody in the thread; places that wait are told to those who manage members alone. */
export async function getMembers(
  person: Person,
  threadId: string,
): Promise<{ members: Member[]; waiting: WaitingMember[] }> {
  const db = firestore();
  const { member } = await requireAccess(person, threadId, 'read thread');
  const { docs } = await db.collection(membersPath(threadId)).orderBy('joinedAt').limit(MAX_MEMBERS).get();
  const members = readDocuments(memberSchema, docs);
  if (!can(member.role, 'manage members')) return { members, waiting: [] };
  const invites = await invitesOf(threadId).limit(MAX_MEMBERS).get();
  const waiting = readDocuments(inviteSchema, invites.docs).map(({ email, role, createdAt }) => ({
    email,
    role,
    invitedAt: createdAt,
  }));
  return { members, waiting };
}

/** Withdraws a place that waits; one that does not exist is withdrawn already. */
export async function withdrawPlace(person: Person, threadId: string, email: string): Promise<void> {
  await requireAccess(person, threadId, 'manage members');
  await firestore()
    .doc(invitePath(inviteId(threadId, email)))
    .delete();
}

/** @throws AppError forbidden unless the member stands below the caller, before and after */
export async function changeRole(
  person: Person,
  threadId: string,
  { uid, role }: { uid: string; role: Role },
): Promise<void> {
  await retryRefused(async () => {
    const db = firestore();
    const access = await requireAccess(person, threadId, 'manage members', [
      db.doc(memberPath(threadId, uid)),
    ]);
    const theirs = access.further[0] && readDocument(memberSchema, access.further[0]);
    if (theirs === undefined) throw new AppError('not-found');
    if (theirs.role === role) return;
    const mine = access.member.role;
    if (!isBelow(mine, theirs.role) || !rolesToGive(mine).includes(role)) throw new AppError('forbidden');
    const batch = db.batch();
    batch.update(db.doc(memberPath(threadId, uid)), { role });
    const speakers = Number(isSpeaker(role)) - Number(isSpeaker(theirs.role));
    batch.update(
      access.threadRef,
      { speakers: FieldValue.increment(speakers), changedAt: FieldValue.serverTimestamp() },
      access.guard,
    );
    await batch.commit();
  });
}

/**
 * Removes a member below the caller, or the caller itself (leaving). Removing somebody who is out already changes nothing.
 * @throws AppError not-found, forbidden (not below; an owner who has not handed over)
 */
export async function removeMember(person: Person, threadId: string, uid: string): Promise<void> {
  const leaving = uid === person.uid;
  let committed = false;
  await retryRefused(async () => {
    const db = firestore();
    // Leaving worked although its commit was refused: the reply to an earlier delivery was lost.
    if (leaving && committed && !(await db.doc(memberPath(threadId, uid)).get()).exists) return;
    const access = await requireAccess(person, threadId, 'read thread', [db.doc(memberPath(threadId, uid))]);
    if (leaving && !can(access.member.role, 'leave thread')) {
      throw new AppError('forbidden', 'An owner cannot leave. Delete the thread instead.');
    }
    if (!leaving && !can(access.member.role, 'manage members')) throw new AppError('forbidden');
    const theirs = access.further[0] && readDocument(memberSchema, access.further[0]);
    if (theirs === undefined) return;
    if (!leaving && !isBelow(access.member.role, theirs.role)) throw new AppError('forbidden');
    const batch = db.batch();
    batch.delete(db.doc(memberPath(threadId, uid)), { exists: true });
    batch.update(
      access.threadRef,
      {
        memberIds: FieldValue.arrayRemove(uid),
        speakers: FieldValue.increment(isSpeaker(theirs.role) ? -1 : 0),
        changedAt: FieldValue.serverTimestamp(),
      },
      access.guard,
    );
    committed = true;
    await batch.commit();
  });
}
