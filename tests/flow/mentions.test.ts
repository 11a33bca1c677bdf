import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { desktopNotificationOf } from '@/model/notification';
import { mentionPath, mentionsPath } from '@/model/paths';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, background, workDone, db } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { readPrompt } = await import('@/server/runs/history');
const { createThread, getThread, updateThread } = await import('@/server/threads/threads');
const { addMessagesWithRetry, getMessages } = await import('@/server/messages/messages');
const { addMember, changeRole, removeMember } = await import('@/server/members/members');
const { deleteMessage, editMessage } = await import('@/server/chat/edit-delete');
const { askAbout } = await import('@/server/runs/actions');
const { deleteThread } = await import('@/server/threads/deletion');

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');

afterEach(workDone);

async function shared(title = 'Plans') {
  const { id } = await createThread(ada, { title });
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  return id;
}

const mentionOf = ({ name, uid }: { name: string; uid: string }) => `@[${name}](${uid})`;

async function pointersOf(uid: string, threadId: string): Promise<unknown[]> {
  const { docs } = await db.collection(mentionsPath(uid)).where('threadId', '==', threadId).get();
  return docs.map((doc) => doc.get('messageId') as unknown);
}

test('[F13] a mention is counted for the mentioned person, once per message, and links to it', async () => {
  const threadId = await shared();
  const mentionsText = `${mentionOf(grace)}, ${mentionOf(grace)} and ${mentionOf(ada)}: look`;
  const { messageId } = await say(ada, { threadId, message: mentionsText }, background);
  const [message] = await getMessages(ada, threadId);
  expect(message).toMatchObject({ content: mentionsText, mentions: [grace.uid, ada.uid] });
  const thread = await getThread(ada, threadId);
  // Nobody mentions themselves.
  expect(thread.mentioned).toEqual({ [grace.uid]: 1 });
  expect(thread.lastMessage).toMatchObject({ preview: '@Grace, @Grace and @Ada: look', authorId: ada.uid });
  expect(await pointersOf(grace.uid, threadId)).toEqual([messageId]);
  expect(await pointersOf(ada.uid, threadId)).toEqual([]);
  await addMessagesWithRetry(ada, threadId, [{ content: mentionOf(grace) }, { content: mentionOf(grace) }]);
  expect((await getThread(ada, threadId)).mentioned).toEqual({ [grace.uid]: 3 });
});

test('[F55] a notification and the thread list show a message without its marks, also after an edit', async () => {
  const threadId = await shared();
  const before = await getThread(ada, threadId);
  const message = `**Ship** \`it\` ~~today~~ [here](https://example.org), ${mentionOf(grace)}`;
  const { messageId } = await say(ada, { threadId, message }, background);
  const after = await getThread(ada, threadId);
  expect(desktopNotificationOf(before, after, { me: grace.uid, readState: undefined })).toMatchObject({
    kind: 'mentioned',
    body: 'Ship it today here, @Grace',
  });
  const text = `> *later*\n\n\`2 * 3 * 4\`, ${mentionOf(grace)}`;
  await editMessage(ada, { threadId, messageId, text });
  expect((await getThread(ada, threadId)).lastMessage?.preview).toBe('later 2 * 3 * 4, @Grace');
  await say(
    ada,
    { threadId, message: 'ask **twice** [demo echo=**High** at _noon_.]', ask: true },
    background,
  );
  await workDone();
  const answered = await getThread(ada, threadId);
  expect(desktopNotificationOf(after, answered, { me: ada.uid, readState: undefined })).toMatchObject({
    kind: 'answered',
    body: 'High at noon.',
  });
});

test('[F13] a mention of a non-member is plain text, and sending the message again changes nothing', async () => {
  const threadId = await shared();
  const request = {
    threadId,
    message: `${mentionOf(linus)} and ${mentionOf(grace)}`,
    messageId: randomUUID(),
  };
  await say(ada, request, background);
  const [message] = await getMessages(ada, threadId);
  expect(message).toMatchObject({ content: `@Linus and ${mentionOf(grace)}`, mentions: [grace.uid] });
  expect(await pointersOf(linus.uid, threadId)).toEqual([]);
  expect(await say(ada, request, background)).toEqual({ messageId: request.messageId, runId: null });
  await removeMember(ada, threadId, grace.uid);
  expect(await say(ada, request, background)).toMatchObject({ messageId: request.messageId });
  expect((await getThread(ada, threadId)).landedCount).toBe(1);
});

