import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '@/model/errors';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, background, workDone, db, model } = await setUpFixtures({
  MAX_ANSWERS_PER_PERSON_PER_DAY: '60',
});
const { say } = await import('@/server/chat/say');
const { createThread, getThread } = await import('@/server/threads/threads');
const { getMessages, getMessagesPaginated, addMessagesWithRetry } =
  await import('@/server/messages/messages');
const { addMember, changeRole, removeMember } = await import('@/server/members/members');

const ada = await person('Ada');
const grace = await person('Grace');

async function shared(role: 'editor' | 'viewer' = 'editor') {
  const thread = await createThread(ada);
  await addMember(ada, thread.id, { email: grace.email, role });
  return thread.id;
}

test('[R1] a message that asks takes two sequence numbers: its own, and the next one for its answer', async () => {
  const { id } = await createThread(ada);
  await say(ada, { threadId: id, message: '[demo echo=Good morning, Ada.]' }, background);
  await say(ada, { threadId: id, message: 'Thank you', ask: false }, background);
  await workDone();
  const messages = await getMessages(ada, id);
  expect(messages.map(({ seq, authorName, content }) => [seq, authorName, content])).toEqual([
    [1, 'Ada', '[demo echo=Good morning, Ada.]'],
    [2, 'Assistant', 'Good morning, Ada.'],
    [3, 'Ada', 'Thank you'],
  ]);
  const thread = await getThread(ada, id);
  expect(thread).toMatchObject({ seq: 3, landedCount: 3 });
});

test('[M2] the same message id is never stored twice, and the second request gets the same response', async () => {
  const { id } = await createThread(ada);
  const messageId = randomUUID();
  const request = { threadId: id, message: '[demo echo=Once.]', messageId };
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => say(ada, request, background)));
  await workDone();
  expect(new Set(answers.map(({ runId }) => runId)).size).toBe(1);
  expect((await getMessages(ada, id)).map(({ content }) => content)).toEqual(['[demo echo=Once.]', 'Once.']);
  expect(model.requests({ question: 'Once.', kind: 'answer' })).toHaveLength(1);
});

test('[M2] an id that exists with other text, or by another author, is refused', async () => {
  const id = await shared();
  const messageId = randomUUID();
  await say(ada, { threadId: id, message: 'mine', messageId }, background);
  await expect(
    say(ada, { threadId: id, message: 'other words', messageId }, background),
  ).rejects.toMatchObject({ code: 'conflict' });
  await expect(say(grace, { threadId: id, message: 'mine', messageId }, background)).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await getMessages(ada, id)).toHaveLength(1);
});

test('[M3] messages that two people send at the same instant are both stored, each with its own seq', async () => {
  const id = await shared();
  const sends = Array.from({ length: 10 }, (_, round) => [
    say(ada, { threadId: id, message: `Ada ${round}` }, background),
    say(grace, { threadId: id, message: `Grace ${round}` }, background),
  ]).flat();
  await Promise.all(sends);
  const messages = await getMessages(ada, id);
  expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(await getThread(ada, id)).toMatchObject({ seq: 20, landedCount: 20 });
});

test('[R14] with one posting member every message asks; with two only a mention or the switch does', async () => {
  const { id } = await createThread(ada);
  const alone = await say(ada, { threadId: id, message: '[demo echo=Yes?]' }, background);
  expect(alone.runId).not.toBeNull();
  await workDone();
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  const unasked = await say(
    ada,
    { threadId: id, message: 'Hello Grace, mail me at ada@assistant.example' },
    background,
  );
  expect(unasked.runId).toBeNull();
  const mentioned = await say(grace, { threadId: id, message: '@Assistant [demo echo=Here.]' }, background);
  expect(mentioned.runId).not.toBeNull();
  const switched = await say(
    grace,
    { threadId: id, message: 'and this? [demo echo=Too.]', ask: true },
    background,
  );
  expect(switched.runId).not.toBeNull();
  await workDone();
});

test('[R14] a viewer does not count: with viewers only, every message of the owner asks', async () => {
  const id = await shared('viewer');
  expect((await say(ada, { threadId: id, message: '[demo echo=Yes.]' }, background)).runId).not.toBeNull();
  await changeRole(ada, id, { uid: grace.uid, role: 'editor' });
  expect((await say(ada, { threadId: id, message: 'Hi Grace' }, background)).runId).toBeNull();
  await workDone();
});

