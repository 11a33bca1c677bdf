/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on usage and feedback: what somebody else's answers cost, and what people think of answers.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { feedbackListResponseSchema, ownFeedbackResponseSchema } from '@/model/feedback';
import { messagesResponseSchema } from '@/model/list-responses';
import { usageResponseSchema } from '@/model/usage';
import { CONFLICT, FORBIDDEN, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import { done, newPeople, threadOf, type People } from './people';
import { call, newcomer, type Caller } from './server';
import { storedIds } from './stored';

const NOBODY: Caller = { uid: '', email: '', token: '' };
const UP = { feedback: { value: 'up' } };

let people: People;
let threadId: string;
/** The answer, and the question before it. */
let answerId: string;
let questionId: string;

beforeAll(async () => {
  people = await newPeople();
  threadId = await threadOf(people);
  const body = { threadId, messageId: randomUUID(), message: '[demo echo=Yes.]', ask: true };
  // The response ends with the answer.
  await done(call(people.owner, 'POST', '/api/chat', body, { headers: { accept: 'text/event-stream' } }));
  const { text } = await call(people.owner, 'GET', `/api/threads/${threadId}/messages`);
  const [question, answer] = messagesResponseSchema.parse(JSON.parse(text)).messages;
  [questionId, answerId] = [question?.id ?? '', answer?.id ?? ''];
});

const give = (by: Caller, messageId: string) =>
  call(by, 'PUT', `/api/threads/${threadId}/messages/${messageId}/feedback`, UP);

test.each([
  ['an editor', () => people.editor, FORBIDDEN],
  ['a viewer', () => people.viewer, FORBIDDEN],
  ['a stranger', () => people.stranger, NOT_FOUND],
  ['nobody', () => NOBODY, SIGNED_OUT],
] as const)(
  '[U15] [U20] [X202] [X206] %s reads neither a thread’s usage nor its file, nor what people think of its answers',
  async (_who, who, refused) => {
    for (const path of ['usage', 'usage/csv', 'feedback'])
      await attack({
        twin: () => call(people.admin, 'GET', `/api/threads/${threadId}/${path}`),
        attempt: () => call(who(), 'GET', `/api/threads/${threadId}/${path}`),
        refusal: refused,
        unchanged: [],
        at: path,
      });
  },
);

test('[U15] [U20] [X203] who is no administrator of the site reads their own usage alone, whatever they ask for', async () => {
  const eve = await newcomer('Eve');
  for (const path of ['/api/usage', '/api/usage/csv'])
    await attack({
      twin: () => call(eve, 'GET', `${path}?scope=mine`),
      attempt: () => call(eve, 'GET', `${path}?scope=site`),
      refusal: FORBIDDEN,
      unchanged: [],
      at: path,
    });
  await attack({
    twin: () => call(people.owner, 'GET', `/api/threads/${threadId}/feedback`),
    attempt: () => call(people.owner, 'GET', '/api/feedback'),
    refusal: FORBIDDEN,
    unchanged: [],
  });
});

test('[U15] [X201] one’s own usage names nobody else', async () => {
  const { text } = await done(call(people.editor, 'GET', '/api/usage'));
  const usage = usageResponseSchema.parse(JSON.parse(text));
  expect(usage).toMatchObject({ maySeeSite: false, people: { rows: [] } });
  expect(text).not.toContain(people.owner.uid);
});

test('[U19] [X206] a stranger gives no feedback, and nobody gives it on a question; a viewer does on an answer, and sees their own alone', async () => {
  await attack({
    twin: () => give(people.viewer, answerId),
    attempt: () => give(people.stranger, answerId),
    refusal: NOT_FOUND,
    unchanged: [`threads/${threadId}/messages/${answerId}`],
  });
  const stored = await storedIds(`threads/${threadId}/feedback`);
  expect(stored).toHaveLength(1);
  await attack({
    twin: () => give(people.viewer, answerId),
    attempt: () => give(people.viewer, questionId),
    refusal: NOT_FOUND,
    unchanged: [`threads/${threadId}/feedback/${stored[0]}`],
  });
  expect(await storedIds(`threads/${threadId}/feedback`)).toEqual(stored);

  const mine = async (by: Caller) => {
    const { text } = await done(call(by, 'GET', `/api/threads/${threadId}/feedback/mine`));
    return ownFeedbackResponseSchema.parse(JSON.parse(text)).feedback.map(({ messageId }) => messageId);
  };
  expect([await mine(people.viewer), await mine(people.owner)]).toEqual([[answerId], []]);
  const { text } = await done(call(people.admin, 'GET', `/api/threads/${threadId}/feedback`));
  expect(feedbackListResponseSchema.parse(JSON.parse(text)).entries).toMatchObject([{ messageId: answerId }]);
  expect(text).not.toContain(people.viewer.uid);
});

test('[U19] feedback names the answer that was seen, and is refused for another one', async () => {
  const { text } = await done(call(people.viewer, 'GET', `/api/threads/${threadId}/feedback/mine`));
  const [own] = ownFeedbackResponseSchema.parse(JSON.parse(text)).feedback;
  const { runId = '' } = own ?? {};
  const path = `/api/threads/${threadId}/messages/${answerId}/feedback`;
  const stored = await storedIds(`threads/${threadId}/feedback`);
  await attack({
    twin: () => call(people.viewer, 'PUT', path, { ...UP, runId }),
    attempt: () => call(people.viewer, 'PUT', path, { feedback: { value: 'down' }, runId: `${runId}x` }),
    refusal: CONFLICT,
    unchanged: stored.map((id) => `threads/${threadId}/feedback/${id}`),
  });
});
