/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on the HTTP interface from outside. Every refused request is beside one that differs in that one respect and
// passes.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { messagesResponseSchema, threadListResponseSchema } from '@/model/list-responses';
import { chatResponseSchema, type Message } from '@/model/message';
import { MAX_BODY_BYTES, MAX_MESSAGE_BYTES } from '@/model/limits';
import { FORBIDDEN, INVALID, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import {
  addMember,
  anonymousToken,
  call,
  changedToken,
  expectNoInnards,
  newThread,
  newcomer,
  refusal,
  revokeSessions,
  signIn,
  type Caller,
} from './server';

let ada: Caller;
let eve: Caller;
let thread: string;

beforeAll(async () => {
  [ada, eve] = await Promise.all([newcomer('Ada'), newcomer('Eve')]);
  thread = await newThread(ada);
});

/** A message that does not ask the assistant. */
const chatBody = (change: Record<string, unknown> = {}) => ({
  threadId: thread,
  message: 'Hello',
  ask: false,
  ...change,
});
const say = (change: Record<string, unknown> = {}, by: Caller | null = ada) =>
  call(by, 'POST', '/api/chat', chatBody(change));

async function messagesOf(caller: Caller, threadId: string): Promise<Message[]> {
  const { text } = await call(caller, 'GET', `/api/threads/${threadId}/messages`);
  return messagesResponseSchema.parse(JSON.parse(text)).messages;
}

const WITHIN = { timeout: 15_000, interval: 200 };
const now = () => Math.floor(Date.now() / 1_000);

describe('authentication', () => {
  test('[E4] [X1] no token, half a token and another scheme are refused; the whole token passes', async () => {
    const headers = ['', 'Bearer', 'Bearer ', 'Bearer not-a-token', 'Bearer a.b.c', `Basic ${ada.token}`];
    for (const authorization of headers) {
      const answer = await call(null, 'POST', '/api/chat', chatBody(), { headers: { authorization } });
      expect({ at: authorization, ...refusal(answer) }).toMatchObject({
        at: authorization,
        status: 401,
        code: 'signed-out',
      });
    }
    expect((await say()).status).toBe(202);
  });

  test('[E4] [X4] [X5] a token of another project, an expired one and one without an account are refused', async () => {
    const changes = [
      { aud: 'demo-elsewhere' },
      { iss: 'https://securetoken.google.com/demo-elsewhere' },
      { exp: now() - 60, iat: now() - 3_660 },
      { sub: '' },
    ];
    for (const change of changes) {
      const token = changedToken(ada.token, change);
      const answer = await say({}, { ...ada, token });
      expect({ at: JSON.stringify(change), ...refusal(answer) }).toMatchObject({
        at: JSON.stringify(change),
        status: 401,
        code: 'signed-out',
      });
    }
    const unchanged = { ...ada, token: changedToken(ada.token, {}) };
    expect((await say({}, unchanged)).status).toBe(202);
  });

  test('[E4] [X8] an anonymous sign-in may do nothing', async () => {
    const anonymous = { ...ada, token: await anonymousToken() };
    for (const act of [
      (by: Caller) => say({}, by),
      (by: Caller) => call(by, 'GET', '/api/threads'),
      (by: Caller) => call(by, 'POST', '/api/threads', {}),
      (by: Caller) => call(by, 'POST', '/api/me'),
    ])
      await attack({
        at: act.toString(),
        attempt: () => act(anonymous),
        twin: () => act(ada),
        refusal: FORBIDDEN,
        unchanged: [`threads/${thread}`, `users/${ada.uid}`],
      });
  });

  test('[E4] [X1] every route checks the token before anything else', async () => {
    const owner = await newcomer('Tom');
    const id = await newThread(owner);
    const routes = [
      ['GET', '/api/threads'],
      ['POST', '/api/threads'],
      ['GET', `/api/threads/${id}`],
      ['PATCH', `/api/threads/${id}`],
      ['GET', `/api/threads/${id}/messages`],
      ['POST', `/api/threads/${id}/resume`],
      ['GET', `/api/threads/${id}/members`],
      ['POST', `/api/threads/${id}/members`],
      ['POST', `/api/threads/${id}/members/cancel`],
      ['PATCH', `/api/threads/${id}/members/${owner.uid}`],
      ['DELETE', `/api/threads/${id}/members/${owner.uid}`],
      ['POST', `/api/threads/${id}/runs/r-12345678/stop`],
      ['POST', `/api/threads/${id}/messages/m-12345678/ask`],
      ['POST', `/api/threads/${id}/messages/a-12345678/regenerate`],
      ['POST', '/api/me'],
      ['POST', '/api/chat'],
      ['DELETE', `/api/threads/${id}`],
    ] as const;
    for (const [method, path] of routes) {
      const at = `${method} ${path}`;
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      expect({ at, ...refusal(await call(null, method, path, body)) }).toMatchObject({ at, ...SIGNED_OUT });
      // With the token, the same request is answered for what it asks.
      expect({ at, status: (await call(owner, method, path, body)).status }).not.toMatchObject({
        status: 401,
      });
    }
  });

  test('[E3] [X2] a userId in the body must be the token’s own', async () => {
    expect(refusal(await say({ userId: eve.uid }))).toMatchObject({ status: 403, code: 'forbidden' });
    expect(refusal(await say({ userId: ada.uid }, eve))).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await say({ userId: ada.uid })).status).toBe(202);
  });

  test('[E3] [X34] [X35] other claims about the author in a body are refused, and the author is the token’s', async () => {
    for (const claim of [{ authorId: eve.uid }, { role: 'assistant' }, { authorName: 'Assistant' }])
      expect(refusal(await say(claim))).toMatchObject({ status: 400, code: 'invalid' });
    const messageId = randomUUID();
    expect((await say({ messageId })).status).toBe(202);
    const message = (await messagesOf(ada, thread)).find(({ id }) => id === messageId);
    expect(message).toMatchObject({ authorId: ada.uid, authorName: 'Ada', role: 'user' });
  });

  test('[E4] [X7] a revoked session changes no members; a new sign-in does', async () => {
    const owner = await newcomer('Rita');
    const id = await newThread(owner);
    const path = `/api/threads/${id}/members`;
    const invitee = { email: 'somebody@example.com', role: 'viewer' };
    expect((await call(owner, 'POST', path, invitee)).status).toBe(202);
    await revokeSessions(owner);
    for (const answer of [
      await call(owner, 'POST', path, invitee),
      await call(owner, 'POST', `${path}/cancel`, { email: invitee.email }),
      await call(owner, 'PATCH', `${path}/${eve.uid}`, { role: 'viewer' }),
      await call(owner, 'DELETE', `${path}/${eve.uid}`),
      await call(owner, 'DELETE', `/api/threads/${id}`),
    ])
      expect(refusal(answer)).toMatchObject({ status: 401, code: 'signed-out' });
    await vi.waitFor(async () => {
      const again = await signIn(owner.email);
      expect((await call(again, 'POST', path, invitee)).status).toBe(202);
    }, WITHIN);
  });
});

