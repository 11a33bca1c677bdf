import { expect, test } from 'vitest';

process.env['ALLOWED_EMAIL_DOMAINS'] = 'example.com';
process.env['ALLOWED_EMAILS'] = 'guest@elsewhere.org';
const { maySignIn } = await import('./person');

test.each([
  ['ada@example.com', true],
  ['guest@elsewhere.org', true],
  ['other@elsewhere.org', false],
  ['eve@notexample.com', false],
  ['eve@example.com.evil.org', false],
  [null, false],
])('[E4] with a list of who may enter, %s: %s', (email, expected) => {
  expect(maySignIn(email)).toBe(expected);
});
