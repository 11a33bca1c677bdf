/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on forks: without the right to start one, beyond what a share shows, and to what is named in them.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { forkResponseSchema, originResponseSchema } from '@/model/fork';
import { messagesResponseSchema } from '@/model/list-responses';
import { CONFLICT, FORBIDDEN, INVALID, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import { useUp } from './rates';
import { type People, done, newPeople, remove, threadOf } from './people';
import { type Caller, addMember, call, newThread, newcomer, revokeSessions, setAddedBy } from './server';
import { session, share } from './shares';
import { plant, stored, storedIds } from './stored';

const CLOSED = { status: 404, code: 'share-closed' } as const;
const TOO_MANY = { status: 429, code: 'too-many' } as const;

let people: People;
let thread: string;
let first: string;
let last: string;

beforeAll(async () => {
  people = await newPeople();
  thread = await threadOf(people);
  first = await say(people.owner, thread, 'First words');
  last = await say(people.owner, thread, 'Last words');
});

async function say(by: Caller, threadId: string, message: string): Promise<string> {
  const messageId = randomUUID();
  await done(call(by, 'POST', '/api/chat', { threadId, messageId, message, ask: false }));
  return messageId;
}

const fork = (by: Caller, threadId: string, body: object) =>
  call(by, 'POST', `/api/threads/${threadId}/forks`, body);
const continued = (by: Caller, shareId: string, cookie: string, body: object = {}) =>
  call(by, 'POST', `/api/shares/${shareId}/forks`, body, { headers: { cookie } });

async function forkedBy(by: Caller, threadId: string, body: object): Promise<string> {
  return forkResponseSchema.parse(JSON.parse((await done(fork(by, threadId, body))).text)).threadId;
}

async function textsOf(by: Caller, threadId: string): Promise<string[]> {
  const { text } = await done(call(by, 'GET', `/api/threads/${threadId}/messages`));
  return messagesResponseSchema.parse(JSON.parse(text)).messages.map(({ content }) => content);
}

/** A link of the owner's that guests may continue, and a guest's session. */
async function link(change: object = {}) {
  const { id, token } = await share(people.owner, thread, { mayFork: true, ...change });
  return { id, cookie: await session(token) };
}

test.each([
  ['a stranger', () => people.stranger, NOT_FOUND],
  ['nobody', () => ({ uid: '', email: '', token: '' }), SIGNED_OUT],
] as const)('[H18] [X173] %s starts no thread from another one', async (_who, who, refused) => {
  await attack({
    attempt: () => fork(who(), thread, { messageId: last }),
    twin: () => fork(people.viewer, thread, { messageId: last }),
    refusal: refused,
    unchanged: [`threads/${thread}`],
  });
});

test('[H18] [X173] where only owner and admins may, editors and viewers start none, nor change that', async () => {
  const own = await threadOf(people);
  const messageId = await say(people.owner, own, 'Ours');
  const restrict = (by: Caller) => call(by, 'PATCH', `/api/threads/${own}`, { forkBy: 'admins' });
  const unchanged = [`threads/${own}`];
  for (const by of [people.editor, people.viewer])
    await attack({
      attempt: () => restrict(by),
      twin: () => restrict(people.admin),
      refusal: FORBIDDEN,
      unchanged,
    });
  for (const by of [people.editor, people.viewer])
    await attack({
      attempt: () => fork(by, own, { messageId }),
      twin: () => fork(people.admin, own, { messageId }),
      refusal: FORBIDDEN,
      unchanged,
    });
});

test('[H18] [X174] a removed member starts none, nor finds the way back from one of theirs', async () => {
  const own = await threadOf(people);
  const messageId = await say(people.owner, own, 'Ours');
  const theirs = await forkedBy(people.viewer, own, { messageId });
  const origin = async () => {
    const { text } = await done(call(people.viewer, 'GET', `/api/threads/${theirs}/origin`));
    return originResponseSchema.parse(JSON.parse(text)).origin;
  };
  expect(await origin()).toEqual({ threadId: own, messageId });
  await done(remove(people.owner, own, people.viewer));
  expect(await origin()).toBeNull();
  await attack({
    attempt: () => fork(people.viewer, own, { messageId }),
    twin: () => fork(people.editor, own, { messageId }),
    refusal: NOT_FOUND,
    unchanged: [`threads/${own}`],
  });
  await attack({
    attempt: () => call(people.editor, 'GET', `/api/threads/${theirs}/origin`),
    twin: () => call(people.viewer, 'GET', `/api/threads/${theirs}/origin`),
    refusal: NOT_FOUND,
    unchanged: [`forks/${theirs}`],
  });
});

test('[H16] [X175] no message of another thread, and none that was removed, ends a copy', async () => {
  const foreign = await say(people.stranger, await newThread(people.stranger), 'plugh');
  const hidden = await say(people.owner, thread, 'Hidden');
  await done(call(people.owner, 'POST', `/api/threads/${thread}/messages/${hidden}/hide`));
  for (const messageId of [foreign, hidden, 'there-is-none'])
    await attack({
      attempt: () => fork(people.editor, thread, { messageId }),
      twin: () => fork(people.editor, thread, { messageId: first }),
      refusal: NOT_FOUND,
      unchanged: [`threads/${thread}`],
    });
});

test.each([
  {},
  { messageId: 'x' },
  { messageId: 'a/b/c/d/e', more: 1 },
  { messageId: 'there-is-none', id: 'c-0000000001' },
])('[H16] [X175] a body that is not what it must be is refused: %j', async (body) => {
  await attack({
    attempt: () => fork(people.editor, thread, body),
    twin: () => fork(people.editor, thread, { messageId: first, id: randomUUID() }),
    refusal: INVALID,
    unchanged: [`threads/${thread}`],
  });
});

test('[H18] [X176] nobody is taken along who is no member, and nobody directly who does not allow it; no address is told', async () => {
  const shy = await newcomer('Shy');
  await addMember(people.owner, thread, shy, 'editor');
  await setAddedBy(shy, 'nobody');
  const members = [people.stranger.uid, shy.uid, people.editor.uid];
  const forked = await forkedBy(people.admin, thread, { messageId: first, members });
  const uids = await storedIds(`threads/${forked}/members`);
  expect(uids.toSorted((a, b) => a.localeCompare(b))).toEqual(
    [people.admin.uid, people.editor.uid].toSorted((a, b) => a.localeCompare(b)),
  );
  const { text } = await done(call(people.admin, 'GET', `/api/threads/${forked}/members`));
  expect(text).toContain(shy.uid);
  expect(text).not.toContain(shy.email);
  await attack({
    attempt: () => call(people.editor, 'POST', `/api/threads/${forked}/members/cancel`, { uid: shy.uid }),
    twin: () => call(people.admin, 'POST', `/api/threads/${forked}/members/cancel`, { uid: shy.uid }),
    refusal: FORBIDDEN,
    unchanged: [`threads/${forked}`],
  });
});

test('[H19] [X177] a share that does not allow it is continued by nobody, nor without a sign-in', async () => {
  const [open, kept] = [await link(), await link({ mayFork: false })];
  const nobody = { uid: '', email: '', token: '' };
  await attack({
    attempt: () => continued(people.stranger, kept.id, kept.cookie),
    twin: () => continued(people.stranger, open.id, open.cookie),
    refusal: FORBIDDEN,
    unchanged: [`threads/${thread}`],
  });
  await attack({
    attempt: () => continued(nobody, open.id, open.cookie),
    twin: () => continued(people.stranger, open.id, open.cookie),
    refusal: SIGNED_OUT,
    unchanged: [`threads/${thread}`],
  });
});

test('[H19] [X178] nor without its session, by one of another share or version, or once it was revoked or has expired', async () => {
  const [one, other] = [await link(), await link()];
  const twin = () => continued(people.stranger, one.id, one.cookie);
  const unchanged = [`threads/${thread}`];
  for (const cookie of ['', other.cookie, one.cookie.replace(/^share=\d+/, 'share=2')])
    await attack({
      attempt: () => continued(people.stranger, one.id, cookie),
      twin,
      refusal: CLOSED,
      unchanged,
    });
  const [late, revoked, changed] = [await link(), await link(), await link()];
  const path = `/api/threads/${thread}/shares`;
  await plant(`shares/${late.id}`, { expiresAt: { timestampValue: new Date(Date.now() - 1).toISOString() } });
  await done(call(people.owner, 'DELETE', `${path}/${revoked.id}`));
  await done(call(people.owner, 'PATCH', `${path}/${changed.id}`, { names: 'numbered' }));
  for (const { id, cookie } of [late, revoked, changed])
    await attack({ attempt: () => continued(people.stranger, id, cookie), twin, refusal: CLOSED, unchanged });
});

test('[H19] [X179] what is beyond a share’s end, or names and ids that it hides, is in no thread that continues it', async () => {
  const { id, cookie } = await link({ upToSeq: 1, names: 'numbered' });
  const { text } = await done(continued(people.stranger, id, cookie));
  const { threadId } = forkResponseSchema.parse(JSON.parse(text));
  expect(await textsOf(people.stranger, threadId)).toEqual(['First words']);
  const documents = await Promise.all(
    ['messages', 'events'].map(async (name) => {
      const ids = await storedIds(`threads/${threadId}/${name}`);
      return await Promise.all(ids.map((one) => stored(`threads/${threadId}/${name}/${one}`)));
    }),
  );
  const all = JSON.stringify([documents, await stored(`threads/${threadId}`)]);
  for (const word of ['Last words', 'Olga', people.owner.uid, thread, id, first])
    expect(all).not.toContain(word);
  expect(all).toContain('Participant 1');
});

test('[H17] [X180] a chosen id names one’s own thread alone, and none again that was deleted', async () => {
  const id = randomUUID();
  const mine = await forkedBy(people.editor, thread, { messageId: first, id });
  const theirs = await forkedBy(people.viewer, thread, { messageId: first, id });
  expect(theirs).not.toBe(mine);
  await done(call(people.editor, 'DELETE', `/api/threads/${mine}?permanent=true`));
  await attack({
    attempt: () => fork(people.editor, thread, { messageId: first, id }),
    twin: () => fork(people.viewer, thread, { messageId: first, id }),
    refusal: CONFLICT,
    unchanged: [`threads/${thread}`, `threads/${mine}`],
  });
});

test('[H17] [X181] nobody starts more threads than rates allow, and a revoked token starts none', async () => {
  const [busy, revoked] = [await newcomer('Busy'), await newcomer('Gone')];
  for (const one of [busy, revoked]) await addMember(people.owner, thread, one, 'viewer');
  const { id, cookie } = await link();
  await useUp('create/person', busy.uid);
  for (const act of [
    (by: Caller) => fork(by, thread, { messageId: first }),
    (by: Caller) => continued(by, id, cookie),
  ])
    await attack({
      attempt: () => act(busy),
      twin: () => act(people.viewer),
      refusal: TOO_MANY,
      unchanged: [`threads/${thread}`],
    });
  await revokeSessions(revoked);
  await attack({
    attempt: () => fork(revoked, thread, { messageId: first }),
    twin: () => fork(people.viewer, thread, { messageId: first }),
    refusal: SIGNED_OUT,
    unchanged: [`threads/${thread}`],
  });
});

test('[H31] [X182] what was removed is read in no fork, by no undo there', async () => {
  const own = await threadOf(people);
  const secret = await say(people.owner, own, 'xyzzy');
  const messageId = await say(people.owner, own, 'Ours');
  const forked = await forkedBy(people.editor, own, { messageId });
  const copy = 'c-0000000001';
  const restore = (by: Caller, threadId: string, id: string) =>
    call(by, 'POST', `/api/threads/${threadId}/messages/${id}/restore`);
  await done(call(people.owner, 'POST', `/api/threads/${own}/messages/${secret}/hide`));
  expect(await textsOf(people.editor, forked)).toEqual(['', 'Ours']);
  await attack({
    attempt: () => restore(people.editor, forked, copy),
    twin: () => restore(people.owner, own, secret),
    refusal: CONFLICT,
    unchanged: [`threads/${forked}/messages/${copy}`],
  });
  expect(await textsOf(people.editor, forked)).toEqual(['', 'Ours']);
});
