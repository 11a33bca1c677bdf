// Being added unasked: who may, what everybody else's adding becomes, and leaving for good.
import { randomUUID } from 'node:crypto';
import { Firestore, Query } from 'firebase-admin/firestore';
import { expect, test, vi } from 'vitest';
import type { AddedBy } from '@/model/adding';
import { setUpFixtures } from '@/tests/support/fixtures';
import { consistent, eventsOf } from './membership';

const { person, db, background } = await setUpFixtures();
const { createThread, getThread } = await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { trashThread } = await import('@/server/threads/trash');
const { deleteAccount } = await import('@/server/account/account');
const { addMember, changeRole, getMembers, removeMember } = await import('@/server/members/members');
const { addresseeOf } = await import('@/server/members/consent');
const { cancelEmailInvite, emailInvitePath } = await import('@/server/members/email-invites');
const { acceptEmailInvite, declineEmailInvite, deleteDeadInvites } =
  await import('@/server/members/received-invites');
const { createInvite, acceptInvite } = await import('@/server/members/invite-links');

const ada = await person('Ada');
const eve = await person('Eve');

const NO_INVITE = { code: 'not-found' };
const FULL = { code: 'too-many', message: expect.stringContaining('too many open invites') };
const someAddress = () => `${randomUUID()}@example.com`;
const membersOf = async (threadId: string) => (await getThread(eve, threadId)).memberIds;

/** What the page lists of this person's invitations. */
async function listed({ email }: { email: string }): Promise<string[]> {
  const open = db.collection('invites').where('email', '==', email).where('state', '==', 'open');
  return (await open.get()).docs.map((doc): string => doc.get('threadId'));
}

/** A thread of Eve's to which she adds somebody. */
async function addedByEve({ email }: { email: string }): Promise<string> {
  const { id } = await createThread(eve, { title: 'Cheap watches' });
  await addMember(eve, id, { email, role: 'editor' });
  return id;
}

test('[A31] [X149] a stranger’s adding is an invitation that looks like one for an unknown address', async () => {
  const grace = await person('Grace', 'shared');
  const unknown = { email: someAddress() };
  const [id, other] = [await addedByEve(grace), await addedByEve(unknown)];
  expect(await membersOf(id)).toEqual([eve.uid]);
  const facts = async (threadId: string, { email }: { email: string }) => ({
    pending: (await getMembers(eve, threadId)).pendingInvites.map((invite) => ({
      role: invite.role,
      isTheirs: invite.email === email,
    })),
    events: (await eventsOf(db, threadId)).map(({ kind, role, via }) => ({ kind, role, via })),
    members: (await getMembers(eve, threadId)).members.length,
  });
  expect(await facts(id, grace)).toEqual(await facts(other, unknown));
  expect(await listed(grace)).toEqual([id]);
  // The twin shares a thread with her.
  const { id: common } = await createThread(eve);
  await acceptInvite(
    grace,
    (await createInvite(eve, common, { role: 'viewer', hours: 1, uses: 1, note: '' })).token,
  );
  const { id: third } = await createThread(eve);
  await addMember(eve, third, { email: grace.email, role: 'editor' });
  expect(await membersOf(third)).toEqual([eve.uid, grace.uid]);
  await consistent(db, third);
});

test('[A31] anybody may add those who let anybody, and nobody those who let nobody', async () => {
  for (const [addedBy, joins] of [
    ['anyone', true],
    ['nobody', false],
  ] as const satisfies readonly (readonly [AddedBy, boolean])[]) {
    const grace = await person('Grace', addedBy);
    const { id: common } = await createThread(grace);
    // They share a thread: this alone does not decide.
    await addMember(grace, common, { email: eve.email, role: 'viewer' });
    const id = await addedByEve(grace);
    expect(await membersOf(id)).toEqual(joins ? [eve.uid, grace.uid] : [eve.uid]);
  }
});

