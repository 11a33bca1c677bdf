/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks by uploads that are not the pictures they claim to be.
import { beforeEach, expect, test } from 'vitest';
import { profileSchema } from '@/model/profile';
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS } from '@/model/limits';
import {
  ANIMATED_PNG,
  ANIMATED_WEBP,
  JPEG,
  LOSSY_WEBP,
  PNG,
  PNG_PACKED,
  jpegFrame,
  jpegOfSize,
  jpegWith,
  lossyChunk,
  lossyChunkOfSize,
  pngChunk,
  pngHeader,
  pngOfSize,
  pngWith,
  webpCanvas,
  webpOf,
} from '@/tests/support/pictures';
import { INVALID, NOT_FOUND, attack } from './attack';
import { done } from './people';
import { call, newThread, newcomer, type Answer, type Caller } from './server';
import { plant } from './stored';

/** A text inside the picture: a valid file of any size. */
const pngWithText = (text: Buffer) => pngWith(pngChunk('tEXt', text));
const MOST = MAX_PICTURE_PIXELS;

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
  ['a picture before something else', Buffer.concat([PNG, Buffer.from('<html><script>alert(1)</script>')])],
  ['a signature before something else', Buffer.concat([PNG.subarray(0, 8), Buffer.alloc(100, 1)])],
  ['an animated PNG', ANIMATED_PNG],
  ['an animated WebP', ANIMATED_WEBP],
  ['a PNG with a second header', pngWith(pngHeader(16_000, 16_000))],
  ['a JPEG with a second frame', jpegWith(jpegFrame(16_000, 16_000), 0xda)],
  ['a WebP larger than its canvas', webpOf(webpCanvas(5, 3), lossyChunkOfSize(16_000, 16_000))],
])('[A22] [X76] %s is refused', (_name, bytes) =>
  attack({
    attempt: () => change(ada, picture(bytes)),
    twin: () => change(ada, picture(PNG)),
    refusal: INVALID,
    unchanged: shown(ada),
  }),
);

// A decoder reserves four bytes for each pixel, in the browser of everybody who sees the picture.
test.each([
  ['a PNG of 31 KB', pngOfSize(16_000, 16_000, Buffer.alloc(31 * 1024)), pngOfSize(MOST, MOST)],
  ['a PNG one pixel too wide', pngOfSize(MOST + 1, 1), pngOfSize(MOST, 1)],
  ['a PNG one pixel too high', pngOfSize(1, MOST + 1), pngOfSize(1, MOST)],
  ['a JPEG', jpegOfSize(MOST + 1, MOST), jpegOfSize(MOST, MOST)],
  ['a WebP', webpOf(lossyChunkOfSize(MOST, MOST + 1)), webpOf(lossyChunkOfSize(MOST, MOST))],
  [
    'a WebP with a canvas',
    webpOf(webpCanvas(16_000, 16_000), lossyChunkOfSize(16_000, 16_000)),
    webpOf(webpCanvas(5, 3), lossyChunk()),
  ],
])('[A22] [X76] %s of too many pixels is refused', (_name, bytes, small) =>
  attack({
    attempt: () => change(ada, picture(bytes)),
    twin: () => change(ada, picture(small)),
    refusal: INVALID,
    unchanged: shown(ada),
  }),
);

// A profile of 20 KB that unpacks to 20 MB, in the browser of everybody who sees the picture.
test.each(['profile', 'text', 'worldText'] as const)(
  '[A22] [A36] [X76] a PNG with a bomb for its %s is refused',
  (kind) =>
    attack({
      attempt: () => change(ada, picture(pngWith(PNG_PACKED[kind](20_000_000)))),
      twin: () => change(ada, picture(pngWith(PNG_PACKED[kind](20_000)))),
      refusal: INVALID,
      unchanged: shown(ada),
    }),
);

test('[A22] a PNG, a JPEG and a WebP are shown as what they are', async () => {
  for (const [bytes, type] of [
    [PNG, 'image/png'],
    [JPEG, 'image/jpeg'],
    [LOSSY_WEBP, 'image/webp'],
  ] as const) {
    const { headers } = await done(call(null, 'GET', await photoOf(change(ada, picture(bytes)))));
    expect(headers.get('content-type')).toBe(type);
  }
});

test('[A22] [X76] one of 60 KB is too large, one of 48 KB is not', () =>
  attack({
    attempt: () => change(ada, picture(pngWithText(Buffer.alloc(60 * 1024)))),
    twin: () => change(ada, picture(pngWithText(Buffer.alloc(MAX_PICTURE_BYTES - PNG.length - 12)))),
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
  const polyglot = pngWithText(Buffer.from('<html><script>alert(document.domain)</script></html>'));
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
  // Stored before pictures were measured.
  const wide = pngOfSize(16_000, 16_000).toString('base64');
  await plant(`pictures/planted-wide`, { bytes: { bytesValue: wide }, type: { stringValue: 'image/png' } });
  for (const path of [
    '/api/pictures/planted-page',
    '/api/pictures/planted-wide',
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

test('[A22] a picture is loaded once: it never changes, and a browser that has it gets no bytes', async () => {
  const address = await photoOf(change(ada, picture(PNG)));
  const first = await done(call(null, 'GET', address));
  expect(first.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  const etag = first.headers.get('etag') ?? '';
  const again = (tag: string) => call(null, 'GET', address, undefined, { headers: { 'if-none-match': tag } });
  expect(await again(etag)).toMatchObject({ status: 304, text: '' });
  expect((await again('"another"')).status).toBe(200);
});