describe('the body', () => {
  test('[M4] [X40] blank and invisible messages are refused with the reason; one readable character passes', async () => {
    for (const message of ['', '   ', '\n\t', '\u200b', '\u2060\ufeff', '\u3164', '\u202e \u200d']) {
      const refused = refusal(await say({ message }));
      expect(refused).toMatchObject({ status: 400, code: 'invalid' });
      expect(refused.message).toContain('readable character');
    }
    expect((await say({ message: '\u200bx' })).status).toBe(202);
  });

  test('[M4] [X41] a message over 128 KB is refused with the reason, counted in bytes; 128 KB pass', async () => {
    const most = 'é'.repeat(MAX_MESSAGE_BYTES / 2);
    const refused = refusal(await say({ message: `${most}x` }));
    expect(refused).toMatchObject({ status: 413, code: 'too-long' });
    expect(refused.message).toContain('128 KB');
    expect((await say({ message: most })).status).toBe(202);
  });

  test('[E2] [X62] an unknown field is refused, in the body and in the query', async () => {
    const rename = (body: object) => call(ada, 'PATCH', `/api/threads/${thread}`, body);
    const create = (body: object) => call(ada, 'POST', '/api/threads', body);
    const list = (query: string) => call(ada, 'GET', `/api/threads?${query}`);
    for (const [attempt, twin, word] of [
      [() => say({ history: [] }), () => say({ metadata: {} }), 'history'],
      [() => say({ runId: 'r-12345678' }), () => say({ messageId: randomUUID() }), 'runId'],
      [() => create({ memberIds: [eve.uid] }), () => create({ title: 'Ours' }), 'memberIds'],
      [() => list('uid=x'), () => list('limit=1'), 'uid'],
      [() => rename({}), () => rename({ title: 'Renamed' }), 'nothing'],
    ] as const) {
      await attack({ at: word, attempt, twin, refusal: INVALID, unchanged: [`threads/${thread}`] });
      expect(refusal(await attempt()).message).toContain(word);
    }
  });

  test('[E2] [X41] a body over 256 KB is refused before it is parsed, with and without a content-length', async () => {
    const padded = JSON.stringify(chatBody()).padEnd(MAX_BODY_BYTES);
    for (const form of [(text: string) => text, streamOf])
      await attack({
        attempt: () => call(ada, 'POST', '/api/chat', undefined, { raw: form(`${padded} `) }),
        twin: () => call(ada, 'POST', '/api/chat', undefined, { raw: form(padded) }),
        refusal: { status: 413, code: 'too-long' },
        unchanged: [`threads/${thread}`],
      });
    const notJson = '{'.repeat(MAX_BODY_BYTES + 1);
    for (const raw of [notJson, streamOf(notJson)]) {
      const answer = await call(ada, 'POST', '/api/chat', undefined, { raw });
      expect(refusal(answer)).toMatchObject({ status: 413, code: 'too-long' });
    }
    // One byte less is read, and refused because it is not JSON.
    for (const raw of [notJson.slice(1), streamOf(notJson.slice(1))]) {
      const answer = await call(ada, 'POST', '/api/chat', undefined, { raw });
      expect(refusal(answer)).toMatchObject({ status: 400, code: 'invalid' });
    }
  });

  test('[E2] [X79] a body that is not JSON, or has another content type, is refused', async () => {
    const valid = JSON.stringify(chatBody());
    for (const raw of ['', 'hello', '{"threadId":', '[]', 'null', '"text"', `${valid}x`])
      expect({ at: raw, ...refusal(await call(ada, 'POST', '/api/chat', undefined, { raw })) }).toMatchObject(
        { at: raw, status: 400, code: 'invalid' },
      );
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const headers = { 'content-type': type };
      const answer = await call(ada, 'POST', '/api/chat', undefined, { raw: valid, headers });
      expect({ at: type, ...refusal(answer) }).toMatchObject({ at: type, status: 400, code: 'invalid' });
    }
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    expect((await call(ada, 'POST', '/api/chat', undefined, { raw: valid, headers })).status).toBe(202);
  });

  test('[E2] [X41] [X79] JSON nested ten thousand deep is refused with an explanation', async () => {
    const send = (threadId: string) =>
      call(ada, 'POST', '/api/chat', undefined, {
        raw: `{"message":"Hello","ask":false,"threadId":${threadId}}`,
      });
    await attack({
      attempt: () => send(`${'['.repeat(10_000)}${']'.repeat(10_000)}`),
      twin: () => send(JSON.stringify(thread)),
      refusal: INVALID,
      unchanged: [`threads/${thread}`],
    });
  });

  test('[T8] [X68] [X70] [X71] metadata keys that are reserved in a database or in JavaScript are refused', async () => {
    const keys = [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'a.b',
      'a`b',
      'a/b',
      '',
      '$where',
      '__x__',
    ];
    for (const key of keys) {
      const raw = `{"metadata":{${JSON.stringify(key)}:"x"}}`;
      expect({
        at: key,
        ...refusal(await call(ada, 'POST', '/api/threads', undefined, { raw })),
      }).toMatchObject({ at: key, status: 400, code: 'invalid' });
    }
    const nested = { metadata: { a: { _methodName: 'FieldValue.delete' } } };
    expect(refusal(await call(ada, 'POST', '/api/threads', nested))).toMatchObject({ status: 400 });
    const flat = { metadata: { a: 'FieldValue.delete', b: 1, c: true, d: null } };
    expect((await call(ada, 'POST', '/api/threads', flat)).status).toBe(201);
  });

  test('[E2] [X68] __proto__ in a body is refused and changes nothing for the next caller', async () => {
    const create = (raw: string) => call(ada, 'POST', '/api/threads', undefined, { raw });
    await attack({
      attempt: () => create('{"__proto__":{"title":"polluted"}}'),
      twin: () => create('{"metadata":{"title":"polluted"}}'),
      refusal: INVALID,
      unchanged: [],
    });
    const { text } = await call(ada, 'POST', '/api/threads', {});
    expect(text).not.toContain('polluted');
  });
});

