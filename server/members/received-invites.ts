// Email invites as the person who has proved their address answers them. Browsers list them by firestore.rules.
import 'server-only';
import { type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { type Role, rolesToGive } from '@/model/access';
import { AppError } from '@/model/errors';
import { MAX_MEMBERS } from '@/model/limits';
import { memberPath, threadPath, userPath } from '@/model/paths';
import { memberSchema } from '@/model/member';
import { threadSchema } from '@/model/thread';
import { isRefused, retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { EMAIL_INVITE_MS, type EmailInvite, emailInvitePath, emailInviteSchema } from './email-invites';
import { actorOf, addMembership, threadFull, wasRemovedSince } from './join';
import { type Person, profileOf } from '@/server/access/person';
import { accessOf } from '@/server/access/thread-access';
import { errorText } from '@/server/platform/strings';

/** Every reason for which an invite cannot be accepted looks alike. */
const dead = () => new AppError('not-found', errorText.invalidInvite);

/** The open invite of this thread for the person's verified address. */
async function readInvite(person: Person, threadId: string) {
  if (person.email === null) throw dead();
  const db = firestore();
  const inviteRef = db.doc(emailInvitePath(threadId, person.email));
  const [inviteDoc, userDoc] = await db.getAll(inviteRef, db.doc(userPath(person.uid)));
  const invite = inviteDoc && readDocument(emailInviteSchema, inviteDoc);
  return { inviteRef, inviteDoc, invite, profile: profileOf(person, userDoc) };
}

/**
 * Makes the person a member with the invite's role; a member keeps theirs.
 * @throws AppError not-found (no valid invite, for every reason alike), too-many (200 members)
 */
export async function acceptEmailInvite(
  person: Person,
  threadId: string,
): Promise<{ threadId: string; role: Role }> {
  return await retryRefused(async () => {
    const mine = await accessOf(person.uid, threadId, 'read thread');
    if (mine !== undefined) return { threadId, role: mine.member.role };
    const { inviteRef, inviteDoc, invite, profile } = await readInvite(person, threadId);
    if (invite?.state !== 'open' || inviteDoc?.updateTime === undefined || profile === undefined)
      throw dead();
    // The inviter's right is checked again: the invites of a person who was removed or demoted since are invalid.
    const access = await accessOf(invite.by, threadId, 'manage members');
    const isValid =
      access?.thread.state === 'open' &&
      rolesToGive(access.member.role).includes(invite.role) &&
      // guard: email-invite-expires
      invite.expiresAt > inviteDoc.readTime.toMillis() &&
      // guard: email-invite-before-removal-dead
      !(await wasRemovedSince(person, threadId, invite.createdAt));
    if (!isValid) throw dead();
    if (access.thread.memberIds.length >= MAX_MEMBERS) throw threadFull();
    const batch = firestore().batch();
    batch.delete(inviteRef, { lastUpdateTime: inviteDoc.updateTime });
    // Without the invite's id: it is a hash of the address, with which a member could test guessed addresses.
    const details = { invitedBy: actorOf(access), via: 'address', inviteId: null } as const;
    await addMembership(batch, access, { uid: person.uid, ...profile }, { role: invite.role, ...details });
    await batch.commit();
    return { threadId, role: invite.role };
  });
}

/**
 * Declines an invite: it leaves the person's list, and the thread cannot send it again for thirty days. To the thread it
 * looks pending. Declining one that does not exist has no effect.
 */
export async function declineEmailInvite(person: Person, threadId: string): Promise<void> {
  if (person.email === null) return;
  await retryRefused(async () => {
    const { inviteRef, inviteDoc, invite } = await readInvite(person, threadId);
    if (invite?.state !== 'open' || inviteDoc?.updateTime === undefined) return;
    const declinedUntil = Timestamp.fromMillis(inviteDoc.readTime.toMillis() + EMAIL_INVITE_MS);
    await inviteRef.update(
      { state: 'declined', declinedUntil, expiresAt: declinedUntil },
      { lastUpdateTime: inviteDoc.updateTime },
    );
  });
}

const PAGE = 50;

/** Deletes this person's open invites that can no longer be accepted, however many there are. */
export async function deleteDeadInvites(person: Person): Promise<void> {
  if (person.email === null) return;
  const open = firestore()
    .collection('invites')
    .where('email', '==', person.email)
    .where('state', '==', 'open')
    .limit(PAGE);
  for (let page = await open.get(); page.size > 0; page = await open.startAfter(page.docs.at(-1)).get()) {
    await deleteDead(person, page.docs);
    // guard: all-invites-are-read (always)
    const isLast = page.size < PAGE;
    if (isLast) return;
  }
}

async function deleteDead(person: Person, docs: readonly QueryDocumentSnapshot[]): Promise<void> {
  const invites = readDocuments(emailInviteSchema, docs);
  const dying = await Promise.all(invites.map((invite) => isDead(person, invite)));
  const deadIds = new Set(invites.filter((_, index) => dying[index]).map(({ id }) => id));
  await Promise.all(
    docs
      .filter(({ id }) => deadIds.has(id))
      .map(({ ref, updateTime }) =>
        ref.delete({ lastUpdateTime: updateTime }).catch((error: unknown) => {
          // Sent again, or cancelled, meanwhile.
          if (!isRefused(error)) throw error;
        }),
      ),
  );
}

/** Invites of a thread in the trash or in the archive are kept: it may be restored. */
async function isDead(person: Person, invite: EmailInvite): Promise<boolean> {
  const db = firestore();
  const [threadDoc, memberDoc] = await db.getAll(
    db.doc(threadPath(invite.threadId)),
    db.doc(memberPath(invite.threadId, invite.by)),
  );
  const thread = threadDoc && readDocument(threadSchema, threadDoc);
  const inviter = memberDoc && readDocument(memberSchema, memberDoc);
  return (
    thread === undefined ||
    thread.state === 'deleting' ||
    thread.memberIds.includes(person.uid) ||
    invite.expiresAt <= Date.now() ||
    (thread.state !== 'trashed' && !rolesToGive(inviter?.role).includes(invite.role))
  );
}