test('[A31] an unknown choice counts as the default', async () => {
  const grace = await person('Grace');
  await db.doc(`users/${grace.uid}`).update({ 'preferences.addedBy': 'everybody' });
  expect(await membersOf(await addedByEve(grace))).toEqual([eve.uid]);
});

test('[A31] a thread in the trash is not shared any more', async () => {
  const grace = await person('Grace', 'shared');
  const { id: common } = await createThread(grace);
  await addMember(grace, common, { email: eve.email, role: 'viewer' });
  await trashThread(grace, common, background);
  expect(await membersOf(await addedByEve(grace))).toEqual([eve.uid]);
});

test('[A10] [X149] looking up an address costs the same reads, whoever it belongs to', async () => {
  const [shared, blocked] = [await person('Grace', 'shared'), await person('Grace', 'nobody')];
  const [getAll, get] = [vi.spyOn(Firestore.prototype, 'getAll'), vi.spyOn(Query.prototype, 'get')];
  const reads = async (email: string) => {
    getAll.mockClear();
    get.mockClear();
    await addresseeOf({ email, adder: eve.uid, threadId: 'thread-of-eve' });
    // Rates of earlier tests may still be counted, after their responses.
    const asked = getAll.mock.calls.filter((refs) =>
      refs.every((ref) => !('path' in ref && ref.path.startsWith('rates/'))),
    );
    return { documents: asked.map((refs) => refs.length), queries: get.mock.calls.length };
  };
  const unknown = await reads(someAddress());
  expect(unknown).toEqual({ documents: [2], queries: 2 });
  for (const { email } of [shared, blocked, ada]) expect(await reads(email)).toEqual(unknown);
  vi.restoreAllMocks();
});

test('[A31] who leaves for good is invited by the people of that thread, and added by others', async () => {
  const grace = await person('Grace', 'anyone');
  const linus = await person('Linus');
  const id = await addedByEve(grace);
  await removeMember(grace, id, grace.uid, { block: true });
  // Neither to the same thread nor to another one, although everybody may add her.
  await addMember(eve, id, { email: grace.email, role: 'editor' });
  const other = await addedByEve(grace);
  expect([await membersOf(id), await membersOf(other)]).toEqual([[eve.uid], [eve.uid]]);
  expect((await listed(grace)).toSorted()).toEqual([id, other].toSorted());
  // Nor by somebody who came to that thread later.
  await addMember(eve, id, { email: linus.email, role: 'admin' });
  await cancelEmailInvite(eve, id, grace.email);
  await addMember(linus, id, { email: grace.email, role: 'editor' });
  expect(await membersOf(id)).toEqual([eve.uid, linus.uid]);
  const { id: apart } = await createThread(linus);
  await addMember(linus, apart, { email: grace.email, role: 'editor' });
  expect((await getThread(linus, apart)).memberIds).toEqual([linus.uid, grace.uid]);
  // Accepting takes it back.
  await acceptEmailInvite(grace, id);
  await removeMember(grace, id, grace.uid);
  await addMember(eve, id, { email: grace.email, role: 'editor' });
  expect(await membersOf(id)).toContain(grace.uid);
  await consistent(db, id);
});

test('[A31] who just leaves can be added again', async () => {
  const grace = await person('Grace', 'anyone');
  const id = await addedByEve(grace);
  await removeMember(grace, id, grace.uid);
  await addMember(eve, id, { email: grace.email, role: 'viewer' });
  expect(await membersOf(id)).toEqual([eve.uid, grace.uid]);
});

