import { expect, test } from 'vitest';
import { setUpFixtures, until } from '@/tests/support/fixtures';
import { consistent, eventsOf } from './membership';

const { person, db, background, workDone } = await setUpFixtures();
const { createThread, getThread, getThreadList, setArchived, updateThread } =
  await import('@/server/threads/threads');
const { addMember, removeMember } = await import('@/server/members/members');
const { deleteThread, emptyTrash } = await import('@/server/threads/deletion');
const { restoreThread, trashThread } = await import('@/server/threads/trash');
const { say } = await import('@/server/chat/say');
const { stopRun } = await import('@/server/runs/actions');
const { getMessages } = await import('@/server/messages/messages');

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');

async function threadOfThree() {
  const { id } = await createThread(ada, { title: 'Plans' });
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  await addMember(ada, id, { email: linus.email, role: 'viewer' });
  return id;
}

const listed = async (someone: typeof ada, state: 'open' | 'archived' | 'trashed') =>
  (await getThreadList(someone, { state })).threads.map(({ id }) => id);

test('[T10] an archived thread is read-only, has a list of its own, and can be unarchived', async () => {
  const id = await threadOfThree();
  await expect(setArchived(linus, id, true)).rejects.toMatchObject({ code: 'forbidden' });
  await setArchived(grace, id, true);
  expect(await listed(linus, 'open')).not.toContain(id);
  expect(await listed(linus, 'archived')).toContain(id);
  await expect(say(ada, { threadId: id, message: 'Still here?' }, background)).rejects.toMatchObject({
    code: 'forbidden',
    message: 'This thread is archived and read-only.',
  });
  await expect(updateThread(ada, id, { title: 'Other' })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await getMessages(linus, id)).toEqual([]);
  // Memberships can still be changed.
  await removeMember(ada, id, linus.uid);
  await setArchived(ada, id, false);
  await say(ada, { threadId: id, message: 'Here.', ask: false }, background);
  expect((await eventsOf(db, id)).map(({ kind }) => kind)).toEqual([
    'created',
    'joined',
    'joined',
    'archived',
    'removed',
    'reopened',
  ]);
});

test('[T11] in the trash a thread is readable by its owner only; restoring it restores every member', async () => {
  const id = await threadOfThree();
  await expect(trashThread(grace, id, background)).rejects.toMatchObject({ code: 'forbidden' });
  await trashThread(ada, id, background);
  await trashThread(ada, id, background);
  for (const someone of [grace, linus]) {
    await expect(getThread(someone, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(restoreThread(someone, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await listed(someone, 'open')).not.toContain(id);
    expect(await listed(someone, 'trashed')).not.toContain(id);
  }
  await consistent(db, id);
  expect(await listed(ada, 'trashed')).toContain(id);
  await expect(say(ada, { threadId: id, message: 'Hello?' }, background)).rejects.toMatchObject({
    code: 'forbidden',
    message: 'This thread is in Trash. Restore it to continue.',
  });
  await restoreThread(ada, id);
  await restoreThread(ada, id);
  await consistent(db, id);
  expect(await getThread(linus, id)).toMatchObject({ state: 'open', trash: null, postingMembers: 2 });
  expect((await db.collection(`threads/${id}/trashedMembers`).get()).size).toBe(0);
  const members = await db.collection(`threads/${id}/members`).get();
  expect(Object.fromEntries(members.docs.map((doc) => [doc.id, doc.get('role')]))).toEqual({
    [ada.uid]: 'owner',
    [grace.uid]: 'admin',
    [linus.uid]: 'viewer',
  });
  expect((await eventsOf(db, id)).slice(-2)).toMatchObject([{ kind: 'trashed' }, { kind: 'restored' }]);
});

test('[T11] moving a thread to the trash stops its running answer and cancels queued questions', async () => {
  const id = await threadOfThree();
  await say(grace, { threadId: id, message: 'Tell me all [demo slow=60s long=4k]', ask: true }, background);
  await say(grace, { threadId: id, message: 'And then?', ask: true }, background);
  const drafts = db.collection(`threads/${id}/drafts`);
  await until(async () => (await drafts.get()).docs[0]?.get('content') !== '', 'words in the draft');
  await trashThread(ada, id, background);
  await workDone();
  const { docs } = await db.collection(`threads/${id}/runs`).get();
  expect(docs.map((doc) => String(doc.get('status'))).toSorted()).toEqual(['cancelled', 'stopped']);
  expect((await db.doc(`threads/${id}/lease/current`).get()).exists).toBe(false);
});

test('[T11] an archived thread that is restored from the trash is archived again', async () => {
  const id = await threadOfThree();
  await setArchived(ada, id, true);
  await trashThread(ada, id, background);
  await restoreThread(ada, id);
  expect(await getThread(grace, id)).toMatchObject({ state: 'archived' });
});

test('[T11] after its days in the trash a thread is deleted permanently; a restored or recent one stays', async () => {
  const [old, young, restored] = [await threadOfThree(), await threadOfThree(), await threadOfThree()];
  for (const id of [old, young, restored]) await trashThread(ada, id, background);
  const monthAgo = new Date(Date.now() - 31 * 24 * 3_600_000);
  for (const id of [old, restored]) await db.doc(`threads/${id}`).update({ 'trash.at': monthAgo });
  await restoreThread(ada, restored);
  expect(await emptyTrash(db, 30)).toEqual([old]);
  expect(await db.doc(`threads/${old}`).listCollections()).toEqual([]);
  expect((await db.doc(`tombstones/${old}`).get()).exists).toBe(true);
  expect(await getThread(ada, young)).toMatchObject({ state: 'trashed' });
  expect(await getThread(grace, restored)).toMatchObject({ state: 'open' });
  expect(await emptyTrash(db, 30)).toEqual([]);
});

test('[T6] permanent deletion from the trash leaves nothing under the thread', async () => {
  const id = await threadOfThree();
  await trashThread(ada, id, background);
  await expect(deleteThread(grace, id)).rejects.toMatchObject({ code: 'not-found' });
  await deleteThread(ada, id);
  expect(await db.doc(`threads/${id}`).listCollections()).toEqual([]);
  expect((await db.doc(`threads/${id}`).get()).exists).toBe(false);
});

test('[T12] changes of titles, policies and instructions, and stops, are events too, in order', async () => {
  const { id } = await createThread(ada);
  await say(ada, { threadId: id, message: 'One', ask: false }, background);
  await updateThread(ada, id, { title: 'A plan', replyPolicy: 'mention', instructions: 'Be brief.' });
  await updateThread(ada, id, { title: 'A plan', replyPolicy: 'mention' });
  const [created, ...together] = await eventsOf(db, id);
  expect(created).toMatchObject({ kind: 'created', seq: 0 });
  // Events of one batch have the same time.
  expect(together.toSorted((a, b) => (String(a['kind']) < String(b['kind']) ? -1 : 1))).toMatchObject([
    { kind: 'instructions-changed', seq: 1 },
    { kind: 'policy-changed', seq: 1, policy: 'mention' },
    { kind: 'renamed', seq: 1, title: 'A plan' },
  ]);
});

test('[T12] the event of a stop names the answer that it ended', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  const asked = await say(
    ada,
    { threadId: id, message: 'Tell [demo slow=60s long=4k]', ask: true },
    background,
  );
  await stopRun(grace, { threadId: id, runId: asked.runId ?? '' }, background);
  await workDone();
  expect((await eventsOf(db, id)).at(-1)).toMatchObject({
    kind: 'stopped',
    by: grace.uid,
    byName: 'Grace',
    answerSeq: 2,
    was: 'writing',
  });
});
