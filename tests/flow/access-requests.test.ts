import { expect, test } from 'vitest';
import { MAX_OPEN_REQUESTS } from '@/model/limits';
import { setUpFixtures } from '@/tests/support/fixtures';
import { consistent, eventsOf } from './membership';

const { person, db, background, workDone } = await setUpFixtures();
const { createThread, setArchived } = await import('@/server/threads/threads');
const { addMember, changeRole, removeMember } = await import('@/server/members/members');
const { createInvite, acceptInvite } = await import('@/server/members/invite-links');
const { askToJoin, ignoreRequest, approveRequest } = await import('@/server/members/access-requests');
const { deleteThread } = await import('@/server/threads/deletion');
const { trashThread, restoreThread } = await import('@/server/threads/trash');
const { deleteAccount } = await import('@/server/account/account');

type Person = Awaited<ReturnType<typeof person>>;
const [ada, grace, linus] = [await person('Ada'), await person('Grace'), await person('Linus')];

const requestOf = async (threadId: string, { uid }: Person) =>
  (await db.doc(`threads/${threadId}/requests/${uid}`).get()).data();
const memberOf = async (threadId: string, { uid }: Person) =>
  (await db.doc(`threads/${threadId}/members/${uid}`).get()).data();

/** Sends a request, and waits until its background work is done. */
async function ask(by: Person, threadId: string, note = ''): Promise<void> {
  askToJoin(by, { threadId, note }, background);
  await workDone();
}

const DAY_MS = 24 * 3_600_000;

test('[A28] a request is stored once, with the person’s profile; requesting again changes nothing', async () => {
  const { id } = await createThread(ada);
  await ask(grace, id, ' From the\u202e\nbridge  team ');
  const kept = await requestOf(id, grace);
  expect(kept).toMatchObject({
    uid: grace.uid,
    name: 'Grace',
    photoUrl: null,
    email: grace.email,
    note: 'From the bridge team',
    state: 'open',
  });
  await ask(grace, id, 'Other words');
  expect(await requestOf(id, grace)).toEqual(kept);
});

test('[A28] an unverified address is not shown', async () => {
  const { id } = await createThread(ada);
  askToJoin({ ...grace, email: null }, { threadId: id, note: '' }, background);
  await workDone();
  expect(await requestOf(id, grace)).toMatchObject({ email: null });
});

test('[A28] nothing is kept for a thread that does not exist, is closed or deleted, nor of a member', async () => {
  await ask(grace, 'never-was-a-thread');
  expect((await db.collection('threads/never-was-a-thread/requests').get()).size).toBe(0);

  const { id } = await createThread(ada);
  await ask(ada, id);
  expect(await requestOf(id, ada)).toBeUndefined();

  await setArchived(ada, id, true);
  await ask(grace, id);
  expect(await requestOf(id, grace)).toBeUndefined();
  await setArchived(ada, id, false);
  await trashThread(ada, id, background);
  await ask(grace, id);
  expect(await requestOf(id, grace)).toBeUndefined();
  await restoreThread(ada, id);
  await ask(grace, id);
  expect(await requestOf(id, grace)).toBeDefined();

  await deleteThread(ada, id);
  await ask(grace, id);
  expect(await db.doc(`threads/${id}`).listCollections()).toEqual([]);
});

test('[A28] [X82] a thread has at most a hundred open requests; an answered one does not count', async () => {
  const { id } = await createThread(ada);
  const crowd = Array.from({ length: MAX_OPEN_REQUESTS }, (_, index) => `asker-${index}`);
  const batch = db.batch();
  for (const uid of crowd)
    batch.set(db.doc(`threads/${id}/requests/${uid}`), {
      uid,
      name: 'Asker',
      photoUrl: null,
      email: null,
      note: '',
      state: 'open',
      at: new Date(),
    });
  await batch.commit();
  await ask(grace, id);
  expect(await requestOf(id, grace)).toBeUndefined();
  await ignoreRequest(ada, id, 'asker-0');
  await ask(grace, id);
  expect(await requestOf(id, grace)).toMatchObject({ state: 'open' });
});

test('[A28] [T26] who is ignored stays so for thirty days, however often they request; then their request ends', async () => {
  const { id } = await createThread(ada);
  await ask(grace, id, 'First');
  await ignoreRequest(ada, id, grace.uid);
  await ask(grace, id, 'Second');
  const declined = await requestOf(id, grace);
  expect(declined).toMatchObject({ state: 'ignored', note: 'First' });
  const lives = declined?.['endsAt'].toMillis() - Date.now();
  expect(lives / DAY_MS).toBeGreaterThan(30);
  expect(lives / DAY_MS).toBeLessThan(31.01);
  const request = db.doc(`threads/${id}/requests/${grace.uid}`);
  await request.update({ at: new Date(Date.now() - 29 * DAY_MS) });
  await ask(grace, id, 'Third');
  expect(await requestOf(id, grace)).toMatchObject({ state: 'ignored', note: 'First' });
  await request.update({ at: new Date(Date.now() - 31 * DAY_MS) });
  await ask(grace, id, 'Fourth');
  const open = await requestOf(id, grace);
  expect(open).toMatchObject({ state: 'open', note: 'Fourth' });
  expect(open).not.toHaveProperty('endsAt');
});

