// The one writer of member documents, and so the only way to become a member: by being added, by an email invite, by an
// invite link, or by an approved access request.
import 'server-only';
import {
  FieldValue,
  type QueryDocumentSnapshot,
  Timestamp,
  type Transaction,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { type Role, isPostingRole } from '@/model/access';
import { AppError } from '@/model/errors';
import type { EventInput } from '@/model/event';
import { MAX_MEMBERS } from '@/model/limits';
import {
  blockPath,
  memberPath,
  membersPath,
  presencePath,
  removedPath,
  removedPeoplePath,
  requestPath,
  trashedMembersPath,
} from '@/model/paths';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import { type NameInThread, nameInThread, namedSo, namesOf, numberedName } from './names';
import type { Member } from '@/model/member';
import type { Profile } from '@/model/profile';
import type { Person } from '@/server/access/person';
import type { Access } from '@/server/access/thread-access';
import { mailboxHash } from './mailbox';
import { errorText } from '@/server/platform/strings';

export const threadFull = () => new AppError('too-many', errorText.threadFull(MAX_MEMBERS));

export type Newcomer = Profile & { uid: string };
type Actor = { uid: string; name: string };
type JoinDetails = {
  role: Role;
  invitedBy: Actor;
  via: Extract<EventInput, { kind: 'joined' }>['via'];
  inviteId: string | null;
};

/** The acting person, as events and members store it. */
export const actorOf = ({ member }: Pick<Access, 'member'>): Actor => ({
  uid: member.id,
  name: member.name,
});

/**
 * Whether this person was removed after an invite was made: such an invite is no longer valid for them. The same mailbox
 * behind another account is the same person.
 */
export async function wasRemovedSince(
  { uid, email }: Pick<Person, 'uid' | 'email'>,
  threadId: string,
  invitedAt: number,
): Promise<boolean> {
  const db = firestore();
  const removed = db.collection(removedPeoplePath(threadId));
  const mailbox = mailboxHash(threadId, email);
  const [own, sameMailbox] = await Promise.all([
    db.doc(removedPath(threadId, uid)).get(),
    mailbox === null ? null : removed.where('mailbox', '==', mailbox).get(),
  ]);
  return [own, ...(sameMailbox?.docs ?? [])].some((doc) => {
    const at: unknown = doc.get('at');
    return at instanceof Timestamp && at.toMillis() >= invitedAt;
  });
}

/** Every join: member document, memberIds, postingMembers and event, with the thread's guard. */
export async function addMembership(
  batch: WriteBatch,
  { thread, threadRef, guard }: Pick<Access, 'thread' | 'threadRef' | 'guard'>,
  { uid, name: ownName, photoUrl }: Newcomer,
  { role, invitedBy, via, inviteId }: JoinDetails,
): Promise<void> {
  const db = firestore();
  const named = await nameInThread(thread.id, { uid, name: ownName });
  const { name } = named;
  const fields = memberFields({ role, ...named, photoUrl, invitedBy, inviteId });
  batch.create(db.doc(memberPath(thread.id, uid)), fields);
  batch.delete(db.doc(removedPath(thread.id, uid)));
  // Whoever left for good and joins again has changed their mind.
  batch.delete(db.doc(blockPath(uid, thread.id)));
  // An open access request is obsolete, however the person joined.
  batch.delete(db.doc(requestPath(thread.id, uid)));
  batch.update(
    threadRef,
    {
      memberIds: FieldValue.arrayUnion(uid),
      postingMembers: FieldValue.increment(isPostingRole(role) ? 1 : 0),
      changedAt: FieldValue.serverTimestamp(),
    },
    guard,
  );
  const joined = { kind: 'joined', role, via, inviteId } as const;
  const by = { invitedBy: invitedBy.uid, invitedByName: invitedBy.name };
  addEvent(batch, thread, { uid, name }, { ...joined, ...by });
}

/** The first member of a new thread. */
export function addOwner(
  batch: Transaction | WriteBatch,
  threadId: string,
  { uid, name, photoUrl }: Newcomer,
): void {
  const owner = memberFields({
    role: 'owner',
    ...namedSo(name),
    photoUrl,
    invitedBy: null,
    inviteId: null,
  });
  batch.create(firestore().doc(memberPath(threadId, uid)), owner);
}

/** Changes a member's role or profile; the caller has checked the right to. */
export function changeMember(
  batch: WriteBatch,
  { threadId, uid }: { threadId: string; uid: string },
  changes: { role: Role } | Pick<Profile, 'photoUrl'> | (Profile & NameInThread),
): void {
  batch.update(firestore().doc(memberPath(threadId, uid)), changes);
}

/** Deletes a membership with its presence, and returns the resulting changes of the thread document. */
export function removeMembership(
  batch: WriteBatch,
  threadId: string,
  { id, role }: Pick<Member, 'id' | 'role'>,
): Record<string, FieldValue> {
  const db = firestore();
  batch.delete(db.doc(memberPath(threadId, id)), { exists: true });
  batch.delete(db.doc(presencePath(threadId, id)));
  return {
    memberIds: FieldValue.arrayRemove(id),
    postingMembers: FieldValue.increment(isPostingRole(role) ? -1 : 0),
  };
}

/** Moves every membership but the owner's to a collection that no rule allows: all rights end immediately. */
export async function setMembersAside(batch: WriteBatch, threadId: string, ownerUid: string): Promise<void> {
  const db = firestore();
  const { docs } = await db.collection(membersPath(threadId)).get();
  for (const doc of docs.filter(({ id }) => id !== ownerUid)) {
    // guard: trash-ends-memberships
    batch.delete(doc.ref, { exists: true });
    batch.set(db.doc(`${trashedMembersPath(threadId)}/${doc.id}`), { uid: doc.id, member: doc.data() });
    batch.delete(db.doc(presencePath(threadId, doc.id)));
  }
}

/**
 * Moves the memberships back unchanged; an owner who took the name of one of them meanwhile gets a number.
 * @returns their documents in the trash
 */
export async function restoreMembers(
  batch: WriteBatch,
  threadId: string,
  owner: Pick<Member, 'id' | 'name'>,
): Promise<QueryDocumentSnapshot[]> {
  const db = firestore();
  const { docs } = await db.collection(trashedMembersPath(threadId)).get();
  const name = numberedName(
    owner.name,
    docs.flatMap((doc) => namesOf(doc, 'member.')),
  );
  if (name !== owner.name) batch.update(db.doc(memberPath(threadId, owner.id)), { name });
  for (const doc of docs) {
    batch.delete(doc.ref, { exists: true });
    batch.create(db.doc(memberPath(threadId, doc.id)), doc.get('member'));
  }
  return docs;
}

function memberFields({
  role,
  name,
  formerNames,
  skeletons,
  photoUrl,
  invitedBy,
  inviteId,
}: Profile & NameInThread & { role: Role; invitedBy: Actor | null; inviteId: string | null }) {
  return {
    role,
    name,
    formerNames,
    skeletons,
    photoUrl,
    joinedAt: FieldValue.serverTimestamp(),
    invitedBy: invitedBy?.uid ?? null,
    invitedByName: invitedBy?.name ?? null,
    inviteId,
  };
}
