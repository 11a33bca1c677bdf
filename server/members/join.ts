// The one way into a thread, whoever opens the door: added, by a place that waited, by an invite link, or let
// in after asking.
import 'server-only';
import { type DocumentSnapshot, FieldValue, Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import { type Role, isPostingRole } from '@/model/access';
import { AppError } from '@/model/errors';
import type { EventInput } from '@/model/event';
import { MAX_MEMBERS } from '@/model/limits';
import { memberPath, removedPath, requestPath } from '@/model/paths';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import type { Profile } from '@/model/profile';
import type { Access } from '@/server/access/thread-access';
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

/** Who acts, as events and members tell it. */
export const actorOf = ({ member }: Pick<Access, 'member'>): Actor => ({
  uid: member.id,
  name: member.name,
});

/** Whether the person of removed/{uid} was removed after an invitation was made: it lets them in no more. */
export function isRemovedSince(removedDoc: DocumentSnapshot | undefined, invitedAt: number): boolean {
  const at: unknown = removedDoc?.get('at');
  return at instanceof Timestamp && at.toMillis() >= invitedAt;
}

/** The one way into a thread: member document, memberIds, postingMembers and event, guarded by the thread. */
export function addMembership(
  batch: WriteBatch,
  { thread, threadRef, guard }: Pick<Access, 'thread' | 'threadRef' | 'guard'>,
  { uid, name, photoUrl }: Newcomer,
  { role, invitedBy, via, inviteId }: JoinDetails,
): void {
  const db = firestore();
  batch.create(db.doc(memberPath(thread.id, uid)), memberFields({ role, name, photoUrl, invitedBy }));
  batch.delete(db.doc(removedPath(thread.id, uid)));
  // Whichever way they came in: there is nothing to ask for any more.
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

/** The document of a new member. */
export function memberFields({
  role,
  name,
  photoUrl,
  invitedBy,
}: Profile & { role: Role; invitedBy: Actor | null }) {
  return {
    role,
    name,
    photoUrl,
    joinedAt: FieldValue.serverTimestamp(),
    invitedBy: invitedBy?.uid ?? null,
    invitedByName: invitedBy?.name ?? null,
  };
}
