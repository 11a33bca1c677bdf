/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on invite links: who may accept, read and create them.
import { beforeAll, describe, expect, test } from 'vitest';
import { invitePreviewResponseSchema, invitesResponseSchema } from '@/model/invite-link';
import { FORBIDDEN, INVALID, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import {
  done,
  transferOwnership,
  previewInvite,
  newPeople,
  newLink,
  remove,
  setRole,
  acceptInvite,
  threadOf,
  type People,
} from './people';
import { anonymousToken, call, newThread, newcomer, refusal, verifyAddress, type Caller } from './server';
import { stored } from './stored';

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

describe('the preview of a link', () => {
  test('[A18] [X65] the preview shows what a person needs to decide, and no id, address or label', async () => {
    const { token } = await newLink(people.owner, thread, { note: 'for the board', role: 'viewer' });
    const { text } = await done(previewInvite(token));
    expect(Object.keys(invitePreviewResponseSchema.parse(JSON.parse(text)).invite).toSorted()).toEqual([
      'byName',
      'expiresAt',
      'members',
      'messages',
      'role',
      'title',
      'titleBy',
    ]);
    expect(JSON.parse(text)).toEqual({ invite: invitePreviewResponseSchema.parse(JSON.parse(text)).invite });
    for (const secret of [thread, people.owner.uid, people.owner.email, 'for the board', token])
      expect(text).not.toContain(secret);
  });

  test('[A18] [X65] the list of links contains no token, and an editor cannot read it', async () => {
    const { id, token } = await newLink(people.owner, thread);
    const path = `/api/threads/${thread}/invites`;
    await attack({
      attempt: () => call(people.editor, 'GET', path),
      twin: () => call(people.admin, 'GET', path),
      refusal: FORBIDDEN,
      unchanged: [threadPath()],
    });
    const { text } = await call(people.admin, 'GET', path);
    expect(invitesResponseSchema.parse(JSON.parse(text)).invites.map((link) => link.id)).toContain(id);
    expect(text).not.toContain(token);
    expect(JSON.stringify(await stored(`invites/${id}`))).not.toContain(token);
  });
});

describe('accepting a link', () => {
  test('[A7] [X8] an anonymous sign-in accepts none', async () => {
    const { id, token } = await newLink(people.owner, thread);
    const guest = await newcomer('Guest');
    const anonymous = { ...guest, token: await anonymousToken() };
    await attack({
      attempt: () => acceptInvite(anonymous, token),
      twin: () => acceptInvite(guest, token),
      refusal: FORBIDDEN,
      unchanged: [threadPath(), `invites/${id}`],
    });
  });

  test('[A18] [X1] nobody accepts one without a sign-in', async () => {
    const { id, token } = await newLink(people.owner, thread);
    const guest = await newcomer('Guest');
    await attack({
      attempt: () => call(null, 'POST', '/api/invites/accept', { token }),
      twin: () => acceptInvite(guest, token),
      refusal: SIGNED_OUT,
      unchanged: [threadPath(), `invites/${id}`],
    });
  });

  test('[A19] [X67] a removed member cannot use a link from before the removal, but one created since', async () => {
    const ex = await newcomer('Ex');
    const [before, other] = [
      await newLink(people.owner, thread, { uses: 9 }),
      await newLink(people.admin, thread, { uses: 9, role: 'viewer' }),
    ];
    await done(acceptInvite(ex, before.token));
    await done(remove(people.owner, thread, ex));
    for (const { id, token } of [before, other])
      expect({ id, ...refusal(await acceptInvite(ex, token)) }).toMatchObject({ id, ...NOT_FOUND });
    const since = await newLink(people.owner, thread);
    await attack({
      attempt: () => acceptInvite(ex, before.token),
      twin: () => acceptInvite(ex, since.token),
      refusal: NOT_FOUND,
      unchanged: [threadPath(), memberOf(ex), `invites/${before.id}`],
    });
  });

  test('[A11] [X67] a removed member cannot use an email invite from before the removal, but one sent since', async () => {
    const ex = await newcomer('Ex', { emailVerified: false });
    const invitee = { email: ex.email, role: 'editor' };
    const give = () => call(people.owner, 'POST', `/api/threads/${thread}/members`, invitee);
    const { token } = await newLink(people.owner, thread);
    await done(give());
    await done(acceptInvite(ex, token));
    await done(remove(people.owner, thread, ex));
    const proven = await verifyAddress(ex);
    const accept = () => call(proven, 'POST', `/api/me/invites/${thread}`);
    expect(refusal(await accept())).toMatchObject(NOT_FOUND);
    expect(await stored(memberOf(ex))).toBeUndefined();
    await done(give());
    expect(await stored(memberOf(ex))).toBeDefined();
  });

  test('[A18] [X58] a member gets no higher role by a link', async () => {
    const { id, token } = await newLink(people.owner, thread, { role: 'admin' });
    const before = await stored(memberOf(people.viewer));
    const { text } = await done(acceptInvite(people.viewer, token));
    expect(JSON.parse(text)).toEqual({ threadId: thread, role: 'viewer' });
    expect(await stored(memberOf(people.viewer))).toEqual(before);
    expect(await stored(`invites/${id}`)).toMatchObject({ fields: { uses: { integerValue: '0' } } });
  });
});

describe('creating and revoking links', () => {
  test('[A18] [X58] no link gives ownership, never expires, or has unlimited uses', async () => {
    const path = `/api/threads/${thread}/invites`;
    for (const change of [
      { role: 'owner' },
      { hours: 0 },
      { hours: 721 },
      { hours: 1e9 },
      { uses: 0 },
      { uses: 201 },
      { uses: -1 },
      { uses: 1.5 },
      { note: 'x'.repeat(201) },
      { threadId: 'thread-of-eve' },
      { by: people.owner.uid },
    ])
      await attack({
        at: JSON.stringify(change),
        attempt: () => call(people.owner, 'POST', path, { role: 'viewer', ...change }),
        twin: () => call(people.owner, 'POST', path, { role: 'viewer' }),
        refusal: INVALID,
        unchanged: [threadPath()],
      });
  });

  test('[A18] [X50] another thread’s link cannot be revoked through one’s own thread', async () => {
    const { id } = await newLink(people.owner, thread);
    const own = await newThread(eve);
    const before = await stored(`invites/${id}`);
    await call(eve, 'DELETE', `/api/threads/${own}/invites/${id}`);
    expect(await stored(`invites/${id}`)).toEqual(before);
    await done(call(people.owner, 'DELETE', `/api/threads/${thread}/invites/${id}`));
    expect(await stored(`invites/${id}`)).toBeUndefined();
  });

  test('[A19] [X65] after a transfer of ownership the links of the former owner, now an admin, still work', async () => {
    const id = await newThread(people.owner);
    await done(
      call(people.owner, 'POST', `/api/threads/${id}/members`, { email: people.admin.email, role: 'viewer' }),
    );
    const { token } = await newLink(people.owner, id);
    await done(transferOwnership(people.owner, id, people.admin.uid));
    await attack({
      attempt: async () => {
        await done(setRole(people.admin, id, people.owner, 'editor'));
        return acceptInvite(eve, token);
      },
      twin: async () => {
        await done(setRole(people.admin, id, people.owner, 'admin'));
        return acceptInvite(eve, token);
      },
      refusal: NOT_FOUND,
      unchanged: [`threads/${id}/members/${eve.uid}`],
    });
  });
});
