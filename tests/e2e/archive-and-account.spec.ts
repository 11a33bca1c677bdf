// Archive, trash, activity, the person's own account, and external links.
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright/test';
import { pngOfSize } from '@/tests/support/pictures';
import {
  addMember,
  composer,
  conversation,
  expect,
  newThread,
  messagesBy,
  sendMessage,
  shared,
  showFilter,
  test,
} from './fixtures';

test('[T10] an archived thread is read-only on every screen, and is unarchived by who manages it', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await sendMessage(ada, 'This is how far we came.');
  await expect(messagesBy(grace, 'Ada')).toContainText('This is how far we came.');
  await rename(ada, 'Kept for later');
  await inMenu(ada, 'Archive thread');
  await expect(grace.getByText('This thread is archived and read-only.')).toBeVisible();
  // Undo brings the thread back, also to the screen that it left.
  await ada.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  for (const page of [ada, grace]) await expect(composer(page)).toBeEditable();
  await inMenu(ada, 'Archive thread');

  for (const page of [ada, grace]) await expect(listed(page, 'Kept for later')).toHaveCount(0);
  const line = grace.getByText('This thread is archived and read-only.');
  await expect(line).toBeVisible();
  await expect(composer(grace)).toHaveCount(0);
  await expect(grace.getByRole('button', { name: 'Unarchive' })).toHaveCount(0);
  await expect(messagesBy(grace, 'Ada')).toContainText('This is how far we came.');

  await showFilter(ada, 'Archived');
  await listed(ada, 'Kept for later').click();
  await expect(composer(ada)).toHaveCount(0);
  await ada.getByRole('button', { name: 'Unarchive' }).click();
  for (const page of [ada, grace]) {
    await expect(composer(page)).toBeEditable();
    await expect(listed(page, 'Kept for later')).toBeVisible();
  }
  await sendMessage(grace, 'And on we go.');
  await expect(messagesBy(ada, 'Grace')).toContainText('And on we go.');
});

test('[T11] Ada deletes a thread: Grace’s screen drops it at once; Ada restores it and Grace has it again', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await sendMessage(ada, 'Not for everybody’s eyes.');
  await expect(messagesBy(grace, 'Ada')).toContainText('Not for everybody’s eyes.');
  await rename(ada, 'Old plans');
  await expect(listed(grace, 'Old plans')).toBeVisible();

  await inMenu(ada, 'Delete thread');
  const dialog = ada.getByRole('dialog', { name: 'Delete this thread?' });
  await expect(dialog).toContainText('Everyone else loses access immediately. Kept in Trash for 30 days');
  await dialog.getByRole('button', { name: 'Move to Trash' }).click();
  await expect(listed(grace, 'Old plans')).toHaveCount(0);
  await ada.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(composer(ada)).toBeEditable();
  await expect(listed(grace, 'Old plans')).toBeVisible();
  await inMenu(ada, 'Delete thread');
  await dialog.getByRole('button', { name: 'Move to Trash' }).click();
  await expect(grace.getByRole('heading', { name: 'You don’t have access to this thread' })).toBeVisible();
  await expect(grace.getByText('Not for everybody’s eyes.')).toHaveCount(0);
  for (const page of [ada, grace]) await expect(listed(page, 'Old plans')).toHaveCount(0);

  await showFilter(ada, 'Trash');
  await listed(ada, 'Old plans').click();
  const trash = ada.getByRole('region', { name: 'In Trash' });
  await expect(trash).toContainText('deleted permanently on');
  await expect(messagesBy(ada, 'Ada')).toContainText('Not for everybody’s eyes.');
  await expect(composer(ada)).toHaveCount(0);
  await trash.getByRole('button', { name: 'Restore' }).click();
  await expect(composer(ada)).toBeEditable();
  await expect(listed(grace, 'Old plans')).toBeVisible();
  await expect(messagesBy(grace, 'Ada')).toContainText('Not for everybody’s eyes.');
  await sendMessage(grace, 'Welcome back.');
  await expect(messagesBy(ada, 'Grace')).toContainText('Welcome back.');
});

