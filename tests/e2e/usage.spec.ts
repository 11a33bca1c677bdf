// Usage and feedback on screen: mine, a thread's, the site's; and what people think of answers.
import fs from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import {
  addMember,
  callAs,
  conversation,
  expect,
  messagesBy,
  newThread,
  openThread,
  sendMessage,
  shared,
  test,
} from './fixtures';
import { plantLedger } from './states/planted-usage';
import { plantThread, type Line } from './states/planted-threads';

const LINES: readonly Line[] = [
  { by: 'Ada', text: 'What should the page of prices say?' },
  { by: 'Assistant', text: 'Three plans, one sentence each.' },
];

const main = (page: Page) => page.getByRole('main');
/** A large figure by its name. */
const figure = (page: Page, name: string): Locator =>
  main(page)
    .locator('dl > div')
    .filter({ hasText: new RegExp(`^${name}`) })
    .locator('dd > span')
    .first();
const chart = (page: Page) => main(page).getByRole('application', { name: /arrow keys/ });
const feedback = (page: Page, name: 'Helpful' | 'Not helpful') =>
  messagesBy(page, 'Assistant').last().getByRole('button', { name, exact: true });

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).check();
}

/** The lines of a CSV, as objects; no cell of these stories has a line break. */
function linesOf(csv: string): Record<string, string>[] {
  const cellsOf = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
  const [head = '', ...lines] = csv.replace('\uFEFF', '').trim().split(/\r?\n/);
  const names = cellsOf(head);
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, at) => [names[at] ?? '', cell])));
}

test('[U21] [U22] [U24] Ada finds her usage in her menu, walks through its days with the keys, reads them as a table, and the CSV adds up to what is shown', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const threadId = await plantThread({ title: 'Page of prices', lines: LINES });
  await plantLedger(threadId);
  await ada.getByRole('button', { name: /account, theme and sign out/ }).click();
  await ada.getByRole('menuitem', { name: 'Usage' }).click();
  await expect(ada).toHaveURL(/\/usage/);
  await expect(figure(ada, 'Answers')).toHaveText(/\d/);
  await expect(main(ada).getByText(/^As of \d\d:\d\d$/)).toBeVisible();
  await expect(main(ada).getByRole('radio', { name: 'Whole site' })).toHaveCount(0);
  await choose(ada, '7 days');
  await expect(ada).toHaveURL(/range=7/);
  await expect(figure(ada, 'Cost')).toHaveText(/^\$\d/);

  await chart(ada).focus();
  const tip = chart(ada).locator('..').getByRole('status');
  const first = await tip.innerText();
  await ada.keyboard.press('ArrowRight');
  await expect(tip).not.toHaveText(first);
  await main(ada).getByRole('button', { name: 'By day: show as table' }).click();
  const table = main(ada).getByRole('table', { name: 'By day' });
  await expect(table.getByRole('row')).toHaveCount(8);
  await expect(chart(ada)).toHaveCount(0);

  const saved = ada.waitForEvent('download');
  await main(ada).getByRole('button', { name: 'Download CSV' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^usage .*\.csv$/);
  const lines = linesOf(fs.readFileSync(await download.path(), 'utf8'));
  const answers = lines.filter(({ end }) => end !== 'cancelled');
  await expect(figure(ada, 'Answers')).toHaveText(String(answers.length));
  const cells = await table.getByRole('cell').allInnerTexts();
  expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(answers.length);
  const cost = lines.reduce((sum, line) => sum + Number(line['cost']), 0);
  await expect(figure(ada, 'Cost')).toHaveText(`$${cost.toFixed(2)}`);

  // What the address says is what a reload shows; a comparison can be left out.
  await main(ada).getByRole('checkbox', { name: 'Compare with the days before' }).uncheck();
  await expect(ada).toHaveURL(/compare=off/);
  await ada.reload();
  await expect(main(ada).getByRole('radio', { name: '7 days' })).toBeChecked();
  await expect(figure(ada, 'Answers')).toHaveText(String(answers.length));
  await expect(main(ada).getByText(/, from \d/)).toHaveCount(0);
});

test('[U21] [U23] an answer that Ada asks for is counted on the page that she has open', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  const page = await ada.context().newPage();
  await page.goto('/usage?range=7');
  await expect(main(page).getByRole('button', { name: 'Refresh' })).toBeVisible();
  const before = await readAnswers(page);
  await sendMessage(ada, 'Count me [demo echo=Counted.]');
  await expect(messagesBy(ada, 'Assistant').last()).toContainText('Counted.');
  await expect(async () => {
    await main(page).getByRole('button', { name: 'Refresh' }).click();
    await expect(figure(page, 'Answers')).toHaveText(String(before + 1), { timeout: 1_500 });
  }).toPass();
});

