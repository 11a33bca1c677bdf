// POST /api/chat for API clients: a stream or a receipt, repeated ids, disconnecting readers.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import { messagesResponseSchema } from '@/model/list-responses';
import { chatResponseSchema, type Message } from '@/model/message';
import { threadResponseSchema } from '@/model/thread';
import { readEvents, textOf } from './events';
import {
  APP_URL,
  addMember,
  call,
  modelSent,
  newThread,
  newcomer,
  refusal,
  type Answer,
  type Caller,
} from './server';

let ada: Caller;

beforeAll(async () => {
  ada = await newcomer('Ada');
});

async function messagesOf(threadId: string): Promise<Message[]> {
  const { text } = await call(ada, 'GET', `/api/threads/${threadId}/messages`);
  return messagesResponseSchema.parse(JSON.parse(text)).messages;
}

/** A text that identifies this question in the demo model's log. */
const question = (directives: string) => `Question ${randomUUID()} [demo ${directives}]`;

test('[E6] Accept: application/json gets 202 immediately; every other client gets the answer as it is written', async () => {
  const threadId = await newThread(ada);
  const receipt = await call(ada, 'POST', '/api/chat', { threadId, message: question('slow=2s') });
  expect(receipt.status).toBe(202);
  expect(chatResponseSchema.parse(JSON.parse(receipt.text)).runId).toMatch(/^r-/);

  for (const accept of ['*/*', 'text/event-stream', 'text/html']) {
    const message = question('long=2k');
    const thread = await newThread(ada);
    const body = { threadId: thread, message };
    const { status, headers, text } = await call(ada, 'POST', '/api/chat', body, { headers: { accept } });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const events = readEvents(text);
    const [, answer] = await messagesOf(thread);
    expect(events.filter(({ event }) => event === 'delta').length).toBeGreaterThan(1);
    expect(events.at(-1)).toEqual({ event: 'done', data: { messageId: answer?.id, status: 'done' } });
    expect(textOf(events)).toBe(answer?.content);
    expect(answer?.content).toBe((await modelSent(message))?.text);
  }
});

test('[E6] the stream of a message that does not ask ends immediately with its id', async () => {
  const threadId = await newThread(ada);
  const messageId = randomUUID();
  const body = { threadId, message: 'To myself', ask: false, messageId };
  const { text } = await call(ada, 'POST', '/api/chat', body, { headers: { accept: '*/*' } });
  expect(readEvents(text)).toEqual([{ event: 'done', data: { messageId, status: 'sent' } }]);
});

