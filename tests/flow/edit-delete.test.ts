import { expect, test } from 'vitest';
import { setUpFixtures, until } from '@/tests/support/fixtures';

const { person, background, workDone, db, model } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { stopRun, regenerate } = await import('@/server/runs/actions');
const { createThread, getThread } = await import('@/server/threads/threads');
const { getMessages } = await import('@/server/messages/messages');
const { addMember, changeRole } = await import('@/server/members/members');
const { editMessage, deleteMessage } = await import('@/server/chat/edit-delete');

const ada = await person('Ada');
const grace = await person('Grace');

async function thread() {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  return id;
}

async function send(threadId: string, message: string, { who = ada, ask = false } = {}) {
  const { messageId, runId } = await say(who, { threadId, message, ask }, background);
  return { messageId, runId: runId ?? '' };
}

const messageOf = async (threadId: string, messageId: string) =>
  (await getMessages(ada, threadId)).find(({ id }) => id === messageId);

test('[M10] one’s own last message can be edited, is shown as edited, and the next prompt has the new text', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'What is a cat? [demo echo=first]', { ask: true });
  await workDone();
  const edited = await editMessage(ada, { threadId, messageId, text: 'What is a dog? [demo echo=second]' });
  expect(edited).toMatchObject({ content: 'What is a dog? [demo echo=second]', status: 'sent', seq: 1 });
  expect(edited.editedAt).not.toBeNull();
  expect((await getMessages(ada, threadId))[1]).toMatchObject({ content: 'first', versions: 0 });
  await regenerate(ada, { threadId, messageId: (await getMessages(ada, threadId))[1]?.id ?? '' }, background);
  await workDone();
  expect((await getMessages(ada, threadId))[1]).toMatchObject({ content: 'second', versions: 1 });
  // The same text again changes nothing.
  expect(await editMessage(ada, { threadId, messageId, text: edited.content })).toEqual(
    await messageOf(threadId, messageId),
  );
});

test('[M10] an edit of the thread’s last message shows in the thread list', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'teh list');
  await editMessage(ada, { threadId, messageId, text: 'the list' });
  expect((await getThread(ada, threadId)).lastMessage).toMatchObject({ preview: 'the list' });
});

test('[M21] an earlier message can be edited, and the preview of the last one stays', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'one');
  await send(threadId, 'two');
  await send(threadId, 'three', { who: grace });
  const before = await getThread(ada, threadId);
  expect(await editMessage(ada, { threadId, messageId, text: 'won' })).toMatchObject({ versions: 1 });
  // Lists that have the thread further down learn of it.
  expect((await getThread(ada, threadId)).changedAt).toBeGreaterThan(before.changedAt);
  expect(await versionsOf(threadId, messageId)).toMatchObject([{ content: 'one' }]);
  expect((await getThread(ada, threadId)).lastMessage).toMatchObject({ preview: 'three' });
});

test('[M10] somebody else’s message and a deleted one cannot be edited', async () => {
  const threadId = await thread();
  await send(threadId, 'one');
  const last = await send(threadId, 'two');
  const graces = await send(threadId, 'three', { who: grace });
  const edit = (messageId: string) => editMessage(ada, { threadId, messageId, text: 'other words' });
  await expect(edit(graces.messageId)).rejects.toMatchObject({ code: 'forbidden' });
  await deleteMessage(ada, { threadId, messageId: last.messageId }, background);
  await expect(edit(last.messageId)).rejects.toMatchObject({ code: 'conflict' });
  await expect(edit('no-such-message')).rejects.toMatchObject({ code: 'not-found' });
  expect((await getMessages(ada, threadId)).map(({ content }) => content)).toEqual(['one', '', 'three']);
});

test('[M10] a question cannot be edited while its answer is being written; after a stop it can', async () => {
  const threadId = await thread();
  const { messageId, runId } = await send(threadId, 'As it is [demo slow=20s]', { ask: true });
  const change = { threadId, messageId, text: 'otherwise' };
  await expect(editMessage(ada, change)).rejects.toMatchObject({ code: 'conflict' });
  await expect(deleteMessage(ada, change, background)).rejects.toMatchObject({ code: 'conflict' });
  await stopRun(ada, { threadId, runId }, background);
  expect(await editMessage(ada, change)).toMatchObject({ content: 'otherwise' });
  await workDone();
});

