// Pages that were offline, hidden, asleep, or older than their server.
import type { CDPSession, Locator, Page } from 'playwright/test';
import { steps } from '@/scripts/demo-model/directives';
import {
  addMember,
  composer,
  conversation,
  expect,
  streaming,
  newThread,
  messagesBy,
  sendMessage,
  shared,
  test,
  answerText,
} from './fixtures';

/** What a browser logs about a lost network. */
const LOST = [
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NETWORK_CHANGED',
  'transport errored',
  'cleardot.gif',
  'Could not reach',
];

/** Hides a tab or shows it again: Chromium cannot do it from outside. */
async function setVisibility(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((next) => {
    Object.defineProperty(document, 'visibilityState', { value: next, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

async function rename(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Thread menu' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const box = page.getByRole('textbox', { name: 'Title' });
  await box.fill(title);
  await box.press('Enter');
}

/** While the other page is away: messages, another title, and a slow answer. Resolves when the answer is stored. */
async function sendWhileAway(page: Page, answer: string): Promise<void> {
  await sendMessage(page, 'Nobody hears this?');
  await rename(page, `Renamed for ${answer}`);
  await sendMessage(page, `@assistant [demo slow=32s echo=${answer} was the last word of it.]`);
  await expect(streaming(page)).toHaveCount(1);
  await expect(streaming(page)).toHaveCount(0, { timeout: 60_000 });
}

/** Milliseconds until the page shows all of it. */
async function msToShow(page: Page, answer: string): Promise<number> {
  const began = Date.now();
  await expect(conversation(page)).toContainText(`${answer} was the last word of it.`, { timeout: 60_000 });
  await expect(conversation(page)).toContainText('Nobody hears this?');
  await expect(page.getByRole('heading', { name: `Renamed for ${answer}` })).toBeVisible();
  return Date.now() - began;
}

/**
 * Lets the streams of a page die as in a sleep: no data arrives any more, and no error. Called before its next load;
 * then the page has `die()` and `resume()`.
 */
async function makeStreamsKillable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const real = window.fetch;
    let life = 0;
    let isDead = false;
    const never = new Promise<never>(() => undefined);
    const killable = (body: ReadableStream<Uint8Array>) => {
      const born = life;
      return body.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform: async (chunk, out) => (born === life ? out.enqueue(chunk) : await never),
          flush: async () => (born === life ? undefined : await never),
        }),
      );
    };
    window.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.includes('google.firestore')) return await real(input, init);
      if (isDead) return await never;
      const response = await real(input, init);
      const { status, headers, body } = response;
      return body === null ? response : new Response(killable(body), { status, headers });
    };
    Object.assign(window, {
      die: () => {
        isDead = true;
        life += 1;
      },
      resume: () => (isDead = false),
    });
  });
}

test('[F17] a page that was offline for half a minute shows the current state within three seconds', async ({
  enter,
  expectInConsole,
}) => {
  test.setTimeout(150_000);
  LOST.forEach(expectInConsole);
  const { ada, grace } = await shared(enter);
  await addMember(ada, 'Linus');
  const linus = await enter('Linus', 'phone', new URL(ada.url()).pathname);
  for (const page of [grace, linus]) {
    await page.context().setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
  }
  await sendWhileAway(ada, 'Tea');
  for (const page of [grace, linus]) {
    await expect(conversation(page)).not.toContainText('Nobody hears this?');
    await page.context().setOffline(false);
    const ms = await msToShow(page, 'Tea');
    console.log(`  after an outage, the current state is shown after ${ms} ms`);
    expect(ms).toBeLessThanOrEqual(3_000);
  }
});

test('[F17] a page whose streams died silently, as in a sleep, shows the current state within three seconds', async ({
  enter,
}) => {
  test.setTimeout(150_000);
  const { ada, grace } = await shared(enter);
  await makeStreamsKillable(grace);
  await grace.reload();
  await sendMessage(ada, 'Still with us');
  await expect(conversation(grace)).toContainText('Still with us');
  await setVisibility(grace, 'hidden');
  await grace.evaluate('die()');
  await sendWhileAway(ada, 'Cake');
  await expect(conversation(grace)).not.toContainText('Nobody hears this?');
  await grace.evaluate('resume()');
  await setVisibility(grace, 'visible');
  const ms = await msToShow(grace, 'Cake');
  console.log(`  after a sleep, the current state is shown after ${ms} ms`);
  expect(ms).toBeLessThanOrEqual(3_000);
});

test('[F17] [F12] a hidden page still receives new messages', async ({ enter }) => {
  const { ada, grace } = await shared(enter);
  await setVisibility(grace, 'hidden');
  await sendMessage(ada, 'Do you hear me?');
  await expect(conversation(grace)).toContainText('Do you hear me?');
  await expect(grace).toHaveTitle(/^\(\d+\+?\) /);
});

const ANSWER = steps(900);
/** The last complete step on screen; 0 before the first. */
async function lastStep(answer: Locator): Promise<number> {
  const text = (await answer.count()) === 0 ? '' : await answerText(answer, 'step001');
  return Number([...text.matchAll(/step(\d{3})/g)].at(-1)?.[1] ?? 0);
}

/** Kilobytes that Firestore sends to a page. */
async function weigh(page: Page): Promise<() => number> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const ofFirestore = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.includes('google.firestore')) ofFirestore.add(requestId);
  });
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (ofFirestore.has(requestId)) bytes += dataLength;
  });
  return () => bytes / 1024;
}

