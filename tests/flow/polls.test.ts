// Polls: what is stored of a block, who closes one, what is counted, and what becomes of votes when their message or their person goes.
import { WriteBatch } from 'firebase-admin/firestore';
import { afterEach, expect, test, vi } from 'vitest';
import { hiddenVotesPath, messagePath, votePath, votesPath } from '@/model/paths';
import { voteId } from '@/model/poll';
import { DELETED_PERSON } from '@/model/product';
import { codeOf } from '@/tests/support/code-of';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, background, workDone, db } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { closePoll } = await import('@/server/chat/close-poll');
const { editMessage, deleteMessage } = await import('@/server/chat/edit-delete');
const { hideMessage, restoreMessage } = await import('@/server/chat/hide');
const { regenerate } = await import('@/server/runs/actions');
const { createThread, setArchived } = await import('@/server/threads/threads');
const { getMessages } = await import('@/server/messages/messages');
const { addMember } = await import('@/server/members/members');
const { deleteAccount } = await import('@/server/account/account');

type Person = Awaited<ReturnType<typeof person>>;

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');
const stranger = await person('Nora');

afterEach(() => {
  vi.restoreAllMocks();
});

/** Grace asks in a thread of Ada's; Linus only reads. */
async function withPoll(message = '/poll Lunch? Pizza | Soup', by = grace) {
  const { id: threadId } = await createThread(ada);
  await addMember(ada, threadId, { email: by.email, role: 'editor' });
  await addMember(ada, threadId, { email: linus.email, role: 'viewer' });
  const { messageId } = await say(by, { threadId, message, ask: false }, background);
  return { threadId, messageId };
}

type Place = Awaited<ReturnType<typeof withPoll>>;

const storedIn = async ({ threadId, messageId }: Place) =>
  (await getMessages(ada, threadId)).find(({ id }) => id === messageId);

/** As a page writes it, under rules that tests/rules/votes covers. */
async function vote({ threadId, messageId }: Place, by: Person, choices: readonly number[]): Promise<void> {
  const pollId = `${messageId}-p0`;
  const fields = {
    poll: 'p0',
    pollId,
    choices,
    by: by.uid,
    byName: by.name,
    at: new Date(),
    isHidden: false,
  };
  await db.doc(votePath(threadId, messageId, voteId({ pollId }, by.uid))).set(fields);
}

const votesOf = async ({ threadId, messageId }: Place) =>
  (await db.collection(votesPath(threadId, messageId)).get()).size;

test('[I23] [I29] the command makes a poll in the person’s own message, once', async () => {
  const { id: threadId } = await createThread(ada);
  const asked = { threadId, message: '/poll Lunch? Pizza | Soup', ask: false, messageId: 'asked-only-once' };
  await say(ada, asked, background);
  await say(ada, asked, background);
  const messages = await getMessages(ada, threadId);
  expect(messages).toHaveLength(1);
  expect(messages[0]?.content).toBe('```poll\nLunch?\n- Pizza\n- Soup\n```');
  expect(messages[0]?.polls).toEqual({
    list: [
      {
        key: 'p0',
        pollId: 'asked-only-once-p0',
        question: 'Lunch?',
        options: ['Pizza', 'Soup'],
        isMultiple: false,
        isHidden: false,
        closesAt: null,
        closed: null,
        result: null,
      },
    ],
    open: {
      p0: { pollId: 'asked-only-once-p0', choices: [0, 1], most: 1, isHidden: false, closesAt: null },
    },
    askedBy: ada.uid,
  });
});

test('[I23] [I27] an answer’s poll belongs to its run and to whoever asked; a regenerated one begins without votes', async () => {
  const { id: threadId } = await createThread(ada);
  await addMember(ada, threadId, { email: grace.email, role: 'editor' });
  const question = { threadId, message: 'A poll about lunch', ask: true };
  await say(grace, question, background);
  await workDone();
  const answerOf = async () => (await getMessages(ada, threadId)).find(({ role }) => role === 'assistant');
  const answer = await answerOf();
  expect(answer?.polls?.list[0]).toMatchObject({ pollId: `${answer?.runId}-p0`, closed: null });
  expect(answer?.polls?.askedBy).toBe(grace.uid);
  await regenerate(ada, { threadId, messageId: answer?.id ?? '' }, background);
  await workDone();
  const again = await answerOf();
  expect(again?.runId).not.toBe(answer?.runId);
  expect(again?.polls?.list[0]?.pollId).toBe(`${again?.runId}-p0`);
});

test('[I26] twenty vote, some twice: closing counts each once, and its result stays', async () => {
  const place = await withPoll();
  const voters = Array.from({ length: 20 }, (_, n) => ({ ...grace, uid: `voter-${n}`, name: `Voter ${n}` }));
  await Promise.all(voters.map((who, n) => vote(place, who, [n % 3 === 0 ? 1 : 0])));
  await vote(place, { ...grace, uid: 'voter-0' }, [0]);
  await vote(place, { ...grace, uid: 'voter-1' }, []);
  const closed = await closePoll(grace, place, { poll: 'p0' });
  expect(closed.result).toEqual({ counts: [13, 6], voters: 19 });
  const stored = await storedIn(place);
  expect(stored?.polls?.open).toEqual({});
  expect(stored?.polls?.list[0]).toEqual(closed);
  expect(closed.closed?.by).toBe(grace.uid);
  // Closing again counts nothing anew.
  await vote(place, { ...grace, uid: 'voter-late' }, [1]);
  expect(await closePoll(ada, place, { poll: 'p0' })).toEqual(closed);
});

