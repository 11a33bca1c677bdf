import type { Page, Request } from 'playwright/test';
import * as z from 'zod/v4';
import { callAs, composer, conversation, expect, messagesBy, test } from './fixtures';
import { plantThread } from './states/planted-threads';

const createdShareSchema = z.object({ token: z.string() });

/** Bytes of JavaScript as transferred, with gzip. */
async function weigh(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (type === 'Script' || /javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes / 1024;
}

/** What is asked for from now on, in one text. */
function codeOf(page: Page): () => Promise<string> {
  const code: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') code.push(response.text());
  });
  return async () => (await Promise.all(code)).join('');
}

/** Names that the reader of forms in generated UI cannot be without. */
const FORMS = /CothreadField|SwitchGroup/;

test('[F10] signing in loads at most 190 KB of JavaScript', async ({ page }) => {
  const kilobytes = await weigh(page);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Continue as Ada' })).toBeEnabled();
  await page.waitForLoadState('networkidle');
  test
    .info()
    .annotations.push({ type: 'JavaScript to sign in', description: `${kilobytes().toFixed(0)} KB` });
  console.log(`  JavaScript to sign in: ${kilobytes().toFixed(0)} KB`);
  expect(kilobytes()).toBeGreaterThan(50);
  expect(kilobytes()).toBeLessThanOrEqual(190);
});

test('[F10] a thread without generated UI loads at most 425 KB of JavaScript until it can be read and written', async ({
  enter,
}) => {
  const first = await enter('Ada');
  const page = await first.context().newPage();
  const code = codeOf(page);
  const kilobytes = await weigh(page);
  await page.goto('/t/demo-launch-plan');
  await expect(messagesBy(page, 'Ada').last()).toBeVisible();
  await expect(composer(page)).toBeEditable();
  const loaded = kilobytes();
  console.log(`  JavaScript to read and write a thread: ${loaded.toFixed(0)} KB`);
  expect(loaded).toBeGreaterThan(100);
  expect(loaded).toBeLessThanOrEqual(425);
  expect(await code()).not.toMatch(FORMS);
});

test('[H30] a shared thread without generated UI loads at most 245 KB of JavaScript until it can be read, and no Firebase', async ({
  openBrowser,
}) => {
  const lines = [
    { by: 'Ada', text: 'Why are there tides?' },
    { by: 'Assistant', text: '## Tides\n\nThe **moon** pulls at `water`.' },
  ] as const;
  const threadId = await plantThread({ title: 'Tides', lines });
  const { token } = createdShareSchema.parse(
    await callAs('Ada', { path: `/api/threads/${threadId}/shares`, body: { audience: 'anyone' } }),
  );
  const page = await openBrowser('Linus', 'desktop');
  const code = codeOf(page);
  const kilobytes = await weigh(page);
  await page.goto(`/s/${token}`);
  await expect(conversation(page).getByRole('heading', { name: 'Tides' })).toBeVisible();
  await page.waitForLoadState('load');
  const loaded = kilobytes();
  console.log(`  JavaScript to read a shared thread: ${loaded.toFixed(0)} KB`);
  expect(loaded).toBeGreaterThan(100);
  expect(loaded).toBeLessThanOrEqual(245);
  const all = await code();
  expect(all).not.toMatch(FORMS);
  expect(all).not.toMatch(/identitytoolkit|firestore\.googleapis/);
});

/** Addresses of the scripts that a page asks for, or has fetched, from now on. */
function scriptsOf(page: Page, event: 'request' | 'requestfinished'): Set<string> {
  const scripts = new Set<string>();
  const note = (request: Request) => {
    if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname);
  };
  if (event === 'request') page.on('request', note);
  else page.on('requestfinished', note);
  return scripts;
}

/** Opens and closes it; how long it took to appear, in milliseconds. */
async function peek(page: Page, name: string, open: () => Promise<void>): Promise<number> {
  const dialog = page.getByRole('dialog', { name });
  const start = performance.now();
  await open();
  await expect(dialog).toBeVisible();
  const tookMs = performance.now() - start;
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return tookMs;
}

const peekMembers = (page: Page) =>
  peek(page, 'Members', () => page.getByRole('button', { name: /^Members/ }).click());
const peekPalette = (page: Page) =>
  peek(page, 'Search or jump to…', () => page.keyboard.press('ControlOrMeta+k'));

test('[F10] a page that was idle opens Members and the command palette without fetching a script', async ({
  enter,
}) => {
  const first = await enter('Ada');
  const needed = scriptsOf(first, 'requestfinished');
  await first.goto('/t/demo-launch-plan');
  await peekMembers(first);
  await peekPalette(first);

  const page = await first.context().newPage();
  const fetched = scriptsOf(page, 'requestfinished');
  await page.goto('/t/demo-launch-plan');
  await expect(composer(page)).toBeEditable();
  await expect.poll(() => [...needed].filter((script) => !fetched.has(script))).toEqual([]);
  const further = scriptsOf(page, 'request');
  const [members, palette] = [await peekMembers(page), await peekPalette(page)];
  console.log(`  Opened first: Members in ${members.toFixed(0)} ms, the palette in ${palette.toFixed(0)} ms`);
  expect([...further]).toEqual([]);
});

test('[L1] a thread loads the strings of the chosen language alone', async ({ enter }) => {
  const page = await enter('Ada');
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  await page.goto('/t/demo-launch-plan');
  await expect(composer(page)).toBeEditable();
  const code = (await Promise.all(scripts)).join('');
  expect(code).toContain('Write a message');
  expect(code).not.toContain('输入消息');
});

test('[F39] a sign-in button is enabled once the page is hydrated, not before', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  const button = page.getByRole('button', { name: 'Continue as Ada' });
  await expect(button).toBeVisible();
  await expect(button).toBeDisabled();
  release();
  await button.click();
  await expect(page.getByRole('button', { name: 'New thread' }).first()).toBeVisible();
});
