// Attacks on what is no route of the API: pages, files, and Next's own paths.
import { expect, test } from 'vitest';
import { call } from './server';

/** The policy with a nonce, and the headers that every response has. */
function expectPageHeaders(at: string, headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect({
    at,
    nonce: /script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/.test(policy),
    frames: policy.includes("frame-ancestors 'self'"),
    sniff: headers.get('x-content-type-options'),
    referrer: headers.get('referrer-policy'),
    frame: headers.get('x-frame-options'),
  }).toEqual({
    at,
    nonce: true,
    frames: true,
    sniff: 'nosniff',
    referrer: 'strict-origin-when-cross-origin',
    frame: 'SAMEORIGIN',
  });
}

test.each([
  '/_next/image?url=/\\evil.example/x.png&w=64&q=75',
  '/_next/image?url=%2F%5Cevil.example&w=64&q=75',
  '/_next/image?url=/icon.svg&w=64&q=75',
  '/_next/image?url=http%3A%2F%2F127.0.0.1%3A8080%2F&w=64&q=75',
  '/_next/image?url=/api/pictures/there-is-no-such-picture&w=64&q=75',
  '/_next/image',
  '/_next/image/x',
  '/_next/images',
])('[A27] [X79] no image is fetched or resized for a query: %s', async (path) => {
  const { status, headers, text } = await call(null, 'GET', path);
  expect({ path, status }).toEqual({ path, status: 404 });
  expectPageHeaders(path, headers);
  expect(text).not.toMatch(/\n\s+at |node_modules|TypeError|Invalid URL/);
});

test.each(['/nothing-here', '/t', '/icon.svgz', '/icon.svg/x', '/icon.svg.html', '/apis', '/_next/nothing'])(
  '[A27] a page that says there is none has the policy of every page: %s',
  async (path) => {
    const { status, headers } = await call(null, 'GET', path);
    expect({ path, status }).toEqual({ path, status: 404 });
    expectPageHeaders(path, headers);
  },
);

test('[A27] a page and the icon have the policy, and what the build made has one that allows nothing', async () => {
  for (const path of ['/', '/icon.svg']) {
    const { status, headers } = await call(null, 'GET', path);
    expect({ path, status }).toEqual({ path, status: 200 });
    expectPageHeaders(path, headers);
  }
  const { text } = await call(null, 'GET', '/');
  const [script = ''] = /\/_next\/static\/[^"'\\]+\.js/.exec(text) ?? [];
  for (const [path, found] of [
    [script, 200],
    ['/_next/static/nothing.js', 404],
    ['/_next/static/chunks/nothing.html', 404],
  ] as const) {
    const { status, headers } = await call(null, 'GET', path);
    expect({ path, status }).toEqual({ path, status: found });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});
