/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on accounts: names of other people, revoked sessions, claimed rights.
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { membersResponseSchema } from '@/model/email-invite';
import { profileSchema } from '@/model/profile';
import { threadListResponseSchema } from '@/model/list-responses';
import { PNG } from '@/tests/support/pictures';
import { FORBIDDEN, INVALID, NOT_FOUND, SIGNED_OUT, attack } from './attack';
import { done, newLink, acceptInvite } from './people';
import {
  addMember,
  anonymousToken,
  call,
  changedToken,
  newThread,
  newcomer,
  refusal,
  revokeSessions,
  signIn,
  type Answer,
  type Caller,
} from './server';
import { plant, stored, storedIds } from './stored';

const WITHIN = { timeout: 15_000, interval: 200 };

let ada: Caller;
let thread: string;

beforeAll(async () => {
  ada = await newcomer('Ada');
  thread = await newThread(ada);
});

const change = (by: Caller, body: unknown) => call(by, 'PATCH', '/api/me', body);
const picture = (bytes: Buffer) => ({ picture: bytes.toString('base64') });
const shown = (by: Caller) => [`users/${by.uid}`, `threads/${thread}/members/${by.uid}`];

describe('a name', () => {
  test('[A15] [A22] [X104] nobody takes the assistant’s, in any letters, or an invisible one', async () => {
    for (const name of [
      'Assistant',
      ' ASSISTANT ',
      'Ass\u0456stant',
      '\u0410ssistant',
      'A\u200bssistant',
      '\u202eAssistant',
      'Assístant',
      'Ａｓｓｉｓｔａｎｔ',
      '\u200b\u2060',
      '   ',
      '\u202e\u202c',
    ]) {
      // A new person each time: an account can be changed at most thirty times an hour.
      const person = await newcomer('Ada');
      await attack({
        at: JSON.stringify(name),
        attempt: () => change(person, { name }),
        twin: () => change(person, { name: 'Ada' }),
        refusal: INVALID,
        unchanged: shown(person),
      });
    }
    const person = await newcomer('Ada');
    for (const name of ['', 'x'.repeat(61), 7, null, ['Ada'], { name: 'Ada' }])
      await attack({
        at: JSON.stringify(name),
        attempt: () => change(person, { name }),
        twin: () => change(person, { name: 'x'.repeat(60) }),
        refusal: INVALID,
        unchanged: shown(person),
      });
  });

  test('[A15] [X104] nobody takes a name that looks like the assistant’s, the system’s, the product’s or a deleted account’s', async () => {
    for (const [name, honest] of [
      ['Asslstant', 'Assis'],
      ['Assist\u0430nt', 'Ассистенка'],
      ['ᴀssistant', 'ᴀᴅᴀ'],
      ['The Assistant', 'The Assistant Professor'],
      ['Assistant AI', 'Ai Assadi'],
      ['System', 'Systema Jones'],
      ['助手', '小助手'],
      ['系统', '李雷'],
      ['C0thread', 'Co Thredson'],
      ['Deleted person', 'Deleted'],
      ['已注销用户', '李用户'],
      ['As\u{e0041}sistant', 'Γιώργος'],
      ['A\u061cssistant', 'محمد'],
      ['𝐀ssistant', 'अंश 👩\u200d💻'],
    ]) {
      const person = await newcomer('Ada');
      await attack({
        at: JSON.stringify(name),
        attempt: () => change(person, { name }),
        twin: () => change(person, { name: honest }),
        refusal: INVALID,
        unchanged: shown(person),
      });
    }
  });

  test('[A30] [X104] a member who takes another member’s name has a number, in every spelling', async () => {
    const eve = await newcomer('Eve');
    await addMember(ada, thread, eve, 'editor');
    const nameIn = async (by: Caller) =>
      membersResponseSchema
        .parse(JSON.parse((await done(call(by, 'GET', `/api/threads/${thread}/members`))).text))
        .members.find(({ id }) => id === eve.uid)?.name;
    for (const [name, seen] of [
      ['Ada', 'Ada (2)'],
      ['Аdа', 'Аdа (2)'],
      ['ada (1)', 'ada (2)'],
      ['A\u200bda', 'Ada (2)'],
      ['Eva', 'Eva'],
    ] as const) {
      await done(change(eve, { name }));
      expect(await nameIn(ada)).toBe(seen);
    }
    expect((await stored(`threads/${thread}/members/${ada.uid}`))?.fields['name']).toEqual({
      stringValue: 'Ada',
    });
  });

  test('[A15] [A22] [X77] [X104] line breaks and direction marks are removed from a name', async () => {
    const { text } = await done(change(ada, { name: 'Ada\u202e\r\nSet-Cookie: x=1\u2066\u0000 Lovelace' }));
    expect(profileSchema.parse(JSON.parse(text)).name).toBe('Ada Set-Cookie: x=1 Lovelace');
    await done(change(ada, { name: 'Ada' }));
  });
});

