import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, db } = await setUpFixtures();
const { createThread, getThread, getThreadList } = await import('@/server/threads/threads');
const { addMember, changeRole, getMembers, removeMember } = await import('@/server/members/members');
const { cancelEmailInvite } = await import('@/server/members/email-invites');
const { acceptEmailInvite } = await import('@/server/members/received-invites');

const NO_INVITE = { code: 'not-found' };

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');

async function consistent(threadId: string) {
  const [thread, members] = await Promise.all([
    db.doc(`threads/${threadId}`).get(),
    db.collection(`threads/${threadId}/members`).get(),
  ]);
  const postingMembers = members.docs.filter((doc) => doc.get('role') !== 'viewer').length;
  expect(new Set(thread.get('memberIds'))).toEqual(new Set(members.docs.map(({ id }) => id)));
  expect(thread.get('memberIds')).toHaveLength(members.size);
  expect(thread.get('postingMembers')).toBe(postingMembers);
  expect(members.docs.filter((doc) => doc.get('role') === 'owner')).toHaveLength(1);
}

test('[A10] a known and an unknown address get the same response; the known person is a member immediately', async () => {
  const { id } = await createThread(ada);
  const unknown = `${randomUUID()}@example.com`;
  const answers = await Promise.all([
    addMember(ada, id, { email: grace.email, role: 'editor' }),
    addMember(ada, id, { email: unknown, role: 'viewer' }),
  ]);
  expect(answers[0]).toEqual(answers[1]);
  const { members, pendingInvites } = await getMembers(ada, id);
  expect(members.map(({ name, role }) => [name, role])).toEqual([
    ['Ada', 'owner'],
    ['Grace', 'editor'],
  ]);
  expect(pendingInvites).toMatchObject([{ email: unknown, role: 'viewer' }]);
  expect((await getThreadList(grace)).threads.map((thread) => thread.id)).toContain(id);
  await consistent(id);
});

test('[A11] a pending email invite is accepted by the person who proves the address, once', async () => {
  const { id } = await createThread(ada);
  const email = `${randomUUID()}@example.com`;
  await addMember(ada, id, { email, role: 'editor' });
  const unproven = { uid: randomUUID(), name: 'Nobody', email: null };
  await expect(acceptEmailInvite(unproven, id)).rejects.toMatchObject(NO_INVITE);
  const newcomer = { uid: randomUUID(), name: 'Margaret', email };
  const accepted = await Promise.all([acceptEmailInvite(newcomer, id), acceptEmailInvite(newcomer, id)]);
  // Both presses succeed, and one of them made the member.
  expect(accepted).toEqual([1, 2].map(() => ({ threadId: id, role: 'editor' })));
  await removeMember(newcomer, id, newcomer.uid);
  await expect(acceptEmailInvite(newcomer, id)).rejects.toMatchObject(NO_INVITE);
  await addMember(ada, id, { email, role: 'editor' });
  await acceptEmailInvite(newcomer, id);
  expect(await getMembers(newcomer, id)).toMatchObject({ pendingInvites: [] });
  await consistent(id);
});

test('[A11] an email invite whose inviter no longer has the right is not accepted', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  const email = `${randomUUID()}@example.com`;
  await addMember(grace, id, { email, role: 'editor' });
  await changeRole(ada, id, { uid: grace.uid, role: 'viewer' });
  const margaret = { uid: randomUUID(), name: 'Margaret', email };
  await expect(acceptEmailInvite(margaret, id)).rejects.toMatchObject(NO_INVITE);
  await consistent(id);
});

test('[A11] a cancelled email invite is not accepted', async () => {
  const { id } = await createThread(ada);
  const email = `${randomUUID()}@example.com`;
  await addMember(ada, id, { email, role: 'editor' });
  await cancelEmailInvite(ada, id, email);
  const margaret = { uid: randomUUID(), name: 'Margaret', email };
  await expect(acceptEmailInvite(margaret, id)).rejects.toMatchObject(NO_INVITE);
});

