/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks by uploads that are not the pictures they claim to be.
import { beforeEach, expect, test } from 'vitest';
import { profileSchema } from '@/model/profile';
import { MAX_PICTURE_BYTES } from '@/model/limits';
import { INVALID, NOT_FOUND, attack } from './attack';
import { done } from './people';
import { call, newThread, newcomer, type Answer, type Caller } from './server';
import { plant } from './stored';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 1)]);

let ada: Caller;
let thread: string;

// A new person each time: an account can be changed at most thirty times an hour.
beforeEach(async () => {
  ada = await newcomer('Ada');
  thread = await newThread(ada);
});

const change = (by: Caller, body: unknown) => call(by, 'PATCH', '/api/me', body);
const picture = (bytes: Buffer) => ({ picture: bytes.toString('base64') });
const shown = (by: Caller) => [`users/${by.uid}`, `threads/${thread}/members/${by.uid}`];

async function photoOf(answer: Promise<Answer>): Promise<string> {
  return profileSchema.parse(JSON.parse((await done(answer)).text)).photoUrl ?? '';
}

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['an HTML page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a page that calls itself a picture', Buffer.from('image/png;<html><script>alert(1)</script>')],
  ['a GIF', Buffer.from('GIF89a'.padEnd(64, '\0'))],
  ['a PDF', Buffer.from('%PDF-1.7'.padEnd(64, '\0'))],
  ['a sound in the wrapping of a WebP', Buffer.from('RIFF\0\0\0\0WAVEfmt '.padEnd(64, '\0'))],
  ['nothing', Buffer.alloc(0)],
  ['a picture behind something else', Buffer.concat([Buffer.from('<'), PNG])],
])('[A22] [X76] %s is refused', (_name, bytes) =>
  attack({
    attempt: () => change(ada, picture(bytes)),
    twin: () => change(ada, picture(PNG)),
    refusal: INVALID,
    unchanged: shown(ada),
  }),
);

test('[A22] [X76] one of 60 KB is too large, one of 48 KB is not', () =>
  attack({
    attempt: () => change(ada, picture(Buffer.concat([PNG, Buffer.alloc(60 * 1024)]))),
    twin: () => change(ada, picture(Buffer.concat([PNG], MAX_PICTURE_BYTES))),
    refusal: { status: 413, code: 'too-long' },
    unchanged: shown(ada),
  }));

test('[A22] [X76] a URL of a picture elsewhere, a path and a type are refused', async () => {
  for (const body of [
    { photoUrl: 'https://evil.example/pixel.png' },
    { picture: 'https://evil.example/pixel.png' },
    { picture: `data:image/png;base64,${PNG.toString('base64')}` },
    { ...picture(PNG), type: 'text/html' },
    { ...picture(PNG), name: '../../x', file: 'a' },
  ])
    await attack({
      at: JSON.stringify(body).slice(0, 60),
      attempt: () => change(ada, body),
      twin: () => change(ada, picture(PNG)),
      refusal: INVALID,
      unchanged: shown(ada),
    });
});

test('[A22] [X76] a picture that is also HTML is served as a picture, sandboxed and with nosniff', async () => {
  const polyglot = Buffer.concat([PNG, Buffer.from('<html><script>alert(document.domain)</script></html>')]);
  const address = await photoOf(change(ada, picture(polyglot)));
  const { headers } = await done(call(null, 'GET', address));
  expect(headers.get('content-type')).toBe('image/png');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('[A22] [X76] the URL of pictures serves only existing pictures, and nothing else', async () => {
  const address = await photoOf(change(ada, picture(PNG)));
  const id = address.split('/').at(-1) ?? '';
  const page = Buffer.from('<html><script>alert(1)</script>').toString('base64');
  await plant(`pictures/planted-page`, { bytes: { bytesValue: page }, type: { stringValue: 'text/html' } });
  for (const path of [
    '/api/pictures/planted-page',
    `/api/pictures/${thread}`,
    '/api/pictures/..%2Fusers%2Fx',
    `/api/pictures/${id}x`,
  ])
    await attack({
      at: path,
      attempt: () => call(null, 'GET', path),
      twin: () => call(null, 'GET', address),
      refusal: NOT_FOUND,
      unchanged: [`pictures/${id}`],
    });
});

test('[A22] [X76] a replaced picture is deleted', async () => {
  const first = await photoOf(change(ada, picture(PNG)));
  const second = await photoOf(change(ada, picture(PNG)));
  await attack({
    attempt: () => call(null, 'GET', first),
    twin: () => call(null, 'GET', second),
    refusal: NOT_FOUND,
    unchanged: [],
  });
});
