import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Person } from '@/server/access/person';
import { setUpFixtures } from '@/tests/support/fixtures';
import { consistent, eventsOf } from './membership';

const { person, db } = await setUpFixtures();
const { createThread } = await import('@/server/threads/threads');
const { addMember, changeRole, transferOwnership, removeMember } = await import('@/server/members/members');
const { createInvite, getInvites, previewInvite, revokeInvite, acceptInvite } =
  await import('@/server/members/invite-links');
const { trashThread, restoreThread } = await import('@/server/threads/trash');
const { setArchived } = await import('@/server/threads/threads');

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');

const A_DAY = { role: 'editor', hours: 24, uses: 1, note: '' } as const;

/** The preview of every invalid link. */
const DEAD = { code: 'not-found', message: 'This invite is invalid or has expired. Ask for a new one.' };

async function refused(token: string, by: Person = grace) {
  await expect(acceptInvite(by, token)).rejects.toMatchObject(DEAD);
}

test('[A18] a link makes its user a member; its secret is stored nowhere', async () => {
  const { id } = await createThread(ada, { title: 'Plans' });
  const { invite, token } = await createInvite(ada, id, { ...A_DAY, role: 'viewer', note: 'for the board' });
  expect(token).toMatch(/^[\w-]{22}$/);
  expect(invite.id).toBe(createHash('sha256').update(token).digest('hex'));
  const stored = JSON.stringify(
    (await db.collection('invites').where('threadId', '==', id).get()).docs.map((doc) => doc.data()),
  );
  expect(stored).not.toContain(token);
  expect(await previewInvite(token)).toMatchObject({
    title: 'Plans',
    byName: 'Ada',
    role: 'viewer',
    members: 1,
    messages: 0,
  });
  expect(await acceptInvite(grace, token)).toEqual({ threadId: id, role: 'viewer' });
  const member = await db.doc(`threads/${id}/members/${grace.uid}`).get();
  expect(member.data()).toMatchObject({ role: 'viewer', invitedBy: ada.uid, invitedByName: 'Ada' });
  await consistent(db, id);
  // Accepting it again changes nothing, and uses no use.
  expect(await acceptInvite(grace, token)).toEqual({ threadId: id, role: 'viewer' });
  expect((await db.doc(`invites/${invite.id}`).get()).get('uses')).toBe(1);
});

