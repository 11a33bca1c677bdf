/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on shares: guessed and dead links, other people's links, forged sessions, what is beyond the scope, and who keeps what.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openShareResponseSchema } from '@/model/share';
import { eventsIn } from '@/tests/support/guests';
import { FORBIDDEN, NOT_FOUND, attack } from './attack';
import { networkOf, useUp } from './rates';
import { type People, done, newPeople, setRole, threadOf } from './people';
import { open, session, share } from './shares';
import { APP_URL, type Answer, type Caller, call, newThread, refusal, someAddress } from './server';
import { plant } from './stored';

const CLOSED = { status: 404, code: 'share-closed' } as const;

let people: People;
let thread: string;

beforeAll(async () => {
  people = await newPeople();
  thread = await threadOf(people);
  await say(people.owner, thread, 'First words');
});

const say = (by: Caller, threadId: string, message: string) =>
  done(call(by, 'POST', '/api/chat', { threadId, message, ask: false }));

const older = (id: string, cookie: string, before = 1_000) =>
  call(null, 'GET', `/api/shares/${id}/messages?before=${before}`, undefined, { headers: { cookie } });

/** The beginning of a stream, up to its first state; or the refusal. */
async function follow(id: string, cookie: string, lastEventId?: string): Promise<Answer> {
  const leaving = new AbortController();
  const response = await fetch(`${APP_URL}/api/shares/${id}/stream`, {
    headers: { cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    signal: leaving.signal,
  });
  const { status, headers } = response;
  if (status !== 200 || response.body === null) return { status, headers, text: await response.text() };
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if (/^event: (reset|message)$[^]*\n\n/m.test(text)) break;
  }
  leaving.abort();
  return { status, headers, text };
}

const at = (time: number) => ({ timestampValue: new Date(time).toISOString() });

/** Status, headers and body without the parts that differ between responses. */
function bytesOf({ status, headers, text }: Answer): unknown {
  const id = headers.get('x-request-id') ?? '';
  const kept = [...headers].filter(([name]) => !['x-request-id', 'date'].includes(name));
  return { status, headers: kept, text: text.replace(id, '…') };
}

