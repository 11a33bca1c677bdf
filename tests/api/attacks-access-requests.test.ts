/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on access requests: learning which threads exist, approving without the right, requesting without limit.
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { FORBIDDEN, INVALID, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import { done, newPeople, remove, threadOf, type People } from './people';
import { anonymousToken, call, newThread, newcomer, someAddress, type Answer, type Caller } from './server';
import { stored, storedIds } from './stored';

let people: People;
let thread: string;

beforeAll(async () => {
  people = await newPeople();
  thread = await threadOf(people);
});

const requestsOf = (threadId: string) => `/api/threads/${threadId}/requests`;
const requestPath = (threadId: string, { uid }: Caller) => `threads/${threadId}/requests/${uid}`;
const memberPath = (threadId: string, { uid }: Caller) => `threads/${threadId}/members/${uid}`;

/** From a separate network address: rate limits are attacked elsewhere. */
const ask = (by: Caller | null, threadId: string, body: unknown = {}) =>
  call(by, 'POST', requestsOf(threadId), body, { headers: { 'x-forwarded-for': someAddress() } });
const approveRequest = (by: Caller, threadId: string, target: Caller, role = 'viewer') =>
  call(by, 'POST', `${requestsOf(threadId)}/${target.uid}`, { role });
const ignore = (by: Caller, threadId: string, target: Caller) =>
  call(by, 'DELETE', `${requestsOf(threadId)}/${target.uid}`);

/** Requests access, and waits until the request exists. */
async function asked(by: Caller, threadId: string): Promise<void> {
  await done(ask(by, threadId, { note: 'Please' }));
  await vi.waitFor(async () => expect(await stored(requestPath(threadId, by))).toBeDefined(), {
    timeout: 10_000,
  });
}

/** Status, headers and body without the parts that differ between responses. */
function bytesOf({ status, headers, text }: Answer): unknown {
  const kept = [...headers].filter(([name]) => !['x-request-id', 'date'].includes(name));
  return { status, headers: kept, text };
}

describe('requesting access', () => {
  test('[A28] [X119] an existing thread, one that never existed, a deleted one and one’s own get the same bytes', async () => {
    const eve = await newcomer('Eve');
    const deleted = await newThread(people.owner);
    await done(call(people.owner, 'DELETE', `/api/threads/${deleted}?permanent=true`));
    const trashed = await newThread(people.owner);
    await done(call(people.owner, 'DELETE', `/api/threads/${trashed}`));
    const own = await newThread(eve);
    const [expected, ...others] = [
      await ask(eve, thread),
      await ask(eve, thread),
      await ask(eve, 'there-is-no-such-thread'),
      await ask(eve, deleted),
      await ask(eve, trashed),
      await ask(eve, own),
    ].map(bytesOf);
    expect(expected).toMatchObject({ status: 202, text: '{}' });
    for (const other of others) expect(other).toEqual(expected);
    await vi.waitFor(async () => expect(await stored(requestPath(thread, eve))).toBeDefined());
    // Declined, and still the same response.
    await done(ignore(people.owner, thread, eve));
    const ignored = await stored(requestPath(thread, eve));
    expect(bytesOf(await ask(eve, thread))).toEqual(expected);
    expect(await storedIds(`threads/${own}/requests`)).toEqual([]);
    expect(await storedIds(`threads/${deleted}/requests`)).toEqual([]);
    expect(await stored(requestPath(thread, eve))).toEqual(ignored);
  });

  test('[A28] [X1] [X8] without a sign-in or with an anonymous one nobody requests access', async () => {
    const guest = await newcomer('Guest');
    const anonymous = { ...guest, token: await anonymousToken() };
    for (const [by, refusal] of [
      [null, SIGNED_OUT],
      [anonymous, FORBIDDEN],
    ] as const)
      await attack({
        attempt: () => ask(by, thread),
        twin: () => ask(guest, 'there-is-no-such-thread'),
        refusal,
        unchanged: [requestPath(thread, guest)],
      });
  });

  test('[A28] [X37] [X41] a note is short, and no other field is accepted', async () => {
    const guest = await newcomer('Guest');
    for (const body of [
      { note: 'x'.repeat(201) },
      { note: 7 },
      { note: null },
      { role: 'admin' },
      { state: 'open' },
      { uid: people.owner.uid },
      { email: 'ada@example.com' },
    ])
      await attack({
        at: JSON.stringify(body),
        attempt: () => ask(guest, thread, body),
        twin: () => ask(guest, 'there-is-no-such-thread', { note: 'x'.repeat(200) }),
        refusal: INVALID,
        unchanged: [requestPath(thread, guest)],
      });
  });
});

describe('answering requests', () => {
  test('[A29] [X118] an editor, a viewer, a stranger and the requester approve and decline nothing', async () => {
    const guest = await newcomer('Guest');
    await asked(guest, thread);
    const unchanged = [`threads/${thread}`, memberPath(thread, guest), requestPath(thread, guest)];
    for (const [by, refusal] of [
      [people.editor, FORBIDDEN],
      [people.viewer, FORBIDDEN],
      [people.stranger, NOT_FOUND],
      [guest, NOT_FOUND],
    ] as const) {
      const other = await newcomer('Other');
      await asked(other, thread);
      await attack({
        at: `let in by ${by.uid}`,
        attempt: () => approveRequest(by, thread, guest),
        twin: () => approveRequest(people.admin, thread, other),
        refusal,
        unchanged: [memberPath(thread, guest), requestPath(thread, guest)],
      });
      await done(remove(people.owner, thread, other));
      await asked(other, thread);
      await attack({
        at: `ignored by ${by.uid}`,
        attempt: () => ignore(by, thread, guest),
        twin: () => ignore(people.admin, thread, other),
        refusal,
        unchanged,
      });
    }
  });

  test('[A29] [X58] nobody can approve a request with the role of owner', async () => {
    for (const by of [people.admin, people.owner]) {
      const guest = await newcomer('Guest');
      await asked(guest, thread);
      await attack({
        attempt: () => approveRequest(by, thread, guest, 'owner'),
        twin: () => approveRequest(by, thread, guest, 'admin'),
        refusal: INVALID,
        unchanged: [`threads/${thread}`, memberPath(thread, guest), requestPath(thread, guest)],
      });
    }
  });

  test('[A29] [X50] a request to another thread is neither approved nor declined through one’s own', async () => {
    const guest = await newcomer('Guest');
    await asked(guest, thread);
    const own = await newThread(people.stranger);
    const before = await stored(requestPath(thread, guest));
    await attack({
      attempt: () => approveRequest(people.stranger, own, guest),
      twin: async () => {
        await asked(guest, own);
        return approveRequest(people.stranger, own, guest);
      },
      refusal: NOT_FOUND,
      unchanged: [`threads/${own}`, memberPath(own, guest), memberPath(thread, guest)],
    });
    await done(ignore(people.stranger, own, guest));
    expect(await stored(requestPath(thread, guest))).toEqual(before);
  });

  test('[A29] [X56] nobody without an open request is made a member by their uid', async () => {
    const [guest, ignored] = [await newcomer('Guest'), await newcomer('Ignored')];
    await asked(ignored, thread);
    await done(ignore(people.owner, thread, ignored));
    for (const target of [people.stranger, ignored])
      await attack({
        attempt: () => approveRequest(people.owner, thread, target),
        twin: async () => {
          if ((await stored(memberPath(thread, guest))) === undefined) await asked(guest, thread);
          return approveRequest(people.owner, thread, guest);
        },
        refusal: NOT_FOUND,
        unchanged: [`threads/${thread}`, memberPath(thread, target)],
      });
  });

  test('[A29] [X80] [X85] ten concurrent approvals of one person add one membership', async () => {
    const guest = await newcomer('Guest');
    const id = await newThread(people.owner);
    await asked(guest, id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => approveRequest(people.owner, id, guest)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await storedIds(`threads/${id}/members`)).toHaveLength(2);
    expect(await storedIds(`threads/${id}/events`)).toHaveLength(2);
    expect(await stored(requestPath(id, guest))).toBeUndefined();
  });
});
