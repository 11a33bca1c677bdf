// Texts and diagrams that would keep a page from answering. Times are multiples of what plain texts take in the same run.
import type { Page } from 'playwright/test';
import { WORDS } from '@/tests/support/markdown-bombs';
import { composer, conversation, expect, messagesBy, test } from './fixtures';
import { plantThread } from './states/planted-threads';

const KB = 1024;
const AS_WRITTEN = /formatting it could make the page stop responding/;
const TOO_LARGE = 'This diagram is too large to be drawn. Here is its source.';
const fence = (source: string) => `\`\`\`mermaid\n${source}\n\`\`\``;

type Blocked = { longest: number; total: number };

async function plantAnswer(title: string, answer: string): Promise<string> {
  const lines = [
    { by: 'Ada', text: 'A question' },
    { by: 'Assistant', text: answer },
  ] as const;
  return `/t/${await plantThread({ title, lines })}`;
}

/** Collects the tasks of every page that this tab opens that keep it from answering for 50 ms or more. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
      buffered: true,
    });
  });
}

/** Opens a thread, uses it, and returns for how long the page did not answer meanwhile. */
async function blockedBy(page: Page, path: string, shown: RegExp): Promise<Blocked> {
  await page.goto(path);
  await expect(messagesBy(page, 'Assistant').getByText(shown).last()).toBeAttached({ timeout: 60_000 });
  await composer(page).fill('Still here');
  await page.getByRole('button', { name: /Members/ }).click();
  await expect(page.getByRole('dialog', { name: 'Members' })).toBeVisible();
  await page.keyboard.press('Escape');
  await composer(page).fill('');
  return tasksOf(page);
}

/** The least of up to three visits: whatever else the machine does only adds to a task. */
async function leastBlockedBy(
  page: Page,
  path: string,
  { shown, fits }: { shown: RegExp; fits: (blocked: Blocked) => boolean },
): Promise<Blocked> {
  let least = await blockedBy(page, path, shown);
  for (let visits = 1; visits < 3 && !fits(least); visits += 1) {
    const { longest, total } = await blockedBy(page, path, shown);
    least = { longest: Math.min(least.longest, longest), total: Math.min(least.total, total) };
  }
  return least;
}

async function tasksOf(page: Page): Promise<Blocked> {
  const tasks = await page.evaluate(() => {
    const known: unknown = Reflect.get(window, 'longTasks');
    return Array.isArray(known) ? known.map(Number) : [];
  });
  return { longest: Math.max(50, ...tasks), total: Math.max(50, sumOf(tasks)) };
}

function sumOf(tasks: readonly number[]): number {
  return tasks.reduce((sum, task) => sum + task, 0);
}

test('[F42] [X94] a page that shows 120 KB of marks answers nearly as soon as with words', async ({
  enter,
}) => {
  test.setTimeout(240_000);
  const ada = await enter('Ada');
  await watch(ada);
  const small = await plantAnswer('Small', 'A few words.');
  await blockedBy(ada, small, /few words/);
  const floor = await blockedBy(ada, small, /few words/);
  const paragraphs = `${WORDS(2 * KB)}\n\n`.repeat(100);
  const isShort = ({ longest }: Blocked) => longest / floor.longest < 4;
  const long = await leastBlockedBy(ada, await plantAnswer('Long', `${paragraphs}The end.`), {
    shown: /The end\./,
    fits: isShort,
  });
  expect(long.longest / floor.longest, 'a long answer is rendered piece by piece').toBeLessThan(4);
  const figures: string[] = [];
  for (const kind of ['*_', '\\[', '\\(', '[a](', ']', '> ', 'a\n-\n', '[^a]: ', 'AV', 'กา']) {
    const path = await plantAnswer(kind, kind.repeat((120 * KB) / kind.length));
    const { longest, total } = await leastBlockedBy(ada, path, {
      shown: AS_WRITTEN,
      fits: (blocked) => isShort(blocked) && blocked.total / long.total < 4,
    });
    figures.push(`${kind}: ${(longest / floor.longest).toFixed(1)} ${(total / long.total).toFixed(1)}`);
    expect.soft(longest / floor.longest, `the longest task with ${kind}`).toBeLessThan(4);
    expect.soft(total / long.total, `all tasks with ${kind}`).toBeLessThan(4);
  }
  // What a person writes is no markdown, but is laid out too.
  const lines = [{ by: 'Ada', text: `${'AV'.repeat(60 * KB)} the end` }] as const;
  await ada.goto(`/t/${await plantThread({ title: 'A word', lines })}`);
  await expect(messagesBy(ada, 'Ada').getByText('the end')).toBeAttached({ timeout: 60_000 });
  await composer(ada).fill('Still here');
  expect.soft((await tasksOf(ada)).longest / floor.longest, 'the longest task with a word').toBeLessThan(4);
  test.info().annotations.push({ type: 'multiples', description: figures.join(', ') });
});

test('[F42] [X94] diagrams that would stop the page show their source, and others beside them are drawn', async ({
  enter,
}) => {
  const edges = Array.from({ length: 299 }, (_, n) => `n${n} --> n${n + 1}`).join('\n');
  const many = Array.from({ length: 12 }, () => fence(`flowchart\n${edges}`));
  const block = fence('block-beta\ncolumns 3\nspace:10000000\na');
  const path = await plantAnswer(
    'Diagrams',
    [...many, `${WORDS(1_000)}\n\n`.repeat(20), block, fence('flowchart LR\nA --> B')].join('\n\n'),
  );
  const ada = await enter('Ada', 'desktop', path);
  const answer = messagesBy(ada, 'Assistant');
  await expect(answer.getByRole('img', { name: /Diagram: flowchart/ })).toBeVisible({ timeout: 30_000 });
  await expect(answer.getByText(TOO_LARGE).last()).toBeVisible();
  await expect(answer.getByText('Drawing the diagram…').first(), 'far away, nothing is drawn').toBeAttached();
  await expect(async () => {
    await conversation(ada).evaluate((view) => view.scrollBy(0, -900));
    await expect(answer.getByText(TOO_LARGE)).toHaveCount(13, { timeout: 100 });
  }).toPass();
  await composer(ada).fill('Still here');
  await expect(composer(ada)).toHaveValue('Still here');
});

test('[F43] a diagram that stopped the page shows its source after a reload, and is drawn when asked for', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  // A page that stops never gets to remove its mark.
  await ada.addInitScript(() => {
    const remove = (key: string) => Storage.prototype.removeItem.call(window.localStorage, key);
    const kept = { removeItem: (key: string) => (key.includes(':drawing:') ? undefined : remove(key)) };
    const { localStorage } = window;
    Object.defineProperty(window, 'localStorage', {
      value: new Proxy(localStorage, {
        get: (store, name) => {
          if (name === 'removeItem') return kept.removeItem;
          const value: unknown = Reflect.get(store, name);
          return typeof value === 'function' ? value.bind(store) : value;
        },
      }),
    });
  });
  const path = await plantAnswer('Stopped', fence('flowchart LR\nA --> B'));
  const diagram = messagesBy(ada, 'Assistant').getByRole('img', { name: /Diagram: flowchart/ });
  await ada.goto(path);
  await expect(diagram).toBeVisible({ timeout: 30_000 });
  await ada.reload();
  const answer = messagesBy(ada, 'Assistant');
  await expect(answer).toContainText('This diagram stopped the page the last time it was drawn.');
  await expect(diagram).toHaveCount(0);
  await answer.getByRole('button', { name: 'Try again' }).click();
  await expect(diagram).toBeVisible({ timeout: 30_000 });
});