test('[A9] an editor adds nobody and sees no pending invite; an admin does both', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  const invitee = { email: `${randomUUID()}@example.com`, role: 'viewer' } as const;
  await addMember(ada, id, invitee);
  await expect(addMember(grace, id, { email: linus.email, role: 'viewer' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect((await getMembers(grace, id)).pendingInvites).toEqual([]);
  await changeRole(ada, id, { uid: grace.uid, role: 'admin' });
  await addMember(grace, id, { email: linus.email, role: 'viewer' });
  expect((await getMembers(grace, id)).pendingInvites).toHaveLength(1);
  await consistent(id);
});

test('[A12] roles are changed and people removed only below one’s own role', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  await addMember(ada, id, { email: linus.email, role: 'editor' });
  await expect(changeRole(grace, id, { uid: ada.uid, role: 'viewer' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(removeMember(grace, id, ada.uid)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(changeRole(linus, id, { uid: linus.uid, role: 'admin' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(addMember(grace, id, { email: 'x@example.com', role: 'owner' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await changeRole(grace, id, { uid: linus.uid, role: 'viewer' });
  await removeMember(grace, id, linus.uid);
  await expect(getThread(linus, id)).rejects.toMatchObject({ code: 'not-found' });
  await consistent(id);
});

test('[A13] an owner cannot leave; everybody else can', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'viewer' });
  await expect(removeMember(ada, id, ada.uid)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('can’t leave'),
  });
  await removeMember(grace, id, grace.uid);
  expect((await getMembers(ada, id)).members).toHaveLength(1);
  await consistent(id);
});

test('[A12] a concurrent role change, removal and join leave members and memberIds equal', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  await Promise.allSettled([
    changeRole(ada, id, { uid: grace.uid, role: 'viewer' }),
    removeMember(ada, id, grace.uid),
    addMember(ada, id, { email: linus.email, role: 'admin' }),
    removeMember(grace, id, grace.uid),
  ]);
  expect((await getMembers(ada, id)).members.map(({ name }) => name)).toEqual(['Ada', 'Linus']);
  await consistent(id);
});

test('[A11] an email invite that was repeated with a lower role is accepted with the lower role', async () => {
  const { id } = await createThread(ada);
  const email = `${randomUUID()}@example.com`;
  await addMember(ada, id, { email, role: 'admin' });
  await addMember(ada, id, { email, role: 'viewer' });
  const newcomer = { uid: randomUUID(), name: 'Margaret', email };
  expect(await acceptEmailInvite(newcomer, id)).toEqual({ threadId: id, role: 'viewer' });
  expect((await getMembers(newcomer, id)).members.map(({ role }) => role)).toEqual(['owner', 'viewer']);
  await consistent(id);
});

test('[A14] pending email invites count: members and invites together cannot exceed the limit', async () => {
  const { id } = await createThread(ada);
  const batch = db.batch();
  for (let index = 0; index < 199; index += 1)
    batch.set(db.doc(`invites/${id}-${index}`), {
      threadId: id,
      kind: 'address',
      createdAt: new Date(),
    });
  await batch.commit();
  const refused = addMember(ada, id, { email: 'one.more@example.com', role: 'viewer' });
  await expect(refused).rejects.toMatchObject({ code: 'too-many' });
});

test('[A14] the 201st member is refused with an explanation', async () => {
  const { id } = await createThread(ada);
  const uids = Array.from({ length: 199 }, (_, index) => `crowd-${index}`);
  const batch = db.batch();
  for (const uid of uids)
    batch.set(db.doc(`threads/${id}/members/${uid}`), {
      role: 'viewer',
      name: uid,
      photoUrl: null,
      joinedAt: new Date(),
      invitedBy: null,
    });
  batch.update(db.doc(`threads/${id}`), { memberIds: [ada.uid, ...uids] });
  await batch.commit();
  await expect(addMember(ada, id, { email: grace.email, role: 'viewer' })).rejects.toMatchObject({
    code: 'too-many',
    message: expect.stringContaining('200'),
  });
  await removeMember(ada, id, 'crowd-0');
  await addMember(ada, id, { email: grace.email, role: 'viewer' });
  expect((await getMembers(ada, id)).members).toHaveLength(200);
});
