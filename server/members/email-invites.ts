// Email invites: invites/{hash of thread and address}. The person who proves the address lists them and accepts or declines
// each (received-invites.ts). What became of one is told to nobody: a declined one looks pending until it expires.
import 'server-only';
import { createHash } from 'node:crypto';
import { FieldValue, Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { type Role, roleSchema } from '@/model/access';
import { AppError } from '@/model/errors';
import { EMAIL_INVITE_DAYS, MAX_INVITES_OF_ONE_PERSON, MAX_MEMBERS, MAX_OPEN_INVITES } from '@/model/limits';
import { invitePath } from '@/model/paths';
import type { PendingInvite } from '@/model/email-invite';
import { retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import { actorOf } from './join';
import type { Person } from '@/server/access/person';
import { type Access, requireAccess } from '@/server/access/thread-access';
import { errorText } from '@/server/platform/strings';

export const EMAIL_INVITE_MS = EMAIL_INVITE_DAYS * 24 * 3_600_000;

export const emailInviteSchema = z.object({
  id: z.string(),
  /** `refused`: declined, then cancelled by the thread: it remains only so that it cannot be sent again at once. */
  kind: z.enum(['address', 'refused']).default('address'),
  threadId: z.string(),
  role: roleSchema,
  by: z.string(),
  email: z.string(),
  /** Who was invited as a member of another thread. */
  person: z.object({ uid: z.string(), name: z.string() }).optional(),
  state: z.enum(['open', 'declined']).default('open'),
  /** When it was sent, or sent again. */
  createdAt: z.number(),
  /** A TTL policy deletes it then; of a declined one not before `declinedUntil`. */
  expiresAt: z.number(),
  declinedUntil: z.number().nullable().default(null),
});
export type EmailInvite = z.infer<typeof emailInviteSchema>;

/**
 * Those that its managers see, and that count as members: by the time of sending alone, so that an unanswered one and a declined
 * one leave the list at the same time.
 */
export const pendingInvitesOf = (threadId: string) =>
  firestore()
    .collection('invites')
    .where('threadId', '==', threadId)
    .where('kind', '==', 'address')
    .where('createdAt', '>', Timestamp.fromMillis(Date.now() - EMAIL_INVITE_MS));

const isPending = ({ createdAt }: EmailInvite) => createdAt > Date.now() - EMAIL_INVITE_MS;

export function emailInvitePath(threadId: string, email: string): string {
  return invitePath(createHash('sha256').update(`${threadId}\n${email}`).digest('hex'));
}

type Invitation = {
  email: string;
  role: Role;
  existing: EmailInvite | undefined;
  /** A member of another thread, whose address stays unknown to who invites them. */
  known?: { uid: string; name: string } | undefined;
};

/** Adds an email invite to `batch`; it overwrites an earlier one for the same address, but a declined one stays declined. */
export function addEmailInvite(
  batch: WriteBatch,
  access: Access,
  { email, role, existing, known }: Invitation,
): void {
  const { thread, threadRef, guard, member } = access;
  const now = Timestamp.now();
  // guard: declined-invites-stay-declined
  const isDeclined = isStillDeclined(existing);
  batch.set(firestore().doc(emailInvitePath(thread.id, email)), {
    kind: 'address',
    threadId: thread.id,
    title: thread.title,
    titleBy: thread.titleBy,
    role,
    by: member.id,
    byName: member.name,
    email,
    ...(known !== undefined && { person: known }),
    state: isDeclined ? 'declined' : 'open',
    createdAt: now,
    // Neither is there longer than the other.
    expiresAt: Timestamp.fromMillis(now.toMillis() + EMAIL_INVITE_MS),
    declinedUntil: isDeclined ? Timestamp.fromMillis(existing?.declinedUntil ?? 0) : null,
  });
  batch.update(threadRef, { changedAt: FieldValue.serverTimestamp() }, guard);
  addEvent(batch, thread, actorOf(access), { kind: 'invited', role, via: 'address' });
}

export function isStillDeclined(invite: EmailInvite | undefined): boolean {
  return invite?.state === 'declined' && (invite.declinedUntil ?? 0) > Date.now();
}

type InviteCount = { email: string; by: string; written: 0 | 1 };

/**
 * Limits what one address can be sent, and by one person: more than a person can list would hide what others send. The
 * text is the same for known and unknown addresses, and declined invites count for their sender.
 * `written`: invites that this request has already written, which simultaneous requests count too.
 * @throws AppError too-many
 */
export async function requireFewInvites({ email, by, written }: InviteCount): Promise<void> {
  const invites = firestore().collection('invites');
  const now = Timestamp.now();
  const [open, own] = await Promise.all([
    invites
      .where('email', '==', email)
      .where('state', '==', 'open')
      .where('expiresAt', '>', now)
      .count()
      .get(),
    invites
      .where('email', '==', email)
      .where('kind', '==', 'address')
      .where('by', '==', by)
      .where('expiresAt', '>', now)
      .count()
      .get(),
  ]);
  const isFull =
    // guard: invites-of-one-person-limited
    own.data().count - written >= MAX_INVITES_OF_ONE_PERSON ||
    // guard: invites-for-one-address-limited
    open.data().count - written >= MAX_OPEN_INVITES;
  if (isFull) throw new AppError('too-many', errorText.inviteeFull);
}

export async function readPendingInvites(threadId: string): Promise<PendingInvite[]> {
  const { docs } = await pendingInvitesOf(threadId).limit(MAX_MEMBERS).get();
  return readDocuments(emailInviteSchema, docs).map(({ email, person, role, createdAt }) => ({
    // guard: fellows-addresses-stay-unknown
    email: person === undefined ? email : '',
    ...(person !== undefined && { person }),
    role,
    invitedAt: createdAt,
  }));
}

/** Cancels an email invite, by its address or by who was invited as a member of another thread; one that does not exist counts as cancelled. */
export async function cancelEmailInvite(
  person: Person,
  threadId: string,
  whom: string | { uid: string },
): Promise<void> {
  await retryRefused(async () => {
    const path =
      typeof whom === 'string' ? emailInvitePath(threadId, whom) : await pathOfKnown(threadId, whom.uid);
    const inviteRef = firestore().doc(path);
    // guard: email-invite-cancelled-by-managers
    const access = await requireAccess(person, threadId, 'manage members', [inviteRef]);
    const [inviteDoc] = access.further;
    const invite = inviteDoc && readDocument(emailInviteSchema, inviteDoc);
    if (
      invite?.kind !== 'address' ||
      inviteDoc?.updateTime === undefined ||
      // guard: ended-invites-are-not-cancelled
      !isPending(invite)
    )
      return;
    const unchanged = { lastUpdateTime: inviteDoc.updateTime };
    const batch = firestore().batch();
    if (isStillDeclined(invite)) batch.update(inviteRef, { kind: 'refused' }, unchanged);
    else batch.delete(inviteRef, unchanged);
    addEvent(batch, access.thread, actorOf(access), {
      kind: 'invite-revoked',
      role: invite.role,
      via: 'address',
    });
    await batch.commit();
  });
}

/** Of somebody who was invited as a member of another thread; else of no document. */
async function pathOfKnown(threadId: string, uid: string): Promise<string> {
  const invites = firestore().collection('invites').where('threadId', '==', threadId);
  const { docs } = await invites.where('person.uid', '==', uid).limit(1).get();
  return docs[0]?.ref.path ?? emailInvitePath(threadId, uid);
}
