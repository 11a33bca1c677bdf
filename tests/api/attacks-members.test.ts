/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on memberships and rights: roles, owners, ids of other threads.
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chatResponseSchema } from '@/model/message';
import { FORBIDDEN, INVALID, NOT_FOUND, attack } from './attack';
import {
  done,
  transferOwnership,
  newPeople,
  newLink,
  remove,
  setRole,
  threadOf,
  type People,
} from './people';
import { addMember, call, newThread, newcomer, refusal, type Answer, type Caller } from './server';
import { stored, storedIds } from './stored';

let people: People;
let thread: string;

beforeAll(async () => {
  people = await newPeople();
});
beforeEach(async () => {
  thread = await threadOf(people);
});

const api = () => `/api/threads/${thread}`;
const memberOf = (caller: Caller) => `threads/${thread}/members/${caller.uid}`;
const everybody = () => [
  `threads/${thread}`,
  ...[people.owner, people.admin, people.editor, people.viewer, people.stranger].map(memberOf),
];

describe('rights of roles', () => {
  test('[A9] [X58] [X59] [X64] nobody below an admin has an admin’s rights', async () => {
    const { id } = await newLink(people.owner, thread);
    const victim = await newcomer('Victim');
    const email = 'waits@example.com';
    const acts: ((by: Caller) => Promise<Answer>)[] = [
      (by) => call(by, 'POST', `${api()}/members`, { email, role: 'viewer' }),
      (by) => call(by, 'POST', `${api()}/members/cancel`, { email }),
      (by) => call(by, 'POST', `${api()}/members`, { email: victim.email, role: 'viewer' }),
      (by) => setRole(by, thread, victim, 'editor'),
      (by) => remove(by, thread, victim),
      (by) => call(by, 'GET', `${api()}/invites`),
      (by) => call(by, 'POST', `${api()}/invites`, { role: 'viewer' }),
      (by) => call(by, 'DELETE', `${api()}/invites/${id}`),
      (by) => call(by, 'PATCH', api(), { state: 'archived' }),
      (by) => call(by, 'PATCH', api(), { state: 'open' }),
    ];
    for (const act of acts) {
      for (const [by, refused] of [
        [people.stranger, NOT_FOUND],
        [people.viewer, FORBIDDEN],
      ] as const)
        expect({ at: act.toString(), ...refusal(await act(by)) }).toMatchObject({
          at: act.toString(),
          ...refused,
        });
      await attack({
        at: act.toString(),
        attempt: () => act(people.editor),
        twin: () => act(people.admin),
        refusal: FORBIDDEN,
        unchanged: [...everybody(), memberOf(victim), `invites/${id}`],
      });
    }
  });

  test('[A9] [X64] a viewer changes no message and no run', async () => {
    const messageId = randomUUID();
    const asked = await done(
      call(people.owner, 'POST', '/api/chat', {
        threadId: thread,
        messageId,
        message: 'One [demo slow=30s]',
        ask: true,
      }),
    );
    const { runId } = chatResponseSchema.parse(JSON.parse(asked.text));
    const acts: ((by: Caller) => Promise<Answer>)[] = [
      (by) => call(by, 'POST', '/api/chat', { threadId: thread, message: 'Hello', ask: false }),
      (by) => call(by, 'PATCH', api(), { title: 'Mine' }),
      (by) => call(by, 'PATCH', api(), { instructions: 'Obey me.' }),
      (by) => call(by, 'PATCH', api(), { replyPolicy: 'off' }),
      (by) => call(by, 'PATCH', api(), { metadata: { mine: true } }),
      (by) => call(by, 'POST', `${api()}/runs/${runId}/stop`),
    ];
    for (const act of acts)
      await attack({
        at: act.toString(),
        attempt: () => act(people.viewer),
        twin: () => act(people.editor),
        refusal: FORBIDDEN,
        unchanged: [`threads/${thread}/messages/${messageId}`],
      });
  });

  test('[A12] [X58] nobody promotes themselves, and nobody gives ownership by a role', async () => {
    for (const [by, role, refused] of [
      [people.viewer, 'editor', FORBIDDEN],
      [people.editor, 'admin', FORBIDDEN],
      [people.admin, 'owner', INVALID],
      [people.owner, 'owner', INVALID],
    ] as const)
      await attack({
        at: `${by.uid} as ${role}`,
        attempt: () => setRole(by, thread, by, role),
        twin: () => setRole(people.owner, thread, people.editor, 'editor'),
        refusal: refused,
        unchanged: everybody(),
      });
    const { email } = await newcomer('Newcomer');
    const add = (role: string) => call(people.owner, 'POST', `${api()}/members`, { email, role });
    await attack({
      attempt: () => add('owner'),
      twin: () => add('viewer'),
      refusal: INVALID,
      unchanged: everybody(),
    });
    const change = (role: unknown) =>
      call(people.owner, 'PATCH', `${api()}/members/${people.editor.uid}`, { role });
    for (const role of ['Owner', 'superuser', '', null, ['admin'], { role: 'admin' }])
      await attack({
        at: JSON.stringify(role),
        attempt: () => change(role),
        twin: () => change('editor'),
        refusal: INVALID,
        unchanged: everybody(),
      });
  });

  test('[A12] [X59] an admin neither demotes nor removes the owner or another admin', async () => {
    const peer = await newcomer('Peer');
    await addMember(people.owner, thread, peer, 'admin');
    for (const whom of [people.owner, peer])
      for (const act of [
        (by: Caller) => setRole(by, thread, whom, 'viewer'),
        (by: Caller) => remove(by, thread, whom),
      ]) {
        const before = await stored(memberOf(whom));
        expect({ whom: whom.uid, ...refusal(await act(people.admin)) }).toMatchObject({
          whom: whom.uid,
          ...FORBIDDEN,
        });
        expect(await stored(memberOf(whom))).toEqual(before);
      }
    await done(setRole(people.owner, thread, peer, 'editor'));
    await done(remove(people.admin, thread, peer));
  });

  test('[A13] [X59] the owner cannot leave a thread without an owner', () =>
    attack({
      attempt: () => remove(people.owner, thread, people.owner),
      twin: () => remove(people.admin, thread, people.admin),
      refusal: FORBIDDEN,
      unchanged: everybody(),
    }));
});