test('[R5] [X89] a reader who disconnects after the first token stops nothing: the answer is stored as the model sent it', async () => {
  const threadId = await newThread(ada);
  const message = question('slow=3s long=1k');
  const hangUp = new AbortController();
  const response = await fetch(`${APP_URL}/api/chat`, {
    method: 'POST',
    signal: hangUp.signal,
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json', accept: '*/*' },
    body: JSON.stringify({ threadId, message }),
  });
  const reader = response.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  expect(first).toMatch(/^event: delta/);
  hangUp.abort();
  expect((await modelSent(message))?.done).toBe(false);

  const answer = await vi.waitFor(
    async () => {
      const stored = (await messagesOf(threadId)).find(({ role }) => role === 'assistant');
      expect(stored).toBeDefined();
      return stored;
    },
    { timeout: 20_000, interval: 200 },
  );
  expect(answer).toMatchObject({ status: 'done' });
  const sent = await modelSent(message);
  expect(sent).toMatchObject({ done: true, aborted: null });
  expect(answer?.content).toBe(sent?.text);
  expect(answer?.content.length).toBeGreaterThan(1_000);
});

test('[M2] [X85] [X86] the same message sent ten times concurrently is stored once and starts one run', async () => {
  const threadId = await newThread(ada);
  const message = question('echo=Once.');
  const body = { threadId, message, messageId: randomUUID() };
  const receipts = await Promise.all(Array.from({ length: 10 }, () => call(ada, 'POST', '/api/chat', body)));
  expect(receipts.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 202));
  expect(new Set(receipts.map(({ text }) => text)).size).toBe(1);
  await vi.waitFor(async () => expect(await messagesOf(threadId)).toHaveLength(2), {
    timeout: 15_000,
    interval: 200,
  });
  expect((await messagesOf(threadId)).map(({ seq, content }) => [seq, content])).toEqual([
    [1, message],
    [2, 'Once.'],
  ]);
});

test('[M2] repeating a message as a stream follows the same answer; other text under its id is refused', async () => {
  const threadId = await newThread(ada);
  const body = { threadId, message: question('echo=The same as before.'), messageId: randomUUID() };
  const stream = { headers: { accept: '*/*' } };
  const first = readEvents((await call(ada, 'POST', '/api/chat', body, stream)).text);
  const again = readEvents((await call(ada, 'POST', '/api/chat', body, stream)).text);
  expect(again.at(-1)).toEqual(first.at(-1));
  expect(textOf(again)).toBe('The same as before.');
  const other = await call(ada, 'POST', '/api/chat', { ...body, message: 'Other words' });
  expect(refusal(other)).toMatchObject({ status: 409, code: 'conflict' });
  expect(await messagesOf(threadId)).toHaveLength(2);
});

test('[T1] [T2] the same thread id again has no second effect; for somebody else it is another thread', async () => {
  const id = randomUUID();
  const create = (by: Caller) => call(by, 'POST', '/api/threads', { id, title: 'Once' });
  const answers = await Promise.all([create(ada), create(ada), create(ada)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const idOf = ({ text }: Answer) => threadResponseSchema.parse(JSON.parse(text)).thread.id;
  expect(new Set(answers.map(idOf)).size).toBe(1);
  const eves = await create(await newcomer('Eve'));
  expect(eves.status).toBe(201);
  expect(answers.map(idOf)).not.toContain(idOf(eves));
});

test('[R2] a stream of a queued question says so, and then sends its own answer', async () => {
  const threadId = await newThread(ada);
  await call(ada, 'POST', '/api/chat', { threadId, message: question('slow=2s') });
  const body = { threadId, message: question('echo=Second.') };
  const { text } = await call(ada, 'POST', '/api/chat', body, { headers: { accept: '*/*' } });
  const events = readEvents(text);
  expect(events[0]?.event).toBe('queued');
  expect(textOf(events)).toBe('Second.');
});

test('[E7] [X23] a client whose person is removed gets an error and no more text; the answer continues for the others', async () => {
  const threadId = await newThread(ada);
  const grace = await newcomer('Grace');
  await addMember(ada, threadId, grace, 'editor');
  const message = question('slow=4s long=1k');
  const stream = call(
    grace,
    'POST',
    '/api/chat',
    { threadId, message, ask: true },
    { headers: { accept: '*/*' } },
  );
  await vi.waitFor(async () => expect((await modelSent(message))?.text).toBeTruthy(), {
    timeout: 10_000,
    interval: 100,
  });
  expect((await call(ada, 'DELETE', `/api/threads/${threadId}/members/${grace.uid}`)).status).toBe(204);
  const events = readEvents((await stream).text);
  expect(events.at(-1)).toMatchObject({ event: 'error', data: { code: 'not-found' } });
  await vi.waitFor(async () => expect((await messagesOf(threadId))[1]?.status).toBe('done'), {
    timeout: 20_000,
    interval: 200,
  });
  expect((await messagesOf(threadId))[1]?.content).toBe((await modelSent(message))?.text);
});

test('[R8] a model failure is sent as the end of the answer, not as an error of the request', async () => {
  const threadId = await newThread(ada);
  const body = { threadId, message: question('fail=400') };
  const { status, text } = await call(ada, 'POST', '/api/chat', body, { headers: { accept: '*/*' } });
  expect(status).toBe(200);
  expect(readEvents(text).at(-1)).toMatchObject({ event: 'done', data: { status: 'failed' } });
  expect((await messagesOf(threadId))[1]).toMatchObject({ status: 'failed', error: 'refused', content: '' });
});