describe('ids', () => {
  const BAD_IDS = [
    'short',
    'a'.repeat(65),
    'a.b.c.d.e.f',
    '..%2F..%2Fusers',
    'a%2Fmessages%2Fb',
    'with%20space',
  ];
  const PROTOTYPE_NAMES = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', '__threads__'];

  test('[T7] [X68] an impossible id is not found, and neither is a name of JavaScript’s object prototype', async () => {
    for (const id of [...BAD_IDS, ...PROTOTYPE_NAMES])
      for (const path of [`/api/threads/${id}`, `/api/threads/${id}/messages`, `/api/threads/${id}/members`])
        expect({ at: path, ...refusal(await call(ada, 'GET', path)) }).toMatchObject({
          at: path,
          status: 404,
          code: 'not-found',
        });
    expect((await call(ada, 'GET', `/api/threads/${thread}`)).status).toBe(200);
  });

  test('[E2] ids in a body are validated, and server-generated ids cannot be chosen', async () => {
    const bad = [
      'short',
      't1/messages/m1',
      '../../users',
      '__proto__',
      'a-12345678',
      'r-12345678',
      'x'.repeat(65),
    ];
    for (const id of bad) {
      expect({ at: id, ...refusal(await call(ada, 'POST', '/api/threads', { id })) }).toMatchObject({
        at: id,
        status: 400,
      });
      expect({ at: id, ...refusal(await say({ messageId: id })) }).toMatchObject({ at: id, status: 400 });
    }
    expect((await say({ messageId: randomUUID() })).status).toBe(202);
  });

  test('[A12] [X68] members are named by uid, and a uid cannot escape its path segment', async () => {
    const member = await newcomer('Mia');
    const path = (uid: string) => `/api/threads/${thread}/members/${uid}`;
    const change = (uid: string) => call(ada, 'PATCH', path(uid), { role: 'viewer' });
    const remove = (uid: string) => call(ada, 'DELETE', path(uid));
    for (const uid of ['a%2Fb', 'a.b', '__proto__', 'x'.repeat(129)])
      for (const act of [change, remove]) {
        await addMember(ada, thread, member, 'editor');
        await attack({
          at: uid,
          attempt: () => act(uid),
          twin: () => act(member.uid),
          refusal: NOT_FOUND,
          unchanged: [`threads/${thread}`, `threads/${thread}/members/${member.uid}`],
        });
      }
  });

  test('[E1] an unknown route is reported like every other error', async () => {
    const own = await newThread(ada);
    for (const [method, path] of [
      ['GET', '/api/threads'],
      ['POST', '/api/threads'],
      ['DELETE', `/api/threads/${own}`],
    ] as const) {
      const body = method === 'POST' ? {} : undefined;
      await attack({
        at: method,
        attempt: () => call(ada, method, '/api/nothing/here', body),
        twin: () => call(ada, method, path, body),
        refusal: NOT_FOUND,
        unchanged: [`threads/${own}`],
      });
    }
  });

  test('[E1] [X79] requests that are refused before our code runs reveal nothing either', async () => {
    // Next itself refuses these: a path that is not valid UTF-8 (400 in development, 500 as built), and an unhandled method.
    const answers = [await call(ada, 'GET', '/api/threads/%ZZ'), await call(ada, 'PUT', '/api/threads', {})];
    expect(answers.map(({ status }) => status)).toEqual([expect.toBeOneOf([400, 500]), 405]);
    const twins = [await call(ada, 'GET', '/api/threads'), await call(ada, 'POST', '/api/threads', {})];
    expect(twins.map(({ status }) => status)).toEqual([200, 201]);
    for (const { text } of answers) expectNoInnards(text.replace(/<(script|style)[\s\S]*?<\/\1>/g, ''));
  });
});

