/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on consent: adding people unasked, filling an address with invitations, coming back with another account.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { membersResponseSchema } from '@/model/email-invite';
import { FORBIDDEN, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import { acceptInvite, done, newLink, remove } from './people';
import { anonymousToken, call, newThread, newcomer, setAddedBy, verifyAddress, type Caller } from './server';
import { stored, storedIds } from './stored';

let ada: Caller;
let eve: Caller;

beforeAll(async () => {
  [ada, eve] = await Promise.all([newcomer('Ada'), newcomer('Eve')]);
});

type Invitee = { email: string };
const add = (by: Caller, threadId: string, { email }: Invitee, role = 'editor') =>
  call(by, 'POST', `/api/threads/${threadId}/members`, { email, role });
const accept = (by: Caller | null, threadId: string) => call(by, 'POST', `/api/me/invites/${threadId}`);
const decline = (by: Caller, threadId: string) => call(by, 'DELETE', `/api/me/invites/${threadId}`);
const threadPath = (threadId: string) => `threads/${threadId}`;
const membersOf = (threadId: string) => storedIds(`${threadPath(threadId)}/members`);

async function invitedBy(by: Caller, invitee: Invitee): Promise<string> {
  const threadId = await newThread(by);
  await done(add(by, threadId, invitee));
  return threadId;
}

/** What the adder can see of an invitation: the response, and the list of members. */
async function seenBy(by: Caller, invitee: Invitee) {
  const threadId = await newThread(by);
  const { status, text } = await add(by, threadId, invitee);
  const list = await call(by, 'GET', `/api/threads/${threadId}/members`);
  const { members, pendingInvites } = membersResponseSchema.parse(JSON.parse(list.text));
  return {
    status,
    text,
    members: members.map(({ id }) => id),
    pending: pendingInvites.map(({ email, role }) => [email === invitee.email, role]),
  };
}

describe('being added unasked', () => {
  test('[A10] [A31] [X149] a stranger adds nobody, and does not learn who has an account', async () => {
    const [shared, nobody] = await Promise.all([
      newcomer('Grace', { addedBy: 'shared' }),
      newcomer('Grace', { addedBy: 'nobody' }),
    ]);
    const unknown = await seenBy(eve, { email: `${randomUUID()}@example.com` });
    expect(unknown).toEqual({ status: 202, text: '{}', members: [eve.uid], pending: [[true, 'editor']] });
    for (const person of [shared, nobody]) expect(await seenBy(eve, person)).toEqual(unknown);
    // The twin lets anybody.
    await setAddedBy(nobody, 'anyone');
    expect((await seenBy(eve, nobody)).members.toSorted()).toEqual([eve.uid, nobody.uid].toSorted());
  });

  test('[A11] [X149] only the person who has proved the address accepts, once', async () => {
    const grace = await newcomer('Grace', { addedBy: 'nobody' });
    const threadId = await invitedBy(eve, grace);
    const unchanged = [threadPath(threadId), `${threadPath(threadId)}/members/${grace.uid}`];
    for (const [by, refusal] of [
      [ada, NOT_FOUND],
      [null, SIGNED_OUT],
      [{ ...grace, token: await anonymousToken() }, FORBIDDEN],
    ] as const)
      await attack({
        attempt: () => accept(by, threadId),
        twin: () => accept(grace, threadId),
        refusal,
        unchanged: by === ada ? unchanged : [],
      });
    await done(remove(eve, threadId, grace));
    const again = await invitedBy(eve, grace);
    await attack({
      attempt: () => accept(grace, threadId),
      twin: () => accept(grace, again),
      refusal: NOT_FOUND,
      unchanged,
    });
  });

  test('[A11] [X104] an address that is not verified accepts nothing', async () => {
    const mallory = await newcomer('Mallory', { emailVerified: false });
    const threadId = await invitedBy(eve, mallory);
    await attack({
      attempt: () => accept(mallory, threadId),
      twin: async () => accept(await verifyAddress(mallory), threadId),
      refusal: NOT_FOUND,
      unchanged: [threadPath(threadId), `${threadPath(threadId)}/members/${mallory.uid}`],
    });
  });

  test('[A11] [X149] a declined invitation is over for its person, and pending for its sender', async () => {
    const grace = await newcomer('Grace', { addedBy: 'nobody' });
    const [declined, open] = [await invitedBy(eve, grace), await invitedBy(eve, grace)];
    await done(decline(grace, declined));
    await done(add(eve, declined, grace, 'admin'));
    await attack({
      attempt: () => accept(grace, declined),
      twin: () => accept(grace, open),
      refusal: NOT_FOUND,
      unchanged: [threadPath(declined)],
    });
    const list = await call(eve, 'GET', `/api/threads/${declined}/members`);
    expect(membersResponseSchema.parse(JSON.parse(list.text)).pendingInvites).toMatchObject([
      { email: grace.email, role: 'admin' },
    ]);
  });

  test('[A31] [X149] who left for good is not added again by the people of that thread', async () => {
    const grace = await newcomer('Grace');
    const threadId = await newThread(eve);
    await done(add(eve, threadId, grace));
    await done(call(grace, 'DELETE', `/api/threads/${threadId}/members/${grace.uid}?block=true`));
    for (const id of [threadId, await newThread(eve)]) {
      await done(add(eve, id, grace));
      expect(await membersOf(id)).toEqual([eve.uid]);
    }
    const twin = await newThread(ada);
    await done(add(ada, twin, grace));
    expect((await membersOf(twin)).toSorted()).toEqual([ada.uid, grace.uid].toSorted());
  });
});

test('[A32] [X147] one person cannot fill an address, so that others’ invitations find no room', async () => {
  const mallory = await newcomer('Mallory');
  const grace = await newcomer('Grace', { addedBy: 'shared' });
  for (let count = 0; count < 20; count += 1) await invitedBy(mallory, grace);
  const [further, ofAda] = [await newThread(mallory), await newThread(ada)];
  await attack({
    attempt: () => add(mallory, further, grace),
    twin: () => add(ada, ofAda, grace),
    refusal: { status: 429, code: 'too-many' },
    unchanged: [threadPath(further)],
  });
  await done(accept(grace, ofAda));
});

test('[A19] [X151] who was removed does not return with another account of the same mailbox', async () => {
  const name = `mallory-${randomUUID()}`;
  const first = await newcomer('Mallory', { email: `${name}@example.com` });
  const second = await newcomer('Mallory', { email: `${name}+2@example.com` });
  const threadId = await newThread(ada);
  const [before, other] = [
    await newLink(ada, threadId, { uses: 9 }),
    await newLink(ada, threadId, { uses: 9, role: 'viewer' }),
  ];
  await done(acceptInvite(first, before.token));
  await done(remove(ada, threadId, first));
  const since = await newLink(ada, threadId);
  for (const { token } of [before, other])
    await attack({
      attempt: () => acceptInvite(second, token),
      twin: async () => acceptInvite(await newcomer('Guest'), token),
      refusal: NOT_FOUND,
      unchanged: [threadPath(threadId), `${threadPath(threadId)}/members/${second.uid}`],
    });
  await done(acceptInvite(second, since.token));
});

test('[A19] [X151] the link of a removed member is revoked with the removal', async () => {
  const [mallory, friend] = [await newcomer('Mallory'), await newcomer('Friend')];
  const threadId = await newThread(ada);
  const [used, kept] = [await newLink(ada, threadId, { uses: 9 }), await newLink(ada, threadId)];
  await done(acceptInvite(mallory, used.token));
  await done(call(ada, 'DELETE', `/api/threads/${threadId}/members/${mallory.uid}?revokeLink=true`));
  expect(await stored(`invites/${used.id}`)).toBeUndefined();
  await attack({
    attempt: () => acceptInvite(friend, used.token),
    twin: () => acceptInvite(friend, kept.token),
    refusal: NOT_FOUND,
    unchanged: [threadPath(threadId)],
  });
});
