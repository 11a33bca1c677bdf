import { expect, test } from 'vitest';

process.env['APP_STAGE'] = 'test';
process.env['FIREBASE_PROJECT_ID'] = 'demo-sessions';
process.env['SERVER_SECRETS'] = 'the-newest-secret-of-this-site, an-older-secret-of-this-site';
const { sessionCookie, sessionOf } = await import('./sessions');

const HOUR_MS = 3_600_000;
const NOW = 1_795_462_640_331;
const share = { id: 's-one', version: 3, expiresAt: NOW + 100 * HOUR_MS };
const cookieOf = (one = share, isSecure = false) => sessionCookie(one, { now: NOW, isSecure });
const sent = (cookie: string) => cookie.slice(0, cookie.indexOf(';'));

test('[H3] a session is of one version of one share, among other cookies too', () => {
  const cookie = sent(cookieOf());
  expect(sessionOf(`a=b; ${cookie}; share=1`, 's-one', NOW)).toMatchObject({ shareId: 's-one', version: 3 });
  expect(sessionOf(cookie, 's-two', NOW)).toBeUndefined();
  expect(sessionOf(cookie.replace('=3.', '=4.'), 's-one', NOW)).toBeUndefined();
  expect(sessionOf(null, 's-one', NOW)).toBeUndefined();
});

test('[H3] it ends after twelve hours, or with its share', () => {
  const cookie = sent(cookieOf());
  expect(sessionOf(cookie, 's-one', NOW + 12 * HOUR_MS - 1)).toBeDefined();
  expect(sessionOf(cookie, 's-one', NOW + 12 * HOUR_MS)).toBeUndefined();
  const short = cookieOf({ ...share, expiresAt: NOW + HOUR_MS });
  expect(short).toContain('; Max-Age=3600;');
  expect(sessionOf(sent(short), 's-one', NOW + HOUR_MS)).toBeUndefined();
});

test('[H3] it is sent to the routes of its share alone, by https where the page came so', () => {
  expect(cookieOf()).toMatch(/; Path=\/api\/shares\/s-one; .*HttpOnly; SameSite=Strict$/);
  expect(cookieOf(share, true)).toMatch(/; Secure$/);
});