test('[A11] a declined invitation looks pending, and cannot be sent again before thirty days', async () => {
  const grace = await person('Grace', 'shared');
  const id = await addedByEve(grace);
  const pending = async () => (await getMembers(eve, id)).pendingInvites.map(({ email }) => email);
  await declineEmailInvite(grace, id);
  expect([await listed(grace), await pending()]).toEqual([[], [grace.email]]);
  await expect(acceptEmailInvite(grace, id)).rejects.toMatchObject(NO_INVITE);
  // Sent again, and cancelled before: neither asks her again.
  await addMember(eve, id, { email: grace.email, role: 'admin' });
  expect(await listed(grace)).toEqual([]);
  await cancelEmailInvite(eve, id, grace.email);
  expect(await pending()).toEqual([]);
  await addMember(eve, id, { email: grace.email, role: 'editor' });
  expect([await listed(grace), await pending()]).toEqual([[], [grace.email]]);
  // Not even by somebody who may add her.
  await db.doc(`users/${grace.uid}`).update({ 'preferences.addedBy': 'anyone' });
  await addMember(eve, id, { email: grace.email, role: 'editor' });
  expect(await membersOf(id)).toEqual([eve.uid]);
  const [invite] = (await db.collection('invites').where('email', '==', grace.email).get()).docs;
  await db.doc(`users/${grace.uid}`).update({ 'preferences.addedBy': 'shared' });
  await invite?.ref.update({ declinedUntil: new Date(Date.now() - 1) });
  await addMember(eve, id, { email: grace.email, role: 'editor' });
  expect(await listed(grace)).toEqual([id]);
});

test('[A35] [X149] after thirty days an unanswered invitation and a declined one have left the list alike', async () => {
  const [silent, declining] = [await person('Silent', 'nobody'), await person('Nay', 'nobody')];
  const { id } = await createThread(eve);
  for (const { email } of [silent, declining]) await addMember(eve, id, { email, role: 'editor' });
  const invites = async () =>
    (await db.collection('invites').where('threadId', '==', id).get()).docs.toSorted((a, b) =>
      String(a.get('email')).localeCompare(String(b.get('email'))),
    );
  const pending = async () => (await getMembers(eve, id)).pendingInvites.map(({ email }) => email).toSorted();
  await declineEmailInvite(declining, id);
  // Sent again: how long either is stored says nothing.
  for (const { email } of [silent, declining]) await addMember(eve, id, { email, role: 'viewer' });
  const [one, other] = (await invites()).map((doc): number => doc.get('expiresAt').toMillis());
  expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(60_000);
  const aDay = 24 * 3_600_000;
  const sent = (daysAgo: number) => ({ createdAt: new Date(Date.now() - daysAgo * aDay) });
  for (const { ref } of await invites()) await ref.update(sent(29.9));
  expect(await pending()).toEqual([silent.email, declining.email].toSorted());
  for (const { ref } of await invites()) await ref.update(sent(30.1));
  expect(await pending()).toEqual([]);
  // Nor does cancelling one tell which is still stored.
  const before = (await eventsOf(db, id)).length;
  for (const { email } of [silent, declining]) await cancelEmailInvite(eve, id, email);
  expect([(await eventsOf(db, id)).length, (await invites()).length]).toEqual([before, 2]);
  // Sent once more, both are pending; the one who declined is not asked.
  for (const { email } of [silent, declining]) await addMember(eve, id, { email, role: 'viewer' });
  expect(await pending()).toHaveLength(2);
  expect([await listed(silent), await listed(declining)]).toEqual([[id], []]);
});

test('[A32] [X147] one person has at most twenty invitations for an address, known or not', async () => {
  const known = await person('Grace', 'nobody');
  for (const { email } of [known, { email: someAddress() }]) {
    const mallory = await person('Mallory');
    const { id: first } = await createThread(mallory);
    await addMember(mallory, first, { email, role: 'viewer' });
    await plantInvites(19, { email, by: mallory.uid, state: 'declined' });
    const { id } = await createThread(mallory);
    await expect(addMember(mallory, id, { email, role: 'viewer' })).rejects.toMatchObject(FULL);
    expect((await getMembers(mallory, id)).pendingInvites).toEqual([]);
    // The same one again is no further one, and other people have their own.
    await addMember(mallory, first, { email, role: 'editor' });
    const { id: ofAda } = await createThread(ada);
    await addMember(ada, ofAda, { email, role: 'viewer' });
  }
});

