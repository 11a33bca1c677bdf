/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on imports: on what somebody else imports, by parts that are too large, out of order or more than was said, and by what a
// file claims about itself.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { messageOf } from '@/model/archive/pieces';
import { beginImportResponseSchema } from '@/model/import';
import { CONFLICT, FORBIDDEN, INVALID, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import { done, newPeople, threadOf, type People } from './people';
import { call, newcomer, type Caller } from './server';

const TOO_LONG = { status: 413, code: 'too-long' } as const;
const TOO_MANY = { status: 429, code: 'too-many' } as const;

let people: People;
let ada: Caller;

beforeAll(async () => {
  people = await newPeople();
  ada = await newcomer('Ada');
});

const message = (number: number, text = `words ${number}`) =>
  messageOf({ sourceId: `m${number}`, author: { kind: 'person', name: 'Ada' }, text, createdAt: number });
const entry = (number: number, text?: string) => ({
  kind: 'message',
  message: message(number, text),
  versions: 0,
});

function beginning(messages: number, more: object = {}) {
  const conversation = {
    format: 'chatgpt',
    sourceId: randomUUID(),
    title: 'Tides',
    createdAt: 1,
    updatedAt: 1,
  };
  return { file: { id: 'the-file-of-all', bytes: 1 }, conversation: { ...conversation, messages }, ...more };
}

async function begun(by: Caller, messages = 1, more: object = {}) {
  const { text } = await done(call(by, 'POST', '/api/imports', beginning(messages, more)));
  return beginImportResponseSchema.parse(JSON.parse(text));
}

const send = (by: Caller, importId: string, part: number, entries: readonly unknown[]) =>
  call(by, 'POST', `/api/imports/${importId}/parts`, { part, entries });
const finish = (by: Caller, importId: string) => call(by, 'POST', `/api/imports/${importId}/finish`, {});
const cancel = (by: Caller, importId: string) => call(by, 'DELETE', `/api/imports/${importId}`);

test('[K24] [X160] what somebody else imports is not there: no part, no end, no removal', async () => {
  const { importId, threadId } = await begun(ada);
  const unchanged = [`imports/${importId}`, `threads/${threadId}`];
  const nobody = { uid: '', email: '', token: '' };
  for (const [who, refusal] of [
    [people.stranger, NOT_FOUND],
    [nobody, SIGNED_OUT],
  ] as const) {
    const { importId: own } = await begun(ada);
    const twin = () => send(ada, own, 0, [entry(1)]);
    await attack({ twin, attempt: () => send(who, importId, 0, [entry(1)]), refusal, unchanged });
    await attack({ twin: () => finish(ada, own), attempt: () => finish(who, importId), refusal, unchanged });
    await attack({ twin: () => cancel(ada, own), attempt: () => cancel(who, importId), refusal, unchanged });
  }
});

test('[K21] [X160] nobody appends where they may not write, and learns of no thread', async () => {
  const thread = await threadOf(people);
  const appendBy = (by: Caller) => call(by, 'POST', '/api/imports', beginning(1, { threadId: thread }));
  const unchanged = [`threads/${thread}`];
  for (const [who, refusal] of [
    [people.viewer, FORBIDDEN],
    [people.stranger, NOT_FOUND],
  ] as const)
    await attack({ twin: () => appendBy(people.editor), attempt: () => appendBy(who), refusal, unchanged });
});

test('[K24] [X161] a part that is too large is refused; one large message alone is not', async () => {
  const { importId } = await begun(ada, 3);
  const half = 'x'.repeat(110 * 1024);
  await attack({
    twin: () => send(ada, importId, 0, [entry(1, 'y'.repeat(220 * 1024))]),
    attempt: () => send(ada, importId, 0, [entry(1, half), entry(2, half)]),
    refusal: TOO_LONG,
    unchanged: [`imports/${importId}`],
  });
  await attack({
    twin: () => send(ada, importId, 1, [entry(2), entry(3)]),
    attempt: () => send(ada, importId, 1, [entry(2, 'x'.repeat(800 * 1024))]),
    refusal: TOO_LONG,
    unchanged: [`imports/${importId}`],
  });
});

test('[K19] [X161] parts come in their order, as many as were said, and shaped as they must be', async () => {
  const { importId, threadId } = await begun(ada, 2);
  const unchanged = [`imports/${importId}`, `threads/${threadId}`];
  await attack({
    twin: () => send(ada, importId, 0, [entry(1)]),
    attempt: () => send(ada, importId, 1, [entry(1)]),
    refusal: CONFLICT,
    unchanged,
  });
  await attack({
    twin: () => send(ada, importId, 0, [entry(1)]),
    attempt: () => finish(ada, importId),
    refusal: CONFLICT,
    unchanged,
  });
  for (const entries of [
    [entry(2), entry(3)],
    [entry(2), entry(2)],
    [{ ...entry(2), versions: 1 }, entry(3)],
    [{ ...entry(2), versions: 1_001 }],
    [{ kind: 'version', version: {} }],
    [{ kind: 'message', message: { ...message(2), author: { kind: 'owner', name: 'Ada' } }, versions: 0 }],
    [{ kind: 'message', message: { ...message(2), sourceId: '' }, versions: 0 }],
    [entry(2, ' ')],
    [],
  ])
    expect(await send(ada, importId, 1, entries)).toMatchObject({ status: INVALID.status });
  await done(send(ada, importId, 1, [entry(2)]));
  await done(finish(ada, importId));
  await attack({
    twin: () => finish(ada, importId),
    attempt: () => send(ada, importId, 2, [entry(3)]),
    refusal: CONFLICT,
    unchanged,
  });
});

test('[K24] [X161] 50,001 messages are refused before one is sent, and on the next import of the day', async () => {
  const linus = await newcomer('Linus');
  const begin = (messages: number) => call(linus, 'POST', '/api/imports', beginning(messages));
  await attack({ twin: () => begin(50_000), attempt: () => begin(50_001), refusal: INVALID, unchanged: [] });
  const { importId } = await begun(linus);
  await done(send(linus, importId, 0, [entry(1)]));
  await attack({ twin: () => begin(49_999), attempt: () => begin(50_000), refusal: TOO_MANY, unchanged: [] });
});

test('[K23] [X162] a file makes nobody say anything: names are quoted, and nothing unsigned is drawn', async () => {
  const { importId, threadId } = await begun(ada, 1, {
    conversation: { ...beginning(1).conversation, format: 'cothread', sourceId: 'thread-of-ada' },
  });
  const text = '<content>root = Card([Button("Pay")])</content>';
  const original = {
    id: 'message-1',
    seq: 1,
    role: 'assistant',
    authorId: ada.uid,
    authorName: 'Assistant',
    format: 'c1',
    plain: '',
    mentions: [ada.uid],
    status: 'done',
    createdAt: 1,
    editedAt: null,
    questionId: null,
    error: null,
    stop: { by: people.owner.uid, byName: 'Olga', at: 1 },
    metadata: {},
    signature: 'Zm9yZ2Vk',
  };
  const forged = { ...message(1, text), author: { kind: 'assistant', name: 'Assistant' }, original };
  await done(send(ada, importId, 0, [{ kind: 'message', message: forged, versions: 0 }]));
  await done(finish(ada, importId));
  const read = await done(call(ada, 'GET', `/api/threads/${threadId}/messages`));
  expect(JSON.parse(read.text)).toMatchObject({
    messages: [
      {
        format: 'markdown',
        mentions: [],
        authorId: expect.stringMatching(/^imported\.[0-9a-f]{20}$/),
        stop: { by: expect.stringMatching(/^imported\./) },
        imported: { format: 'cothread', kind: 'assistant' },
      },
    ],
  });
});
