import { expect, test } from 'vitest';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, background, workDone, db } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { regenerate, stopRun } = await import('@/server/runs/actions');
const { readPrompt } = await import('@/server/runs/history');
const { createThread, getThread } = await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { getMessages } = await import('@/server/messages/messages');
const { addMember, changeRole } = await import('@/server/members/members');
const { editMessage, deleteMessage } = await import('@/server/chat/edit-delete');
const { hideMessage, restoreMessage } = await import('@/server/chat/hide');

const ada = await person('Ada');
const grace = await person('Grace');

async function thread() {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  return id;
}

async function send(threadId: string, message: string, { who = grace, ask = false } = {}) {
  const { messageId, runId } = await say(who, { threadId, message, ask }, background);
  return { messageId, runId: runId ?? '' };
}

/** Everything that a member can read: the thread, messages with their versions, events, Ada's mentions. */
async function readable(threadId: string): Promise<string> {
  const below = await Promise.all(
    ['messages', 'events', 'runs'].map((name) => db.collection(`threads/${threadId}/${name}`).get()),
  );
  const messages = below.flatMap(({ docs }) => docs);
  const versions = await Promise.all(messages.map(({ ref }) => ref.collection('versions').get()));
  const all = [...messages, ...versions.flatMap(({ docs }) => docs)].map((doc) => doc.data());
  return JSON.stringify([(await db.doc(`threads/${threadId}`).get()).data(), all]);
}

const mentionsOf = async (uid: string) => (await db.collection(`users/${uid}/mentions`).get()).size;
const kindsIn = async (threadId: string) =>
  (await db.collection(`threads/${threadId}/events`).get()).docs.map((doc): unknown => doc.get('kind'));

test('[M17] a hidden message is read by nobody: no version, preview, mention or later prompt has it; the undo has all', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, `xyzzy @[Ada](${ada.uid}) one`);
  await editMessage(grace, { threadId, messageId, text: `xyzzy @[Ada](${ada.uid}) two` });
  const [before, mentions, list] = [
    await readable(threadId),
    await mentionsOf(ada.uid),
    await getThread(ada, threadId),
  ];
  expect(before).toContain('xyzzy');

  await hideMessage(ada, { threadId, messageId });
  await hideMessage(ada, { threadId, messageId });
  expect(await readable(threadId)).not.toContain('xyzzy');
  expect((await getMessages(grace, threadId))[0]).toMatchObject({
    status: 'hidden',
    content: '',
    versions: 0,
    hidden: { by: ada.uid, byName: 'Ada' },
  });
  expect(await mentionsOf(ada.uid)).toBe(mentions - 1);
  expect((await getThread(ada, threadId)).lastMessage).toMatchObject({ preview: null });
  expect(JSON.stringify(await readPrompt(threadId, 99))).not.toContain('xyzzy');
  expect(await kindsIn(threadId)).toContain('message-hidden');

  await restoreMessage(ada, { threadId, messageId });
  await restoreMessage(ada, { threadId, messageId });
  expect((await getMessages(grace, threadId))[0]).toMatchObject({
    status: 'sent',
    versions: 1,
    hidden: null,
  });
  expect(await readable(threadId)).toContain('one');
  expect(await mentionsOf(ada.uid)).toBe(mentions);
  const restored = await getThread(ada, threadId);
  expect(restored.lastMessage?.preview).toBe(list.lastMessage?.preview);
  // What was counted once is not new again.
  expect(restored.mentioned).toEqual(list.mentioned);
  expect(await db.collectionGroup('hiddenMessages').get()).toMatchObject({ size: 0 });
});

test('[M17] an answer is hidden with its previous versions, and is not regenerated meanwhile', async () => {
  const threadId = await thread();
  await send(threadId, 'Say it [demo echo=xyzzy first]', { ask: true });
  await workDone();
  const answerId = (await getMessages(ada, threadId))[1]?.id ?? '';
  await regenerate(ada, { threadId, messageId: answerId }, background);
  await workDone();
  await hideMessage(ada, { threadId, messageId: answerId });
  expect((await getMessages(ada, threadId))[1]).toMatchObject({ status: 'hidden', plain: '', metadata: {} });
  expect(await readable(threadId)).not.toContain('"content":"xyzzy');
  await expect(regenerate(ada, { threadId, messageId: answerId }, background)).rejects.toMatchObject({
    code: 'conflict',
  });
  await restoreMessage(ada, { threadId, messageId: answerId });
  expect((await getMessages(ada, threadId))[1]).toMatchObject({ content: 'xyzzy first', versions: 1 });
});

test('[M17] nothing is hidden while it is being answered; after a stop it can be', async () => {
  const threadId = await thread();
  const { messageId, runId } = await send(threadId, 'Slowly [demo slow=20s]', { ask: true });
  await expect(hideMessage(ada, { threadId, messageId })).rejects.toMatchObject({ code: 'conflict' });
  await stopRun(ada, { threadId, runId }, background);
  await hideMessage(ada, { threadId, messageId });
  expect((await getMessages(ada, threadId))[0]).toMatchObject({ status: 'hidden' });
  await workDone();
});

test('[M17] its author cannot edit a hidden message, and can delete it for good', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'xyzzy one');
  await editMessage(grace, { threadId, messageId, text: 'xyzzy two' });
  await hideMessage(ada, { threadId, messageId });
  await expect(editMessage(grace, { threadId, messageId, text: 'three' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await deleteMessage(grace, { threadId, messageId }, background);
  expect((await getMessages(ada, threadId))[0]).toMatchObject({ status: 'deleted', hidden: null });
  const hidden = db.doc(`threads/${threadId}/hiddenMessages/${messageId}`);
  expect((await hidden.get()).exists).toBe(false);
  expect((await hidden.collection('versions').get()).size).toBe(0);
  await expect(restoreMessage(ada, { threadId, messageId })).rejects.toMatchObject({ code: 'conflict' });
});

test('[M17] a concurrent edit and hiding leave no text behind', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'xyzzy');
  const edits = ['xyzzy again', 'xyzzy once more'].map((text) =>
    editMessage(grace, { threadId, messageId, text }),
  );
  await Promise.allSettled([...edits, hideMessage(ada, { threadId, messageId })]);
  await hideMessage(ada, { threadId, messageId });
  expect(await readable(threadId)).not.toContain('xyzzy');
});

test('[M17] deleting the thread deletes what was hidden', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'xyzzy one');
  await editMessage(grace, { threadId, messageId, text: 'xyzzy two' });
  await hideMessage(ada, { threadId, messageId });
  await deleteThread(ada, threadId);
  const hidden = db.doc(`threads/${threadId}/hiddenMessages/${messageId}`);
  expect((await hidden.get()).exists).toBe(false);
  expect((await hidden.collection('versions').get()).size).toBe(0);
});

test('[M17] an editor hides nothing, an own message neither; an admin does', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'mine');
  await expect(hideMessage(grace, { threadId, messageId })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await getMessages(ada, threadId))[0]).toMatchObject({ status: 'sent' });
  await changeRole(ada, threadId, { uid: grace.uid, role: 'admin' });
  await hideMessage(grace, { threadId, messageId });
  expect((await getMessages(ada, threadId))[0]).toMatchObject({ status: 'hidden' });
});
