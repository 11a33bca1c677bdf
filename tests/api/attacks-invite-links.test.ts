/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on invite links: replayed, used too often, expired, revoked, guessed, and used by removed members.
import { beforeAll, describe, expect, test } from 'vitest';
import { INVALID, NOT_FOUND, attack } from './attack';
import {
  done,
  previewInvite,
  newPeople,
  newLink,
  remove,
  setRole,
  acceptInvite,
  threadOf,
  type People,
} from './people';
import { call, newThread, newcomer, refusal, type Answer, type Caller } from './server';
import { plant, stored, storedIds } from './stored';

let people: People;
let thread: string;
let eve: Caller;

beforeAll(async () => {
  people = await newPeople();
  thread = await threadOf(people);
  eve = people.stranger;
});

const threadPath = () => `threads/${thread}`;
const memberOf = (caller: Caller) => `threads/${thread}/members/${caller.uid}`;
const at = (time: number) => ({ timestampValue: new Date(time).toISOString() });

describe('an invalid link', () => {
  test('[A19] [X65] one without a use left admits nobody else; one with a use left does', async () => {
    const [first, second] = [await newcomer('First'), await newcomer('Second')];
    const [one, two] = [
      await newLink(people.owner, thread),
      await newLink(people.owner, thread, { uses: 2 }),
    ];
    await done(acceptInvite(first, one.token));
    await remove(first, thread, first);
    await done(acceptInvite(first, two.token));
    await attack({
      attempt: () => acceptInvite(second, one.token),
      twin: () => acceptInvite(second, two.token),
      refusal: NOT_FOUND,
      unchanged: [threadPath(), memberOf(second), `invites/${one.id}`],
    });
  });

  test('[A19] [X65] of twenty who accept a link for one in parallel one becomes a member; with a link for twenty, all do', async () => {
    const crowd = await Promise.all(Array.from({ length: 20 }, () => newcomer('Crowd')));
    const id = await newThread(people.owner);
    const one = await newLink(people.owner, id);
    const answers = await Promise.all(crowd.map((guest) => acceptInvite(guest, one.token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(refusal(answer)).toMatchObject(NOT_FOUND);
    expect(await storedIds(`threads/${id}/members`)).toHaveLength(2);
    const all = await newLink(people.owner, id, { uses: 20 });
    const later = await Promise.all(crowd.map((guest) => acceptInvite(guest, all.token)));
    expect(later.map(({ status }) => status)).toEqual(crowd.map(() => 200));
    expect(await storedIds(`threads/${id}/members`)).toHaveLength(21);
  });

  test('[A19] [X65] one person who accepts a link twenty times in parallel is one member and uses it once', async () => {
    const guest = await newcomer('Twice');
    const { id, token } = await newLink(people.owner, thread, { uses: 5 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => acceptInvite(guest, token)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await stored(`invites/${id}`)).toMatchObject({ fields: { uses: { integerValue: '1' } } });
    await done(remove(people.owner, thread, guest));
  });

  test('[A19] [X65] an expired one admits nobody; a minute earlier it does', async () => {
    const { id, token } = await newLink(people.owner, thread);
    await plant(`invites/${id}`, { expiresAt: at(Date.now() - 1) });
    await attack({
      attempt: () => acceptInvite(eve, token),
      twin: async () => {
        await plant(`invites/${id}`, { expiresAt: at(Date.now() + 60_000) });
        return acceptInvite(eve, token);
      },
      refusal: NOT_FOUND,
      unchanged: [threadPath(), memberOf(eve), `invites/${id}`],
    });
    await done(remove(eve, thread, eve));
  });

  test('[A19] [X65] a revoked one admits nobody', async () => {
    const guest = await newcomer('Guest');
    const [revoked, working] = [await newLink(people.owner, thread), await newLink(people.owner, thread)];
    await done(call(people.owner, 'DELETE', `/api/threads/${thread}/invites/${revoked.id}`));
    await attack({
      attempt: () => acceptInvite(guest, revoked.token),
      twin: () => acceptInvite(guest, working.token),
      refusal: NOT_FOUND,
      unchanged: [threadPath(), memberOf(guest), `invites/${revoked.id}`],
    });
  });

  test('[A19] [X65] one whose creator was demoted, transferred ownership or left admits nobody until they have the right again', async () => {
    const id = await newThread(people.owner);
    await done(
      call(people.owner, 'POST', `/api/threads/${id}/members`, { email: people.admin.email, role: 'admin' }),
    );
    const { token } = await newLink(people.admin, id, { uses: 5 });
    const guests = [await newcomer('One'), await newcomer('Two')] as const;
    await done(setRole(people.owner, id, people.admin, 'editor'));
    await attack({
      at: 'demoted',
      attempt: () => acceptInvite(guests[0], token),
      twin: async () => {
        await done(setRole(people.owner, id, people.admin, 'admin'));
        return acceptInvite(guests[0], token);
      },
      refusal: NOT_FOUND,
      unchanged: [`threads/${id}`, `threads/${id}/members/${guests[0].uid}`],
    });
    await done(remove(people.owner, id, people.admin));
    await attack({
      at: 'removed',
      attempt: () => acceptInvite(guests[1], token),
      twin: async () => {
        const back = { email: people.admin.email, role: 'admin' };
        await done(call(people.owner, 'POST', `/api/threads/${id}/members`, back));
        return acceptInvite(guests[1], token);
      },
      refusal: NOT_FOUND,
      unchanged: [`threads/${id}`, `threads/${id}/members/${guests[1].uid}`],
    });
  });

  test('[A18] [X65] nothing but the token itself is a token', async () => {
    const guest = await newcomer('Guesser');
    const { id, token } = await newLink(people.owner, thread);
    const invitee = { email: 'p@example.com', role: 'admin' };
    await done(call(people.owner, 'POST', `/api/threads/${thread}/members`, invitee));
    // The last one hashes to the id of a pending email invite, which is stored beside the links.
    const shapes = [
      id,
      `${token}=`,
      ` ${token}`,
      token.toUpperCase(),
      token.slice(1),
      `../${token}`,
      '__proto__',
      'constructor',
      `${thread}\n${invitee.email}`,
    ];
    for (const shape of shapes) {
      expect({ shape, ...refusal(await acceptInvite(guest, shape)) }).toMatchObject({ shape, ...NOT_FOUND });
      expect({ shape, ...refusal(await previewInvite(shape)) }).toMatchObject({ shape, ...NOT_FOUND });
    }
    for (const shape of ['', 'x'.repeat(65), 7, null, [token], { token }, true]) {
      expect(refusal(await acceptInvite(guest, shape))).toMatchObject(INVALID);
      expect(refusal(await previewInvite(shape))).toMatchObject(INVALID);
    }
    await done(acceptInvite(guest, token));
  });

  test('[A19] [X65] every invalid link gets the same bytes, except for the request id', async () => {
    const [guest, gone] = [await newcomer('Guest'), await newcomer('Gone')];
    const links = {
      used: await newLink(people.owner, thread),
      late: await newLink(people.owner, thread),
      revoked: await newLink(people.owner, thread),
      orphan: await newLink(people.admin, thread),
      removed: await newLink(people.owner, thread, { uses: 2 }),
    };
    await done(acceptInvite(gone, links.used.token));
    await plant(`invites/${links.late.id}`, { expiresAt: at(Date.now() - 1) });
    await done(call(people.owner, 'DELETE', `/api/threads/${thread}/invites/${links.revoked.id}`));
    await done(setRole(people.owner, thread, people.admin, 'viewer'));
    await done(remove(people.owner, thread, gone));
    const archived = await newThread(people.owner);
    const closed = await newLink(people.owner, archived);
    await done(call(people.owner, 'PATCH', `/api/threads/${archived}`, { state: 'archived' }));
    const trashed = await newThread(people.owner);
    const inTrash = await newLink(people.owner, trashed);
    await done(call(people.owner, 'DELETE', `/api/threads/${trashed}`));

    const dead = [links.used, links.late, links.revoked, links.orphan, closed, inTrash].map(
      ({ token }) => token,
    );
    const answers = [
      await acceptInvite(guest, 'never-was'),
      ...(await Promise.all(dead.flatMap((token) => [acceptInvite(guest, token), previewInvite(token)]))),
      await acceptInvite(gone, links.removed.token),
    ];
    const [unknown, ...others] = answers.map(bytesOf);
    for (const other of others) expect(other).toEqual(unknown);
    await done(setRole(people.owner, thread, people.admin, 'admin'));
    await done(acceptInvite(guest, links.orphan.token));
  });
});

/** Status, headers and body without the parts that differ between responses. */
function bytesOf({ status, headers, text }: Answer): unknown {
  const id = headers.get('x-request-id') ?? '';
  const kept = [...headers].filter(([name]) => !['x-request-id', 'date'].includes(name));
  return { status, headers: kept, text: text.replace(id, '…') };
}
