import type { Page } from 'playwright/test';
import * as z from 'zod/v4';
import { escapeText } from '@/model/answer';
import {
  addMember,
  callAs,
  composer,
  conversation,
  expect,
  messagesBy,
  newThread,
  sendMessage,
  streaming,
  test,
  type Name,
} from './fixtures';
import { plantThread } from './states/planted-threads';

const shareDialog = (page: Page) => page.getByRole('dialog', { name: 'Share' });
/** A browser reports every refusal of a link. */
const REFUSED = 'the server responded with a status of 404';
const PASSWORD = 'tide tables';

async function openShare(page: Page) {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  return shareDialog(page);
}

/** Creates what the form holds, and returns the path of the link. */
async function createLink(page: Page): Promise<string> {
  const dialog = shareDialog(page);
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const url = await dialog.getByRole('textbox', { name: 'Share link' }).inputValue();
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  return new URL(url).pathname;
}

const createdSchema = z.object({ token: z.string() });

async function shareAs(name: Name, threadId: string, body: Record<string, unknown>): Promise<string> {
  const { token } = createdSchema.parse(
    await callAs(name, { path: `/api/threads/${threadId}/shares`, body }),
  );
  return `/s/${token}`;
}

/** Keeps a copy of every byte that the page's streams get, for the story to look at after they have ended. */
async function overhear(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = window.fetch;
    window.overheard = '';
    window.fetch = async (...request) => {
      const response = await original(...request);
      if (!response.url.endsWith('/stream') || response.body === null) return response;
      const [kept, copy] = response.body.tee();
      const note = new WritableStream<string>({ write: (text) => void (window.overheard += text) });
      // The page leaves its streams when it is cut.
      void copy
        .pipeThrough(new TextDecoderStream())
        .pipeTo(note)
        .catch(() => undefined);
      return new Response(kept, { status: response.status, headers: response.headers });
    };
  });
}

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface extends Window
  interface Window {
    overheard: string;
  }
}

const overheardBy = (page: Page) => page.evaluate(() => window.overheard);
const lastStep = (text: string) =>
  Math.max(0, ...[...text.matchAll(/step(\d{3})/g)].map(([, n]) => Number(n)));