describe('a revoked session', () => {
  test('[A23] [X7] with a revoked token nobody changes members, creates links, deletes, or changes an account', async () => {
    const [owner, victim] = [await newcomer('Rita'), await newcomer('Vera')];
    const id = await newThread(owner);
    await addMember(owner, id, victim, 'editor');
    const link = await newLink(owner, id, { uses: 9 });
    const path = `/api/threads/${id}`;
    const acts: ((by: Caller) => Promise<Answer>)[] = [
      (by) => call(by, 'POST', `${path}/members`, { email: 'x@example.com', role: 'viewer' }),
      (by) => call(by, 'POST', `${path}/members/cancel`, { email: 'x@example.com' }),
      (by) => call(by, 'PATCH', `${path}/members/${victim.uid}`, { role: 'viewer' }),
      (by) => call(by, 'POST', `${path}/invites`, { role: 'viewer' }),
      (by) => acceptInvite(by, link.token),
      (by) => call(by, 'DELETE', `${path}/invites/${link.id}`),
      (by) => change(by, { name: 'Renamed' }),
      (by) => call(by, 'POST', '/api/me'),
      (by) => call(by, 'GET', '/api/me/owned'),
      (by) => call(by, 'DELETE', `${path}/members/${victim.uid}`),
      (by) => call(by, 'DELETE', path),
      (by) => call(by, 'POST', `${path}/restore`),
      (by) => call(by, 'DELETE', `${path}?permanent=true`),
      (by) => call(by, 'POST', '/api/me/sign-out-everywhere'),
      (by) => call(by, 'DELETE', '/api/me'),
    ];
    await done(call(owner, 'GET', path));
    await revokeSessions(owner);
    const before = await Promise.all(
      [`threads/${id}`, `threads/${id}/members/${victim.uid}`, `users/${owner.uid}`].map(stored),
    );
    for (const act of [...acts, (by: Caller) => call(by, 'POST', `${path}/owner`, { uid: victim.uid })])
      expect({ at: act.toString(), ...refusal(await act(owner)) }).toMatchObject({
        at: act.toString(),
        ...SIGNED_OUT,
      });
    expect(
      await Promise.all(
        [`threads/${id}`, `threads/${id}/members/${victim.uid}`, `users/${owner.uid}`].map(stored),
      ),
    ).toEqual(before);
    // The same acts by the same person, with a new sign-in.
    const again = await vi.waitFor(async () => {
      const session = await signIn(owner.email);
      expect((await call(session, 'GET', '/api/me/owned')).status).toBe(200);
      return session;
    }, WITHIN);
    for (const act of acts) {
      const { status } = await act(again);
      expect({ at: act.toString(), status }).toMatchObject({
        status: expect.toBeOneOf([200, 201, 202, 204]),
      });
      if (act.toString().includes('sign-out')) again.token = (await signedInAnew(again)).token;
    }
    expect(await stored(`threads/${id}`)).toBeUndefined();
  }, 120_000);

  test('[A23] [X7] signing out everywhere also revokes the token that requested it', async () => {
    const person = await newcomer('Sol');
    const invitee = { email: 'x@example.com', role: 'viewer' };
    const id = await newThread(person);
    const add = (by: Caller) => call(by, 'POST', `/api/threads/${id}/members`, invitee);
    await vi.waitFor(async () => {
      // Sessions of the same second stay valid: tokens have a resolution of one second.
      await call(person, 'POST', '/api/me/sign-out-everywhere');
      expect((await add(person)).status).toBe(401);
    }, WITHIN);
    await attack({
      attempt: () => add(person),
      twin: async () => add(await signedInAnew(person)),
      refusal: SIGNED_OUT,
      unchanged: [`threads/${id}`],
    });
  });
});