test('[F18] a tab that is hidden for a minute is sent no flushes, and has all of the answer when it is shown', async ({
  enter,
}) => {
  test.setTimeout(120_000);
  const { ada, grace } = await shared(enter);
  await grace.clock.install();
  // Streams that started before are not measured: the pages are reloaded.
  const [toAda, toGrace] = [await weigh(ada), await weigh(grace)];
  for (const page of [ada, grace]) {
    await page.reload();
    await expect(composer(page)).toBeEditable();
  }
  await sendMessage(ada, '@assistant [demo slow=40s steps=900]');
  await expect.poll(() => lastStep(streaming(grace))).toBeGreaterThan(10);
  await setVisibility(grace, 'hidden');
  await grace.clock.fastForward(61_000);
  const [before, restsAt] = [{ ada: toAda(), grace: toGrace() }, await lastStep(streaming(ada))];
  await expect.poll(() => lastStep(streaming(ada)), { timeout: 40_000 }).toBeGreaterThan(restsAt + 300);
  const [ofAda, ofGrace] = [toAda() - before.ada, toGrace() - before.grace];
  console.log(
    `  while 300 steps came, the shown tab was sent ${ofAda.toFixed(0)} KB, the hidden one ${ofGrace.toFixed(1)} KB`,
  );
  expect(ofAda).toBeGreaterThan(20);
  expect(ofGrace).toBeLessThan(ofAda / 10);
  const asleep = await lastStep(streaming(grace));
  expect(asleep).toBeGreaterThan(10);
  expect(asleep).toBeLessThan(restsAt + 150);

  const now = await lastStep(streaming(ada));
  await setVisibility(grace, 'visible');
  const shownAt = Date.now();
  await expect.poll(() => lastStep(streaming(grace)), { intervals: [20] }).toBeGreaterThanOrEqual(now);
  console.log(`  shown again, the tab has caught up after ${Date.now() - shownAt} ms`);
  expect(Date.now() - shownAt).toBeLessThanOrEqual(3_000);
  await expect(streaming(grace)).toHaveCount(0, { timeout: 60_000 });
  expect(await answerText(messagesBy(grace, 'Assistant').last(), 'step001')).toContain(ANSWER);
});

/** The server is another build from now on: its real responses, with another build name. */
async function renameBuild(page: Page, build: string): Promise<void> {
  await page.route('**/api/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'x-build': build } });
  });
}

/** Chunks of the page are missing until the next page load. */
async function loseChunks(page: Page): Promise<void> {
  const chunks = '**/_next/static/chunks/**';
  await page.route(chunks, (route) => route.fulfill({ status: 404, body: '' }));
  page.once('framenavigated', () => void page.unroute(chunks));
}

const newer = (page: Page) => page.getByText('A new version of Cothread is available.');

test('[F19] a page that is older than its server says so, and a reload keeps what was not sent', async ({
  enter,
}) => {
  const page = await enter('Ada', 'phone');
  await newThread(page);
  await sendMessage(page, 'A whole one [demo echo=Indeed.]');
  await expect(messagesBy(page, 'Assistant')).toContainText('Indeed.');
  await expect(newer(page)).toHaveCount(0);
  await renameBuild(page, 'another-build');
  await sendMessage(page, 'Another one [demo echo=Quite.]');
  await composer(page).fill('Half a thought');
  await expect(newer(page)).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(newer(page)).toHaveCount(0);
  await expect(composer(page)).toHaveValue('Half a thought');
});

test('[F19] a chunk that disappeared with its build reloads the page once, and never in a loop', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('404');
  const page = await enter('Ada', 'desktop', '/t/demo-launch-plan');
  await expect(composer(page)).toBeEditable();
  let loads = 0;
  page.on('load', () => (loads += 1));
  const members = page.getByRole('button', { name: 'Members' });
  const failed = page.getByRole('status').filter({ hasText: 'The server cannot be reached.' });

  // The same build: the chunk cannot be fetched now, and the page says so.
  await loseChunks(page);
  await members.click();
  await expect(failed).toBeVisible();
  expect(loads).toBe(0);

  await renameBuild(page, 'another-build');
  await members.click();
  await expect.poll(() => loads).toBe(1);
  await expect(composer(page)).toBeEditable();

  // The reloaded page has the same problem: for this build a reload was already tried.
  await loseChunks(page);
  await members.click();
  await expect(failed).toBeVisible();
  await expect(newer(page)).toBeVisible();
  expect(loads).toBe(1);
});

test('[F19] a page that crashed on a chunk of an earlier build is reloaded once', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('404');
  expectInConsole('chunk');
  const page = await enter('Ada', 'desktop', '/t/demo-launch-plan');
  await expect(composer(page)).toBeEditable();
  await composer(page).fill('Half a thought');
  await renameBuild(page, 'another-build');
  await loseChunks(page);
  await page.getByRole('button', { name: 'Thread menu' }).click();
  const loaded = page.waitForEvent('load');
  await page.getByRole('menuitem', { name: 'Activity' }).click();
  await loaded;
  await expect(composer(page)).toHaveValue('Half a thought');
  await page.getByRole('button', { name: 'Thread menu' }).click();
  await page.getByRole('menuitem', { name: 'Activity' }).click();
  await expect(page.getByRole('dialog', { name: 'Activity' })).toBeVisible();
});