test('[M10] an edited queued question is answered with its new text', async () => {
  const threadId = await thread();
  await send(threadId, 'first [demo slow=800ms echo=Said slowly enough to wait for.]', {
    who: grace,
    ask: true,
  });
  const { messageId } = await send(threadId, 'second [demo echo=old]', { ask: true });
  await editMessage(ada, { threadId, messageId, text: 'second [demo echo=new]' });
  await workDone();
  expect((await getMessages(ada, threadId))[3]).toMatchObject({ content: 'new', status: 'done' });
});

const versionsOf = async (threadId: string, messageId: string) =>
  (
    await db
      .collection(`threads/${threadId}/messages/${messageId}/versions`)
      .orderBy('createdAt', 'desc')
      .get()
  ).docs.map((doc) => doc.data());

test('[M13] an edit keeps the previous text with the time at which it was posted', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'first words');
  const first = await messageOf(threadId, messageId);
  await editMessage(ada, { threadId, messageId, text: 'second words' });
  const second = await messageOf(threadId, messageId);
  const third = await editMessage(ada, { threadId, messageId, text: 'third words' });
  // The same text again is no edit.
  await editMessage(ada, { threadId, messageId, text: 'third words' });
  expect(third).toMatchObject({ content: 'third words', versions: 2 });
  const versions = await versionsOf(threadId, messageId);
  expect(versions).toMatchObject([
    { content: 'second words', authorName: 'Ada', seq: 1 },
    { content: 'first words', authorName: 'Ada', seq: 1, editedAt: null },
  ]);
  expect(versions.map(({ createdAt }) => createdAt.toMillis())).toEqual([second?.editedAt, first?.createdAt]);
});

test('[M13] a message that was edited a hundred times cannot be edited again', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'words');
  const message = db.doc(`threads/${threadId}/messages/${messageId}`);
  const edit = (text: string) => editMessage(ada, { threadId, messageId, text });
  await message.update({ versions: 99 });
  expect(await edit('the last')).toMatchObject({ content: 'the last', versions: 100 });
  await expect(edit('one more')).rejects.toMatchObject({ code: 'conflict' });
  expect(await messageOf(threadId, messageId)).toMatchObject({ content: 'the last' });
});

test('[M13] deleting a message deletes its whole edit history', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'secret xyzzy one');
  for (const text of ['secret xyzzy two', 'secret xyzzy three'])
    await editMessage(ada, { threadId, messageId, text });
  expect(await versionsOf(threadId, messageId)).toHaveLength(2);
  await deleteMessage(ada, { threadId, messageId }, background);
  expect(await versionsOf(threadId, messageId)).toEqual([]);
  expect(await messageOf(threadId, messageId)).toMatchObject({ status: 'deleted', versions: 0 });
});

test('[M13] a concurrent edit and deletion leave no text behind', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'secret xyzzy');
  const edits = ['xyzzy again', 'xyzzy once more'].map((text) =>
    editMessage(ada, { threadId, messageId, text }),
  );
  await Promise.allSettled([...edits, deleteMessage(ada, { threadId, messageId }, background)]);
  await deleteMessage(ada, { threadId, messageId }, background);
  expect(await versionsOf(threadId, messageId)).toEqual([]);
  expect(await messageOf(threadId, messageId)).toMatchObject({ status: 'deleted', content: '' });
});