test('[T12] events are shown between the messages, on both screens', async ({ enter }) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await expect(ada.getByText('Ada created the thread')).toHaveCount(0);
  await sendMessage(ada, 'First words. [demo echo=An answer.]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('An answer.');
  await addMember(ada, 'Grace');
  const grace = await enter('Grace', 'desktop', path);
  await sendMessage(grace, 'Then these.');
  await expect(messagesBy(ada, 'Grace')).toContainText('Then these.');
  await rename(ada, 'Told twice');
  await addMember(ada, 'Linus', 'Viewer');
  for (const page of [ada, grace]) {
    await expect
      .poll(() => inOrder(page))
      .toEqual([
        'Ada created the thread',
        'First words.',
        'An answer.',
        'Ada added Grace as an editor',
        'Then these.',
        'Ada renamed the thread to “Told twice”',
        'Ada added Linus as a viewer',
      ]);
  }

  await inMenu(ada, 'Activity');
  const lines = ada.getByRole('list', { name: 'Activity' }).getByRole('listitem');
  await expect(lines).toHaveCount(4);
  await expect(lines.first()).toContainText('Ada added Linus as a viewer');
  await ada.getByRole('button', { name: 'Settings' }).click();
  await expect(lines).toHaveText([/Ada renamed the thread to “Told twice”/]);
  await grace.getByRole('button', { name: 'Thread menu' }).click();
  await expect(grace.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
  await expect(grace.getByRole('menuitem', { name: 'Activity' })).toHaveCount(0);
});

/** The messages and events of this story, from top to bottom. */
async function inOrder(page: Page): Promise<string[]> {
  const text = (await conversation(page).innerText()).replaceAll(/\s+/g, ' ');
  const pattern =
    /Ada (?:created the thread|added \w+ as an? \w+|renamed the thread to “[^”]*”)|First words\.|An answer\.(?!\])|Then these\./g;
  return [...text.matchAll(pattern)].map(([match]) => match);
}

test('[A22] a new name and picture reach another person’s screen', async ({ enter }) => {
  const { ada, grace } = await shared(enter);
  await openAccount(grace);
  const dialog = grace.getByRole('dialog', { name: 'Account' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Name updated.');
  // As large as a telephone's camera makes them: the page makes it small before it is sent.
  const rows = deflateSync(Buffer.alloc(3_000 * (4_000 + 1)));
  await dialog.getByLabel('Picture', { exact: true }).setInputFiles({
    name: 'me.png',
    mimeType: 'image/png',
    buffer: pngOfSize(4_000, 3_000, rows),
  });
  await expect(dialog.getByRole('status')).toHaveText('Picture updated.');
  await grace.keyboard.press('Escape');
  await expect(grace.getByRole('button', { name: /^Grace Hopper: account/ })).toBeVisible();

  const members = ada.getByRole('button', { name: 'Members' });
  await expect(members).toHaveAttribute('title', /Grace Hopper/);
  const picture = members.locator('img');
  await expect(picture).toHaveAttribute('src', /^\/api\/pictures\//);
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(192);

  // Restored, for the stories after this one.
  await openAccount(grace);
  await dialog.getByRole('button', { name: 'Remove picture' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Picture removed.');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Grace');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(members).toHaveAttribute('title', /Grace$/m);
  await expect(picture).toHaveCount(0);
});

test('[A23] signing out everywhere ends another tab', async ({ enter }) => {
  const [desk, phone] = [await enter('Linus'), await enter('Linus', 'phone')];
  const tab = await desk.context().newPage();
  await tab.goto('/');
  await expect(tab.getByRole('button', { name: /^Linus: account/ })).toBeVisible();
  await openAccount(desk);
  await desk.getByRole('button', { name: 'Sign out everywhere' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Sign out everywhere?' });
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  for (const page of [desk, tab, phone]) {
    await expect(page.getByRole('button', { name: 'Continue as Linus' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Threads' })).toHaveCount(0);
  }
  await expect(
    desk.getByText('You are signed out everywhere.').or(desk.getByText('You were signed out')),
  ).toBeVisible();
  await expect(phone.getByText('You were signed out everywhere.')).toBeVisible();
  // A new session starts, and stays.
  await phone.getByRole('button', { name: 'Continue as Linus' }).click();
  await expect(phone.getByRole('button', { name: 'New thread' }).first()).toBeVisible();
});

test('[A26] a link in an answer shows its host and asks before leaving', async ({ enter }) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await sendMessage(ada, '[demo echo=Read https://www.example.com/manual/one first.]');
  const link = messagesBy(ada, 'Assistant').getByRole('link');
  await expect(link).toContainText('example.com');
  await link.click();
  const dialog = ada.getByRole('dialog', { name: 'Open example.com?' });
  await expect(dialog).toContainText('https://www.example.com/manual/one');
  expect(ada.context().pages()).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();

  await link.click({ button: 'middle' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await link.click({ modifiers: ['Control'] });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(ada.context().pages()).toHaveLength(1);

  await link.focus();
  await ada.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await ada.context().route('https://www.example.com/**', (route) => route.fulfill({ body: 'The manual.' }));
  const opened = ada.context().waitForEvent('page');
  await dialog.getByRole('link', { name: 'Open in a new tab' }).click();
  await expect((await opened).getByText('The manual.')).toBeVisible();
  await expect(dialog).toBeHidden();
});

const listed = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'Threads' }).getByRole('link', { name: title });

async function inMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Thread menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function rename(page: Page, title: string): Promise<void> {
  await inMenu(page, 'Rename');
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  // The title is on screen before it is stored, and an archived thread is not renamed any more.
  const stored = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await stored;
}

async function openAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: /: account, theme and sign out$/ }).click();
  await page.getByRole('menuitem', { name: 'Account' }).click();
}
