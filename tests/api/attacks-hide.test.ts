/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on hiding: by members without the right, and on what was hidden.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { CONFLICT, FORBIDDEN, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import { done, newPeople, threadOf, type People } from './people';
import { call, refusal, type Caller } from './server';

let people: People;

beforeAll(async () => {
  people = await newPeople();
});

async function message() {
  const thread = await threadOf(people);
  const messageId = randomUUID();
  const body = { threadId: thread, messageId, message: 'xyzzy', ask: false };
  await done(call(people.editor, 'POST', '/api/chat', body));
  const act = (what: 'hide' | 'restore') => (by: Caller) =>
    call(by, 'POST', `/api/threads/${thread}/messages/${messageId}/${what}`);
  const unchanged = [`threads/${thread}/messages/${messageId}`, `threads/${thread}`];
  return { thread, messageId, hide: act('hide'), restore: act('restore'), unchanged };
}

test.each([
  ['an editor, who wrote it', () => people.editor, FORBIDDEN],
  ['a viewer', () => people.viewer, FORBIDDEN],
  ['a stranger', () => people.stranger, NOT_FOUND],
  ['nobody', () => ({ uid: '', email: '', token: '' }), SIGNED_OUT],
] as const)('[M17] [X64] %s cannot hide a message, nor show a hidden one', async (_who, who, refused) => {
  const { hide, restore, unchanged } = await message();
  await attack({ twin: () => hide(people.admin), attempt: () => hide(who()), refusal: refused, unchanged });
  await attack({
    twin: () => restore(people.admin),
    attempt: () => restore(who()),
    refusal: refused,
    unchanged,
  });
});

test('[M17] [X50] a message of another thread is not found', async () => {
  const { thread, hide } = await message();
  const other = await message();
  await attack({
    twin: () => hide(people.owner),
    attempt: () => call(people.owner, 'POST', `/api/threads/${thread}/messages/${other.messageId}/hide`),
    refusal: NOT_FOUND,
    unchanged: other.unchanged,
  });
});

test('[M17] [X28] the API returns nothing of a hidden message, and nobody quotes or asks about it', async () => {
  const { thread, messageId, hide } = await message();
  await done(hide(people.owner));
  const page = await call(people.owner, 'GET', `/api/threads/${thread}/messages`);
  expect(page.text).not.toContain('xyzzy');
  const ask = await call(people.owner, 'POST', `/api/threads/${thread}/messages/${messageId}/ask`);
  expect(refusal(ask)).toMatchObject(CONFLICT);
});
