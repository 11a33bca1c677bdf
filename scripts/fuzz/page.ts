// The page: an answer with the input is put into the store, and a tab opens its thread. The browser's long tasks say for how long it
// did not answer; a tab that answers nothing at all is a finding, and is replaced.
import type { Browser, Page } from 'playwright';
import { DEMO_PEOPLE } from '@/model/demo';
import { plantThread } from '@/tests/e2e/states/planted-threads';
import { wrapProgram } from '@/scripts/demo-model/programs';
import { KINDS, type Kind } from './inputs';
import type { Found } from './report';

/**
 * By kind: a small answer, whose longest task is the floor, and how many times that an input may take. F42; F40 allows a program
 * half a second. A diagram is drawn in one piece, and its floor contains the start of the library that draws it.
 */
const SMALL = {
  bytes: { answer: 'A few words.', most: 4 },
  markdown: { answer: 'A few **words**.', most: 4 },
  program: { answer: wrapProgram('Small', 'root = Card([t])\nt = TextContent("A few words")'), most: 6 },
  diagram: { answer: '```mermaid\nflowchart LR\nA --> B\n```', most: 3 },
} as const satisfies Record<Kind, { answer: string; most: number }>;
const DEAD_MS = 30_000;
/** Whatever else the machine does only adds to a task. */
const VISITS = 3;

export type FuzzedPage = {
  visit: (kind: Kind, text: string) => Promise<{ worst: number; found: Found[] }>;
};

export async function openFuzzedPage(browser: Browser, baseURL: string): Promise<FuzzedPage> {
  let page = await newPage(browser, baseURL);
  const allowed = new Map<Kind, number>();
  for (const kind of KINDS) {
    const { answer, most } = SMALL[kind];
    const thread = await plant(answer);
    const floors = [
      await blockedBy(page, thread),
      await blockedBy(page, thread),
      await blockedBy(page, thread),
    ];
    allowed.set(kind, most * Math.min(...floors.map((floor) => floor ?? DEAD_MS)));
  }
  return {
    async visit(kind, text) {
      const thread = await plant(text);
      const most = allowed.get(kind) ?? 0;
      let least = Infinity;
      for (let visits = 0; visits < VISITS && least > most; visits += 1) {
        const blocked = await blockedBy(page, thread);
        if (blocked === null) {
          await page.context().close();
          page = await newPage(browser, baseURL);
        }
        least = Math.min(least, blocked ?? DEAD_MS);
      }
      const why = `blocked for ${least.toFixed()} of ${most.toFixed()} ms`;
      return { worst: least / most, found: least > most ? [{ where: 'the page', why }] : [] };
    },
  };
}

async function newPage(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask', buffered: true });
  });
  return page;
}

async function plant(answer: string): Promise<string> {
  const lines = [
    { by: 'Ada', text: 'A question' },
    { by: 'Assistant', text: answer },
  ] as const;
  return `/t/${await plantThread({ title: 'Fuzz', lines })}?as=${DEMO_PEOPLE[0].key}`;
}

/** The longest task in milliseconds, 50 at least; null for a page that did not answer. */
async function blockedBy(page: Page, address: string): Promise<number | null> {
  try {
    await page.goto(address, { timeout: DEAD_MS });
    await page.getByRole('textbox', { name: 'Message' }).fill('Still here', { timeout: DEAD_MS });
    await page.getByRole('article').last().waitFor({ state: 'attached', timeout: DEAD_MS });
    // Drawn, whatever of it is near; then the page has nothing to do.
    await page.getByText('Drawing the diagram…').first().waitFor({ state: 'detached', timeout: DEAD_MS });
    await within(
      page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))),
    );
    const tasks = await within(page.evaluate(() => Reflect.get(window, 'longTasks')));
    return Math.max(50, ...(Array.isArray(tasks) ? tasks.map(Number) : []));
  } catch (error) {
    console.log(`no answer: ${String(error).split('\n')[0]}`);
    return null;
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the page is dead')), DEAD_MS);
  return await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