describe('a link', () => {
  test('[H2] [X163] that was guessed, expired, revoked or replaced, or whose right has ended, gets the same bytes', async () => {
    const links = {
      late: await share(people.owner, thread),
      revoked: await share(people.owner, thread),
      replaced: await share(people.owner, thread),
      orphan: await share(people.admin, thread),
      secret: await share(people.owner, thread, { password: 'correct horse' }),
      inside: await share(people.owner, thread, { audience: 'signed-in' }),
    };
    const alive = await share(people.owner, thread);
    await plant(`shares/${links.late.id}`, { expiresAt: at(Date.now() - 1) });
    await done(call(people.owner, 'DELETE', `/api/threads/${thread}/shares/${links.revoked.id}`));
    const replace = { replaceToken: true };
    await done(call(people.owner, 'PATCH', `/api/threads/${thread}/shares/${links.replaced.id}`, replace));
    await done(setRole(people.owner, thread, people.admin, 'editor'));
    const trashed = await newThread(people.owner);
    const inTrash = await share(people.owner, trashed);
    await done(call(people.owner, 'DELETE', `/api/threads/${trashed}`));

    const answers: Answer[] = [];
    for (const token of [
      'never-was',
      alive.token.slice(1),
      ...[...Object.values(links), inTrash].map((one) => one.token),
    ])
      answers.push(await open(token));
    answers.push(await open(links.secret.token, 'wrong horse'));
    const [unknown, ...others] = answers.map(bytesOf);
    expect(refusal(answers[0] ?? (await open('never-was')))).toMatchObject(CLOSED);
    for (const other of others) expect(other).toEqual(unknown);
    await done(setRole(people.owner, thread, people.admin, 'admin'));
    await done(open(links.orphan.token));
    await done(open(alive.token));
    await done(open(links.secret.token, 'correct horse'));
    await done(open(links.inside.token, undefined, people.stranger));
  });

  test('[H2] [X164] takes no password from an address that has tried five, not even the right one', async () => {
    const { token } = await share(people.owner, thread, { password: 'correct horse' });
    const [attacker, guest] = [someAddress(), someAddress()];
    expect(refusal(await open(token, 'a guess', null, attacker))).toMatchObject(CLOSED);
    const tokenHash = createHash('sha256').update(token).digest('hex');
    await useUp('share-password/address', `${tokenHash} ${networkOf(attacker)}`);
    await attack({
      attempt: () => open(token, 'correct horse', null, attacker),
      twin: () => open(token, 'correct horse', null, guest),
      refusal: { status: 429, code: 'too-many' },
      unchanged: [`threads/${thread}`],
    });
  });

  test('[H1] [X165] is made, listed, previewed, changed and revoked by owner and admins alone, in its own thread', async () => {
    const path = `/api/threads/${thread}/shares`;
    const { id } = await share(people.owner, thread);
    const unchanged = [`threads/${thread}`, `shares/${id}`];
    const acts = [
      (by: Caller) => call(by, 'GET', path),
      (by: Caller) => call(by, 'GET', `${path}/preview`),
      (by: Caller) => call(by, 'POST', path, { audience: 'anyone' }),
      (by: Caller) => call(by, 'PATCH', `${path}/${id}`, { mayFork: true }),
      (by: Caller) => call(by, 'DELETE', `${path}/${id}`),
    ];
    const others = [
      [people.editor, FORBIDDEN],
      [people.viewer, FORBIDDEN],
      [people.stranger, NOT_FOUND],
    ] as const;
    for (const act of acts)
      for (const [index, [by, expected]] of others.entries())
        await attack({
          attempt: () => act(by),
          twin: () => (index === others.length - 1 ? act(people.admin) : call(people.admin, 'GET', path)),
          refusal: expected,
          unchanged,
        });
    const [other, mine] = [await newThread(people.stranger), await share(people.owner, thread)];
    await attack({
      attempt: () =>
        call(people.stranger, 'PATCH', `/api/threads/${other}/shares/${mine.id}`, { mayFork: true }),
      twin: () => call(people.owner, 'PATCH', `${path}/${mine.id}`, { mayFork: true }),
      refusal: NOT_FOUND,
      unchanged: [`shares/${mine.id}`],
    });
    // Like a link that does not exist.
    await done(call(people.stranger, 'DELETE', `/api/threads/${other}/shares/${mine.id}`));
    await done(open(mine.token));
  });
});

