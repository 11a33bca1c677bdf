// Permalinks of messages, replies, edit history, and the actions of a message.
import type { Locator, Page } from 'playwright/test';
import { isOfThread, startWebReads } from '@/tests/load/bench/web-reads';
import {
  addMember,
  composer,
  conversation,
  expect,
  newThread,
  openThread,
  messagesBy,
  sendMessage,
  shared,
  test,
} from './fixtures';
import { plantLines, stored } from './store';

const LINES = 320;
const line = (page: Page, number: number): Locator =>
  conversation(page)
    .getByRole('article')
    .filter({ hasText: new RegExp(`Line ${number}$`) });
const at = (number: number) => `#line-${String(number).padStart(4, '0')}`;
const toEnd = (page: Page) => page.getByRole('button', { name: 'Jump to latest' });
const back = (page: Page) => page.getByRole('button', { name: 'Back to where you were' });
const strip = (page: Page, name: string) => page.getByRole('group', { name: `Replying to ${name}` });
const replyReference = (message: Locator) => message.getByRole('button', { name: /^Reply to/ });

/** Presses a copy action and returns the clipboard, which a person would paste. */
async function copied(page: Page): Promise<string> {
  return await page.evaluate(() => navigator.clipboard.readText());
}

async function press(message: Locator, name: 'Reply' | 'Copy link'): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name, exact: true }).click();
}

async function choose(message: Locator, item: string): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: 'More' }).click();
  await message.getByRole('menuitem', { name: item, exact: true }).click();
}

/** A long thread of Ada, Grace and Linus. */
async function longThread(ada: Page): Promise<string> {
  const path = await newThread(ada);
  await addMember(ada, 'Grace');
  await addMember(ada, 'Linus', 'Viewer');
  await plantLines(path.split('/').at(-1) ?? '', LINES);
  // More messages than a person can post: the page is loaded with them.
  await ada.reload();
  await expect(line(ada, LINES)).toBeVisible();
  return path;
}

test('[F15] a permalink to a message far up opens there, and reads the messages around it and none between', async ({
  enter,
  signIn,
}) => {
  const ada = await enter('Ada');
  const path = await longThread(ada);
  const grace = await enter('Grace');
  const reads = await startWebReads(process.env['FIRESTORE_EMULATOR_HOST'] ?? '');
  const cold = await grace.context().newPage();
  await cold.route(
    (url) => url.host === process.env['FIRESTORE_EMULATOR_HOST'],
    (route) => {
      const url = new URL(route.request().url());
      url.host = reads.host;
      return route.continue({ url: url.href });
    },
  );
  await cold.goto(`${path}${at(40)}`);
  await expect(line(cold, 40)).toBeInViewport();
  await expect(line(cold, 40)).toBeFocused();
  await expect(line(cold, 40)).toHaveAttribute('data-highlighted', '');
  for (const number of [20, 60]) await expect(line(cold, number)).toHaveCount(1);
  await expect(line(cold, LINES)).toHaveCount(0);
  // A reader of a detached window has not read the end.
  await expect(cold.locator(`a[href="${path}"]`)).toContainText('unread');

  const documents = [...reads.documents()].filter(([name]) => isOfThread(name));
  const total = documents.reduce((sum, [, count]) => sum + count, 0);
  console.log(`  documents read by a link ${LINES - 40} messages up: ${total} (${documents.join('; ')})`);
  expect(total).toBeGreaterThan(50);
  expect(total).toBeLessThanOrEqual(120);

  await toEnd(cold).click();
  await expect(line(cold, LINES)).toBeInViewport();
  await expect(line(cold, 40)).toHaveCount(0);
  await expect(cold.locator(`a[href="${path}"]`)).not.toContainText('unread');
  await expect(cold).toHaveURL(new RegExp(`${path}$`));
  await cold.close();

  const linus = await signIn('Linus', 'phone', `${path}${at(40)}`);
  await expect(line(linus, 40)).toBeInViewport();
  await expect(line(linus, LINES)).toHaveCount(0);
  await reads.close();
});

test('[M15] [M22] far from the end, Arrow Up edits nothing, and an edit that was begun there is there again', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await longThread(ada);
  const editor = ada.getByRole('textbox', { name: 'Your message' });
  await composer(ada).press('ArrowUp');
  await expect(editor).toHaveValue(`Line ${LINES - 1}`);
  await editor.press('Escape');
  await ada.goto(`${path}${at(41)}`);
  await expect(line(ada, 41)).toBeFocused();
  await composer(ada).press('ArrowUp');
  await choose(line(ada, 41), 'Edit');
  await expect(editor).toHaveCount(1);
  await expect(editor).toHaveValue('Line 41');
  await editor.fill('Line forty-one, half');
  await toEnd(ada).click();
  await expect(line(ada, LINES)).toBeInViewport();
  await expect(editor).toHaveCount(0);
  await ada.goto(`${path}${at(41)}`);
  await expect(editor).toHaveValue('Line forty-one, half');
  await expect(editor).not.toBeFocused();
  await ada.getByRole('button', { name: 'Cancel' }).click();
  await expect(line(ada, 41)).toHaveCount(1);
});