test('[H20] [H24] two strangers follow an answer word by word behind a password; Ada revokes the link in the middle of it: both pages are emptied, and no later word reaches them', async ({
  enter,
  openBrowser,
  expectInConsole,
}) => {
  test.setTimeout(120_000);
  expectInConsole(REFUSED);
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace');
  await sendMessage(ada, '@assistant who reads along? [demo echo=We shall see.]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('We shall see.');

  const dialog = await openShare(ada);
  await expect(dialog.getByText('They will see 2 messages, also what is said later.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Password (optional)' }).fill(PASSWORD);
  const link = await createLink(ada);
  await ada.keyboard.press('Escape');

  const strangers = [await openBrowser('Grace', 'desktop'), await openBrowser('Linus', 'phone')];
  for (const stranger of strangers) {
    await overhear(stranger);
    await stranger.goto(link);
    await stranger.getByLabel('Password').fill('not the password');
    await stranger.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(stranger.getByText('This password doesn’t open the link.')).toBeVisible();
    await stranger.getByLabel('Password').fill(PASSWORD);
    await stranger.getByLabel('Password').press('Enter');
    await expect(conversation(stranger)).toContainText('who reads along?');
    await expect(composer(stranger)).toHaveCount(0);
    await expect(stranger.getByText('Shared by Ada')).toBeVisible();
  }

  const grace = await enter('Grace', 'desktop', path);
  await sendMessage(grace, 'Hello, whoever reads this');
  for (const stranger of strangers)
    await expect(conversation(stranger)).toContainText('Hello, whoever reads this');

  await sendMessage(ada, '@assistant count for us [demo slow=60s steps=400]');
  for (const stranger of strangers) {
    await expect(streaming(stranger)).toContainText('step001');
    // A reload neither asks for the password again nor loses what was written.
    if (stranger === strangers[0]) await stranger.reload();
    await expect(streaming(stranger)).toContainText('step010', { timeout: 20_000 });
    await expect(stranger.getByText('Answering Ada')).toBeVisible();
  }

  await openShare(ada);
  await dialog.getByRole('button', { name: 'Revoke “Anyone with the link”' }).click();
  const pressedAt = performance.now();
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  for (const stranger of strangers) {
    await expect(stranger.getByRole('heading', { name: 'This link was revoked' })).toBeVisible({
      timeout: 5_000,
    });
    console.log(`  Cut after ${(performance.now() - pressedAt).toFixed(0)} ms`);
    await expect(stranger.locator('body')).not.toContainText(/step\d|who reads along|whoever reads this/);
    await expect(stranger).toHaveTitle('Cothread');
  }
  await ada.keyboard.press('Escape');

  const heard = await Promise.all(strangers.map(overheardBy));
  const atCut = Math.max(...heard.map(lastStep));
  expect(atCut).toBeGreaterThan(9);
  // The answer goes on for members.
  const later = `step${String(atCut + 25).padStart(3, '0')}`;
  await expect(streaming(ada)).toContainText(later, { timeout: 30_000 });
  for (const stranger of strangers) {
    expect(lastStep(await overheardBy(stranger))).toBeLessThanOrEqual(atCut);
    await expect(stranger.locator('body')).not.toContainText(/step\d/);
    await stranger.reload();
    await expect(stranger.getByRole('heading', { name: 'This link needs a key' })).toBeVisible();
  }
  await streaming(ada).getByRole('button', { name: 'Stop' }).click();
});

test('[H26] a link for people of this site opens for whoever signs in, and Firebase is loaded only then', async ({
  enter,
  openBrowser,
  expectInConsole,
}) => {
  expectInConsole(REFUSED);
  const lines = [
    { by: 'Ada', text: 'For colleagues' },
    { by: 'Assistant', text: '# Tides\n\nThe **moon** pulls.' },
  ] as const;
  const threadId = await plantThread({ title: 'Colleagues only', lines });
  const link = await shareAs('Ada', threadId, { audience: 'signed-in' });

  const stranger = await openBrowser('Linus', 'desktop');
  const scripts: Promise<string>[] = [];
  stranger.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { name: 'This link needs a key' })).toBeVisible();
  await expect(stranger.getByText('For colleagues')).toHaveCount(0);
  expect((await Promise.all(scripts)).join('')).not.toContain('identitytoolkit');
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await stranger.getByRole('button', { name: 'Continue as Linus' }).click();
  await expect(conversation(stranger)).toContainText('For colleagues');
  await expect(conversation(stranger).getByRole('heading', { name: 'Tides' })).toBeVisible();

  // Whoever is signed in on the site goes through by themselves.
  const grace = await enter('Grace', 'desktop', link);
  await expect(conversation(grace)).toContainText('The moon pulls.');
});

function card(...lines: string[]): string {
  const program = ['```openui-lang', ...lines, '```'].join('\n');
  return `<content thesys="true" version="2">\n${escapeText(program)}\n</content>`;
}