describe('a session', () => {
  test('[H3] [X166] lets in to its own share and version alone; nothing else is one', async () => {
    const [mine, other] = [await share(people.owner, thread), await share(people.owner, thread)];
    const cookie = await session(mine.token);
    const [, version = '', endsAt = '', signature = ''] = /^share=(\d+)\.(\d+)\.(.+)$/.exec(cookie) ?? [];
    const forged = [
      '',
      `share=${version}.${endsAt}.`,
      `share=${version}.${Number(endsAt) + 1}.${signature}`,
      `share=2.${endsAt}.${signature}`,
      `share=${version}.${endsAt}.${signature.slice(1)}A`,
      `share=${version}.NaN.${signature}`,
      `other=${version}.${endsAt}.${signature}`,
    ];
    for (const one of forged)
      await attack({
        at: one,
        attempt: () => older(mine.id, one),
        twin: () => older(mine.id, cookie),
        refusal: CLOSED,
        unchanged: [],
      });
    for (const reach of [older, follow])
      await attack({
        attempt: () => reach(other.id, cookie),
        twin: async () => ({ ...(await reach(mine.id, cookie)), text: '' }),
        refusal: CLOSED,
        unchanged: [],
      });
    await done(
      call(people.owner, 'PATCH', `/api/threads/${thread}/shares/${mine.id}`, { names: 'numbered' }),
    );
    const renewed = await session(mine.token);
    await attack({
      at: 'another version',
      attempt: () => older(mine.id, cookie),
      twin: () => older(mine.id, renewed),
      refusal: CLOSED,
      unchanged: [],
    });
  });

  test('[H3] [X166] is sent to the routes of its share alone, and no script reads it', async () => {
    const { id, token } = await share(people.owner, thread, { expiresInHours: 1 });
    const { headers } = await done(open(token));
    const [, ...attributes] = (headers.get('set-cookie') ?? '').split('; ');
    expect(attributes).toEqual(
      expect.arrayContaining([`Path=/api/shares/${id}`, 'HttpOnly', 'SameSite=Strict']),
    );
    const maxAge = Number(/Max-Age=(\d+)/.exec(attributes.join(' '))?.[1]);
    expect(maxAge).toBeGreaterThan(0);
    expect(maxAge).toBeLessThanOrEqual(3_600);
    const secure = await call(
      null,
      'POST',
      '/api/shares/open',
      { token },
      {
        headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': someAddress() },
      },
    );
    expect(secure.headers.get('set-cookie')).toMatch(/; Secure$/);
  });
});

describe('what a guest gets', () => {
  test('[H10] [X167] ends with the scope, on the wire and on every page', async () => {
    const id = await newThread(people.owner);
    await say(people.owner, id, 'Within');
    const { id: shareId, token } = await share(people.owner, id, { upToSeq: 1 });
    const whole = await share(people.owner, id);
    const cookie = await session(token);
    await say(people.owner, id, 'Beyond');
    for (const { text, status } of [await follow(shareId, cookie), await older(shareId, cookie)]) {
      expect(status).toBe(200);
      expect(text).toContain('Within');
      expect(text).not.toContain('Beyond');
    }
    const all = await session(whole.token);
    for (const { text } of [await follow(whole.id, all), await older(whole.id, all)])
      expect(text).toContain('Beyond');
  });

  test('[H8] [X168] has no ids of people, of the thread or of messages', async () => {
    const id = await newThread(people.owner);
    await say(people.owner, id, 'Hello');
    const { id: shareId, token } = await share(people.owner, id);
    const cookie = await session(token);
    const opened = await done(open(token));
    openShareResponseSchema.parse(JSON.parse(opened.text));
    const { text: listed } = await done(call(people.owner, 'GET', `/api/threads/${id}/messages`));
    const messageId = /"id":"([^"]+)"/.exec(listed)?.[1] ?? 'unknown';
    expect(listed).toContain(people.owner.uid);
    for (const { text } of [opened, await follow(shareId, cookie), await older(shareId, cookie)])
      for (const secret of [people.owner.uid, people.owner.email, id, messageId])
        expect(text).not.toContain(secret);
  });

  test('[H11] [X169] begins anew behind the position of another thread’s stream', async () => {
    const id = await newThread(people.owner);
    await say(people.owner, id, 'Elsewhere');
    const [here, there] = [await share(people.owner, thread), await share(people.owner, id)];
    const foreign = await follow(there.id, await session(there.token));
    const lastId = eventsIn(foreign.text).events.at(-1)?.id ?? '';
    expect(lastId).not.toBe('');
    const { text } = await follow(here.id, await session(here.token), lastId);
    expect(eventsIn(text).events.map(({ event }) => event.event)).toEqual(['share', 'reset']);
    expect(text).not.toContain('Elsewhere');
  });

  test('[H13] [X170] is kept by no proxy, listed by no search engine, and framed by nobody', async () => {
    const { id, token } = await share(people.owner, thread);
    const cookie = await session(token);
    for (const { headers } of [await open(token), await follow(id, cookie), await older(id, cookie)]) {
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await open('never-was')).headers.get('cache-control')).toContain('no-store');
  });
});