test('[A29] [T12] a request is approved once, by one of two concurrent presses, and the activity says by whom', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: linus.email, role: 'admin' });
  for (let round = 0; round < 5; round += 1) {
    const guest = await person('Guest');
    await ask(guest, id);
    await Promise.all([
      approveRequest(ada, id, { uid: guest.uid, role: 'viewer' }),
      approveRequest(linus, id, { uid: guest.uid, role: 'editor' }),
    ]);
    const [member, event] = [await memberOf(id, guest), (await eventsOf(db, id)).at(-1)];
    expect(await requestOf(id, guest)).toBeUndefined();
    expect(event).toMatchObject({
      kind: 'joined',
      by: guest.uid,
      via: 'asked',
      role: member?.['role'],
      invitedBy: member?.['invitedBy'],
      inviteId: null,
    });
    await consistent(db, id);
  }
  expect((await eventsOf(db, id)).filter(({ via }) => via === 'asked')).toHaveLength(5);
});

test('[A29] with a concurrent approval and decline, the person is a member and no request is left, or neither', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: linus.email, role: 'admin' });
  for (let round = 0; round < 10; round += 1) {
    const guest = await person('Guest');
    await ask(guest, id);
    const [entered, ignored] = await Promise.allSettled([
      approveRequest(ada, id, { uid: guest.uid, role: 'viewer' }),
      ignoreRequest(linus, id, guest.uid),
    ]);
    expect(ignored.status).toBe('fulfilled');
    const [member, request] = [await memberOf(id, guest), await requestOf(id, guest)];
    expect({ member: member?.['role'], request: request?.['state'] }).toEqual(
      entered.status === 'fulfilled'
        ? { member: 'viewer', request: undefined }
        : { member: undefined, request: 'ignored' },
    );
    await consistent(db, id);
  }
});

test('[A29] requests are answered by managers of members, up to their own role, and only open ones', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: linus.email, role: 'editor' });
  await ask(grace, id);
  await expect(approveRequest(linus, id, { uid: grace.uid, role: 'viewer' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(ignoreRequest(linus, id, grace.uid)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(approveRequest(grace, id, { uid: grace.uid, role: 'viewer' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(ignoreRequest(grace, id, grace.uid)).rejects.toMatchObject({ code: 'not-found' });
  await changeRole(ada, id, { uid: linus.uid, role: 'admin' });
  for (const by of [ada, linus])
    await expect(approveRequest(by, id, { uid: grace.uid, role: 'owner' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  expect(await requestOf(id, grace)).toMatchObject({ state: 'open' });

  await ignoreRequest(linus, id, grace.uid);
  await expect(approveRequest(ada, id, { uid: grace.uid, role: 'viewer' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(approveRequest(ada, id, { uid: 'nobody-asked', role: 'viewer' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await ignoreRequest(ada, id, 'nobody-asked');
  expect(await db.doc(`threads/${id}/requests/nobody-asked`).get()).toMatchObject({ exists: false });
});

test('[A29] nobody is let into a closed thread, nor beyond two hundred members', async () => {
  const { id } = await createThread(ada);
  await ask(grace, id);
  await setArchived(ada, id, true);
  await expect(approveRequest(ada, id, { uid: grace.uid, role: 'viewer' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await setArchived(ada, id, false);
  const guests = Array.from({ length: 199 }, (_, index) => `guest-${index}`);
  await db.doc(`threads/${id}`).update({ memberIds: [ada.uid, ...guests] });
  await expect(approveRequest(ada, id, { uid: grace.uid, role: 'viewer' })).rejects.toMatchObject({
    code: 'too-many',
  });
  await db.doc(`threads/${id}`).update({ memberIds: [ada.uid] });
  await approveRequest(ada, id, { uid: grace.uid, role: 'viewer' });
  await consistent(db, id);
});

test('[A29] a request is deleted when its person joins another way, also after a removal', async () => {
  const { id } = await createThread(ada);
  await ask(grace, id);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  expect(await requestOf(id, grace)).toBeUndefined();
  // A removed person may request access, and any manager can approve.
  await removeMember(ada, id, grace.uid);
  await ask(grace, id, 'Sorry');
  await ask(linus, id);
  const { token } = await createInvite(ada, id, { role: 'viewer', hours: 1, uses: 1, note: '' });
  await acceptInvite(linus, token);
  expect(await requestOf(id, linus)).toBeUndefined();
  await approveRequest(ada, id, { uid: grace.uid, role: 'viewer' });
  expect((await db.doc(`threads/${id}/removed/${grace.uid}`).get()).exists).toBe(false);
  await consistent(db, id);
});

test('[A29] [A24] requests are deleted with their person’s account, and with the thread', async () => {
  const { id } = await createThread(ada);
  const [leaver, stayer] = [await person('Leaver'), await person('Stayer')];
  await ask(leaver, id);
  await ask(stayer, id);
  await deleteAccount(leaver);
  expect(await requestOf(id, leaver)).toBeUndefined();
  await expect(approveRequest(ada, id, { uid: leaver.uid, role: 'viewer' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await ask(leaver, id);
  expect(await requestOf(id, leaver)).toBeUndefined();
  await deleteThread(ada, id);
  expect(await requestOf(id, stayer)).toBeUndefined();
});

test('[A28] [T6] a request during the thread’s deletion leaves no document behind', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await createThread(ada);
    const crowd = [grace, linus];
    for (const guest of crowd) askToJoin(guest, { threadId: id, note: '' }, background);
    await Promise.all([deleteThread(ada, id), workDone()]);
    expect(await db.doc(`threads/${id}`).listCollections()).toEqual([]);
  }
});