test('[I26] of two who close at once both read one result', async () => {
  const place = await withPoll();
  await vote(place, grace, [1]);
  const both = await Promise.all([ada, grace].map((who) => closePoll(who, place, { poll: 'p0' })));
  expect(both[0]).toEqual(both[1]);
  expect(both[0]?.result).toEqual({ counts: [0, 1], voters: 1 });
});

test('[I26] a poll that was closed and not counted is counted by whoever sees it', async () => {
  const place = await withPoll();
  await vote(place, grace, [1]);
  const stored = await storedIn(place);
  await db.doc(messagePath(place.threadId, place.messageId)).update({
    'polls.open': {},
    'polls.list': stored?.polls?.list.map((poll) => ({ ...poll, closed: { at: 1, by: grace.uid } })),
  });
  expect((await closePoll(linus, place, { poll: 'p0' })).result).toEqual({ counts: [0, 1], voters: 1 });
});

test('[I26] [X224] a poll is closed by whoever asked it and by managers, before its time by nobody else', async () => {
  const place = await withPoll();
  const other = await person('Hopper');
  await addMember(ada, place.threadId, { email: other.email, role: 'editor' });
  for (const [who, code] of [
    [linus, 'forbidden'],
    [other, 'forbidden'],
    [stranger, 'not-found'],
  ] as const)
    expect(await codeOf(closePoll(who, place, { poll: 'p0' }))).toBe(code);
  expect((await storedIn(place))?.polls?.list[0]?.closed).toBeNull();
  expect(await codeOf(closePoll(grace, place, { poll: 'p0' }))).toBe('done');
  const managed = await withPoll();
  expect(await codeOf(closePoll(ada, managed, { poll: 'p1' }))).toBe('not-found');
  expect(await codeOf(closePoll(ada, { ...managed, threadId: place.threadId }, { poll: 'p0' }))).toBe(
    'not-found',
  );
  expect(await codeOf(closePoll(ada, managed, { poll: 'p0' }))).toBe('done');
});

test('[I26] once its time has come every member closes it, and it says that nobody did', async () => {
  const block = (at: string) => `\`\`\`poll\nLunch?\n- Pizza\n- Soup\ncloses: ${at}\n\`\`\``;
  const place = await withPoll(block('2020-01-01T12:00Z'));
  expect((await closePoll(linus, place, { poll: 'p0' })).closed?.by).toBeNull();
  const later = await withPoll(block('2999-01-01T12:00Z'));
  expect(await codeOf(closePoll(linus, later, { poll: 'p0' }))).toBe('forbidden');
});

test('[I26] nobody closes a poll in an archived thread', async () => {
  const place = await withPoll();
  await setArchived(ada, place.threadId, true);
  expect(await codeOf(closePoll(ada, place, { poll: 'p0' }))).toBe('forbidden');
  await setArchived(ada, place.threadId, false);
  expect(await codeOf(closePoll(ada, place, { poll: 'p0' }))).toBe('done');
});

test('[I28] a message with a poll is not edited; deleted, it takes the votes along, late ones too', async () => {
  const place = await withPoll();
  await vote(place, grace, [1]);
  expect(await codeOf(editMessage(grace, { ...place, text: 'Other words' }))).toBe('conflict');
  vi.spyOn(WriteBatch.prototype, 'commit').mockImplementationOnce(async function (this: WriteBatch) {
    await vote(place, ada, [0]);
    return await this.commit();
  });
  await deleteMessage(grace, place, background);
  expect(await votesOf(place)).toBe(0);
  expect(await storedIn(place)).toMatchObject({ status: 'deleted', polls: null });
  expect(await codeOf(closePoll(grace, place, { poll: 'p0' }))).toBe('conflict');
});

test('[I28] a hidden message takes its votes along, and shown again brings them back', async () => {
  const place = await withPoll();
  await vote(place, grace, [1]);
  const before = (await storedIn(place))?.polls;
  await hideMessage(ada, place);
  expect(await votesOf(place)).toBe(0);
  expect((await db.collection(hiddenVotesPath(place.threadId, place.messageId)).get()).size).toBe(1);
  await restoreMessage(ada, place);
  expect(await votesOf(place)).toBe(1);
  expect((await storedIn(place))?.polls).toEqual(before);
});

test('[I28] whoever deletes their account keeps their vote, without a name', async () => {
  const place = await withPoll();
  const leaving = await person('Leaving');
  await addMember(ada, place.threadId, { email: leaving.email, role: 'editor' });
  await vote(place, leaving, [1]);
  await deleteAccount(leaving);
  const { docs } = await db.collection(votesPath(place.threadId, place.messageId)).get();
  expect(docs.map((doc) => [doc.get('byName'), doc.get('choices')])).toEqual([[DELETED_PERSON, [1]]]);
  expect((await closePoll(ada, place, { poll: 'p0' })).result?.counts).toEqual([0, 1]);
});

test('[I23] [X216] what sends a form, and what was only quoted, stores no poll', async () => {
  const { threadId } = await withPoll('````md\n```poll\nLunch?\n- Pizza\n- Soup\n```\n````');
  expect((await getMessages(ada, threadId)).map(({ polls }) => polls ?? null)).toEqual([null]);
});
