import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { setUpFixtures, until } from '@/tests/support/fixtures';

const { person, background, workDone, db } = await setUpFixtures();
const { createThread, getThread, getThreadList, updateThread } = await import('@/server/threads/threads');
const { deleteThread, finishDeletion } = await import('@/server/threads/deletion');
const { addMember } = await import('@/server/members/members');
const { say } = await import('@/server/chat/say');
const { stopRun } = await import('@/server/runs/actions');

const ada = await person('Ada');
const grace = await person('Grace');

test('[T1] a new thread has one member, its owner; the same id again has no second effect', async () => {
  const id = randomUUID();
  const first = await createThread(ada, { id, metadata: { ticket: 42 } });
  expect(first).toMatchObject({
    title: 'New thread',
    titleBy: 'default',
    memberIds: [ada.uid],
    metadata: { ticket: 42 },
    seq: 0,
  });
  expect(await createThread(ada, { id, title: 'Another' })).toEqual(first);
});

test('[T2] a chosen id that somebody else used, or that is a thread’s, responds like a free one', async () => {
  const chosen = randomUUID();
  const used = await createThread(ada, { id: chosen });
  const deleted = await createThread(ada);
  await deleteThread(ada, deleted.id);
  const free = await createThread(grace, { id: randomUUID() });
  for (const id of [chosen, used.id, deleted.id]) {
    const own = await createThread(grace, { id });
    const { createdAt, updatedAt, changedAt } = own;
    expect(own).toEqual({ ...free, id: own.id, createdAt, updatedAt, changedAt });
    expect([chosen, used.id, deleted.id]).not.toContain(own.id);
  }
  expect(await getThread(ada, used.id)).toEqual(used);
});

test('[T2] the id that a person chose for a thread is refused to them once it is deleted', async () => {
  const id = randomUUID();
  const thread = await createThread(ada, { id });
  await deleteThread(ada, thread.id);
  await expect(createThread(ada, { id })).rejects.toMatchObject({ code: 'conflict' });
});

test('[T3] the thread list has the person’s own threads, newest activity first, in pages', async () => {
  const linus = await person('Linus');
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) ids.push((await createThread(linus)).id);
  await say(linus, { threadId: ids[1] ?? '', message: 'activity', ask: false }, background);
  const newestFirst = [ids[1], ids[4], ids[3], ids[2], ids[0]];
  const first = await getThreadList(linus, { limit: 3 });
  expect(first.threads.map(({ id }) => id)).toEqual(newestFirst.slice(0, 3));
  expect(first.hasMore).toBe(true);
  const second = await getThreadList(linus, { limit: 3, lastThreadId: ids[3] });
  expect(second.threads.map(({ id }) => id)).toEqual(newestFirst.slice(3));
  expect(second.hasMore).toBe(false);
  expect(first.threads[0]?.lastMessage).toMatchObject({ authorName: 'Linus', preview: 'activity' });
});

test('[T4] an editor renames, a viewer does not; a title is one readable line', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'viewer' });
  await expect(updateThread(grace, id, { title: 'Mine now' })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await getThread(ada, id)).title).toBe('New thread');
  const renamed = await updateThread(ada, id, { title: '  Launch\n\u202eplan \u200b ' });
  expect(renamed).toMatchObject({ title: 'Launch plan', titleBy: 'person' });
});

test('[T8] metadata is stored as it was given', async () => {
  const { id } = await createThread(ada, { metadata: { project: 'x', done: false } });
  expect((await updateThread(ada, id, { metadata: { project: 'y' } })).metadata).toEqual({ project: 'y' });
});

test('[T6] only the owner deletes; afterwards no document is left under the thread, and the id has a tombstone', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  await addMember(ada, id, { email: 'waiting@example.com', role: 'viewer' });
  const { messageId } = await say(
    ada,
    { threadId: id, message: '[demo echo=Hello.]', ask: true },
    background,
  );
  await workDone();
  await db.doc(`threads/${id}/messages/${messageId}/versions/r-old`).set({ content: 'old' });
  await db.doc(`threads/${id}/kept-by/a-later-version`).set({ x: 1 });
  await expect(deleteThread(grace, id)).rejects.toMatchObject({ code: 'forbidden' });
  await deleteThread(ada, id);
  expect(await everythingUnder(id)).toEqual([]);
  expect((await db.collection('invites').where('threadId', '==', id).get()).empty).toBe(true);
  expect((await db.doc(`tombstones/${id}`).get()).exists).toBe(true);
  await expect(getThread(ada, id)).rejects.toMatchObject({ code: 'not-found' });
});

test('[T6] a thread that is deleted while an answer is written stays deleted', async () => {
  const { id } = await createThread(ada);
  const { runId } = await say(ada, { threadId: id, message: 'long [demo slow=5s]', ask: true }, background);
  await until(
    async () => (await db.doc(`threads/${id}/drafts/${runId}-1`).get()).get('content') !== '',
    'first words',
  );
  await deleteThread(ada, id);
  await workDone();
  expect(await everythingUnder(id)).toEqual([]);
  await expect(stopRun(ada, { threadId: id, runId: runId ?? '' }, background)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('[T6] an owner whose deletion was interrupted after the members were deleted finishes it by deleting again', async () => {
  const { id } = await createThread(ada);
  await say(ada, { threadId: id, message: 'left behind', ask: false }, background);
  await db.doc(`threads/${id}`).update({ state: 'deleting', deletedBy: ada.uid });
  await db.doc(`threads/${id}/members/${ada.uid}`).delete();
  await expect(deleteThread(grace, id)).rejects.toMatchObject({ code: 'not-found' });
  await deleteThread(ada, id);
  expect(await everythingUnder(id)).toEqual([]);
  expect((await db.doc(`tombstones/${id}`).get()).exists).toBe(true);
});

test('[T6] an interrupted deletion is finished by repeating it', async () => {
  const { id } = await createThread(ada);
  await say(ada, { threadId: id, message: 'orphan', ask: false }, background);
  await db.doc(`threads/${id}`).delete();
  await finishDeletion(db, id);
  await finishDeletion(db, id);
  expect(await everythingUnder(id)).toEqual([]);
});

async function everythingUnder(threadId: string): Promise<string[]> {
  const found: string[] = [];
  for (const collection of await db.doc(`threads/${threadId}`).listCollections()) {
    for (const doc of await collection.listDocuments()) found.push(doc.path);
  }
  return found;
}
