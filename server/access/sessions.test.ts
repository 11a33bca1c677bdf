// The person that a token identifies, with a mocked Auth server: the emulators accept unsigned tokens and always check
// revocation.
import { beforeEach, expect, test, vi } from 'vitest';
import { requirePerson } from './person';

const verify = vi.hoisted(() => vi.fn<(token: string, checkRevoked: boolean) => Promise<object>>());
vi.mock('@/server/platform/firebase', () => ({
  auth: () => ({ verifyIdToken: verify }),
  firestore: () => ({}),
}));
vi.mock('@/server/platform/config', () => ({
  config: () => ({ allowed: { everyone: false, domains: ['example.com'], emails: ['guest@elsewhere.org'] } }),
}));

const ADA = {
  uid: 'ada',
  name: 'Ada',
  email: 'Ada@Example.com',
  email_verified: true,
  firebase: { sign_in_provider: 'password' },
};

const personOf = (claims: object, authorization: string | null = 'Bearer a.b.c') => {
  verify.mockResolvedValue({ ...ADA, ...claims });
  return requirePerson(authorization, { checkRevoked: false });
};

beforeEach(() => {
  verify.mockReset();
});

test('[E4] [X7] a route that checks revocation asks the Auth server', async () => {
  verify.mockResolvedValue(ADA);
  for (const checkRevoked of [true, false]) {
    await requirePerson('Bearer a.b.c', { checkRevoked });
    expect(verify).toHaveBeenLastCalledWith('a.b.c', checkRevoked);
  }
  verify.mockRejectedValue(new Error('auth/id-token-revoked'));
  await expect(requirePerson('Bearer a.b.c', { checkRevoked: true })).rejects.toMatchObject({
    code: 'signed-out',
  });
});

test('[E4] [X1] a request without a token is refused without asking the Auth server', async () => {
  for (const header of [null, '', 'Bearer', 'Bearer  a.b.c', 'Basic a.b.c', 'bearer a.b.c', 'Bearer a b'])
    await expect(personOf({}, header)).rejects.toMatchObject({ code: 'signed-out' });
  expect(verify).not.toHaveBeenCalled();
  expect(await personOf({})).toEqual({ uid: 'ada', name: 'Ada', email: 'ada@example.com' });
});

test('[A7] [E4] [X8] an anonymous sign-in is refused, whatever else its token says', async () => {
  const anonymous = { firebase: { sign_in_provider: 'anonymous' } };
  await expect(personOf(anonymous)).rejects.toMatchObject({ code: 'forbidden' });
});

test('[E4] [A11] an address counts when it is verified and allowed to sign in', async () => {
  for (const claims of [
    { email_verified: false },
    { email_verified: undefined },
    { email_verified: 'true' },
    { email: undefined },
    { email: 'eve@elsewhere.org' },
    { email: 'eve@notexample.com' },
    { email: 'eve@example.com.evil.org' },
    { email: '"eve@example.com"@evil.org' },
    { email: 'example.com@evil.org' },
  ])
    await expect(personOf(claims)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await personOf({ email: 'GUEST@elsewhere.org' })).toMatchObject({ email: 'guest@elsewhere.org' });
});