describe('somebody else’s thread', () => {
  test('[T7] [X14] an unknown thread and one of somebody else look alike on every route', async () => {
    const unknown = randomUUID();
    const acts = [
      (id: string) => call(eve, 'GET', `/api/threads/${id}`),
      (id: string) => call(eve, 'PATCH', `/api/threads/${id}`, { title: 'Mine' }),
      (id: string) => call(eve, 'DELETE', `/api/threads/${id}`),
      (id: string) => call(eve, 'GET', `/api/threads/${id}/messages`),
      (id: string) => call(eve, 'GET', `/api/threads/${id}/messages?lastMessageId=m-12345678`),
      (id: string) => call(eve, 'GET', `/api/threads/${id}/members`),
      (id: string) => call(eve, 'POST', `/api/threads/${id}/members`, { email: eve.email, role: 'viewer' }),
      (id: string) => call(eve, 'POST', `/api/threads/${id}/members/cancel`, { email: eve.email }),
      (id: string) => call(eve, 'PATCH', `/api/threads/${id}/members/${eve.uid}`, { role: 'admin' }),
      (id: string) => call(eve, 'DELETE', `/api/threads/${id}/members/${ada.uid}`),
      (id: string) => call(eve, 'POST', `/api/threads/${id}/resume`),
      (id: string) => call(eve, 'POST', `/api/threads/${id}/runs/r-12345678/stop`),
      (id: string) => call(eve, 'POST', `/api/threads/${id}/messages/m-12345678/ask`),
      (id: string) => call(eve, 'POST', `/api/threads/${id}/messages/a-12345678/regenerate`),
      (id: string) => call(eve, 'GET', `/api/threads?lastThreadId=${id}`),
      (id: string) => say({ threadId: id }, eve),
    ];
    for (const act of acts) {
      const [foreign, missing] = [refusal(await act(thread)), refusal(await act(unknown))];
      expect({ act: act.toString(), ...foreign }).toEqual({ act: act.toString(), ...missing });
      expect(foreign).toMatchObject({ status: 404, code: 'not-found' });
    }
    expect((await call(ada, 'GET', `/api/threads/${thread}`)).status).toBe(200);
  });

  test('[A12] [X50] a run or an answer of another thread is not found through one’s own thread', async () => {
    const { runId } = chatResponseSchema.parse(
      JSON.parse((await say({ message: '[demo echo=Yes.]', ask: true })).text),
    );
    const own = await newThread(eve);
    const stop = await call(eve, 'POST', `/api/threads/${own}/runs/${runId}/stop`);
    expect(refusal(stop)).toMatchObject({ status: 404, code: 'not-found' });
    const answer = await vi.waitFor(async () => {
      const answers = (await messagesOf(ada, thread)).filter(({ role }) => role === 'assistant');
      expect(answers.map((each) => each.runId)).toContain(runId);
      return answers.find((each) => each.runId === runId)?.id ?? '';
    }, WITHIN);
    const again = await call(eve, 'POST', `/api/threads/${own}/messages/${answer}/regenerate`);
    expect(refusal(again)).toMatchObject({ status: 404, code: 'not-found' });
    expect((await call(ada, 'POST', `/api/threads/${thread}/runs/${runId}/stop`)).status).toBe(200);
  });
});