test('[M11] deleted text is erased from the store, the list and later prompts; the position stays', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'my secret word is xyzzy');
  expect((await getThread(ada, threadId)).lastMessage?.preview).toContain('xyzzy');
  await deleteMessage(ada, { threadId, messageId }, background);
  await deleteMessage(ada, { threadId, messageId }, background);
  const stored = await db.doc(`threads/${threadId}/messages/${messageId}`).get();
  expect(stored.data()).toMatchObject({ seq: 1, status: 'deleted', content: '', plain: '', metadata: {} });
  expect(JSON.stringify(await db.doc(`threads/${threadId}`).get())).not.toContain('xyzzy');
  expect((await getThread(ada, threadId)).lastMessage).toMatchObject({ preview: null, authorName: 'Ada' });
  const { readPrompt } = await import('@/server/runs/history');
  await send(threadId, 'What did I say?');
  expect(JSON.stringify(await readPrompt(threadId, 99))).not.toContain('xyzzy');
  // Its id stays taken by the same person: a late retry does not post it again.
  expect(
    await say(ada, { threadId, message: 'my secret word is xyzzy', messageId }, background),
  ).toMatchObject({
    messageId,
  });
  expect((await messageOf(threadId, messageId))?.content).toBe('');
});

test('[M11] [T16] whoever has the thread in a list learns that its text was deleted, the last message or not', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'xyzzy');
  const last = await send(threadId, 'and more');
  const changedAt = async () => (await getThread(ada, threadId)).changedAt;
  const before = await changedAt();
  await deleteMessage(ada, { threadId, messageId }, background);
  const deleted = await changedAt();
  expect(deleted).toBeGreaterThan(before);
  await deleteMessage(ada, { threadId, messageId: last.messageId }, background);
  const lastDeleted = await changedAt();
  expect(lastDeleted).toBeGreaterThan(deleted);
  // Again is no change.
  await deleteMessage(ada, { threadId, messageId: last.messageId }, background);
  expect(await changedAt()).toBe(lastDeleted);
});

test('[M11] deleting a queued question cancels it; its answer cannot be regenerated', async () => {
  const threadId = await thread();
  await send(threadId, 'first [demo slow=800ms echo=Said slowly enough to wait for.]', {
    who: grace,
    ask: true,
  });
  const { messageId } = await send(threadId, 'never asked', { ask: true });
  await deleteMessage(ada, { threadId, messageId }, background);
  await workDone();
  const messages = await getMessages(ada, threadId);
  expect(messages.map(({ status }) => status)).toEqual(['sent', 'done', 'deleted', 'cancelled']);
  expect(messages[3]).toMatchObject({ stop: { byName: 'Ada' } });
  await expect(
    regenerate(ada, { threadId, messageId: messages[3]?.id ?? '' }, background),
  ).rejects.toMatchObject({ code: 'conflict' });
  expect(model.requests({ question: 'never asked', kind: 'answer' })).toEqual([]);
});

test('[M11] a demoted viewer can edit and delete nothing; as an editor again they can', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'mine', { who: grace });
  await changeRole(ada, threadId, { uid: grace.uid, role: 'viewer' });
  const edit = () => editMessage(grace, { threadId, messageId, text: 'changed' });
  await expect(edit()).rejects.toMatchObject({ code: 'forbidden' });
  await expect(deleteMessage(grace, { threadId, messageId }, background)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await changeRole(ada, threadId, { uid: grace.uid, role: 'editor' });
  expect(await edit()).toMatchObject({ content: 'changed' });
});

test('[R17] a queued question is cancelled by its asker and by managers; another editor may not', async () => {
  const threadId = await thread();
  const linus = await person('Linus');
  await addMember(ada, threadId, { email: linus.email, role: 'editor' });
  const writing = await send(threadId, 'writes [demo slow=20s]', { ask: true });
  const graces = await send(threadId, 'waits', { who: grace, ask: true });
  const linuss = await send(threadId, 'waits too', { who: linus, ask: true });
  await expect(stopRun(linus, { threadId, runId: graces.runId }, background)).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await stopRun(grace, { threadId, runId: graces.runId }, background)).toBe('stopped');
  expect(await stopRun(ada, { threadId, runId: linuss.runId }, background)).toBe('stopped');
  // Every editor has the right to stop an answer that is being written.
  expect(await stopRun(linus, { threadId, runId: writing.runId }, background)).toBe('stopped');
  await workDone();
  await until(async () => (await getMessages(ada, threadId)).length === 6, 'all messages are stored');
});
