// Invite links: anybody who has the link can become a member with its role, as often and for as long as its creator
// chose. The link's secret is returned once and never stored; invites/{its hash} is found by it alone.
import 'server-only';
import { createHash } from 'node:crypto';
import { type DocumentSnapshot, FieldValue, Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { type Role, rolesToGive } from '@/model/access';
import type { CreateInviteRequest } from '@/model/requests';
import { AppError } from '@/model/errors';
import { MAX_MEMBERS, MAX_OPEN_LINKS } from '@/model/limits';
import { invitePath, userPath } from '@/model/paths';
import { type InviteLink, type InvitePreview, inviteLinkSchema } from '@/model/invite-link';
import { oneLine } from '@/model/title';
import { newToken, retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import { actorOf, addMembership, threadFull, wasRemovedSince } from './join';
import { type Person, profileOf } from '@/server/access/person';
import { type Access, accessOf, requireAccess, requireOpen } from '@/server/access/thread-access';
import { errorText } from '@/server/platform/strings';

const storedSchema = z.object({ ...inviteLinkSchema.shape, threadId: z.string() });
type Stored = z.infer<typeof storedSchema>;

/** 128 random bits cannot be guessed, so one round of a fast hash is enough. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const linksOf = (threadId: string) =>
  firestore().collection('invites').where('threadId', '==', threadId).where('kind', '==', 'link');

/**
 * Creates a link. `token` is its secret, which cannot be read again.
 * @throws AppError not-found, forbidden (role), too-many (50 valid links)
 */
export async function createInvite(
  person: Person,
  threadId: string,
  { role, hours, uses, note }: CreateInviteRequest,
): Promise<{ invite: InviteLink; token: string }> {
  const token = newToken();
  const inviteRef = firestore().doc(invitePath(hashOf(token)));
  await retryRefused(async () => {
    const access = await requireAccess(person, threadId, 'manage members', [inviteRef]);
    // Already created: the reply to an earlier delivery of this commit was lost.
    if (access.further[0]?.exists === true) return;
    // guard: no-link-to-closed-thread
    requireOpen(access.thread);
    // guard: link-role-giveable
    if (!rolesToGive(access.member.role).includes(role)) throw new AppError('forbidden');
    if ((await readInvites(threadId)).length >= MAX_OPEN_LINKS) {
      throw new AppError('too-many', errorText.linksFull(MAX_OPEN_LINKS));
    }
    const now = Timestamp.now();
    const batch = firestore().batch();
    batch.create(inviteRef, {
      kind: 'link',
      threadId,
      role,
      note: oneLine(note),
      by: person.uid,
      byName: access.member.name,
      createdAt: now,
      expiresAt: Timestamp.fromMillis(now.toMillis() + hours * 3_600_000),
      maxUses: uses,
      uses: 0,
    });
    batch.update(access.threadRef, { changedAt: FieldValue.serverTimestamp() }, access.guard);
    addEvent(batch, access.thread, actorOf(access), { kind: 'invited', role, via: 'link' });
    await batch.commit();
  });
  const invite = readDocument(inviteLinkSchema, await inviteRef.get());
  if (invite === undefined) throw new AppError('not-found');
  return { invite, token };
}

/** Links that are still valid, newest first. @throws AppError not-found, forbidden */
export async function getInvites(person: Person, threadId: string): Promise<InviteLink[]> {
  // guard: links-for-managers
  await requireAccess(person, threadId, 'manage members');
  return await readInvites(threadId);
}

async function readInvites(threadId: string): Promise<InviteLink[]> {
  const snapshot = await linksOf(threadId).get();
  const now = snapshot.readTime.toMillis();
  return readDocuments(inviteLinkSchema, snapshot.docs)
    .filter(({ expiresAt, uses, maxUses }) => expiresAt > now && uses < maxUses)
    .toSorted((a, b) => b.createdAt - a.createdAt);
}

/** Revokes a link; one that is missing, or belongs to another thread, is ignored. @throws AppError not-found, forbidden */
export async function revokeInvite(person: Person, threadId: string, inviteId: string): Promise<void> {
  await retryRefused(async () => {
    const inviteRef = firestore().doc(invitePath(inviteId));
    const access = await requireAccess(person, threadId, 'manage members', [inviteRef]);
    const batch = firestore().batch();
    if (access.further[0] && addRevocation(batch, access, access.further[0])) await batch.commit();
  });
}

/** Adds the revocation of a link to `batch`; false where the document is not a link of this thread. */
export function addRevocation(batch: WriteBatch, access: Access, inviteDoc: DocumentSnapshot): boolean {
  const invite = readDocument(storedSchema.partial(), inviteDoc);
  if (
    // guard: link-revoked-in-own-thread
    invite?.threadId !== access.thread.id ||
    invite.role === undefined
  )
    return false;
  batch.delete(inviteDoc.ref, { exists: true });
  addEvent(batch, access.thread, actorOf(access), {
    kind: 'invite-revoked',
    role: invite.role,
    via: 'link',
  });
  return true;
}

/** All reasons for which a link is invalid look alike: nobody learns whether it ever worked. */
const dead = () => new AppError('not-found', errorText.invalidInvite);

type Live = { invite: Stored; access: Access; inviteTime: Timestamp };

/** The link, with its creator's right to invite checked again. @throws AppError not-found for every reason alike */
async function readLive(token: string): Promise<Live> {
  const inviteDoc = await firestore()
    .doc(invitePath(hashOf(token)))
    .get();
  const kind: unknown = inviteDoc.get('kind');
  const invite = kind === 'link' ? readDocument(storedSchema, inviteDoc) : undefined;
  if (invite === undefined || inviteDoc.updateTime === undefined) throw dead();
  // guard: link-maker-still-manages
  const access = await accessOf(invite.by, invite.threadId, 'manage members');
  const isAlive =
    access !== undefined &&
    // guard: link-of-closed-thread-dead
    access.thread.state === 'open' &&
    // guard: link-role-still-giveable
    rolesToGive(access.member.role).includes(invite.role) &&
    // guard: link-expires
    invite.expiresAt > inviteDoc.readTime.toMillis();
  if (!isAlive) throw dead();
  return { invite, access, inviteTime: inviteDoc.updateTime };
}

const isUsedUp = ({ uses, maxUses }: Stored) => uses >= maxUses;

/** Preview of an invite for anybody who has the link. @throws AppError not-found for every reason alike */
export async function previewInvite(token: string): Promise<InvitePreview> {
  const { invite, access } = await readLive(token);
  if (isUsedUp(invite)) throw dead();
  const { title, titleBy, memberIds, landedCount } = access.thread;
  const { byName, role, expiresAt } = invite;
  return { title, titleBy, byName, role, members: memberIds.length, messages: landedCount, expiresAt };
}

/**
 * Makes the person a member with the link's role; a person who already is a member keeps their role and consumes no use.
 * A person who was removed after the link was created needs another one.
 * @throws AppError not-found (the link is invalid, for every reason alike), too-many (200 members)
 */
export async function acceptInvite(person: Person, token: string): Promise<{ threadId: string; role: Role }> {
  return await retryRefused(async () => {
    const db = firestore();
    const { invite, access, inviteTime } = await readLive(token);
    const { threadId } = invite;
    const mine = await accessOf(person.uid, threadId, 'read thread');
    if (mine !== undefined) return { threadId, role: mine.member.role };
    // guard: link-uses-limited
    if (isUsedUp(invite)) throw dead();
    const [userDoc, wasRemoved] = await Promise.all([
      db.doc(userPath(person.uid)).get(),
      wasRemovedSince(person, threadId, invite.createdAt),
    ]);
    // guard: link-before-removal-dead
    if (wasRemoved) throw dead();
    const profile = profileOf(person, userDoc);
    if (profile === undefined) throw new AppError('signed-out');
    if (access.thread.memberIds.length >= MAX_MEMBERS) throw threadFull();
    const batch = db.batch();
    batch.update(
      db.doc(invitePath(invite.id)),
      { uses: FieldValue.increment(1), usedAt: FieldValue.serverTimestamp() },
      { lastUpdateTime: inviteTime },
    );
    await addMembership(
      batch,
      access,
      { uid: person.uid, ...profile },
      { role: invite.role, invitedBy: actorOf(access), via: 'link', inviteId: invite.id },
    );
    await batch.commit();
    return { threadId, role: invite.role };
  });
}
