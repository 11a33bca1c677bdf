// Shares as the owner and admins of a thread make and end them. The secret of a link is returned once and never stored.
import 'server-only';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  Timestamp,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { can } from '@/model/access';
import { AppError } from '@/model/errors';
import type { EventInput } from '@/model/event';
import { EXPIRED_SHARE_DAYS, MAX_SHARES, SHARE_DEFAULT_HOURS } from '@/model/limits';
import { sharePath } from '@/model/paths';
import type { Share } from '@/model/share';
import type { ShareAudience } from '@/model/share-audience';
import type { ChangeShareRequest, CreateShareRequest } from '@/model/share-requests';
import { oneLine } from '@/model/title';
import { addEvent } from '@/server/access/events';
import type { Person } from '@/server/access/person';
import { type Access, countChange, requireAccess, requireOpen } from '@/server/access/thread-access';
import { retryRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { hashPassword } from './passwords';
import { readShareFor } from './share-lists';
import { type StoredShare, hashOfToken, newShareId, newShareToken, storedShareSchema } from './stored-share';

const HOUR_MS = 3_600_000;

/**
 * Creates a link. `token` is its secret, which cannot be read again.
 * @throws AppError not-found, forbidden (role, thread closed, site), invalid (password, expiry, scope), too-many (50 links)
 */
export async function createShare(
  person: Person,
  threadId: string,
  body: CreateShareRequest,
): Promise<{ share: Share; token: string }> {
  const token = newShareToken();
  const ref = firestore().doc(sharePath(newShareId()));
  await requireSharer(person, threadId);
  requireAudience(body.audience);
  const passwordHash = await passwordFor(body.audience, body.password);
  await retryRefused(async () => {
    const access = await requireSharer(person, threadId, ref);
    // Already created: the reply to an earlier delivery of this commit was lost.
    if (access.further[0]?.exists === true) return;
    requireOpen(access.thread);
    requireSaid(access, body.upToSeq);
    const { size } = await firestore().collection('shares').where('threadId', '==', threadId).get();
    // guard: shares-of-thread-limited
    if (size >= MAX_SHARES) throw new AppError('too-many', errorText.sharesFull(MAX_SHARES));
    const label = oneLine(body.label);
    const batch = firestore().batch();
    batch.create(ref, {
      tokenHash: hashOfToken(token),
      threadId,
      createdBy: person.uid,
      createdByName: access.member.name,
      label,
      audience: body.audience,
      passwordHash,
      upToSeq: body.upToSeq,
      scopedAt: FieldValue.serverTimestamp(),
      names: body.names,
      showsTitle: body.showsTitle,
      mayFork: body.mayFork,
      ...expiryIn(body.expiresInHours),
      version: 1,
      createdAt: FieldValue.serverTimestamp(),
      guestCount: 0,
      lastSeenAt: null,
      forkCount: 0,
    });
    putEvent(batch, access, { kind: 'shared', label, audience: body.audience });
    await batch.commit();
  });
  return { share: await readShareFor(person, ref.id), token };
}

/**
 * Changes a link. What lets guests in, or what they see, ends the sessions of all who are there.
 * @returns `token` where the secret was replaced
 * @throws AppError not-found, forbidden (role, site), invalid (password, expiry, scope)
 */
export async function changeShare(
  person: Person,
  { threadId, shareId }: Target,
  body: ChangeShareRequest,
): Promise<{ share: Share; token?: string }> {
  const token = body.replaceToken === true ? newShareToken() : undefined;
  await requireSharer(person, threadId);
  if (body.audience !== undefined) requireAudience(body.audience);
  const passwordHash = typeof body.password === 'string' ? await hashPassword(body.password) : body.password;
  await retryRefused(async () => {
    const { access, share, doc } = await readOwn(person, { threadId, shareId });
    requireOpen(access.thread);
    const changes = changesOf(share, access, { body, passwordHash, token });
    if (Object.keys(changes).length === 0) return;
    const batch = firestore().batch();
    batch.update(doc.ref, changes, { lastUpdateTime: doc.updateTime });
    putEvent(batch, access, { kind: 'share-changed', label: oneLine(body.label ?? share.label) });
    await batch.commit();
  });
  const share = await readShareFor(person, shareId);
  return token === undefined ? { share } : { share, token };
}

type Target = { threadId: string; shareId: string };
type NewValues = {
  body: ChangeShareRequest;
  passwordHash: string | null | undefined;
  token: string | undefined;
};

function changesOf(share: StoredShare, access: Access, { body, passwordHash, token }: NewValues) {
  const { audience = share.audience, names = share.names, upToSeq = share.upToSeq } = body;
  requireSaid(access, upToSeq);
  if (typeof passwordHash === 'string' && audience !== 'anyone')
    throw new AppError('invalid', errorText.passwordForAnyone);
  const password = audience === 'anyone' ? passwordHash : null;
  const isRescoped = upToSeq !== share.upToSeq;
  const changes = {
    ...(audience !== share.audience && { audience }),
    ...(names !== share.names && { names }),
    ...(isRescoped && { upToSeq, scopedAt: FieldValue.serverTimestamp() }),
    ...(password !== undefined && password !== share.passwordHash && { passwordHash: password }),
    ...(token !== undefined && { tokenHash: hashOfToken(token) }),
  };
  // guard: changes-end-sessions (never)
  const endsSessions = Object.keys(changes).length > 0;
  return {
    ...changes,
    ...(endsSessions && { version: share.version + 1 }),
    ...(body.label !== undefined && { label: oneLine(body.label) }),
    ...(body.showsTitle !== undefined && { showsTitle: body.showsTitle }),
    ...(body.mayFork !== undefined && { mayFork: body.mayFork }),
    ...(body.expiresInHours !== undefined && expiryIn(body.expiresInHours)),
  };
}

/**
 * Ends a link: its guests are cut. One that is missing, or belongs to another thread, is ignored. Its creator may, whatever their role.
 * @throws AppError not-found, forbidden (role)
 */
export async function revokeShare(person: Person, { threadId, shareId }: Target): Promise<void> {
  await retryRefused(async () => {
    const ref = firestore().doc(sharePath(shareId));
    const access = await requireAccess(person, threadId, 'read thread', [ref]);
    const share = access.further[0] && readDocument(storedShareSchema, access.further[0]);
    const isOwn = share?.threadId === threadId && share.createdBy === person.uid;
    // guard: revoking-by-managers
    if (!isOwn && !can(access.member.role, 'share')) throw new AppError('forbidden');
    await countChange(threadId);
    // guard: share-revoked-in-own-thread
    if (share?.threadId !== threadId) return;
    const batch = firestore().batch();
    batch.delete(ref, { exists: true });
    putEvent(batch, access, { kind: 'share-revoked', label: share.label });
    await batch.commit();
  });
}

async function requireSharer(person: Person, threadId: string, ...further: DocumentReference[]) {
  // guard: sharing-by-managers
  return await requireAccess(person, threadId, 'share', further);
}

type OwnShare = {
  access: Access;
  share: StoredShare;
  doc: DocumentSnapshot & { updateTime: Timestamp };
};

async function readOwn(person: Person, { threadId, shareId }: Target): Promise<OwnShare> {
  const access = await requireSharer(person, threadId, firestore().doc(sharePath(shareId)));
  const [doc] = access.further;
  const share = doc && readDocument(storedShareSchema, doc);
  // guard: share-changed-in-own-thread
  if (share?.threadId !== threadId || doc === undefined || !isRead(doc)) throw new AppError('not-found');
  return { access, share, doc };
}

function isRead(doc: DocumentSnapshot): doc is OwnShare['doc'] {
  return doc.updateTime !== undefined;
}

/** With the thread's precondition: the right to share, and the thread's state, are as they were read. */
function putEvent(batch: WriteBatch, { thread, member, threadRef, guard }: Access, event: EventInput): void {
  batch.update(threadRef, { changedAt: FieldValue.serverTimestamp() }, guard);
  addEvent(batch, thread, { uid: member.id, name: member.name }, event);
}

/** @throws AppError forbidden where the site does not allow it */
function requireAudience(audience: ShareAudience): void {
  // guard: audience-allowed-by-site
  if (!config().shares.audiences.includes(audience)) throw new AppError('forbidden', errorText.sharingOff);
}

async function passwordFor(audience: ShareAudience, password: string | undefined): Promise<string | null> {
  if (password === undefined) return null;
  if (audience !== 'anyone') throw new AppError('invalid', errorText.passwordForAnyone);
  return await hashPassword(password);
}

/** A scope ends at what was said. @throws AppError invalid */
function requireSaid({ thread }: Access, upToSeq: number | null): void {
  if (upToSeq !== null && upToSeq > thread.seq) throw new AppError('invalid', errorText.notYetSaid);
}

/** Null: never. Unless it was chosen, seven days, or as long as the site allows. @throws AppError invalid */
function expiryIn(chosen: number | null | undefined) {
  const { maxDays } = config().shares;
  const mostHours = maxDays === null ? Infinity : maxDays * 24;
  const hours = chosen === undefined ? Math.min(SHARE_DEFAULT_HOURS, mostHours) : chosen;
  // guard: expiry-allowed-by-site
  if ((hours ?? Infinity) > mostHours) throw new AppError('invalid', errorText.shareTooLong(maxDays ?? 0));
  if (hours === null) return { expiresAt: null, endsAt: null };
  const expiresAt = Date.now() + hours * HOUR_MS;
  return {
    expiresAt: Timestamp.fromMillis(expiresAt),
    // A TTL policy on `endsAt` deletes it (firestore.indexes.json); until then it is listed as expired.
    endsAt: Timestamp.fromMillis(expiresAt + EXPIRED_SHARE_DAYS * 24 * HOUR_MS),
  };
}