test('[A9] a viewer cannot post; an editor can post the same text', async () => {
  const id = await shared('viewer');
  const request = { threadId: id, message: 'May I?' };
  await expect(say(grace, request, background)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await getMessages(ada, id)).toHaveLength(0);
  await changeRole(ada, id, { uid: grace.uid, role: 'editor' });
  await say(grace, request, background);
  expect(await getMessages(ada, id)).toHaveLength(1);
});

test('[T7] a stranger and a removed member get the same error as for a thread that does not exist', async () => {
  const id = await shared();
  await removeMember(ada, id, grace.uid);
  const eve = await person('Eve');
  const refusals = await Promise.all(
    [
      say(eve, { threadId: id, message: 'hi' }, background),
      say(grace, { threadId: id, message: 'hi' }, background),
      say(grace, { threadId: randomUUID(), message: 'hi' }, background),
      getThread(eve, id),
      getMessages(eve, id),
    ].map((attempt) =>
      attempt.then(
        () => 'let in',
        (error: unknown) => error,
      ),
    ),
  );
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ code: 'not-found', message: new AppError('not-found').message });
});

test('[M5] history comes in pages, oldest first, and says whether there are older messages', async () => {
  const { id } = await createThread(ada);
  await addMessagesWithRetry(
    ada,
    id,
    Array.from({ length: 120 }, (_, index) => ({ content: `line ${index + 1}` })),
  );
  const newest = await getMessagesPaginated(ada, id, { limit: 50 });
  expect(newest).toMatchObject({ hasMore: true });
  expect(newest.messages.map(({ content }) => content).at(0)).toBe('line 71');
  const middle = await getMessagesPaginated(ada, id, { limit: 50, lastMessageId: newest.messages[0]?.id });
  expect(middle).toMatchObject({ hasMore: true });
  expect(middle.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 21));
  const oldest = await getMessagesPaginated(ada, id, { limit: 50, lastMessageId: middle.messages[0]?.id });
  expect(oldest).toMatchObject({ hasMore: false });
  expect(oldest.messages).toHaveLength(20);
});

test('[M5] a page that begins at a message of another thread is refused', async () => {
  const { id } = await createThread(ada);
  const { id: other } = await createThread(ada);
  const { messageId } = await say(ada, { threadId: other, message: 'elsewhere', ask: false }, background);
  await expect(getMessagesPaginated(ada, id, { lastMessageId: messageId })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(getMessagesPaginated(ada, other, { lastMessageId: messageId })).resolves.toMatchObject({
    messages: [],
  });
});

test('[M7] a caller’s own metadata is stored with its message, and nothing about the caller’s machine is', async () => {
  const { id } = await createThread(ada);
  const { messageId } = await say(
    ada,
    { threadId: id, message: 'from a script', metadata: { source: 'cron' }, ask: false },
    background,
  );
  const stored = await db.doc(`threads/${id}/messages/${messageId}`).get();
  expect(stored.get('metadata')).toEqual({ own: { source: 'cron' } });
});

test('[M2] addMessagesWithRetry stores each message once, however often it is called', async () => {
  const { id } = await createThread(ada);
  const lines = [
    { id: randomUUID(), content: 'one' },
    { id: randomUUID(), content: 'two' },
  ];
  await addMessagesWithRetry(ada, id, lines);
  const again = await addMessagesWithRetry(ada, id, [...lines, { content: 'three' }]);
  expect(again.map(({ seq, content }) => [seq, content])).toEqual([
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
  ]);
  expect(await getThread(ada, id)).toMatchObject({
    seq: 3,
    landedCount: 3,
    lastMessage: { preview: 'three' },
  });
});

test('[R13] a person who has used up the day’s answers is refused with an explanation, can still post, and loses nothing', async () => {
  const linus = await person('Linus');
  const { id } = await createThread(linus);
  await db.doc(`budgets/${linus.uid}_${new Date().toISOString().slice(0, 10)}`).set({ answers: 59 });
  await say(linus, { threadId: id, message: '[demo echo=The last one.]' }, background);
  await expect(say(linus, { threadId: id, message: 'one more' }, background)).rejects.toMatchObject({
    code: 'over-budget',
    message: expect.stringContaining('60 answers'),
  });
  await say(linus, { threadId: id, message: 'only for people', ask: false }, background);
  await workDone();
  expect((await getMessages(linus, id)).map(({ content }) => content)).toEqual([
    '[demo echo=The last one.]',
    'The last one.',
    'only for people',
  ]);
});