describe('roles', () => {
  test('[A9] [X64] a viewer reads and resumes, and neither posts nor asks, stops, renames, adds or deletes', async () => {
    const vic = await newcomer('Vic');
    const id = await newThread(ada);
    await addMember(ada, id, vic, 'viewer');
    for (const answer of [
      await call(vic, 'GET', `/api/threads/${id}`),
      await call(vic, 'GET', `/api/threads/${id}/messages`),
      await call(vic, 'GET', `/api/threads/${id}/members`),
      await call(vic, 'POST', `/api/threads/${id}/resume`),
    ])
      expect(answer.status).toBeLessThan(300);
    const acts = [
      (by: Caller) => say({ threadId: id }, by),
      (by: Caller) => call(by, 'PATCH', `/api/threads/${id}`, { title: 'Renamed' }),
      (by: Caller) =>
        call(by, 'POST', `/api/threads/${id}/members`, { email: 'x@example.com', role: 'viewer' }),
      (by: Caller) => call(by, 'DELETE', `/api/threads/${id}`),
    ];
    for (const act of acts) {
      expect({ at: act.toString(), ...refusal(await act(vic)) }).toMatchObject({
        at: act.toString(),
        status: 403,
        code: 'forbidden',
      });
      expect((await act(ada)).status).toBeLessThan(300);
    }
  });
});