test('[F13] an edit adds pointers for newly mentioned people, and deletes those of people no longer mentioned', async () => {
  const threadId = await shared();
  await addMember(ada, threadId, { email: linus.email, role: 'viewer' });
  const { messageId } = await say(ada, { threadId, message: mentionOf(grace) }, background);
  await editMessage(ada, { threadId, messageId, text: `${mentionOf(linus)} instead` });
  expect((await getThread(ada, threadId)).mentioned).toEqual({ [grace.uid]: 1, [linus.uid]: 1 });
  expect(await pointersOf(grace.uid, threadId)).toEqual([]);
  expect(await pointersOf(linus.uid, threadId)).toEqual([messageId]);
  await editMessage(ada, { threadId, messageId, text: `${mentionOf(linus)} again` });
  expect((await getThread(ada, threadId)).mentioned).toMatchObject({ [linus.uid]: 1 });
  await deleteMessage(ada, { threadId, messageId }, background);
  expect((await db.doc(mentionPath(linus.uid, threadId, messageId)).get()).exists).toBe(false);
});

test('[F13] [T6] permanent deletion of a thread leaves no pointer into it', async () => {
  const [deleted, other] = [await shared(), await shared()];
  for (const threadId of [deleted, other])
    await say(ada, { threadId, message: mentionOf(grace) }, background);
  await deleteThread(ada, deleted);
  expect(await pointersOf(grace.uid, deleted)).toEqual([]);
  expect(await pointersOf(grace.uid, other)).toHaveLength(1);
});

test('[F13] the model reads names, not ids', async () => {
  const threadId = await shared();
  await say(ada, { threadId, message: `${mentionOf(grace)} may know` }, background);
  const { messages } = await readPrompt(threadId, 2);
  expect(messages.at(-1)?.content).toBe('<message from="Ada">\n@Grace may know\n</message>');
});

test('[R23] asking about the messages so far starts one run, whoever presses, and the answer is at the end', async () => {
  const threadId = await shared();
  const { messageId } = await say(ada, { threadId, message: 'Cats or dogs? [demo echo=Both.]' }, background);
  const runs = await Promise.all(
    [ada, grace, grace].map((who) => askAbout(who, { threadId, messageId }, background)),
  );
  await workDone();
  expect(new Set(runs.map(({ runId }) => runId)).size).toBe(1);
  expect(await askAbout(ada, { threadId, messageId }, background)).toEqual(runs[0]);
  const messages = await getMessages(ada, threadId);
  expect(messages.map(({ seq, content }) => [seq, content])).toEqual([
    [1, 'Cats or dogs? [demo echo=Both.]'],
    [2, 'Both.'],
  ]);
  expect(messages[1]).toMatchObject({ questionId: messageId, status: 'done' });
  expect((await getThread(ada, threadId)).lastMessage).toMatchObject({ authorId: 'assistant' });
});

test('[R23] asking about a message some time after it was posted keeps the order of seq', async () => {
  const threadId = await shared();
  const { messageId } = await say(ada, { threadId, message: 'One [demo echo=Yes.]' }, background);
  await say(grace, { threadId, message: 'Two' }, background);
  await askAbout(grace, { threadId, messageId }, background);
  await workDone();
  const messages = await getMessages(ada, threadId);
  expect(messages.map(({ seq, role }) => [seq, role])).toEqual([
    [1, 'user'],
    [2, 'user'],
    [3, 'assistant'],
  ]);
  expect((await getThread(ada, threadId)).lastMessage).toMatchObject({ askedBy: grace.uid });
});

test('[R23] [A9] viewers cannot ask, answers and deleted messages cannot be asked about, and the policy “off” holds', async () => {
  const threadId = await shared();
  const first = await say(ada, { threadId, message: 'One [demo echo=Yes.]' }, background);
  const about = (messageId: string, who = ada) => askAbout(who, { threadId, messageId }, background);
  await changeRole(ada, threadId, { uid: grace.uid, role: 'viewer' });
  await expect(about(first.messageId, grace)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(about('nowhere-1')).rejects.toMatchObject({ code: 'not-found' });
  await updateThread(ada, threadId, { replyPolicy: 'off' });
  await expect(about(first.messageId)).rejects.toMatchObject({ code: 'conflict' });
  await updateThread(ada, threadId, { replyPolicy: 'mention' });
  await about(first.messageId);
  await workDone();
  const answer = (await getMessages(ada, threadId))[1];
  await expect(about(answer?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
  const deleted = await say(ada, { threadId, message: 'Two' }, background);
  await deleteMessage(ada, { threadId, messageId: deleted.messageId }, background);
  await expect(about(deleted.messageId)).rejects.toMatchObject({ code: 'conflict' });
});
