import { composer, expect, messagesBy, test } from './fixtures';
import type { Page } from 'playwright/test';

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

test('[F10] a thread without generated UI loads at most 447 KB of JavaScript until it can be read and written', async ({
  enter,
}) => {
  const first = await enter('Ada');
  const page = await first.context().newPage();
  const kilobytes = await weigh(page);
  await page.goto('/t/demo-launch-plan');
  await expect(messagesBy(page, 'Ada').last()).toBeVisible();
  await expect(composer(page)).toBeEditable();
  const loaded = kilobytes();
  console.log(`  JavaScript to read and write a thread: ${loaded.toFixed(0)} KB`);
  expect(loaded).toBeGreaterThan(100);
  expect(loaded).toBeLessThanOrEqual(447);
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