/** 0 on a page that says that there are none. */
async function readAnswers(page: Page): Promise<number> {
  const none = main(page).getByRole('heading', { name: 'No answers in this range yet' });
  await expect(figure(page, 'Answers').or(none)).toBeVisible();
  return (await none.isVisible())
    ? 0
    : Number((await figure(page, 'Answers').innerText()).replaceAll(',', ''));
}

test('[U23] [U25] [U26] Ada and Grace judge one answer, Grace on her phone with reasons; Ada reads them on the thread’s usage and is led to the answer, and Grace is not', async ({
  enter,
}) => {
  const { ada, grace: desk } = await shared(enter);
  const path = new URL(ada.url()).pathname;
  await desk.close();
  const grace = await enter('Grace', 'phone', path);
  await sendMessage(ada, '@assistant Judge this [demo echo=The earth is flat.]');
  await expect(messagesBy(grace, 'Assistant').last()).toContainText('The earth is flat.');

  await feedback(ada, 'Helpful').click();
  await expect(ada.getByText('Thanks for your feedback')).toBeVisible();
  await feedback(grace, 'Not helpful').click();
  const dialog = grace.getByRole('dialog', { name: 'What was wrong with this answer?' });
  await dialog.getByRole('checkbox', { name: 'Incorrect' }).check();
  await dialog.getByRole('textbox', { name: /In your words/ }).fill('It is round.');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(dialog).toBeHidden();
  await expect(feedback(grace, 'Not helpful')).toHaveAttribute('aria-pressed', 'true');
  await expect(feedback(grace, 'Not helpful')).toBeFocused();

  // Each has their own, also after a reload.
  await grace.reload();
  await expect(feedback(grace, 'Not helpful')).toHaveAttribute('aria-pressed', 'true');
  await expect(feedback(grace, 'Helpful')).toHaveAttribute('aria-pressed', 'false');
  await expect(feedback(ada, 'Helpful')).toHaveAttribute('aria-pressed', 'true');

  await ada.getByRole('button', { name: 'Thread menu' }).click();
  await ada.getByRole('menuitem', { name: 'Usage' }).click();
  await expect(ada).toHaveURL(/\/usage\?thread=/);
  const comments = main(ada).getByRole('region', { name: 'What people say about answers' });
  const comment = comments.getByRole('listitem').filter({ hasText: 'It is round.' });
  await expect(comment).toContainText('Incorrect');
  await expect(comments).not.toContainText('Grace');
  await comments.getByRole('radio', { name: 'Helpful', exact: true }).check();
  await expect(comments.getByRole('listitem')).toHaveCount(1);
  await comments.getByRole('radio', { name: 'Not helpful' }).check();
  await comment.getByRole('link', { name: 'Open answer' }).click();
  await expect(messagesBy(ada, 'Assistant').last()).toHaveAttribute('data-highlighted', '');

  // Pressed again it is taken back.
  await feedback(ada, 'Helpful').click();
  await expect(feedback(ada, 'Helpful')).toHaveAttribute('aria-pressed', 'false');
  await expect(ada.getByText('Feedback taken back')).toBeVisible();

  await grace.getByRole('button', { name: 'Thread menu' }).click();
  await expect(grace.getByRole('menuitem', { name: 'Thread settings' })).toBeVisible();
  await expect(grace.getByRole('menuitem', { name: 'Usage' })).toHaveCount(0);
});

test('[U23] an editor who opens the address of a thread’s usage is told for whom it is, and finds their own', async ({
  enter,
  expectInConsole,
}) => {
  // The refused reads, which the browser logs.
  expectInConsole('403');
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace');
  const threadId = path.split('/').at(-1) ?? '';
  const grace = await enter('Grace', 'desktop', `/usage?thread=${threadId}`);
  await expect(main(grace).getByText('A thread’s usage is for its owner and admins.')).toBeVisible();
  await main(grace).getByRole('button', { name: 'See your own usage' }).click();
  await expect(main(grace).getByRole('button', { name: 'Refresh' })).toBeVisible();
});

