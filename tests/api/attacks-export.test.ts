/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on exports: by who has no right, and by what titles, names and texts become in files.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { FORBIDDEN, INVALID, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import { done, newPeople, remove, threadOf, type People } from './people';
import { call, newThread, newcomer, type Caller } from './server';

let people: People;

beforeAll(async () => {
  people = await newPeople();
});

const exportOf = (by: Caller, thread: string, query = '') =>
  call(by, 'GET', `/api/threads/${thread}/export${query}`);

async function say(by: Caller, threadId: string, message: string): Promise<string> {
  const messageId = randomUUID();
  await done(call(by, 'POST', '/api/chat', { threadId, messageId, message, ask: false }));
  return messageId;
}

test.each([
  ['a stranger', () => people.stranger, NOT_FOUND],
  ['nobody', () => ({ uid: '', email: '', token: '' }), SIGNED_OUT],
] as const)('[K1] [X152] %s exports nothing, and leaves no event', async (_who, who, refused) => {
  const thread = await threadOf(people);
  const unchanged = [`threads/${thread}`];
  await attack({
    twin: () => exportOf(people.viewer, thread),
    attempt: () => exportOf(who(), thread),
    refusal: refused,
    unchanged,
  });
});

test('[K4] [X152] who was removed exports nothing, nor a message of another thread', async () => {
  const thread = await threadOf(people);
  const other = await newThread(people.stranger);
  const messageId = await say(people.owner, thread, 'xyzzy');
  const foreign = await say(people.stranger, other, 'plugh');
  await done(remove(people.owner, thread, people.viewer));
  await attack({
    twin: () => exportOf(people.editor, thread),
    attempt: () => exportOf(people.viewer, thread),
    refusal: NOT_FOUND,
    unchanged: [`threads/${thread}`],
  });
  await attack({
    twin: () => exportOf(people.editor, thread, `?messageId=${messageId}`),
    attempt: () => exportOf(people.editor, thread, `?messageId=${foreign}`),
    refusal: NOT_FOUND,
    unchanged: [`threads/${thread}`, `threads/${other}`],
  });
});

test('[K5] [X152] where only owner and admins export, nobody else does, nor changes that', async () => {
  const thread = await threadOf(people);
  const restrict = (by: Caller, exportBy: string) =>
    call(by, 'PATCH', `/api/threads/${thread}`, { exportBy });
  const unchanged = [`threads/${thread}`];
  await attack({
    twin: () => restrict(people.admin, 'admins'),
    attempt: () => restrict(people.editor, 'admins'),
    refusal: FORBIDDEN,
    unchanged,
  });
  for (const by of [people.editor, people.viewer])
    await attack({
      twin: () => exportOf(people.admin, thread),
      attempt: () => exportOf(by, thread),
      refusal: FORBIDDEN,
      unchanged,
    });
});

test.each([
  '?format=exe',
  '?from=yesterday',
  '?timeZone=Mars/Olympus',
  '?names=maybe',
  '?more=1',
  '?messageId=a/b',
])('[K1] [X152] %s is refused', async (query) => {
  const thread = await threadOf(people);
  await attack({
    twin: () => exportOf(people.owner, thread, '?format=html&from=2026-01-01&timeZone=Europe/Lisbon'),
    attempt: () => exportOf(people.owner, thread, query),
    refusal: INVALID,
    unchanged: [`threads/${thread}`],
  });
});

const MARKUP = '</title><script>alert(1)</script><img src=x onerror=alert(1)>';

test('[K3] [X153] titles, names and texts are no markup in HTML, and no header', async () => {
  const named = await newcomer('Mallory');
  const thread = await newThread(named);
  await done(call(named, 'PATCH', `/api/threads/${thread}`, { title: `"; filename=evil.exe; x="${MARKUP}` }));
  await done(call(named, 'PATCH', '/api/me', { name: 'Mal <b onclick=alert(1)>' }));
  await say(named, thread, MARKUP);
  const { status, headers, text } = await exportOf(named, thread, '?format=html&events=true');
  expect(status).toBe(200);
  expect(text).not.toMatch(/<script|<img|<b\b| onclick="/i);
  expect(text).toContain('&lt;script&gt;');
  expect(text).toContain(`default-src 'none'`);
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\w.() -]+"; filename\*=UTF-8''[\w.%~-]+$/,
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/^sandbox;/);
});
