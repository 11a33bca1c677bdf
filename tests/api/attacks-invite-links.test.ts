/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on invite links: replayed, shared too far, too late, revoked, guessed, and by those who were removed.
import { beforeAll, describe, expect, test } from 'vitest';
import { INVALID, NOT_FOUND, attack } from './attack';
import { done, look, newCast, newLink, remove, setRole, take, threadOf, type Cast } from './people';
import { call, newThread, newcomer, refusal, type Answer, type Caller } from './server';
import { plant, stored, storedIds } from './stored';

let cast: Cast;
let thread: string;
let eve: Caller;

beforeAll(async () => {
  cast = await newCast();
  thread = await threadOf(cast);
  eve = cast.stranger;
});

const threadPath = () => `threads/${thread}`;
const memberOf = (caller: Caller) => `threads/${thread}/members/${caller.uid}`;
const at = (time: number) => ({ timestampValue: new Date(time).toISOString() });

describe('a link that should not work', () => {
  test('[A19] [X65] one that is used up lets nobody else in; one with a use left does', async () => {
    const [first, second] = [await newcomer('First'), await newcomer('Second')];
    const [one, two] = [await newLink(cast.owner, thread), await newLink(cast.owner, thread, { uses: 2 })];
    await done(take(first, one.token));
    await remove(first, thread, first);
    await done(take(first, two.token));
    await attack({
      attempt: () => take(second, one.token),
      twin: () => take(second, two.token),
      refusal: NOT_FOUND,
      unchanged: [threadPath(), memberOf(second), `invites/${one.id}`],
    });
  });

  test('[A19] [X65] of twenty who take a link for one in parallel one gets in; of a link for twenty, all do', async () => {
    const crowd = await Promise.all(Array.from({ length: 20 }, () => newcomer('Crowd')));
    const id = await newThread(cast.owner);
    const one = await newLink(cast.owner, id);
    const answers = await Promise.all(crowd.map((guest) => take(guest, one.token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(refusal(answer)).toMatchObject(NOT_FOUND);
    expect(await storedIds(`threads/${id}/members`)).toHaveLength(2);
    const all = await newLink(cast.owner, id, { uses: 20 });
    const later = await Promise.all(crowd.map((guest) => take(guest, all.token)));
    expect(later.map(({ status }) => status)).toEqual(crowd.map(() => 200));
    expect(await storedIds(`threads/${id}/members`)).toHaveLength(21);
  });

  test('[A19] [X65] one person who takes a link twenty times in parallel is in once and uses it once', async () => {
    const guest = await newcomer('Twice');
    const { id, token } = await newLink(cast.owner, thread, { uses: 5 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => take(guest, token)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await stored(`invites/${id}`)).toMatchObject({ fields: { uses: { integerValue: '1' } } });
    await done(remove(cast.owner, thread, guest));
  });

  test('[A19] [X65] one whose time is over lets nobody in; a minute earlier it does', async () => {
    const { id, token } = await newLink(cast.owner, thread);
    await plant(`invites/${id}`, { expiresAt: at(Date.now() - 1) });
    await attack({
      attempt: () => take(eve, token),
      twin: async () => {
        await plant(`invites/${id}`, { expiresAt: at(Date.now() + 60_000) });
        return take(eve, token);
      },
      refusal: NOT_FOUND,
      unchanged: [threadPath(), memberOf(eve), `invites/${id}`],
    });
    await done(remove(eve, thread, eve));
  });

  test('[A19] [X65] one that was revoked lets nobody in', async () => {
    const guest = await newcomer('Guest');
    const [revoked, standing] = [await newLink(cast.owner, thread), await newLink(cast.owner, thread)];
    await done(call(cast.owner, 'DELETE', `/api/threads/${thread}/invites/${revoked.id}`));
    await attack({
      attempt: () => take(guest, revoked.token),
      twin: () => take(guest, standing.token),
      refusal: NOT_FOUND,
      unchanged: [threadPath(), memberOf(guest), `invites/${revoked.id}`],
    });
  });

  test('[A19] [X65] its maker was demoted, handed down, or is gone: it lets nobody in until they may again', async () => {
    const id = await newThread(cast.owner);
    await done(
      call(cast.owner, 'POST', `/api/threads/${id}/members`, { email: cast.admin.email, role: 'admin' }),
    );
    const { token } = await newLink(cast.admin, id, { uses: 5 });
    const guests = [await newcomer('One'), await newcomer('Two')] as const;
    await done(setRole(cast.owner, id, cast.admin, 'editor'));
    await attack({
      at: 'demoted',
      attempt: () => take(guests[0], token),
      twin: async () => {
        await done(setRole(cast.owner, id, cast.admin, 'admin'));
        return take(guests[0], token);
      },
      refusal: NOT_FOUND,
      unchanged: [`threads/${id}`, `threads/${id}/members/${guests[0].uid}`],
    });
    await done(remove(cast.owner, id, cast.admin));
    await attack({
      at: 'removed',
      attempt: () => take(guests[1], token),
      twin: async () => {
        const back = { email: cast.admin.email, role: 'admin' };
        await done(call(cast.owner, 'POST', `/api/threads/${id}/members`, back));
        return take(guests[1], token);
      },
      refusal: NOT_FOUND,
      unchanged: [`threads/${id}`, `threads/${id}/members/${guests[1].uid}`],
    });
  });

  test('[A18] [X65] nothing but the token itself is a token', async () => {
    const guest = await newcomer('Guesser');
    const { id, token } = await newLink(cast.owner, thread);
    const place = { email: 'p@example.com', role: 'admin' };
    await done(call(cast.owner, 'POST', `/api/threads/${thread}/members`, place));
    // The last one hashes to the id of a place that waits for an address, which lies beside the links.
    const shapes = [
      id,
      `${token}=`,
      ` ${token}`,
      token.toUpperCase(),
      token.slice(1),
      `../${token}`,
      '__proto__',
      'constructor',
      `${thread}\n${place.email}`,
    ];
    for (const shape of shapes) {
      expect({ shape, ...refusal(await take(guest, shape)) }).toMatchObject({ shape, ...NOT_FOUND });
      expect({ shape, ...refusal(await look(shape)) }).toMatchObject({ shape, ...NOT_FOUND });
    }
    for (const shape of ['', 'x'.repeat(65), 7, null, [token], { token }, true]) {
      expect(refusal(await take(guest, shape))).toMatchObject(INVALID);
      expect(refusal(await look(shape))).toMatchObject(INVALID);
    }
    await done(take(guest, token));
  });

  test('[A19] [X65] every link that does not work is answered with the same bytes, but for the request id', async () => {
    const [guest, gone] = [await newcomer('Guest'), await newcomer('Gone')];
    const links = {
      used: await newLink(cast.owner, thread),
      late: await newLink(cast.owner, thread),
      revoked: await newLink(cast.owner, thread),
      orphan: await newLink(cast.admin, thread),
      removed: await newLink(cast.owner, thread, { uses: 2 }),
    };
    await done(take(gone, links.used.token));
    await plant(`invites/${links.late.id}`, { expiresAt: at(Date.now() - 1) });
    await done(call(cast.owner, 'DELETE', `/api/threads/${thread}/invites/${links.revoked.id}`));
    await done(setRole(cast.owner, thread, cast.admin, 'viewer'));
    await done(remove(cast.owner, thread, gone));
    const archived = await newThread(cast.owner);
    const closed = await newLink(cast.owner, archived);
    await done(call(cast.owner, 'PATCH', `/api/threads/${archived}`, { state: 'archived' }));
    const trashed = await newThread(cast.owner);
    const resting = await newLink(cast.owner, trashed);
    await done(call(cast.owner, 'DELETE', `/api/threads/${trashed}`));

    const dead = [links.used, links.late, links.revoked, links.orphan, closed, resting].map(
      ({ token }) => token,
    );
    const answers = [
      await take(guest, 'never-was'),
      ...(await Promise.all(dead.flatMap((token) => [take(guest, token), look(token)]))),
      await take(gone, links.removed.token),
    ];
    const [unknown, ...others] = answers.map(bytesOf);
    for (const other of others) expect(other).toEqual(unknown);
    await done(setRole(cast.owner, thread, cast.admin, 'admin'));
    await done(take(guest, links.orphan.token));
  });
});

/** Status, headers and body without what differs from answer to answer. */
function bytesOf({ status, headers, text }: Answer): unknown {
  const id = headers.get('x-request-id') ?? '';
  const kept = [...headers].filter(([name]) => !['x-request-id', 'date'].includes(name));
  return { status, headers: kept, text: text.replace(id, '…') };
}
