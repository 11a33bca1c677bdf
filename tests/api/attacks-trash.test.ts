/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on threads that are archived, in the trash, or deleted.
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { threadResponseSchema } from '@/model/thread';
import { CONFLICT, FORBIDDEN, INVALID, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import { done, transferOwnership, newPeople, newLink, setRole, threadOf, type People } from './people';
import { call, newThread, refusal, type Answer, type Caller } from './server';
import { stored, storedIds } from './stored';

let people: People;
let thread: string;
let messageId: string;

beforeAll(async () => {
  people = await newPeople();
});
beforeEach(async () => {
  thread = await threadOf(people);
  messageId = randomUUID();
  await done(
    call(people.owner, 'POST', '/api/chat', { threadId: thread, messageId, message: 'Hello', ask: false }),
  );
});

type Act = (by: Caller) => Promise<Answer>;
const api = () => `/api/threads/${thread}`;
const existingPaths = () => [`threads/${thread}`, `threads/${thread}/messages/${messageId}`];

const trash: Act = (by) => call(by, 'DELETE', api());
const restore: Act = (by) => call(by, 'POST', `${api()}/restore`);
const deleteForGood: Act = (by) => call(by, 'DELETE', `${api()}?permanent=true`);
const archive: Act = (by) => call(by, 'PATCH', api(), { state: 'archived' });
const reopen: Act = (by) => call(by, 'PATCH', api(), { state: 'open' });

/** Refused for each of these callers, without an effect. */
async function refusedFor(act: Act, table: readonly (readonly [Caller | null, object])[]): Promise<void> {
  for (const [by, expected] of table) {
    const before = await Promise.all(existingPaths().map(stored));
    const answer = await (by === null ? act({ uid: '', email: '', token: '' }) : act(by));
    expect({ by: by?.uid, ...refusal(answer) }).toMatchObject({ by: by?.uid, ...expected });
    expect(await Promise.all(existingPaths().map(stored))).toEqual(before);
  }
}

describe('archiving and deleting', () => {
  test('[T10] [X64] a thread is archived and unarchived by owner and admins only', async () => {
    const others = [
      [null, SIGNED_OUT],
      [people.stranger, NOT_FOUND],
      [people.viewer, FORBIDDEN],
      [people.editor, FORBIDDEN],
    ] as const;
    await refusedFor(archive, others);
    await done(archive(people.admin));
    await refusedFor(reopen, others);
    await done(reopen(people.admin));
  });

  test.each([
    ['put into the trash', trash],
    ['deleted for good', deleteForGood],
  ] as const)('[T6] [T11] [X59] a thread is %s by its owner only', async (_what, act) => {
    await refusedFor(act, [
      [null, SIGNED_OUT],
      [people.stranger, NOT_FOUND],
      [people.viewer, FORBIDDEN],
      [people.editor, FORBIDDEN],
      [people.admin, FORBIDDEN],
    ]);
    await done(act(people.owner));
  });

  test('[E2] [X80] no request can set a thread’s state directly', async () => {
    for (const body of [
      { state: 'trashed' },
      { state: 'deleting' },
      { state: null },
      { state: 'archived', title: 'x' },
      { memberIds: [] },
      { seq: 0 },
      { 'settings.replyPolicy': 'off' },
      { trash: null },
    ])
      await attack({
        at: JSON.stringify(body),
        attempt: () => call(people.owner, 'PATCH', api(), body),
        twin: () => reopen(people.owner),
        refusal: INVALID,
        unchanged: existingPaths(),
      });
    for (const query of ['permanent=yes', 'permanent=1', 'permanent=', 'state=open', 'permanent=true&x=1']) {
      await attack({
        at: query,
        attempt: () => call(people.owner, 'DELETE', `${api()}?${query}`),
        twin: () => call(people.owner, 'DELETE', `${api()}?permanent=false`),
        refusal: INVALID,
        unchanged: existingPaths(),
      });
      await done(restore(people.owner));
    }
  });
});

describe('a thread in the trash', () => {
  test('[T11] [A2] [X22] is found by its owner only, on every route', async () => {
    const { token, id: inviteId } = await newLink(people.owner, thread);
    await done(trash(people.owner));
    const acts: Act[] = [
      (by) => call(by, 'GET', api()),
      (by) => call(by, 'GET', `${api()}/messages`),
      (by) => call(by, 'GET', `${api()}/members`),
      (by) => call(by, 'GET', `${api()}/invites`),
      (by) => call(by, 'POST', `${api()}/resume`),
      restore,
    ];
    const others: Act[] = [
      (by) => call(by, 'POST', '/api/chat', { threadId: thread, message: 'Hello', ask: false }),
      (by) => call(by, 'PATCH', api(), { title: 'Mine' }),
      (by) => call(by, 'PATCH', `${api()}/messages/${messageId}`, { message: 'Mine' }),
      (by) => call(by, 'DELETE', `${api()}/messages/${messageId}`),
      (by) => call(by, 'POST', `${api()}/invites`, { role: 'viewer' }),
      (by) => call(by, 'DELETE', `${api()}/invites/${inviteId}`),
      (by) => call(by, 'POST', '/api/invites/accept', { token }),
      (by) => call(by, 'POST', `${api()}/members`, { email: by.email, role: 'admin' }),
      (by) => transferOwnership(by, thread, by.uid),
      (by) => setRole(by, thread, by, 'viewer'),
      archive,
      trash,
      deleteForGood,
    ];
    for (const by of [people.admin, people.viewer])
      for (const act of [...acts, ...others])
        expect({ by: by.uid, at: act.toString(), ...refusal(await act(by)) }).toMatchObject({
          by: by.uid,
          ...NOT_FOUND,
        });
    expect(await storedIds(`threads/${thread}/members`)).toEqual([people.owner.uid]);
    for (const act of acts) await done(act(people.owner));
    expect(await storedIds(`threads/${thread}/members`)).toHaveLength(4);
  }, 120_000);

  test('[T11] [A9] takes no members, messages or changes, even from its owner, until it is restored', async () => {
    await done(trash(people.owner));
    for (const act of [
      (by: Caller) => call(by, 'POST', `${api()}/members`, { email: people.stranger.email, role: 'viewer' }),
      (by: Caller) => call(by, 'POST', `${api()}/invites`, { role: 'viewer' }),
      (by: Caller) => call(by, 'PATCH', api(), { title: 'Other' }),
      (by: Caller) => call(by, 'PATCH', `${api()}/messages/${messageId}`, { message: 'Other' }),
      (by: Caller) => call(by, 'DELETE', `${api()}/messages/${messageId}`),
      (by: Caller) => call(by, 'POST', '/api/chat', { threadId: thread, message: 'Hello', ask: false }),
      archive,
    ])
      await attack({
        at: act.toString(),
        attempt: () => act(people.owner),
        twin: async () => {
          await done(restore(people.owner));
          const answer = await act(people.owner);
          await call(people.owner, 'PATCH', api(), { state: 'open' });
          await done(trash(people.owner));
          return answer;
        },
        refusal: FORBIDDEN,
        unchanged: [...existingPaths(), `threads/${thread}/members/${people.stranger.uid}`],
      });
  });
});

describe('a thread that is archived', () => {
  test('[T10] [X64] takes no messages and no members from anybody', async () => {
    await done(archive(people.owner));
    for (const act of [
      (by: Caller) => call(by, 'POST', '/api/chat', { threadId: thread, message: 'Hello', ask: false }),
      (by: Caller) => call(by, 'PATCH', api(), { title: 'Other' }),
      (by: Caller) => call(by, 'POST', `${api()}/members`, { email: people.stranger.email, role: 'viewer' }),
      (by: Caller) => call(by, 'POST', `${api()}/invites`, { role: 'viewer' }),
    ])
      await attack({
        at: act.toString(),
        attempt: () => act(people.owner),
        twin: async () => {
          await done(reopen(people.owner));
          const answer = await act(people.owner);
          await done(archive(people.owner));
          return answer;
        },
        refusal: FORBIDDEN,
        unchanged: existingPaths(),
      });
  });
});

test('[T7] [X14] on the routes of invites, owners and the trash a forbidden thread looks like an unknown one', async () => {
  const unknown = randomUUID();
  const { stranger: eve } = people;
  const own = await newThread(eve);
  const acts: ((id: string) => Promise<Answer>)[] = [
    (id) => call(eve, 'GET', `/api/threads/${id}/invites`),
    (id) => call(eve, 'POST', `/api/threads/${id}/invites`, { role: 'viewer' }),
    (id) => call(eve, 'DELETE', `/api/threads/${id}/invites/${'a'.repeat(64)}`),
    (id) => call(eve, 'POST', `/api/threads/${id}/owner`, { uid: eve.uid }),
    (id) => call(eve, 'POST', `/api/threads/${id}/restore`),
    (id) => call(eve, 'PATCH', `/api/threads/${id}`, { state: 'open' }),
    (id) => call(eve, 'DELETE', `/api/threads/${id}?permanent=false`),
    (id) => call(eve, 'DELETE', `/api/threads/${id}?permanent=true`),
  ];
  for (const act of acts) {
    const [foreign, missing] = [refusal(await act(thread)), refusal(await act(unknown))];
    expect({ act: act.toString(), ...foreign }).toEqual({ act: act.toString(), ...missing });
    expect(foreign).toMatchObject(NOT_FOUND);
    await done(act(own));
  }
});

test('[T2] [X31] nobody takes over a thread by choosing its id, or the one its owner chose', async () => {
  const chosen = randomUUID();
  const create = (by: Caller, id: string) => call(by, 'POST', '/api/threads', { id });
  const idOf = ({ text }: Answer) => threadResponseSchema.parse(JSON.parse(text)).thread.id;
  const id = idOf(await done(create(people.owner, chosen)));
  await done(call(people.owner, 'POST', '/api/chat', { threadId: id, message: 'Secret', ask: false }));
  await done(call(people.owner, 'DELETE', `/api/threads/${id}?permanent=true`));
  await attack({
    attempt: () => create(people.owner, chosen),
    twin: () => create(people.owner, randomUUID()),
    refusal: CONFLICT,
    unchanged: [`threads/${id}`],
  });
  // A stranger learns nothing: every id is theirs to choose, and makes a thread of theirs.
  const before = await Promise.all([id, thread].map((one) => stored(`threads/${one}`)));
  const made = await Promise.all(
    [id, chosen, thread, randomUUID()].map(async (one) => await done(create(people.stranger, one))),
  );
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(new Set([id, thread, ...made.map(idOf)]).size).toBe(6);
  for (const answer of made) expect(idOf(answer)).toMatch(/^[0-9a-f]{32}$/);
  expect(await Promise.all([id, thread].map((one) => stored(`threads/${one}`)))).toEqual(before);
  expect(await storedIds(`threads/${id}/messages`)).toEqual([]);
  expect(await stored(`tombstones/${id}`)).toBeDefined();
});
