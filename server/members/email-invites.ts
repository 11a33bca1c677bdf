// Email invites: invites/{hash of thread and address}. A person who signs in with the verified address accepts them.
// Browsers never read them.
import 'server-only';
import { createHash } from 'node:crypto';
import { FieldValue, Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { type Role, roleSchema, rolesToGive } from '@/model/access';
import { MAX_MEMBERS } from '@/model/limits';
import { invitePath, removedPath, userPath } from '@/model/paths';
import type { PendingInvite } from '@/model/email-invite';
import { retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import { actorOf, isRemovedSince, addMembership } from './join';
import { type Person, profileOf } from '@/server/access/person';
import { type Access, accessOf, requireAccess } from '@/server/access/thread-access';

const EMAIL_INVITE_MS = 30 * 24 * 60 * 60_000;

const emailInviteSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  role: roleSchema,
  by: z.string(),
  email: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
});
type EmailInvite = z.infer<typeof emailInviteSchema>;

export const emailInvitesOf = (threadId: string) =>
  firestore().collection('invites').where('threadId', '==', threadId).where('kind', '==', 'address');

function emailInviteId(threadId: string, email: string): string {
  return createHash('sha256').update(`${threadId}\n${email}`).digest('hex');
}

/** Adds an email invite to `batch`; it overwrites an earlier one for the same address. */
export function addEmailInvite(
  batch: WriteBatch,
  access: Access,
  { email, role }: { email: string; role: Role },
): void {
  const { thread, threadRef, guard } = access;
  const now = Timestamp.now();
  batch.set(firestore().doc(invitePath(emailInviteId(thread.id, email))), {
    kind: 'address',
    threadId: thread.id,
    role,
    by: access.member.id,
    email,
    createdAt: now,
    expiresAt: Timestamp.fromMillis(now.toMillis() + EMAIL_INVITE_MS),
  });
  batch.update(threadRef, { changedAt: FieldValue.serverTimestamp() }, guard);
  addEvent(batch, thread, actorOf(access), { kind: 'invited', role, via: 'address' });
}

export async function readPendingInvites(threadId: string): Promise<PendingInvite[]> {
  const { docs } = await emailInvitesOf(threadId).limit(MAX_MEMBERS).get();
  return readDocuments(emailInviteSchema, docs).map(({ email, role, createdAt }) => ({
    email,
    role,
    invitedAt: createdAt,
  }));
}

/** Cancels an email invite; one that does not exist counts as cancelled. */
export async function cancelEmailInvite(person: Person, threadId: string, email: string): Promise<void> {
  await retryRefused(async () => {
    const inviteRef = firestore().doc(invitePath(emailInviteId(threadId, email)));
    // guard: email-invite-cancelled-by-managers
    const access = await requireAccess(person, threadId, 'manage members', [inviteRef]);
    const invite = access.further[0] && readDocument(emailInviteSchema, access.further[0]);
    if (invite === undefined) return;
    const batch = firestore().batch();
    batch.delete(inviteRef, { exists: true });
    addEvent(batch, access.thread, actorOf(access), {
      kind: 'invite-revoked',
      role: invite.role,
      via: 'address',
    });
    await batch.commit();
  });
}

/** Accepts every pending invite for this person's verified address. Returns the threads joined. */
export async function acceptEmailInvites(person: Person): Promise<string[]> {
  if (person.email === null) return [];
  const { docs } = await firestore().collection('invites').where('email', '==', person.email).limit(50).get();
  const joined: string[] = [];
  for (const invite of readDocuments(emailInviteSchema, docs)) {
    if (await acceptEmailInvite(person, invite)) joined.push(invite.threadId);
  }
  return joined;
}

async function acceptEmailInvite(person: Person, { id, threadId }: EmailInvite): Promise<boolean> {
  const db = firestore();
  const inviteRef = db.doc(invitePath(id));
  return await retryRefused(async () => {
    // Read anew: the invite may have got another role, or have been cancelled, since the query.
    const [inviteDoc, userDoc] = await db.getAll(inviteRef, db.doc(userPath(person.uid)));
    const invite = inviteDoc && readDocument(emailInviteSchema, inviteDoc);
    const profile = profileOf(person, userDoc);
    if (invite === undefined || inviteDoc?.updateTime === undefined || profile === undefined) return false;
    // The inviter's right is checked again: the invites of a person who was removed or demoted since are invalid.
    const access = await accessOf(invite.by, threadId, 'manage members');
    // A thread that is archived or in the trash may be restored: the invite stays pending.
    if (access !== undefined && access.thread.state !== 'open') return false;
    // Read after the thread: a removal since then is refused by the thread's guard.
    const removedDoc = await db.doc(removedPath(threadId, person.uid)).get();
    const valid =
      access !== undefined &&
      rolesToGive(access.member.role).includes(invite.role) &&
      // guard: email-invite-expires
      invite.expiresAt > inviteDoc.readTime.toMillis() &&
      // guard: email-invite-before-removal-dead
      !isRemovedSince(removedDoc, invite.createdAt) &&
      access.thread.memberIds.length < MAX_MEMBERS;
    const batch = db.batch();
    batch.delete(inviteRef, { lastUpdateTime: inviteDoc.updateTime });
    const joins = valid && !access.thread.memberIds.includes(person.uid);
    if (joins) {
      // Without the invite's id: it is a hash of the address, with which a member could test guessed addresses.
      const details = {
        role: invite.role,
        invitedBy: actorOf(access),
        via: 'address',
        inviteId: null,
      } as const;
      await addMembership(batch, access, { uid: person.uid, ...profile }, details);
    }
    await batch.commit();
    return joins;
  });
}
