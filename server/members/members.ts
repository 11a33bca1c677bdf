// Members of a thread. Member documents, memberIds and postingMembers change together, in one batch with the thread's guard.
import 'server-only';
import { FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { type Role, can, isBelow, isPostingRole, rolesToGive } from '@/model/access';
import { AppError } from '@/model/errors';
import { MAX_MEMBERS } from '@/model/limits';
import { memberPath, membersPath, removedPath, userPath } from '@/model/paths';
import type { PendingInvite } from '@/model/email-invite';
import { type Member, memberSchema } from '@/model/member';
import type { Profile } from '@/model/profile';
import { retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { addEvent } from '@/server/access/events';
import { auth, firestore } from '@/server/platform/firebase';
import { type Person, maySignIn, profileIn } from '@/server/access/person';
import { nameInThread } from './names';
import { addEmailInvite, emailInvitesOf, readPendingInvites } from './email-invites';
import { type Access, countChange, requireAccess, requireOpen } from '@/server/access/thread-access';
import { type Newcomer, actorOf, addMembership, threadFull, changeMember, removeMembership } from './join';
import { errorText } from '@/server/platform/strings';

/**
 * Adds a person by email address. A person with that verified address becomes a member immediately; any other address gets
 * an invite that is pending for 30 days. The response is the same either way; only members can see who has joined.
 * @throws AppError not-found, forbidden (role), invalid (address not allowed here), too-many (200 members)
 */
export async function addMember(
  person: Person,
  threadId: string,
  { email, role }: { email: string; role: Role },
): Promise<void> {
  // guard: invited-address-may-sign-in
  if (!maySignIn(email)) throw new AppError('invalid', errorText.inviteeNotAllowed);
  const account = await accountOf(email);
  await retryRefused(async () => {
    const access = await requireAccess(person, threadId, 'manage members');
    // guard: no-adding-to-closed-thread
    requireOpen(access.thread);
    // guard: added-member-role-giveable
    if (!rolesToGive(access.member.role).includes(role)) throw new AppError('forbidden');
    if (account !== undefined && access.thread.memberIds.includes(account.uid)) return;
    await requireCapacity(access);
    const batch = firestore().batch();
    if (account === undefined) addEmailInvite(batch, access, { email, role });
    else
      await addMembership(batch, access, account, {
        role,
        invitedBy: actorOf(access),
        via: 'added',
        inviteId: null,
      });
    await batch.commit();
  });
}

/** Pending invites count as members, or more people could join than can be listed and cancelled. */
export async function requireCapacity({ thread: { id, memberIds } }: Access): Promise<void> {
  const pending = await emailInvitesOf(id).count().get();
  if (memberIds.length + pending.data().count >= MAX_MEMBERS) throw threadFull();
}

/** The person who has signed in with this address and verified it. */
async function accountOf(email: string): Promise<Newcomer | undefined> {
  const { users } = await auth().getUsers([{ email }]);
  const user = users[0];
  if (
    user === undefined ||
    // guard: added-address-verified
    !user.emailVerified ||
    user.disabled
  )
    return undefined;
  // Without a profile the person has never signed in here: the invite stays pending until they do.
  const profile = profileIn(await firestore().doc(userPath(user.uid)).get());
  return profile && { uid: user.uid, ...profile };
}

/** All members of the thread; only managers of members see the pending invites. */
export async function getMembers(
  person: Person,
  threadId: string,
): Promise<{ members: Member[]; pendingInvites: PendingInvite[] }> {
  const { member } = await requireAccess(person, threadId, 'read thread');
  const { docs } = await firestore()
    .collection(membersPath(threadId))
    .orderBy('joinedAt')
    .limit(MAX_MEMBERS)
    .get();
  const members = readDocuments(memberSchema, docs);
  return {
    members,
    // guard: pending-invites-for-managers (always)
    pendingInvites: can(member.role, 'manage members') ? await readPendingInvites(threadId) : [],
  };
}

/** Reads the access of the acting person and the member that the change concerns. */
async function readBoth(person: Person, threadId: string, uid: string) {
  const memberRef = firestore().doc(memberPath(threadId, uid));
  const access = await requireAccess(person, threadId, 'read thread', [memberRef]);
  await countChange(threadId);
  const theirs = access.further[0] && readDocument(memberSchema, access.further[0]);
  return { access, theirs };
}

/** @throws AppError forbidden unless the member's role is below the caller's, before and after */
export async function changeRole(
  person: Person,
  threadId: string,
  { uid, role }: { uid: string; role: Role },
): Promise<void> {
  await retryRefused(async () => {
    const { access, theirs } = await readBoth(person, threadId, uid);
    const mine = access.member.role;
    if (!can(mine, 'manage members')) throw new AppError('forbidden');
    if (theirs === undefined) throw new AppError('not-found');
    if (theirs.role === role) return;
    if (
      // guard: role-change-below-own
      !isBelow(mine, theirs.role) ||
      // guard: role-change-to-giveable
      !rolesToGive(mine).includes(role)
    )
      throw new AppError('forbidden');
    const batch = firestore().batch();
    changeMember(batch, { threadId, uid }, { role });
    const postingMembers = Number(isPostingRole(role)) - Number(isPostingRole(theirs.role));
    touch(batch, access, { postingMembers: FieldValue.increment(postingMembers) });
    const whom = { uid, name: theirs.name };
    addEvent(batch, access.thread, actorOf(access), {
      kind: 'role-changed',
      ...whom,
      before: theirs.role,
      after: role,
    });
    await batch.commit();
  });
}

/** The caller's new name and picture in one thread, with a number where the name looks like another member's. */
export async function renameMember(person: Person, threadId: string, profile: Profile): Promise<void> {
  await retryRefused(async () => {
    const { uid } = person;
    const ownRef = firestore().doc(memberPath(threadId, uid));
    const access = await requireAccess(person, threadId, 'read thread', [ownRef]);
    const named = await nameInThread(threadId, { uid, name: profile.name }, access.further[0]);
    const batch = firestore().batch();
    changeMember(batch, { threadId, uid }, { ...profile, ...named });
    touch(batch, access, {});
    await batch.commit();
  });
}

/**
 * Makes another member the owner, and the owner an admin, in one batch: there is always exactly one owner.
 * @throws AppError not-found (no member), forbidden (only the owner)
 */
export async function transferOwnership(person: Person, threadId: string, uid: string): Promise<void> {
  let committed = false;
  await retryRefused(async () => {
    const { access, theirs } = await readBoth(person, threadId, uid);
    // Transferred although the commit was refused: the reply to an earlier delivery was lost.
    if (committed && theirs?.role === 'owner') return;
    // guard: only-owner-transfers
    if (!can(access.member.role, 'transfer ownership')) throw new AppError('forbidden');
    if (theirs === undefined) throw new AppError('not-found');
    if (uid === person.uid) return;
    const batch = firestore().batch();
    changeMember(batch, { threadId, uid }, { role: 'owner' });
    changeMember(batch, { threadId, uid: person.uid }, { role: 'admin' });
    touch(batch, access, { postingMembers: FieldValue.increment(isPostingRole(theirs.role) ? 0 : 1) });
    addEvent(batch, access.thread, actorOf(access), {
      kind: 'ownership-transferred',
      uid,
      name: theirs.name,
    });
    committed = true;
    await batch.commit();
  });
}

function touch(batch: WriteBatch, { threadRef, guard }: Access, changes: Record<string, unknown>): void {
  batch.update(threadRef, { ...changes, changedAt: FieldValue.serverTimestamp() }, guard);
}

/**
 * Removes a member below the caller, or the caller itself (leaving). Removing a person who is no longer a member has no
 * effect. A removed person can join again only by a new invite.
 * @throws AppError not-found, forbidden (not below; an owner who has not transferred ownership)
 */
export async function removeMember(person: Person, threadId: string, uid: string): Promise<void> {
  const leaving = uid === person.uid;
  let committed = false;
  await retryRefused(async () => {
    const db = firestore();
    // Leaving worked although its commit was refused: the reply to an earlier delivery was lost.
    if (leaving && committed && !(await db.doc(memberPath(threadId, uid)).get()).exists) return;
    const { access, theirs } = await readBoth(person, threadId, uid);
    // guard: owner-does-not-leave
    if (leaving && !can(access.member.role, 'leave thread')) {
      throw new AppError('forbidden', errorText.ownerCannotLeave);
    }
    if (!leaving && !can(access.member.role, 'manage members')) throw new AppError('forbidden');
    // Memberships of a thread in the trash are set aside, and would be restored with it.
    // guard: no-removal-from-trashed-thread
    if (access.thread.state === 'trashed') requireOpen(access.thread);
    if (theirs === undefined) return;
    // guard: removal-below-own-role
    if (!leaving && !isBelow(access.member.role, theirs.role)) throw new AppError('forbidden');
    const batch = db.batch();
    touch(batch, access, removeMembership(batch, threadId, theirs));
    if (leaving) addEvent(batch, access.thread, actorOf(access), { kind: 'left' });
    else {
      addEvent(batch, access.thread, actorOf(access), { kind: 'removed', uid, name: theirs.name });
      // guard: removal-is-remembered
      batch.set(db.doc(removedPath(threadId, uid)), { by: person.uid, at: FieldValue.serverTimestamp() });
    }
    committed = true;
    await batch.commit();
  });
}