test('[F15] a detached window extends both ways, and becomes the ordinary view when it reaches the end', async ({
  enter,
}) => {
  test.setTimeout(120_000);
  const ada = await enter('Ada');
  const path = await longThread(ada);
  // Linus only reads, on a phone.
  const linus = await enter('Linus', 'phone', `${path}${at(240)}`);
  await expect(line(linus, 240)).toBeFocused();
  await sendMessage(ada, 'Said meanwhile');
  const log = conversation(linus);
  const wheel = (y: number) => log.evaluate((view, by) => view.scrollBy(0, by), y);
  await expect(async () => {
    await wheel(-1_500);
    await expect(line(linus, 200)).toHaveCount(1, { timeout: 100 });
  }).toPass();
  await expect(log).not.toContainText('Said meanwhile');
  await expect(async () => {
    await wheel(3_000);
    await expect(log).toContainText('Said meanwhile', { timeout: 100 });
  }).toPass();
  await expect(async () => {
    await wheel(3_000);
    await expect(toEnd(linus)).toBeHidden({ timeout: 100 });
  }).toPass();
  for (const number of [LINES - 8, LINES]) await expect(line(linus, number)).toHaveCount(1);
  const numbers = (await log.getByRole('article').allInnerTexts())
    .map((text) => Number(/Line (\d+)/.exec(text)?.[1]))
    // The focused row stays rendered, far above the others.
    .filter((number) => number > 240);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  // From here on it is live like any other view.
  await sendMessage(ada, 'And one more');
  await expect(log.getByText('And one more')).toBeInViewport();
});

test('[F15] a message nearby is shown in its position; a missing one is reported in words', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await longThread(ada);
  await ada.evaluate((hash) => (window.location.hash = hash), at(LINES - 5));
  await expect(line(ada, LINES - 5)).toBeFocused();
  await expect(line(ada, LINES)).toHaveCount(1);
  // In the open page: far up, and back by the browser's Back.
  await ada.evaluate((hash) => (window.location.hash = hash), at(3));
  await expect(line(ada, 3)).toBeFocused();
  await expect(line(ada, LINES)).toHaveCount(0);
  await ada.goBack();
  await expect(line(ada, LINES - 5)).toBeFocused();

  for (const nowhere of ['#no-such-message', '#?']) {
    await ada.goto('/');
    await ada.goto(`${path}${nowhere}`);
    await expect(ada.getByText('The message this link points to is not in this thread.')).toBeVisible();
    await expect(line(ada, LINES)).toBeInViewport();
  }
});

test('[F15] a person who posts in a detached window is brought to the end', async ({ enter }) => {
  const ada = await enter('Ada');
  const path = await longThread(ada);
  await ada.goto('/');
  await ada.goto(`${path}${at(10)}`);
  await expect(line(ada, 10)).toBeFocused();
  await sendMessage(ada, 'From far up');
  await expect(conversation(ada).getByText('From far up')).toBeInViewport();
  await expect(line(ada, 10)).toHaveCount(0);
});

test('[M12, F16] a reply shows what it replies to, links there and back, and drops deleted text', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await longThread(ada);
  const linus = await enter('Linus', 'desktop', path);
  await expect(line(linus, LINES)).toBeVisible();
  const grace = await enter('Grace', 'phone', `${path}${at(12)}`);
  await expect(line(grace, 12)).toBeFocused();
  await line(grace, 12).getByRole('button', { name: 'More' }).click();
  await line(grace, 12).getByRole('menuitem', { name: 'Reply' }).click();
  await expect(strip(grace, 'Grace')).toContainText('Line 12');
  await expect(composer(grace)).toBeFocused();
  await composer(grace).press('Escape');
  await expect(strip(grace, 'Grace')).toHaveCount(0);
  await line(grace, 11).getByRole('button', { name: 'More' }).click();
  await line(grace, 11).getByRole('menuitem', { name: 'Reply' }).click();
  await composer(grace).fill('I had not seen this');
  // A reload keeps both.
  await grace.reload();
  await expect(strip(grace, 'Ada')).toContainText('Line 11');
  await expect(composer(grace)).toHaveValue('I had not seen this');
  await grace.getByRole('button', { name: 'Send' }).click();
  await expect(strip(grace, 'Ada')).toHaveCount(0);

  for (const page of [grace, linus, ada]) {
    const reply = messagesBy(page, 'Grace').filter({ hasText: 'I had not seen this' });
    await expect(replyReference(reply)).toContainText('Ada: Line 11');
    await expect(reply).toBeInViewport();
  }
  const reply = messagesBy(linus, 'Grace').filter({ hasText: 'I had not seen this' });
  await replyReference(reply).click();
  await expect(line(linus, 11)).toBeFocused();
  await expect(line(linus, 11)).toBeInViewport();
  await expect(linus).toHaveURL(new RegExp(`${at(11)}$`));
  await back(linus).click();
  await expect(reply).toBeInViewport();
  await expect(reply).toBeFocused();
  await expect(back(linus)).toHaveCount(0);
  await replyReference(reply).press('Enter');
  await expect(line(linus, 11)).toBeFocused();
  await linus.goBack();
  await expect(reply).toBeFocused();

  await openThread(ada, `${path}${at(11)}`);
  await choose(line(ada, 11), 'Delete');
  await ada.getByRole('button', { name: 'Delete for everyone' }).click();
  for (const page of [grace, linus])
    await expect(
      replyReference(messagesBy(page, 'Grace').filter({ hasText: 'I had not seen this' })),
    ).toContainText('Ada: This message was deleted.');
  await replyReference(reply).click();
  await expect(messagesBy(linus, 'Ada').and(linus.locator('[data-highlighted]'))).toContainText(
    'This message was deleted.',
  );
});

