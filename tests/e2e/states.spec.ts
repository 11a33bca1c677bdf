// Every state of the app, checked by axe and measured: only C1's own components are exempt.
import { expect, test as base, type Page } from 'playwright/test';
import { STATES } from './states';
import { violationsIn, type Violation } from '@/tests/e2e/states/axe';
import { openHarness, type Harness } from '@/tests/e2e/states/harness';
import { overflowsIn, smallTargetsIn } from '@/tests/e2e/states/measures';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const C1 = '.answer-c1';
const PHONE = { width: 390, height: 844 };
/** The narrowest phone; and a window of 1280 × 800 at 200 %. */
const NARROW = [
  { width: 320, height: 640 },
  { width: 640, height: 400 },
] as const;

const test = base.extend<object, { harness: Harness }>({
  harness: [
    async ({ browser }, give) => {
      const harness = await openHarness(browser, process.env['BASE_URL'] ?? 'http://localhost:3000');
      await give(harness);
      await harness.close();
    },
    { scope: 'worker' },
  ],
});

test.afterEach(({ harness }) => harness.closePages());

for (const { name, enter } of STATES) {
  test(`[F35] [F37] ${name}: axe finds nothing, nothing runs out of a narrow page, fingers find their targets`, async ({
    harness,
  }) => {
    const page = await enter(harness);
    const found = await problemsOf(page, 'light');
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await drawn(page);
    found.push(...(await problemsOf(page, 'dark')));
    await touch(page);
    await page.setViewportSize(PHONE);
    found.push(...(await problemsOf(page, 'phone')), ...(await smallTargetsIn(page)));
    for (const size of NARROW) {
      await page.setViewportSize(size);
      found.push(...(await overflowsIn(page)));
    }
    expect(found).toEqual([]);
  });
}

type Look = 'light' | 'dark' | 'phone';

async function problemsOf(page: Page, look: Look): Promise<string[]> {
  const violations = await violationsOf(page, look);
  if (look === 'light' && (await page.locator(C1).count()) > 0) await reportC1(page);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${look} ${id}: ${help}\n${target.join(' ')}\n${failureSummary}`,
    ),
  );
}

/** In the dark theme only colours differ. */
function violationsOf(page: Page, look: Look): Promise<Violation[]> {
  const runOnly = look === 'dark' ? ['color-contrast'] : STANDARDS;
  return violationsIn(page, { exclude: [C1] }, runOnly);
}

async function reportC1(page: Page): Promise<void> {
  for (const { id, nodes } of await violationsIn(page, { include: [C1] }, STANDARDS))
    console.info(`C1’s own parts: ${id} (${nodes.length})`);
}

/** Resolves when a change is on screen. */
function drawn(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** From here on the tab emulates a touch screen. */
async function touch(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
}