test('[A32] [X147] an address has at most a hundred open invitations; declining makes room', async () => {
  const grace = await person('Grace', 'nobody');
  await plantInvites(100, { email: grace.email, by: 'somebody' });
  const { id } = await createThread(ada);
  await expect(addMember(ada, id, { email: grace.email, role: 'viewer' })).rejects.toMatchObject(FULL);
  await declineEmailInvite(grace, (await listed(grace))[0] ?? '');
  await addMember(ada, id, { email: grace.email, role: 'viewer' });
  expect(await listed(grace)).toContain(id);
});

test('[A32] [X147] thirty at the same moment leave no more than twenty', async () => {
  const email = someAddress();
  const mallory = await person('Mallory');
  const threads = await Promise.all(Array.from({ length: 30 }, () => createThread(mallory)));
  const added = await Promise.allSettled(
    threads.map(({ id }) => addMember(mallory, id, { email, role: 'viewer' })),
  );
  const open = await listed({ email });
  expect(open.length).toBeLessThanOrEqual(20);
  expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(open.length);
});

test('[A32] [X147] dead invitations are deleted however many there are; the others can be accepted', async () => {
  const grace = await person('Grace', 'shared');
  const [linus, adas] = [await person('Linus'), await createThread(ada)];
  await addMember(ada, adas.id, { email: linus.email, role: 'admin' });
  await addMember(ada, adas.id, { email: grace.email, role: 'editor' });
  const demoted = await createThread(ada);
  await addMember(ada, demoted.id, { email: linus.email, role: 'admin' });
  await addMember(linus, demoted.id, { email: grace.email, role: 'editor' });
  await changeRole(ada, demoted.id, { uid: linus.uid, role: 'viewer' });
  const trashed = await addedByEve(grace);
  await trashThread(eve, trashed, background);
  // Their ids come first: a page of the list would hold nothing else.
  await plantInvites(120, { email: grace.email, by: eve.uid, isFirst: true });
  await deleteDeadInvites(grace);
  expect((await listed(grace)).toSorted()).toEqual([adas.id, trashed].toSorted());
  expect(await acceptEmailInvite(grace, adas.id)).toEqual({ threadId: adas.id, role: 'editor' });
});

test('[A24] [T6] [X92] a deleted thread takes its title along, a deleted account all its answers', async () => {
  const grace = await person('Grace', 'anyone');
  const id = await addedByEve(grace);
  await removeMember(grace, id, grace.uid, { block: true });
  await addMember(eve, id, { email: grace.email, role: 'editor' });
  const block = db.doc(`users/${grace.uid}/blocks/${id}`);
  expect((await block.get()).data()).toMatchObject({ title: 'Cheap watches', uids: [eve.uid] });
  await deleteThread(eve, id);
  expect(await listed(grace)).toEqual([]);
  // It still says who may not add her.
  expect((await block.get()).data()).toMatchObject({ title: '', uids: [eve.uid] });
  await declineEmailInvite(grace, await addedByEve(grace));
  await deleteAccount(grace);
  expect((await block.get()).exists).toBe(false);
  expect((await db.collection('invites').where('email', '==', grace.email).get()).size).toBe(0);
});

type Planted = { email: string; by: string; state?: 'open' | 'declined'; isFirst?: boolean };

/** Invites of threads that do not exist. */
async function plantInvites(
  count: number,
  { email, by, state = 'open', isFirst = false }: Planted,
): Promise<void> {
  const batch = db.batch();
  for (let index = 0; index < count; index += 1) {
    const threadId = `gone-${randomUUID()}`;
    batch.set(db.doc(isFirst ? `invites/!${index}` : emailInvitePath(threadId, email)), {
      kind: 'address',
      threadId,
      title: 'Gone',
      titleBy: 'person',
      role: 'viewer',
      by,
      byName: by,
      email,
      state,
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 3_600_000),
    });
  }
  await batch.commit();
}
