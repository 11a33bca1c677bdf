// Polls in messages: asked by a command or by a model, voted in by everybody, closed by whoever asked.
import type { Page } from 'playwright/test';
import { addMember, expect, messagesBy, newThread, sendMessage, test, type Name } from './fixtures';

const poll = (page: Page, by: Name | 'Assistant', question: string) =>
  messagesBy(page, by).getByRole('radiogroup', { name: question });
const option = (page: Page, by: Name | 'Assistant', question: string, name: string) =>
  poll(page, by, question).getByRole('radio', { name });

test('[I24] [I25] [I26] [I29] a poll by a command: two people vote by name, one on a phone; it is closed, and its result stays', async ({
  enter,
}) => {
  test.setTimeout(180_000);
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace', 'Editor');
  await addMember(ada, 'Linus', 'Viewer');
  await sendMessage(ada, '/poll Lunch? Pizza | Soup');
  const of = (page: Page) => poll(page, 'Ada', 'Lunch?');
  const choose = (page: Page, name: string) => option(page, 'Ada', 'Lunch?', name);
  await expect(choose(ada, 'Pizza')).toBeEnabled();
  const grace = await enter('Grace', 'phone', path);
  await expect(choose(grace, 'Pizza')).toBeEnabled({ timeout: 60_000 });
  await expect(of(grace)).toContainText('Nobody has voted yet');

  await choose(ada, 'Pizza').check();
  await expect(choose(grace, 'Pizza')).toHaveAccessibleDescription('1 vote: Ada');
  await choose(grace, 'Soup').check();
  await expect(choose(ada, 'Soup')).toHaveAccessibleDescription('1 vote: Grace');
  // A vote changes, and counts once.
  await choose(grace, 'Pizza').check();
  await expect(choose(ada, 'Soup')).toHaveAccessibleDescription('0 votes');
  await expect(choose(ada, 'Pizza')).toHaveAccessibleDescription(/^2 votes: /);
  await expect(of(ada)).toContainText('2 people voted');
  await of(ada).getByRole('button', { name: 'Take back my vote' }).click();
  await expect(choose(grace, 'Pizza')).toHaveAccessibleDescription('1 vote: Grace');
  await expect(of(grace)).toContainText('1 person voted');
  expect(await grace.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // A viewer sees it and touches nothing.
  const linus = await enter('Linus', 'desktop', path);
  await expect(choose(linus, 'Pizza')).toHaveAccessibleDescription('1 vote: Grace', { timeout: 60_000 });
  await expect(choose(linus, 'Pizza')).toBeDisabled();
  await expect(of(linus)).toContainText('View only: you see live how the others vote.');

  // Only who asked, and managers, close it.
  await expect(of(grace).getByRole('button', { name: 'Close poll' })).toHaveCount(0);
  await of(ada).getByRole('button', { name: 'Close poll' }).click();
  for (const page of [ada, grace, linus]) {
    await expect(of(page)).toContainText(/Closed /);
    await expect(choose(page, 'Pizza')).toBeDisabled();
    await expect(choose(page, 'Pizza')).toHaveAccessibleDescription('1 vote: Grace');
  }
  await grace.reload();
  await expect(choose(grace, 'Pizza')).toHaveAccessibleDescription('1 vote: Grace', { timeout: 60_000 });
});

test('[I25] votes of a hidden poll are nobody else’s until it closes; then its result has no names', async ({
  enter,
}) => {
  test.setTimeout(120_000);
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace', 'Editor');
  await sendMessage(
    ada,
    '```poll\nWhen?\n- Monday\n- Friday\n- Sunday\nchoices: several\nvotes: hidden\n```',
  );
  const of = (page: Page) => messagesBy(page, 'Ada').getByRole('group', { name: 'When?' });
  const box = (page: Page, name: string) => of(page).getByRole('checkbox', { name });
  const grace = await enter('Grace', 'phone', path);
  await expect(box(grace, 'Monday')).toBeEnabled({ timeout: 60_000 });
  await box(grace, 'Monday').check();
  await box(grace, 'Friday').check();
  await box(ada, 'Friday').check();
  await expect(of(ada)).toContainText('Votes are hidden. The result appears when the poll closes.');
  await expect(box(ada, 'Monday')).toHaveAccessibleDescription('');
  await grace.reload();
  await expect(box(grace, 'Monday')).toBeChecked({ timeout: 60_000 });
  await expect(box(grace, 'Friday')).toBeChecked();
  await of(ada).getByRole('button', { name: 'Close poll' }).click();
  for (const page of [ada, grace]) {
    await expect(box(page, 'Friday')).toHaveAccessibleDescription('2 votes');
    await expect(box(page, 'Monday')).toHaveAccessibleDescription('1 vote');
    await expect(of(page)).toContainText('2 people voted');
  }
});

test('[I23] [I24] a model asks a poll, and it is voted in by keyboard', async ({ enter }) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await sendMessage(ada, 'A poll about where we meet, please');
  const question = 'Where should we meet?';
  const first = option(ada, 'Assistant', question, 'At the harbour');
  await expect(first).toBeEnabled({ timeout: 60_000 });
  await first.focus();
  await ada.keyboard.press('Space');
  await expect(first).toHaveAccessibleDescription('1 vote: Ada');
  await ada.keyboard.press('ArrowDown');
  await expect(option(ada, 'Assistant', question, 'In the office')).toHaveAccessibleDescription(
    '1 vote: Ada',
  );
  await expect(first).toHaveAccessibleDescription('0 votes');
});
