/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks by the content of a request: its origin, injected values, leaked details.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { messagesResponseSchema } from '@/model/list-responses';
import { type Message } from '@/model/message';
import { threadResponseSchema } from '@/model/thread';
import { INVALID, SIGNED_OUT, attack } from './attack';
import { done, newLink } from './people';
import {
  APP_URL,
  addMember,
  call,
  expectNoInnards,
  modelSent,
  newThread,
  newcomer,
  type Caller,
} from './server';
import { stored } from './stored';

let ada: Caller;
let bob: Caller;
let thread: string;

beforeAll(async () => {
  [ada, bob] = await Promise.all([newcomer('Ada'), newcomer('Bob')]);
  thread = await newThread(ada);
  await addMember(ada, thread, bob, 'admin');
});

const api = () => `/api/threads/${thread}`;
const chatBody = (more: object = {}) => ({ threadId: thread, message: 'Hello', ask: false, ...more });
const say = (by: Caller, more: object = {}) => call(by, 'POST', '/api/chat', chatBody(more));

async function messagesOf(id: string): Promise<Message[]> {
  const { text } = await done(call(ada, 'GET', `/api/threads/${id}/messages`));
  return messagesResponseSchema.parse(JSON.parse(text)).messages;
}

describe('another page in the same browser', () => {
  test('[E4] [X11] cookies do not authenticate: a form or a script of another page does nothing', async () => {
    const cookie = `session=${ada.token}; __session=${ada.token}; token=${ada.token}; cothread-here=1`;
    for (const [contentType, origin] of [
      ['text/plain', 'https://evil.example'],
      ['application/x-www-form-urlencoded', 'https://evil.example'],
      ['application/json', 'null'],
    ] as const)
      await attack({
        at: contentType,
        attempt: () =>
          call(null, 'POST', '/api/chat', chatBody(), {
            headers: { cookie, origin, 'content-type': contentType },
          }),
        twin: () => say(ada),
        refusal: SIGNED_OUT,
        unchanged: [`threads/${thread}`],
      });
  });

  test('[E2] [X11] only JSON with the content type of JSON is read', async () => {
    for (const contentType of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/json',
    ])
      await attack({
        at: contentType,
        attempt: () =>
          call(ada, 'POST', '/api/chat', chatBody(), { headers: { 'content-type': contentType } }),
        twin: () => say(ada),
        refusal: INVALID,
        unchanged: [`threads/${thread}`],
      });
  });

  test('[E1] [X11] no page of another origin is allowed to read a response', async () => {
    const headers = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    for (const path of ['/api/chat', '/api/threads', '/api/me', '/api/invites/preview']) {
      const preflight = await fetch(APP_URL + path, { method: 'OPTIONS', headers });
      const names = [...preflight.headers.keys()].filter((name) => name.startsWith('access-control'));
      expect({ path, names }).toEqual({ path, names: [] });
    }
  });
});

describe('injected values', () => {
  const SENTINELS = [
    { _methodName: 'FieldValue.delete' },
    { __type__: 'server_timestamp' },
    { '.sv': 'timestamp' },
    { seconds: 1, nanoseconds: 0 },
    { integerValue: '1' },
  ];

  test('[E2] [X71] a Firestore operation instead of a text is refused, and as text it stays text', async () => {
    for (const value of SENTINELS) {
      for (const body of [
        { title: value },
        { instructions: value },
        { metadata: { a: value } },
        { replyPolicy: value },
      ])
        await attack({
          at: JSON.stringify(body),
          attempt: () => call(ada, 'PATCH', api(), body),
          twin: () => call(ada, 'PATCH', api(), { title: JSON.stringify(value) }),
          refusal: INVALID,
          unchanged: [`threads/${thread}`],
        });
      await attack({
        at: JSON.stringify(value),
        attempt: () => say(ada, { message: value }),
        twin: () => say(ada, { message: JSON.stringify(value), metadata: { a: 'FieldValue.delete()' } }),
        refusal: INVALID,
        unchanged: [`threads/${thread}`],
      });
    }
    const { text } = await call(ada, 'GET', api());
    expect(threadResponseSchema.parse(JSON.parse(text)).thread.title).toBe(JSON.stringify(SENTINELS.at(-1)));
  });

  test('[E2] [X70] no key of a request is used as a field path', async () => {
    for (const key of [
      'settings.replyPolicy',
      'memberIds',
      'x.roles.eve',
      'a`b',
      'metadata.a',
      '__name__',
      'lastMessage.preview',
    ])
      await attack({
        at: key,
        attempt: () => call(ada, 'PATCH', api(), { [key]: 'off' }),
        twin: () => call(ada, 'PATCH', api(), { title: key }),
        refusal: INVALID,
        unchanged: [`threads/${thread}`],
      });
  });

  test('[T4] [X77] line breaks and direction marks are removed from titles, links’ labels and headers', async () => {
    const title = 'Plan\r\nSet-Cookie: a=b\u202e\u0000 end';
    const { headers, text } = await done(call(ada, 'PATCH', api(), { title }));
    expect(threadResponseSchema.parse(JSON.parse(text)).thread.title).toBe('Plan Set-Cookie: a=b end');
    expect(headers.get('set-cookie')).toBeNull();
    const { id } = await newLink(ada, thread, { note: title });
    expect(await stored(`invites/${id}`)).toMatchObject({
      fields: { note: { stringValue: 'Plan Set-Cookie: a=b end' } },
    });
    const mine = await call(ada, 'GET', api(), undefined, {
      headers: { 'x-request-id': 'chosen-by-the-caller' },
    });
    expect(mine.headers.get('x-request-id')).not.toBe('chosen-by-the-caller');
  });
});

describe('leaks', () => {
  test('[E1] [X107] a failed answer has no address, key or error text of the model’s host, on screens or in the store', async () => {
    const own = await newThread(ada);
    const message = `${randomUUID()} [demo fail=400-context]`;
    const answer = await call(
      ada,
      'POST',
      '/api/chat',
      { threadId: own, message },
      { headers: { accept: '*/*' } },
    );
    expect(answer.status).toBe(200);
    const [question, failed] = await messagesOf(own);
    expect(failed).toMatchObject({ status: 'failed' });
    for (const text of [answer.text, JSON.stringify(failed)]) {
      expectNoInnards(text);
      expect(text).not.toMatch(/https?:|Bearer|api.?key|127\.0\.0\.1|openai/i);
    }
    expect(question?.content).toBe(message);
    expect(await modelSent(message)).toBeDefined();
  });
});