test('[U21] [U26] Linus, an administrator of the site, sees everybody’s usage, and titles of his own threads alone', async ({
  enter,
}) => {
  const title = `Prices ${crypto.randomUUID().slice(0, 8)}`;
  const threadId = await plantThread({ title, lines: LINES });
  await plantLedger(threadId, 12);
  await callAs('Ada', {
    path: `/api/threads/${threadId}/messages/a-planted-002/feedback`,
    method: 'PUT',
    body: { feedback: { value: 'down', reasons: ['unclear'], comment: `About ${title}` } },
  });
  const linus = await enter('Linus', 'desktop', '/usage');
  await choose(linus, 'Whole site');
  await expect(linus).toHaveURL(/of=site/);
  const people = main(linus).getByRole('region', { name: 'By person' });
  await expect(people.getByRole('row', { name: /Ada/ })).toBeVisible();
  const threads = main(linus).getByRole('region', { name: 'By thread' });
  await expect(threads.getByText('A thread you’re not in').first()).toBeVisible();
  await expect(threads).not.toContainText(title);
  const comment = main(linus)
    .getByRole('listitem')
    .filter({ hasText: `About ${title}` });
  await expect(comment).toBeVisible();
  await expect(comment.getByRole('link')).toHaveCount(0);
});

test('[U25] a viewer may judge an answer too; what could not be stored is shown as it was, and why', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('ERR_FAILED');
  const threadId = await plantThread({ title: 'Prices', people: { Grace: 'viewer' }, lines: LINES });
  const grace = await enter('Grace');
  await openThread(grace, `/t/${threadId}`);
  await feedback(grace, 'Helpful').click();
  await expect(feedback(grace, 'Helpful')).toHaveAttribute('aria-pressed', 'true');
  await expect(grace.getByText('Thanks for your feedback')).toBeVisible();
  await grace.route('**/feedback', (route) => route.abort());
  await feedback(grace, 'Helpful').click();
  await expect(
    grace
      .getByRole('status')
      .filter({ hasText: /offline|connection/i })
      .first(),
  ).toBeVisible();
  await expect(feedback(grace, 'Helpful')).toHaveAttribute('aria-pressed', 'true');
});

test('[U25] a press before one’s own feedback has come replaces nothing of it', async ({ enter }) => {
  const threadId = await plantThread({ title: 'Prices', lines: LINES });
  const given = { value: 'down', reasons: ['unclear'], comment: 'Which plan?' };
  const path = `/api/threads/${threadId}`;
  await callAs('Ada', {
    path: `${path}/messages/a-planted-002/feedback`,
    method: 'PUT',
    body: { feedback: given },
  });
  const ada = await enter('Ada');
  const { promise, resolve } = Promise.withResolvers<void>();
  await ada.route('**/feedback/mine', async (route) => {
    await promise;
    await route.continue();
  });
  await openThread(ada, `/t/${threadId}`);
  for (const name of ['Helpful', 'Not helpful'] as const) await feedback(ada, name).click({ force: true });
  await expect(feedback(ada, 'Helpful')).toBeDisabled();
  resolve();
  await expect(feedback(ada, 'Not helpful')).toHaveAttribute('aria-pressed', 'true');
  await expect(feedback(ada, 'Helpful')).toBeEnabled();
  expect(await callAs('Ada', { path: `${path}/feedback/mine`, method: 'GET' })).toMatchObject({
    feedback: [given],
  });
});

test('[U18] who leaves the page while a CSV is on its way is told of no failure', async ({ enter }) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await ada.getByRole('button', { name: /account, theme and sign out/ }).click();
  await ada.getByRole('menuitem', { name: 'Usage' }).click();
  const toasts = ada.getByRole('status').filter({ hasText: /cannot be reached/ });
  const button = main(ada).getByRole('button', { name: 'Download CSV' });
  // It is never answered.
  await ada.route('**/usage/csv*', () => undefined);
  const [left] = await Promise.all([
    ada.waitForEvent('requestfailed', (request) => request.url().includes('/usage/csv')),
    button.click().then(() => ada.goBack()),
  ]);
  expect(left.failure()?.errorText).toBe('net::ERR_ABORTED');
  await expect(ada).toHaveURL(new RegExp(`${path}$`));
  await expect(conversation(ada)).toBeVisible();
  expect(await toasts.count()).toBe(0);
});

test('[U22] only the page of usage loads its charts', async ({ enter }) => {
  const threadId = await plantThread({ title: 'Prices', lines: LINES });
  const ada = await enter('Ada');
  const code: Promise<string>[] = [];
  ada.on('response', (response) => {
    if (response.request().resourceType() === 'script') code.push(response.text());
  });
  const all = async () => (await Promise.all(code)).join('');
  await ada.goto(`/t/${threadId}`);
  await expect(feedback(ada, 'Helpful')).toBeVisible();
  expect(await all()).not.toContain('recharts-');
  await ada.goto('/usage');
  await expect(main(ada).getByRole('button', { name: 'Refresh' })).toBeVisible();
  expect(await all()).toContain('recharts-');
});