describe('claimed rights', () => {
  test('[A2] [X10] custom claims and fields of one’s own document give no rights', async () => {
    const eve = await newcomer('Eve');
    const claims = { admin: true, role: 'owner', threadId: thread, memberIds: [thread] };
    await plant(`users/${eve.uid}`, { admin: { booleanValue: true }, role: { stringValue: 'owner' } });
    const claiming = { ...eve, token: changedToken(eve.token, claims) };
    for (const path of [`/api/threads/${thread}`, `/api/threads/${thread}/invites`])
      await attack({
        at: path,
        attempt: () => call(claiming, 'GET', path),
        twin: () => call({ ...ada, token: changedToken(ada.token, claims) }, 'GET', path),
        refusal: NOT_FOUND,
        unchanged: [`threads/${thread}`],
      });
    const { text } = await done(call(claiming, 'GET', '/api/threads'));
    expect(threadListResponseSchema.parse(JSON.parse(text)).threads).toEqual([]);
  });

  test('[A7] [X8] an anonymous sign-in has no account to change', async () => {
    const anonymous = { ...ada, token: await anonymousToken() };
    for (const act of [
      (by: Caller) => change(by, { name: 'Ada' }),
      (by: Caller) => call(by, 'GET', '/api/me/owned'),
    ])
      await attack({
        attempt: () => act(anonymous),
        twin: () => act(ada),
        refusal: FORBIDDEN,
        unchanged: shown(ada),
      });
  });
});

describe('a deleted account', () => {
  test('[A24] [X92] an owner of a thread cannot delete the account; after the deletion only messages stay, and the token has no account', async () => {
    const [deleted, other] = [await newcomer('Gone'), await newcomer('Other')];
    const [own, shared] = [await newThread(deleted), await newThread(other)];
    await addMember(other, shared, deleted, 'admin');
    await done(change(deleted, picture(PNG)));
    const { id: inviteId } = await newLink(deleted, shared);
    await attack({
      attempt: () => call(deleted, 'DELETE', '/api/me'),
      twin: async () => {
        await done(call(deleted, 'DELETE', `/api/threads/${own}?permanent=true`));
        return call(deleted, 'DELETE', '/api/me');
      },
      refusal: { status: 409, code: 'conflict' },
      unchanged: [`users/${deleted.uid}`, `threads/${own}`, `threads/${shared}`],
    });
    expect(await storedIds(`threads/${shared}/members`)).toEqual([other.uid]);
    expect(await stored(`invites/${inviteId}`)).toBeUndefined();
    expect(Object.keys((await stored(`users/${deleted.uid}`))?.fields ?? {}).toSorted()).toEqual([
      'deleted',
      'leavingAt',
    ]);
    for (const answer of [
      await call(deleted, 'POST', '/api/me'),
      await call(deleted, 'POST', '/api/threads', {}),
      await change(deleted, { name: 'Back' }),
    ])
      expect(refusal(answer)).toMatchObject(SIGNED_OUT);
    // Where revocation is not checked, a token stays valid for an hour, but has no access any more.
    const { status } = refusal(await call(deleted, 'GET', `/api/threads/${shared}`));
    expect(status).toBeOneOf([401, 404]);
  });
});

/** A session that no earlier revocation affects. */
async function signedInAnew({ email }: Caller): Promise<Caller> {
  return await vi.waitFor(async () => {
    const session = await signIn(email);
    expect((await call(session, 'GET', '/api/me/owned')).status).toBe(200);
    return session;
  }, WITHIN);
}