describe('responses', () => {
  test('[T3] threads come in pages; a page over 50, under 1 or after somebody else’s thread is refused', async () => {
    const owner = await newcomer('Pia');
    const made = [await newThread(owner), await newThread(owner), await newThread(owner)];
    const page = async (query: string) => {
      const { text } = await call(owner, 'GET', `/api/threads?${query}`);
      const { threads, hasMore } = threadListResponseSchema.parse(JSON.parse(text));
      return { ids: threads.map(({ id }) => id), hasMore };
    };
    expect(await page('limit=2')).toEqual({ ids: [made[2], made[1]], hasMore: true });
    expect(await page(`limit=2&lastThreadId=${made[1]}`)).toEqual({ ids: [made[0]], hasMore: false });
    const list = (query: string) => call(owner, 'GET', `/api/threads?${query}`);
    for (const [refused, allowed] of [
      ['limit=51', 'limit=50'],
      ['limit=0', 'limit=1'],
      ['limit=-1', 'limit=1'],
      ['limit=1.5', 'limit=1'],
      ['limit=x', 'limit=1'],
      [`lastThreadId=${thread}`, `lastThreadId=${made[0]}`],
    ] as const)
      await attack({
        at: refused,
        attempt: () => list(refused),
        twin: () => list(allowed),
        refusal: refused.startsWith('limit') ? INVALID : NOT_FOUND,
        unchanged: [],
      });
  });

  test('[E1] GET /api/health needs no token and reveals no secret', async () => {
    const { status, text } = await call(null, 'GET', '/api/health');
    expect(status).toBe(200);
    const body: unknown = JSON.parse(text);
    expect(body).toEqual({
      status: 'ok',
      product: 'Cothread',
      stage: expect.stringMatching(/^(development|test)$/),
      model: 'cothread-demo',
      runs: 'background',
      search: {
        state: expect.stringMatching(/^(ready|indexing)$/),
        messages: expect.any(Number),
        threads: expect.any(Number),
        indexed: expect.toBeOneOf([null, expect.any(Number)]),
        lagMs: expect.toBeOneOf([null, expect.any(Number)]),
      },
    });
    expectNoInnards(text);
  });

  test('[E1] responses have a request id, no-store and nosniff', async () => {
    const answers = [await call(ada, 'GET', '/api/threads'), await call(null, 'GET', '/api/threads')];
    for (const { headers } of answers) {
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('[A26] pages of other sites get no handle on a page, but for windows that it opened itself', async () => {
    for (const path of ['/', '/t/some-thread', '/join/some-link', '/no/such/page']) {
      const { headers } = await call(null, 'GET', path);
      expect({ path, policy: headers.get('cross-origin-opener-policy') }).toEqual({
        path,
        policy: 'same-origin-allow-popups',
      });
    }
  });
});

/** Sent in chunks, without a content-length. */
function streamOf(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.slice(sent, sent + 64 * 1024));
      sent += 64 * 1024;
      if (sent >= bytes.length) controller.close();
    },
  });
}
