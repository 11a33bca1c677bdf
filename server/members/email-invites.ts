// Places that wait for an e-mail address: invites/{hash of thread and address}. Who signs in and proves the address
// takes them. Browsers never read them.
import 'server-only';
import { createHash } from 'node:crypto';
import { FieldValue, Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { type Role, roleSchema, rolesToGive } from '@/model/access';
import { MAX_MEMBERS } from '@/model/limits';
import { invitePath, removedPath, userPath } from '@/model/paths';
import type { WaitingMember } from '@/model/thread';
import { retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import { doerOf, isRemovedSince, putMember } from './join';
import { type Person, profileOf } from '@/server/access/person';
import { type Access, accessOf, requireAccess } from '@/server/access/thread-access';

const WAITS_MS = 30 * 24 * 60 * 60_000;

const placeSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  role: roleSchema,
  by: z.string(),
  email: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
});
type Place = z.infer<typeof placeSchema>;

export const placesOf = (threadId: string) =>
  firestore().collection('invites').where('threadId', '==', threadId).where('kind', '==', 'address');

function placeId(threadId: string, email: string): string {
  return createHash('sha256').update(`${threadId}\n${email}`).digest('hex');
}

/** Puts a place that waits into `batch`; another one for the same address is written over. */
export function keepPlace(
  batch: WriteBatch,
  access: Access,
  { email, role }: { email: string; role: Role },
): void {
  const { thread, threadRef, guard } = access;
  const now = Timestamp.now();
  batch.set(firestore().doc(invitePath(placeId(thread.id, email))), {
    kind: 'address',
    threadId: thread.id,
    role,
    by: access.member.id,
    email,
    createdAt: now,
    expiresAt: Timestamp.fromMillis(now.toMillis() + WAITS_MS),
  });
  batch.update(threadRef, { changedAt: FieldValue.serverTimestamp() }, guard);
  addEvent(batch, thread, doerOf(access), { kind: 'invited', role, way: 'address' });
}

export async function readWaiting(threadId: string): Promise<WaitingMember[]> {
  const { docs } = await placesOf(threadId).limit(MAX_MEMBERS).get();
  return readDocuments(placeSchema, docs).map(({ email, role, createdAt }) => ({
    email,
    role,
    invitedAt: createdAt,
  }));
}

/** Withdraws a place that waits; one that does not exist is withdrawn already. */
export async function withdrawPlace(person: Person, threadId: string, email: string): Promise<void> {
  await retryRefused(async () => {
    const placeRef = firestore().doc(invitePath(placeId(threadId, email)));
    const access = await requireAccess(person, threadId, 'manage members', [placeRef]);
    const place = access.further[0] && readDocument(placeSchema, access.further[0]);
    if (place === undefined) return;
    const batch = firestore().batch();
    batch.delete(placeRef, { exists: true });
    addEvent(batch, access.thread, doerOf(access), {
      kind: 'invite-revoked',
      role: place.role,
      way: 'address',
    });
    await batch.commit();
  });
}

/** Takes every place that waits for this person's verified address. Returns the threads joined. */
export async function takePlaces(person: Person): Promise<string[]> {
  if (person.email === null) return [];
  const { docs } = await firestore().collection('invites').where('email', '==', person.email).limit(50).get();
  const joined: string[] = [];
  for (const place of readDocuments(placeSchema, docs)) {
    if (await takePlace(person, place)) joined.push(place.threadId);
  }
  return joined;
}

async function takePlace(person: Person, { id, threadId }: Place): Promise<boolean> {
  const db = firestore();
  const placeRef = db.doc(invitePath(id));
  return await retryRefused(async () => {
    // Read anew: the place may have been given with another role, or withdrawn, since it was found.
    const [placeDoc, userDoc] = await db.getAll(placeRef, db.doc(userPath(person.uid)));
    const place = placeDoc && readDocument(placeSchema, placeDoc);
    const profile = profileOf(person, userDoc);
    if (place === undefined || placeDoc?.updateTime === undefined || profile === undefined) return false;
    // The inviter's right is asked again: whoever was removed or demoted in the meantime lets nobody in.
    const access = await accessOf(place.by, threadId, 'manage members');
    // A thread that is archived or in the trash may come back: the place waits on.
    if (access !== undefined && access.thread.state !== 'open') return false;
    // Read after the thread: a removal since then is refused by the thread's guard.
    const removedDoc = await db.doc(removedPath(threadId, person.uid)).get();
    const valid =
      access !== undefined &&
      rolesToGive(access.member.role).includes(place.role) &&
      place.expiresAt > placeDoc.readTime.toMillis() &&
      !isRemovedSince(removedDoc, place.createdAt) &&
      access.thread.memberIds.length < MAX_MEMBERS;
    const batch = db.batch();
    batch.delete(placeRef, { lastUpdateTime: placeDoc.updateTime });
    const joins = valid && !access.thread.memberIds.includes(person.uid);
    if (joins) {
      // Without the place's id: it is a hash of the address, by which a member could try addresses.
      const entry = { role: place.role, invitedBy: doerOf(access), way: 'address', inviteId: null } as const;
      putMember(batch, access, { uid: person.uid, ...profile }, entry);
    }
    await batch.commit();
    return joins;
  });
}
