import { expect, test } from 'vitest';
import { DELETED_PERSON } from '@/model/product';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, background, workDone, db, model } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { createThread } = await import('@/server/threads/threads');
const { addMember } = await import('@/server/members/members');
const { getMessages } = await import('@/server/messages/messages');
const { deleteMessage, editMessage } = await import('@/server/chat/edit-delete');
const { deleteAccount } = await import('@/server/account/account');

const ada = await person('Ada');

async function thread() {
  const grace = await person('Grace');
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  return { threadId: id, grace };
}

const send = (threadId: string, message: string) => say(ada, { threadId, message, ask: false }, background);

const stored = async (threadId: string, messageId: string) =>
  (await db.doc(`threads/${threadId}/messages/${messageId}`).get()).data();

test('[M12] a reply stores a reference to the message it replies to, and none of its text', async () => {
  const { threadId, grace } = await thread();
  const { messageId: replyTo } = await send(threadId, 'Shall we meet at xyzzy?');
  const reply = await say(grace, { threadId, message: 'Yes', ask: false, replyTo }, background);
  expect(await stored(threadId, reply.messageId)).toMatchObject({
    replyTo: { id: replyTo, seq: 1, authorId: ada.uid, authorName: 'Ada' },
  });
  expect(await stored(threadId, replyTo)).toMatchObject({ replyTo: null });
  expect(JSON.stringify(await stored(threadId, reply.messageId))).not.toContain('xyzzy');
  // The same request again has no second effect.
  const again = { threadId, message: 'Yes', ask: false, replyTo, messageId: reply.messageId };
  expect(await say(grace, again, background)).toEqual(reply);
  expect(await getMessages(ada, threadId)).toHaveLength(2);
});

test('[M12] the prompt says who is replied to, whether a person or the assistant', async () => {
  const { threadId, grace } = await thread();
  const { messageId: replyTo } = await send(threadId, 'Tea or coffee?');
  await say(grace, { threadId, message: 'Tea M12a [demo echo=Tea it is.]', ask: true, replyTo }, background);
  await workDone();
  const answer = (await getMessages(ada, threadId)).at(-1);
  expect(answer).toMatchObject({ role: 'assistant', content: 'Tea it is.' });
  const question = 'Why M12b [demo echo=Because.]';
  await say(grace, { threadId, message: question, ask: true, replyTo: answer?.id ?? '' }, background);
  await workDone();
  const asked = (tag: string) => model.requests({ question: tag, kind: 'answer' })[0]?.question;
  expect(asked('M12b')).toContain('<message from="Grace" replying-to="Assistant">\nWhy M12b');
  expect(asked('M12a')).toContain('<message from="Grace" replying-to="Ada">\nTea M12a');
});

test('[M12] a message outside of the thread cannot be replied to, and nothing is posted then', async () => {
  const { threadId } = await thread();
  const { threadId: other } = await thread();
  const { messageId: elsewhere } = await send(other, 'Said elsewhere');
  const { messageId: here } = await send(threadId, 'Said here');
  const reply = (replyTo: string) =>
    say(ada, { threadId, message: 'Reply', ask: false, replyTo }, background);
  for (const replyTo of [elsewhere, 'no-such-message'])
    await expect(reply(replyTo)).rejects.toMatchObject({ code: 'not-found', message: /not in this thread/ });
  expect(await getMessages(ada, threadId)).toHaveLength(1);
  await reply(here);
  expect(await getMessages(ada, threadId)).toHaveLength(2);
});

test('[M12] a deleted message can be replied to, and a deleted reply keeps no reference', async () => {
  const { threadId } = await thread();
  const { messageId: replyTo } = await send(threadId, 'Gone soon');
  await deleteMessage(ada, { threadId, messageId: replyTo }, background);
  const { messageId } = await say(ada, { threadId, message: 'Reply', ask: false, replyTo }, background);
  expect(await stored(threadId, messageId)).toMatchObject({ replyTo: { id: replyTo } });
  await deleteMessage(ada, { threadId, messageId }, background);
  expect(await stored(threadId, messageId)).toMatchObject({ replyTo: null });
});

test('[A24, M12, M13] references and edit histories lose the name of a deleted person', async () => {
  const { threadId, grace } = await thread();
  const { messageId } = await say(grace, { threadId, message: 'first', ask: false }, background);
  await editMessage(grace, { threadId, messageId, text: 'second' });
  const reply = await say(ada, { threadId, message: 'Reply', ask: false, replyTo: messageId }, background);
  await editMessage(ada, { threadId, messageId: reply.messageId, text: 'Other reply' });
  await deleteAccount(grace);
  const nobody = { replyTo: { id: messageId, authorName: DELETED_PERSON } };
  expect(await stored(threadId, reply.messageId)).toMatchObject(nobody);
  expect(await stored(threadId, `${reply.messageId}/versions/1`)).toMatchObject({
    ...nobody,
    content: 'Reply',
  });
  expect(await stored(threadId, `${messageId}/versions/1`)).toMatchObject({
    authorName: DELETED_PERSON,
    content: 'first',
  });
});
