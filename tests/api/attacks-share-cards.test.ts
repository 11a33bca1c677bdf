// Attacks on the preview card of a share link: whatever fetches the address, without a password, learns no title that is not shown.
import { expect, test } from 'vitest';
import { createShareResponseSchema } from '@/model/share';
import { done, newPeople, threadOf } from './people';
import { APP_URL, call } from './server';

const TITLE = 'Merger with the lighthouse company';

async function page(token: string): Promise<string> {
  return await (await fetch(`${APP_URL}/s/${token}`)).text();
}

const cardTitle = (html: string) => /<meta property="og:title" content="([^"]*)"/.exec(html)?.[1];

test('[X172] [H29] a card has the thread’s title only where the sharer chose so, and only while the link lives', async () => {
  const people = await newPeople();
  const thread = await threadOf(people);
  const path = `/api/threads/${thread}`;
  await done(call(people.owner, 'PATCH', path, { title: TITLE }));
  const share = async (change: object) => {
    const body = { audience: 'anyone', password: 'tide tables', ...change };
    const { text } = await done(call(people.owner, 'POST', `${path}/shares`, body));
    return createShareResponseSchema.parse(JSON.parse(text));
  };

  const quiet = await page((await share({})).token);
  expect(quiet).not.toContain('lighthouse');
  expect(cardTitle(quiet)).toBe('Cothread');
  const unknown = await page('A'.repeat(43));
  expect(cardTitle(unknown)).toBe('Cothread');
  expect(unknown).not.toContain('lighthouse');

  // The twin, which differs in the choice alone.
  const shown = await share({ showsTitle: true });
  expect(cardTitle(await page(shown.token))).toBe(TITLE);
  await done(call(people.owner, 'DELETE', `${path}/shares/${shown.share.id}`));
  expect(await page(shown.token)).not.toContain('lighthouse');
  const brief = await share({ showsTitle: true, expiresInHours: 0.0003 });
  await expect.poll(async () => cardTitle(await page(brief.token)), { timeout: 10_000 }).toBe('Cothread');
});

test('[X172] the page of a link is kept by nobody, listed by no search engine, framed by no page, and names its address to nobody', async () => {
  const [share, other] = await Promise.all([
    fetch(`${APP_URL}/s/${'A'.repeat(43)}`),
    fetch(`${APP_URL}/demo`),
  ]);
  const headers = Object.fromEntries(share.headers);
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'x-frame-options': 'DENY',
  });
  expect(headers['cache-control']).toContain('private');
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(await share.text()).toContain('noindex');
  expect(other.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
});