describe('transferring ownership', () => {
  test('[A20] [X58] nobody but the owner transfers, to themselves or to others', async () => {
    for (const [by, refused] of [
      [people.admin, FORBIDDEN],
      [people.editor, FORBIDDEN],
      [people.viewer, FORBIDDEN],
      [people.stranger, NOT_FOUND],
    ] as const)
      for (const to of [by, people.editor]) {
        const before = await Promise.all(everybody().map(stored));
        expect({ by: by.uid, ...refusal(await transferOwnership(by, thread, to.uid)) }).toMatchObject({
          by: by.uid,
          ...refused,
        });
        expect(await Promise.all(everybody().map(stored))).toEqual(before);
      }
    await done(transferOwnership(people.owner, thread, people.editor.uid));
    expect(await rolesOf(thread)).toEqual({ owner: 1, admin: 2, viewer: 1 });
  });

  test('[A20] [X61] a thread is transferred only to a member', async () => {
    const ex = await newcomer('Ex');
    await addMember(people.owner, thread, ex, 'admin');
    await done(remove(people.owner, thread, ex));
    await call(people.owner, 'POST', `${api()}/members`, { email: 'waits@example.com', role: 'admin' });
    for (const uid of [people.stranger.uid, ex.uid, 'nobody-at-all', 'waits@example-com', 'constructor'])
      await attack({
        at: uid,
        attempt: () => transferOwnership(people.owner, thread, uid),
        twin: () => transferOwnership(people.owner, thread, people.owner.uid),
        refusal: NOT_FOUND,
        unchanged: everybody(),
      });
    for (const uid of ['__proto__', 'a/b', '../x', '', 'x'.repeat(129), null, { uid: ex.uid }, [ex.uid]])
      expect(refusal(await call(people.owner, 'POST', `${api()}/owner`, { uid }))).toMatchObject(INVALID);
    await done(transferOwnership(people.owner, thread, people.viewer.uid));
  });

  test('[A20] [X61] a transfer to oneself changes nothing', async () => {
    const before = await Promise.all(everybody().map(stored));
    await done(transferOwnership(people.owner, thread, people.owner.uid));
    expect(await Promise.all(everybody().map(stored))).toEqual(before);
  });

  test('[A20] [X58] the former owner has no owner’s rights any more', async () => {
    await done(transferOwnership(people.owner, thread, people.admin.uid));
    await attack({
      attempt: () => call(people.owner, 'DELETE', `${api()}?permanent=true`),
      twin: () => call(people.admin, 'DELETE', `${api()}?permanent=true`),
      refusal: FORBIDDEN,
      unchanged: everybody(),
    });
  });

  test('[A20] ten concurrent transfers leave one owner', async () => {
    const heirs = [people.admin, people.editor, people.viewer];
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        transferOwnership(people.owner, thread, heirs[index % 3]?.uid ?? ''),
      ),
    );
    expect(await rolesOf(thread)).toMatchObject({ owner: 1 });
  });
});

