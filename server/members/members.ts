// Members of a thread. Member documents, memberIds and postingMembers change together, in one batch with the thread's guard.
import 'server-only';
import { FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { type Role, can, isBelow, isPostingRole, rolesToGive } from '@/model/access';
import { AppError } from '@/model/errors';
import { MAX_MEMBERS } from '@/model/limits';
import { blockPath, invitePath, memberPath, membersPath, removedPath } from '@/model/paths';
import type { PendingInvite } from '@/model/email-invite';
import { type Member, memberSchema } from '@/model/member';
import type { Profile } from '@/model/profile';
import { retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { addEvent } from '@/server/access/events';
import { auth, firestore } from '@/server/platform/firebase';
import { type Person, maySignIn } from '@/server/access/person';
import { type Addressee, addresseeOf } from './consent';
import {
  type EmailInvite,
  addEmailInvite,
  cancelEmailInvite,
  emailInvitePath,
  emailInviteSchema,
  isStillDeclined,
  pendingInvitesOf,
  readPendingInvites,
  requireFewInvites,
} from './email-invites';
import { addRevocation } from './invite-links';
import { mailboxHash } from './mailbox';
import { nameInThread } from './names';
import { type Access, countChange, requireAccess, requireOpen } from '@/server/access/thread-access';
import { actorOf, addMembership, threadFull, changeMember, removeMembership } from './join';
import { errorText } from '@/server/platform/strings';

/**
 * Adds a person by email address. A person with that verified address becomes a member immediately, if they let this adder
 * add them; any other address gets an invite, which its owner accepts or declines within 30 days. The response is the same
 * either way; only members can see who has joined.
 * @throws AppError not-found, forbidden (role), invalid (address not allowed here), too-many (members, or open invites)
 */
export async function addMember(
  person: Person,
  threadId: string,
  { email, role }: { email: string; role: Role },
): Promise<void> {
  // guard: invited-address-may-sign-in
  if (!maySignIn(email)) throw new AppError('invalid', errorText.inviteeNotAllowed);
  const addressee = await addresseeOf({ email, adder: person.uid, threadId });
  const isNewInvite = await retryRefused(() => addOrInvite(person, threadId, { email, role, addressee }));
  if (!isNewInvite) return;
  // guard: simultaneous-invites-are-counted
  await requireFewInvites({ email, by: person.uid, written: 1 }).catch(async (error: unknown) => {
    await cancelEmailInvite(person, threadId, email);
    throw error;
  });
}

type AddOptions = { email: string; role: Role; addressee: Addressee; known?: { uid: string; name: string } };

/** Whether it sent an invite that did not exist before. */
export async function addOrInvite(
  person: Person,
  threadId: string,
  { email, role, addressee: { account, addable }, known }: AddOptions,
): Promise<boolean> {
  const inviteRef = firestore().doc(emailInvitePath(threadId, email));
  const access = await requireAccess(person, threadId, 'manage members', [inviteRef]);
  // guard: no-adding-to-closed-thread
  requireOpen(access.thread);
  // guard: added-member-role-giveable
  if (!rolesToGive(access.member.role).includes(role)) throw new AppError('forbidden');
  if (account !== undefined && access.thread.memberIds.includes(account.uid)) return false;
  await requireCapacity(access);
  const [inviteDoc] = access.further;
  const existing = inviteDoc && readDocument(emailInviteSchema, inviteDoc);
  const isNew = existing === undefined || !isStillOf(person, existing);
  const batch = firestore().batch();
  if (addable !== undefined && !isStillDeclined(existing)) {
    const details = { invitedBy: actorOf(access), via: 'added', inviteId: null } as const;
    await addMembership(batch, access, addable, { role, ...details });
    batch.delete(inviteRef);
    await batch.commit();
    return false;
  }
  if (isNew) await requireFewInvites({ email, by: person.uid, written: 0 });
  addEmailInvite(batch, access, { email, role, existing, known });
  await batch.commit();
  return isNew;
}

/** Whether it counts for this person already: see `requireFewInvites`. */
const isStillOf = ({ uid }: Person, { by, kind, expiresAt }: EmailInvite) =>
  by === uid && kind === 'address' && expiresAt > Date.now();

/** Pending invites count as members, or more people could join than can be listed and cancelled. */
export async function requireCapacity({ thread: { id, memberIds } }: Access): Promise<void> {
  const pending = await pendingInvitesOf(id).count().get();
  if (memberIds.length + pending.data().count >= MAX_MEMBERS) throw threadFull();
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
    const postingMembers = FieldValue.increment(isPostingRole(theirs.role) ? 0 : 1);
    // The next owner has not agreed to pay for everyone.
    // guard: owners-agree-to-pay
    const payer = access.thread.settings.payer === 'owner' ? ASKERS_PAY : {};
    touch(batch, access, { postingMembers, ...payer });
    addEvent(batch, access.thread, actorOf(access), {
      kind: 'ownership-transferred',
      uid,
      name: theirs.name,
    });
    committed = true;
    await batch.commit();
  });
}