test('[M12] a reply written offline keeps what it replies to, and is stored with it', async ({
  enter,
  expectInConsole,
}) => {
  for (const part of ['ERR_INTERNET_DISCONNECTED', 'transport errored', 'cleardot.gif', 'Could not reach'])
    expectInConsole(part);
  const { ada, grace } = await shared(enter);
  await sendMessage(grace, 'Shall we?');
  await expect(messagesBy(ada, 'Grace')).toContainText('Shall we?');
  await ada.context().setOffline(true);
  await press(messagesBy(ada, 'Grace'), 'Reply');
  await expect(strip(ada, 'Grace')).toContainText('Shall we?');
  await sendMessage(ada, 'Let us');
  await expect(replyReference(messagesBy(ada, 'Ada'))).toContainText('Grace: Shall we?');
  await ada.context().setOffline(false);
  await expect(replyReference(messagesBy(grace, 'Ada'))).toContainText('Grace: Shall we?', {
    timeout: 30_000,
  });
});

test('[M13] everybody can read the previous text of an edited message; deletion erases all of it', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const threadId = new URL(ada.url()).pathname.split('/').at(-1) ?? '';
  await sendMessage(ada, 'M13 at noon');
  for (const text of ['M13 at one', 'M13 at two']) {
    await choose(messagesBy(ada, 'Ada'), 'Edit');
    await ada.getByRole('textbox', { name: 'Your message' }).fill(text);
    await ada.keyboard.press('Enter');
    await expect(messagesBy(ada, 'Ada').getByRole('button', { name: 'More' })).toBeFocused();
    await expect(messagesBy(grace, 'Ada')).toContainText(text);
  }
  await messagesBy(grace, 'Ada').getByRole('button', { name: 'edited' }).click();
  const dialog = grace.getByRole('dialog', { name: 'Edit history' });
  await expect(dialog.getByRole('listitem')).toHaveText([
    /Ada.*Current.*M13 at two/s,
    /Ada.*M13 at one/s,
    /Ada.*Original.*M13 at noon/s,
  ]);
  await grace.keyboard.press('Escape');
  await expect(messagesBy(grace, 'Ada').getByRole('button', { name: 'edited' })).toBeFocused();

  const messageId = (await messagesBy(ada, 'Ada').getAttribute('data-id')) ?? '';
  expect(await stored(`threads/${threadId}/messages/${messageId}/versions/1`)).toBeDefined();
  await choose(messagesBy(ada, 'Ada'), 'Delete');
  await ada.getByRole('button', { name: 'Delete for everyone' }).click();
  await expect(messagesBy(grace, 'Ada')).toContainText('This message was deleted.');
  for (const version of ['1', '2'])
    expect(await stored(`threads/${threadId}/messages/${messageId}/versions/${version}`)).toBeUndefined();
});

test('[F16] link, text and markdown of a message or an answer are copied', async ({ enter }) => {
  const { ada, grace } = await shared(enter);
  await ada.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await sendMessage(ada, 'Two  *stars*');
  await sendMessage(ada, '@assistant F16 [demo echo=**Bold** words and `code`.]');
  const answer = messagesBy(ada, 'Assistant');
  await expect(answer).toContainText('Bold words');
  await choose(answer, 'Copy text');
  await expect(ada.getByText('Text copied')).toBeVisible();
  expect(await copied(ada)).toBe('Bold words and code.');
  await choose(answer, 'Copy as Markdown');
  await expect(ada.getByText('Markdown copied')).toBeVisible();
  expect(await copied(ada)).toBe('**Bold** words and `code`.');
  await choose(messagesBy(ada, 'Ada').first(), 'Copy text');
  expect(await copied(ada)).toBe('Two  *stars*');
  await press(answer, 'Copy link');
  await expect(ada.getByText('Link copied')).toBeVisible();
  const link = await copied(ada);
  expect(link).toBe(
    `${new URL(ada.url()).origin}${new URL(ada.url()).pathname}#${await answer.getAttribute('data-id')}`,
  );
  await grace.goto(link);
  await expect(messagesBy(grace, 'Assistant')).toBeFocused();
  await press(messagesBy(grace, 'Assistant'), 'Reply');
  await expect(strip(grace, 'Assistant')).toBeVisible();
});