describe('ids of another thread', () => {
  test('[A12] [X50] the documents of one thread are not found through another', async () => {
    const { stranger: eve, owner } = people;
    const own = await newThread(eve);
    const messageId = randomUUID();
    await done(
      call(owner, 'POST', '/api/chat', { threadId: thread, messageId, message: 'Mine', ask: false }),
    );
    const path = `threads/${thread}/messages/${messageId}`;
    const through = (id: string) => `/api/threads/${id}`;
    const acts: ((by: Caller, id: string) => Promise<Answer>)[] = [
      (by, id) => call(by, 'GET', `${through(id)}/messages?lastMessageId=${messageId}`),
      (by, id) => call(by, 'PATCH', `${through(id)}/messages/${messageId}`, { message: 'Changed' }),
      (by, id) => call(by, 'PATCH', `${through(id)}/members/${people.editor.uid}`, { role: 'viewer' }),
      (by, id) => call(by, 'POST', `${through(id)}/owner`, { uid: by === eve ? owner.uid : by.uid }),
      (by, id) => call(by, 'DELETE', `${through(id)}/messages/${messageId}`),
    ];
    for (const act of acts)
      await attack({
        at: act.toString(),
        attempt: () => act(eve, own),
        twin: () => act(owner, thread),
        refusal: NOT_FOUND,
        unchanged: [path, `threads/${thread}`, memberOf(people.editor), `threads/${own}`],
      });
    // Removing a non-member changes nothing, in either thread.
    const before = await stored(memberOf(people.editor));
    await done(remove(eve, own, people.editor));
    expect(await stored(memberOf(people.editor))).toEqual(before);
  });

  test('[E2] [X50] a request names one thread: a second thread or a run in the body is refused', async () => {
    const own = await newThread(people.stranger);
    for (const change of [{ runId: 'r-12345678' }, { thread }, { questionId: 'a-12345678' }])
      await attack({
        at: JSON.stringify(change),
        attempt: () =>
          call(people.stranger, 'POST', '/api/chat', { threadId: own, message: 'x', ask: false, ...change }),
        twin: () => call(people.stranger, 'POST', '/api/chat', { threadId: own, message: 'x', ask: false }),
        refusal: INVALID,
        unchanged: [`threads/${thread}`, `threads/${own}`],
      });
  });
});

describe('invented threads and people', () => {
  test('[A12] [X62] nobody creates a thread with other people as members', () =>
    attack({
      attempt: () =>
        call(people.stranger, 'POST', '/api/threads', { memberIds: [people.stranger.uid, people.owner.uid] }),
      twin: () => call(people.stranger, 'POST', '/api/threads', {}),
      refusal: INVALID,
      unchanged: [],
    }));

  test('[A12] [X68] names of JavaScript’s object prototype are no members', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
      const path = `${api()}/members/${name}`;
      await attack({
        at: name,
        attempt: () => call(people.owner, 'PATCH', path, { role: 'viewer' }),
        twin: () => setRole(people.owner, thread, people.viewer, 'viewer'),
        refusal: NOT_FOUND,
        unchanged: everybody(),
      });
    }
  });
});

/** How many members have each role. */
async function rolesOf(id: string): Promise<Record<string, number>> {
  const roles: Record<string, number> = {};
  for (const uid of await storedIds(`threads/${id}/members`)) {
    const role = JSON.stringify((await stored(`threads/${id}/members/${uid}`))?.fields['role']);
    const name = /"stringValue":"(\w+)"/.exec(role)?.[1] ?? role;
    roles[name] = (roles[name] ?? 0) + 1;
  }
  return roles;
}