const ASKERS_PAY = { 'settings.payer': 'asker', 'settings.payerId': null };

function touch(batch: WriteBatch, { threadRef, guard }: Access, changes: Record<string, unknown>): void {
  batch.update(threadRef, { ...changes, changedAt: FieldValue.serverTimestamp() }, guard);
}

type RemoveOptions = {
  /** Leaving: the people of this thread may not add the caller again. */
  block?: boolean;
  /** Removing: revokes the link by which the member joined. */
  revokeLink?: boolean;
};

/**
 * Removes a member below the caller, or the caller itself (leaving). Removing a person who is no longer a member has no
 * effect. A removed person can join again only by a new invite.
 * @throws AppError not-found, forbidden (not below; an owner who has not transferred ownership)
 */
export async function removeMember(
  person: Person,
  threadId: string,
  uid: string,
  { block = false, revokeLink = false }: RemoveOptions = {},
): Promise<void> {
  const leaving = uid === person.uid;
  // guard: removal-remembers-mailbox
  const mailbox = leaving ? null : await mailboxHashOf(threadId, uid);
  let committed = false;
  await retryRefused(async () => {
    const db = firestore();
    // Leaving worked although its commit was refused: the reply to an earlier delivery was lost.
    if (leaving && committed && !(await db.doc(memberPath(threadId, uid)).get()).exists) return;
    const { access, theirs } = await readBoth(person, threadId, uid);
    requireRemovable(access, { leaving, theirs });
    if (theirs === undefined) return;
    const batch = db.batch();
    touch(batch, access, removeMembership(batch, threadId, theirs));
    if (leaving) {
      addEvent(batch, access.thread, actorOf(access), { kind: 'left' });
      if (block) addBlock(batch, access);
    } else {
      addEvent(batch, access.thread, actorOf(access), { kind: 'removed', uid, name: theirs.name });
      // guard: removal-is-remembered
      batch.set(db.doc(removedPath(threadId, uid)), {
        by: person.uid,
        at: FieldValue.serverTimestamp(),
        mailbox,
      });
      if (revokeLink && theirs.inviteId !== null)
        addRevocation(batch, access, await db.doc(invitePath(theirs.inviteId)).get());
    }
    committed = true;
    await batch.commit();
  });
}

type Removal = { leaving: boolean; theirs: Member | undefined };

function requireRemovable({ thread, member }: Access, { leaving, theirs }: Removal): void {
  // guard: owner-does-not-leave
  if (leaving && !can(member.role, 'leave thread')) {
    throw new AppError('forbidden', errorText.ownerCannotLeave);
  }
  if (!leaving && !can(member.role, 'manage members')) throw new AppError('forbidden');
  // Memberships of a thread in the trash are set aside, and would be restored with it.
  // guard: no-removal-from-trashed-thread
  if (thread.state === 'trashed') requireOpen(thread);
  // guard: removal-below-own-role
  if (!leaving && theirs !== undefined && !isBelow(member.role, theirs.role)) throw new AppError('forbidden');
}

/** Of the address that the person has proved; null when there is none. */
async function mailboxHashOf(threadId: string, uid: string): Promise<string | null> {
  const { users } = await auth().getUsers([{ uid }]);
  const [user] = users;
  return mailboxHash(threadId, user?.emailVerified === true ? (user.email ?? null) : null);
}

/** Nobody who is in the thread now can add the person again without asking: see consent.ts. */
function addBlock(batch: WriteBatch, { thread, member }: Access): void {
  const { id, title, titleBy, memberIds } = thread;
  batch.set(firestore().doc(blockPath(member.id, id)), {
    threadId: id,
    title,
    titleBy,
    uids: memberIds.filter((uid) => uid !== member.id),
    at: FieldValue.serverTimestamp(),
  });
}