test('[H27] [H28] a link’s life: made, copied, followed, changed, replaced, revoked; generated UI is drawn, and says nothing', async ({
  enter,
  openBrowser,
  expectInConsole,
}) => {
  test.setTimeout(90_000);
  expectInConsole(REFUSED);
  const lines = [
    { by: 'Ada', text: 'Shall we move the launch?' },
    {
      by: 'Assistant',
      text: card(
        'root = Card([head, ask])',
        'head = Header("Launch")',
        'ask = FollowUpBlock(["Move it to Friday"])',
      ),
    },
    { by: 'Grace', text: 'I would say so' },
  ] as const;
  const threadId = await plantThread({ title: 'Launch plan, spring', lines });
  const ada = await enter('Ada', 'desktop', `/t/${threadId}`);
  await ada.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const dialog = await openShare(ada);
  await dialog.getByRole('textbox', { name: 'Label' }).fill('For the board');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByRole('region', { name: 'What guests will see' })).toContainText('I would say so');
  const link = await createLink(ada);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(new URL(await ada.evaluate(() => navigator.clipboard.readText())).pathname).toBe(link);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog.getByText('not opened yet')).toBeVisible();

  const guest = await openBrowser('Linus', 'desktop');
  const posts: string[] = [];
  guest.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  await guest.goto(link);
  await expect(guest).toHaveTitle('Launch plan, spring · Cothread');
  await expect(messagesBy(guest, 'Grace')).toContainText('I would say so');
  await guest.getByRole('button', { name: 'Move it to Friday' }).click();
  await expect(guest.getByText('buttons and forms in answers send nothing')).toBeVisible();
  expect(posts.filter((url) => !url.endsWith('/api/shares/open'))).toEqual([]);
  await expect(dialog.getByText(/^1 reading now, opened once/)).toBeVisible({ timeout: 20_000 });

  await dialog.getByRole('button', { name: 'Change “For the board”' }).click();
  await dialog.getByRole('radio', { name: 'Participant 1, 2, …' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(guest.getByRole('heading', { name: 'This link was changed' })).toBeVisible();
  await expect(guest.locator('body')).not.toContainText('I would say so');
  await guest.getByRole('button', { name: 'Open again' }).click();
  await expect(
    conversation(guest)
      .getByRole('article', { name: /^Participant \d$/ })
      .last(),
  ).toContainText('I would say so');
  await expect(guest.locator('body')).not.toContainText('Grace');

  await dialog.getByRole('button', { name: 'Change “For the board”' }).click();
  await dialog.getByRole('button', { name: 'Replace link' }).click();
  await expect(dialog.getByText('Link replaced. The old one no longer works.')).toBeVisible();
  const replaced = new URL(await dialog.getByRole('textbox', { name: 'Share link' }).inputValue()).pathname;
  expect(replaced).not.toBe(link);
  await expect(guest.getByRole('heading', { name: 'This link was changed' })).toBeVisible();
  await guest.getByRole('button', { name: 'Open again' }).click();
  await expect(guest.getByRole('heading', { name: 'This link needs a key' })).toBeVisible();
  await guest.goto(replaced);
  await expect(conversation(guest)).toContainText('I would say so');

  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.getByRole('button', { name: 'Revoke “For the board”' }).click();
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Create link' })).toHaveCount(0);
  await expect(guest.getByRole('heading', { name: 'This link was revoked' })).toBeVisible();
  await ada.keyboard.press('Escape');
  await expect(conversation(ada)).toContainText('Ada revoked a share link');
});

test('[H23] [H29] guests page back, find the message that an address names, and see a link up to a message end there', async ({
  openBrowser,
}) => {
  const lines = Array.from({ length: 130 }, (_, index) => ({
    by: 'Ada' as const,
    text: `Message number ${index + 1}.`,
  }));
  const threadId = await plantThread({ title: 'Long', lines });
  const link = await shareAs('Ada', threadId, { audience: 'anyone', upToSeq: 120 });
  const guest = await openBrowser('Linus', 'phone');
  const response = await guest.goto(`${link}#3`);
  expect(response?.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  });
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  await expect(guest.getByText('Message number 3.')).toBeInViewport();
  await expect(guest.getByText('Message number 3.').locator('xpath=ancestor::article')).toBeFocused();
  await guest.getByRole('button', { name: 'Jump to latest' }).click();
  await expect(guest.getByText('Message number 120.')).toBeInViewport();
  await expect(guest.getByText('The link ends here.')).toBeVisible();
  await expect(guest.getByText('Message number 121.')).toHaveCount(0);
  await guest.goto(`${link}#125`);
  await expect(guest.getByText('This message isn’t available.')).toBeVisible();
});
