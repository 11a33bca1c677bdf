// What counts as unread after deletions, hidings and edits, and after messages of one's own from another program.
import { expect, test } from 'vitest';
import { readStatePath, threadPath } from '@/model/paths';
import { readStateSchema, unreadCountOf, unreadMentionsOf } from '@/model/read-state';
import { threadSchema } from '@/model/thread';
import { readDocument } from '@/server/platform/documents';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, background, workDone, db } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { regenerate } = await import('@/server/runs/actions');
const { createThread } = await import('@/server/threads/threads');
const { addMessagesWithRetry, getMessages } = await import('@/server/messages/messages');
const { addMember } = await import('@/server/members/members');
const { deleteMessage } = await import('@/server/chat/edit-delete');
const { hideMessage, restoreMessage } = await import('@/server/chat/hide');

const ada = await person('Ada');
const grace = await person('Grace');

async function newThread(): Promise<string> {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  return id;
}

async function send(threadId: string, message: string, { who = grace, ask = false } = {}): Promise<string> {
  const { messageId } = await say(who, { threadId, message, ask }, background);
  await workDone();
  return messageId;
}

async function stored(threadId: string) {
  const thread = readDocument(threadSchema, await db.doc(threadPath(threadId)).get());
  if (thread === undefined) throw new Error('no thread');
  return thread;
}

/** As a browser stores that it was read to the end. */
async function readToEnd(threadId: string, uid: string): Promise<void> {
  const { landedCount, mentioned } = await stored(threadId);
  await db.doc(readStatePath(uid, threadId)).set({
    landedCount,
    mentions: mentioned[uid] ?? 0,
    seenAt: new Date(),
    pinned: false,
    muted: false,
    unsentText: '',
  });
}

/** What the person's badges show. */
async function news(threadId: string, uid: string): Promise<{ messages: number; mentions: number }> {
  const [thread, doc] = await Promise.all([stored(threadId), db.doc(readStatePath(uid, threadId)).get()]);
  const readState = readDocument(readStateSchema, doc);
  return {
    messages: unreadCountOf(thread, readState, uid),
    mentions: unreadMentionsOf(thread, readState, uid),
  };
}

test('[F46] a deleted message is no news to those who have not read it, and nothing to those who have', async () => {
  const threadId = await newThread();
  const read = await send(threadId, 'read');
  await readToEnd(threadId, ada.uid);
  const unread = await send(threadId, 'unread');
  await send(threadId, 'stays');
  expect(await news(threadId, ada.uid)).toEqual({ messages: 2, mentions: 0 });
  await deleteMessage(grace, { threadId, messageId: read }, background);
  expect(await news(threadId, ada.uid)).toEqual({ messages: 2, mentions: 0 });
  await deleteMessage(grace, { threadId, messageId: unread }, background);
  await deleteMessage(grace, { threadId, messageId: unread }, background);
  expect(await news(threadId, ada.uid)).toEqual({ messages: 1, mentions: 0 });
  expect(await stored(threadId)).toMatchObject({ landedCount: 3, removed: [1, 2] });
});

test('[F46] a hidden message is none until it is shown again; deleting it then changes nothing more', async () => {
  const threadId = await newThread();
  await readToEnd(threadId, ada.uid);
  const messageId = await send(threadId, 'hidden');
  await hideMessage(ada, { threadId, messageId });
  expect(await news(threadId, ada.uid)).toEqual({ messages: 0, mentions: 0 });
  await restoreMessage(ada, { threadId, messageId });
  expect(await news(threadId, ada.uid)).toEqual({ messages: 1, mentions: 0 });
  await hideMessage(ada, { threadId, messageId });
  await deleteMessage(grace, { threadId, messageId }, background);
  expect(await news(threadId, ada.uid)).toEqual({ messages: 0, mentions: 0 });
  expect((await stored(threadId)).removed).toEqual([1]);
});

test('[F46] an answer has the number under which it landed, also when it is regenerated later', async () => {
  const threadId = await newThread();
  await send(threadId, 'first [demo echo=A.]', { ask: true });
  await send(threadId, 'then');
  const answerId = (await getMessages(ada, threadId))[1]?.id ?? '';
  const { landedAt } = (await getMessages(ada, threadId))[1] ?? {};
  await regenerate(ada, { threadId, messageId: answerId }, background);
  await workDone();
  expect((await getMessages(ada, threadId))[1]?.landedAt).toBe(landedAt);
  const last = await send(threadId, 'last');
  await hideMessage(ada, { threadId, messageId: answerId });
  await deleteMessage(grace, { threadId, messageId: last }, background);
  expect(await stored(threadId)).toMatchObject({ landedCount: 4, removed: [2, 4] });
});

test('[F46] messages that landed together have the numbers of their order', async () => {
  const threadId = await newThread();
  await readToEnd(threadId, ada.uid);
  const added = await addMessagesWithRetry(grace, threadId, [
    { content: 'a' },
    { content: 'b' },
    { content: 'c' },
  ]);
  await deleteMessage(grace, { threadId, messageId: added[1]?.id ?? '' }, background);
  expect(await stored(threadId)).toMatchObject({ landedCount: 3, removed: [2] });
  expect(await news(threadId, ada.uid)).toEqual({ messages: 2, mentions: 0 });
});

test('[F46] one’s own messages from another program are no news to oneself, and are to others', async () => {
  const threadId = await newThread();
  await readToEnd(threadId, ada.uid);
  await readToEnd(threadId, grace.uid);
  await send(threadId, 'by a program', { who: ada });
  await addMessagesWithRetry(ada, threadId, [{ content: 'and' }, { content: 'two more' }]);
  await send(threadId, 'hello');
  expect(await news(threadId, ada.uid)).toEqual({ messages: 1, mentions: 0 });
  expect(await news(threadId, grace.uid)).toEqual({ messages: 3, mentions: 0 });
});

test('[M19] a mention that is deleted or hidden is counted no more, unless it was read', async () => {
  const threadId = await newThread();
  const mention = `@[Ada](${ada.uid}) look`;
  await send(threadId, mention);
  await readToEnd(threadId, ada.uid);
  const [deleted, hidden] = [await send(threadId, mention), await send(threadId, mention)];
  expect(await news(threadId, ada.uid)).toEqual({ messages: 2, mentions: 2 });
  await deleteMessage(grace, { threadId, messageId: deleted }, background);
  expect(await news(threadId, ada.uid)).toEqual({ messages: 1, mentions: 1 });
  await hideMessage(ada, { threadId, messageId: hidden });
  expect(await news(threadId, ada.uid)).toEqual({ messages: 0, mentions: 0 });
  await restoreMessage(ada, { threadId, messageId: hidden });
  expect(await news(threadId, ada.uid)).toEqual({ messages: 1, mentions: 1 });
  await readToEnd(threadId, ada.uid);
  await deleteMessage(grace, { threadId, messageId: hidden }, background);
  expect(await news(threadId, ada.uid)).toEqual({ messages: 0, mentions: 0 });
  await send(threadId, mention);
  expect(await news(threadId, ada.uid)).toEqual({ messages: 1, mentions: 1 });
});