test('[A19] of twenty who take a link for one at the same moment, one becomes a member', async () => {
  const { id } = await createThread(ada);
  const { token, invite } = await createInvite(ada, id, A_DAY);
  const people = await Promise.all(Array.from({ length: 20 }, () => person('Guest')));
  const outcomes = await Promise.allSettled(people.map((guest) => acceptInvite(guest, token)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  for (const reason of reasons) expect(reason).toMatchObject(DEAD);
  expect((await db.doc(`invites/${invite.id}`).get()).get('uses')).toBe(1);
  expect((await db.doc(`threads/${id}`).get()).get('memberIds')).toHaveLength(2);
  await consistent(db, id);
});

test('[A19] of twenty who take a link for five, five become members', async () => {
  const { id } = await createThread(ada);
  const { token, invite } = await createInvite(ada, id, { ...A_DAY, uses: 5 });
  const people = await Promise.all(Array.from({ length: 20 }, () => person('Guest')));
  const outcomes = await Promise.allSettled(people.map((guest) => acceptInvite(guest, token)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect((await db.doc(`invites/${invite.id}`).get()).get('uses')).toBe(5);
  await consistent(db, id);
});

test('[A19] a link that is unknown, used up, expired, revoked or of a closed thread looks the same', async () => {
  const { id } = await createThread(ada);
  await refused('nonsense');
  const used = await createInvite(ada, id, A_DAY);
  await acceptInvite(linus, used.token);
  await refused(used.token);
  await expect(previewInvite(used.token)).rejects.toMatchObject(DEAD);

  const late = await createInvite(ada, id, A_DAY);
  await db.doc(`invites/${late.invite.id}`).update({ expiresAt: new Date(Date.now() - 1_000) });
  await refused(late.token);
  await expect(previewInvite(late.token)).rejects.toMatchObject(DEAD);

  const revoked = await createInvite(ada, id, A_DAY);
  await revokeInvite(ada, id, revoked.invite.id);
  await refused(revoked.token);
  expect(await getInvites(ada, id)).toEqual([]);

  const closed = await createInvite(ada, id, A_DAY);
  await setArchived(ada, id, true);
  await refused(closed.token);
  await setArchived(ada, id, false);
  await trashThread(ada, id, () => undefined);
  await refused(closed.token);
  await restoreThread(ada, id);
  expect(await acceptInvite(grace, closed.token)).toMatchObject({ threadId: id });
});

test('[A19] the right of who made a link is checked again when it is accepted', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  const { token } = await createInvite(grace, id, { ...A_DAY, role: 'admin' });
  await changeRole(ada, id, { uid: grace.uid, role: 'editor' });
  await refused(token, linus);
  await changeRole(ada, id, { uid: grace.uid, role: 'admin' });
  expect(await acceptInvite(linus, token)).toMatchObject({ role: 'admin' });
});

test('[A19] who was removed rejoins by a later invite only; who left may use the same one', async () => {
  const { id } = await createThread(ada);
  const { token } = await createInvite(ada, id, { ...A_DAY, uses: 10 });
  await acceptInvite(grace, token);
  await removeMember(grace, id, grace.uid);
  expect(await acceptInvite(grace, token)).toMatchObject({ threadId: id });
  await removeMember(ada, id, grace.uid);
  await refused(token);
  const later = await createInvite(ada, id, A_DAY);
  expect(await acceptInvite(grace, later.token)).toMatchObject({ threadId: id });
  await consistent(db, id);
});

test('[A19] [X151] who was removed is known by their mailbox, whatever the account and the spelling', async () => {
  const { id } = await createThread(ada);
  const link = { ...A_DAY, uses: 10 };
  const { token } = await createInvite(ada, id, link);
  const mallory = await person('Mallory');
  await acceptInvite(mallory, token);
  await removeMember(ada, id, mallory.uid);
  const [name = ''] = mallory.email.split('@');
  const again = (email: string | null) => ({ uid: `again-${randomUUID()}`, name: 'Mallory', email });
  for (const email of [mallory.email, `${name}+2@example.com`]) await refused(token, again(email));
  // Another mailbox is another person, as far as anybody can know; so is an account without a verified address.
  expect(await acceptInvite(again(`${name}.2@example.com`), token)).toMatchObject({ threadId: id });
  expect(await acceptInvite(again(null), token)).toMatchObject({ threadId: id });
  const later = await createInvite(ada, id, link);
  expect(await acceptInvite(again(`${name}+2@example.com`), later.token)).toMatchObject({ threadId: id });
  await consistent(db, id);
});

test('[A19] a removal can revoke the link by which the member joined, and no other', async () => {
  const { id } = await createThread(ada);
  const { id: other } = await createThread(ada);
  const [link, kept] = [
    await createInvite(ada, id, { ...A_DAY, uses: 5 }),
    await createInvite(ada, id, { ...A_DAY, uses: 5 }),
  ];
  const elsewhere = await createInvite(ada, other, { ...A_DAY, uses: 5 });
  const [mallory, guest] = [await person('Mallory'), await person('Guest')];
  for (const one of [mallory, guest]) await acceptInvite(one, link.token);
  const idsOf = async (threadId: string) =>
    (await getInvites(ada, threadId)).map((each) => each.id).toSorted();
  await removeMember(ada, id, guest.uid);
  expect(await idsOf(id)).toEqual([link.invite.id, kept.invite.id].toSorted());
  await removeMember(ada, id, mallory.uid, { revokeLink: true });
  expect(await idsOf(id)).toEqual([kept.invite.id]);
  await refused(link.token, linus);
  // Of one batch: their times are the same.
  const last = (await eventsOf(db, id)).slice(-2).map(({ kind }) => kind);
  expect(new Set(last)).toEqual(new Set(['removed', 'invite-revoked']));
  // A member document that names a link of another thread revokes nothing there.
  await addMember(ada, id, { email: grace.email, role: 'viewer' });
  await db.doc(`threads/${id}/members/${grace.uid}`).update({ inviteId: elsewhere.invite.id });
  await removeMember(ada, id, grace.uid, { revokeLink: true });
  expect(await idsOf(other)).toEqual([elsewhere.invite.id]);
});

test('[A18] links are made, seen and revoked by managers of members, up to their own role, in their own thread', async () => {
  const { id } = await createThread(ada);
  const { id: other } = await createThread(linus);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  await expect(createInvite(grace, id, A_DAY)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(getInvites(grace, id)).rejects.toMatchObject({ code: 'forbidden' });
  const { invite } = await createInvite(ada, id, A_DAY);
  await expect(revokeInvite(grace, id, invite.id)).rejects.toMatchObject({ code: 'forbidden' });
  // Through a thread of one's own.
  await revokeInvite(linus, other, invite.id);
  expect(await getInvites(ada, id)).toHaveLength(1);
  await expect(createInvite(linus, id, A_DAY)).rejects.toMatchObject({ code: 'not-found' });
});

test('[T12] events of members are listed in the order in which they happened', async () => {
  const { id } = await createThread(ada);
  const { token, invite } = await createInvite(ada, id, A_DAY);
  await acceptInvite(grace, token);
  await changeRole(ada, id, { uid: grace.uid, role: 'viewer' });
  await addMember(ada, id, { email: linus.email, role: 'admin' });
  await removeMember(linus, id, grace.uid);
  await transferOwnership(ada, id, linus.uid);
  await removeMember(ada, id, ada.uid);
  expect(await eventsOf(db, id)).toMatchObject([
    { kind: 'created', by: ada.uid, byName: 'Ada' },
    { kind: 'invited', by: ada.uid, role: 'editor', via: 'link' },
    { kind: 'joined', by: grace.uid, via: 'link', role: 'editor', invitedBy: ada.uid, inviteId: invite.id },
    { kind: 'role-changed', by: ada.uid, uid: grace.uid, before: 'editor', after: 'viewer' },
    { kind: 'joined', by: linus.uid, via: 'added', role: 'admin', invitedByName: 'Ada' },
    { kind: 'removed', by: linus.uid, uid: grace.uid, name: 'Grace' },
    { kind: 'ownership-transferred', by: ada.uid, uid: linus.uid },
    { kind: 'left', by: ada.uid },
  ]);
});

test('[A20] of two concurrent transfers one counts, and there is one owner', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id } = await createThread(ada);
    await addMember(ada, id, { email: grace.email, role: 'editor' });
    await addMember(ada, id, { email: linus.email, role: 'viewer' });
    const outcomes = await Promise.allSettled([
      transferOwnership(ada, id, grace.uid),
      transferOwnership(ada, id, linus.uid),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { docs } = await db.collection(`threads/${id}/members`).get();
    expect(docs.filter((doc) => doc.get('role') === 'owner')).toHaveLength(1);
    await consistent(db, id);
  }
});

test('[A20] only the owner transfers ownership, to a member', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  await expect(transferOwnership(grace, id, grace.uid)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(transferOwnership(ada, id, linus.uid)).rejects.toMatchObject({ code: 'not-found' });
  await transferOwnership(ada, id, grace.uid);
  await expect(transferOwnership(ada, id, ada.uid)).rejects.toMatchObject({ code: 'forbidden' });
});

test('[A12] a role change during the member’s removal: they are removed, and all documents agree', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id } = await createThread(ada);
    await addMember(ada, id, { email: grace.email, role: 'editor' });
    const [, removed] = await Promise.allSettled([
      changeRole(ada, id, { uid: grace.uid, role: 'viewer' }),
      removeMember(ada, id, grace.uid),
    ]);
    expect(removed.status).toBe('fulfilled');
    expect((await db.doc(`threads/${id}/members/${grace.uid}`).get()).exists).toBe(false);
    await consistent(db, id);
  }
});

test('[A14] the 200th member joins by a link, the next is refused with the reason', async () => {
  const { id } = await createThread(ada);
  const { token } = await createInvite(ada, id, { ...A_DAY, uses: 200 });
  const fields = { role: 'viewer', name: 'Guest', photoUrl: null, joinedAt: new Date(), invitedBy: ada.uid };
  const guests = Array.from({ length: 198 }, (_, index) => `guest-${index}`);
  const batch = db.batch();
  for (const guest of guests) batch.create(db.doc(`threads/${id}/members/${guest}`), fields);
  batch.update(db.doc(`threads/${id}`), { memberIds: [ada.uid, ...guests] });
  await batch.commit();
  await acceptInvite(grace, token);
  await expect(acceptInvite(linus, token)).rejects.toMatchObject({
    code: 'too-many',
    message: 'A thread has at most 200 members. Remove someone first.',
  });
  await consistent(db, id);
});
