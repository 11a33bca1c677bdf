// The sidebar: the list by days, search and filters, the actions of a row, the command palette and shortcuts.
import type { Page } from 'playwright/test';
import {
  addMember,
  callAs,
  composer,
  expect,
  newThread,
  openThread,
  sendMessage,
  shared,
  showFilter,
  test,
} from './fixtures';

const list = (page: Page) => page.getByRole('navigation', { name: 'Threads' });
const row = (page: Page, title: string) =>
  list(page).getByRole('listitem').getByRole('link', { name: title });
const section = (page: Page, name: string) => list(page).getByRole('region', { name });
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or jump to…' });

/** A unique title, in a store that may contain threads of earlier stories. */
const uniqueTitle = (title: string) => `${title} ${Math.random().toString(36).slice(2, 8)}`;

async function newThreadTitled(page: Page, title: string): Promise<string> {
  const path = await newThread(page);
  await callAs('Ada', { path: `/api${path.replace('/t/', '/threads/')}`, method: 'PATCH', body: { title } });
  await expect(row(page, title)).toBeVisible();
  return path;
}

async function inRowMenu(page: Page, title: string, item: string): Promise<void> {
  await row(page, title).hover();
  await list(page)
    .getByRole('button', { name: `More for “${title}”` })
    .click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

test('[T13] a thread that Ada pins is above the others, on her phone too, until she unpins it', async ({
  enter,
}) => {
  const [ada, phone] = [await enter('Ada'), await enter('Ada', 'phone')];
  const [older, newer] = [uniqueTitle('Older'), uniqueTitle('Newer')];
  await newThreadTitled(ada, older);
  await newThreadTitled(ada, newer);
  await expect(section(ada, 'Today')).toContainText(older);
  await inRowMenu(ada, older, 'Pin');
  for (const page of [ada, phone]) {
    await expect(section(page, 'Pinned')).toContainText(older);
    await expect(section(page, 'Today')).not.toContainText(older);
    await expect(section(page, 'Today')).toContainText(newer);
  }
  await inRowMenu(ada, older, 'Unpin');
  for (const page of [ada, phone]) await expect(section(page, 'Today')).toContainText(older);
});

test('[T14] Ada finds a thread by words of its title, and filters threads shared with her from her own', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const [mine, theirs] = [uniqueTitle('Harbour'), uniqueTitle('Lighthouse')];
  await newThreadTitled(ada, mine);
  await newThread(grace);
  await addMember(grace, 'Ada');
  await grace.getByRole('button', { name: 'Thread menu' }).click();
  await grace.getByRole('menuitem', { name: 'Rename' }).click();
  await grace.getByRole('textbox', { name: 'Title' }).fill(theirs);
  await grace.keyboard.press('Enter');
  await expect(row(ada, theirs)).toBeVisible();

  const field = ada.getByRole('searchbox', { name: 'Search threads' });
  await field.fill(mine.toUpperCase());
  await expect(row(ada, theirs)).toHaveCount(0);
  await expect(row(ada, mine)).toBeVisible();
  await field.fill('nothing is called so');
  await expect(list(ada)).toContainText('No threads match “nothing is called so”');
  await ada.keyboard.press('Escape');
  await expect(row(ada, theirs)).toBeVisible();

  await showFilter(ada, 'Shared with me');
  await expect(row(ada, theirs)).toBeVisible();
  await expect(row(ada, mine)).toHaveCount(0);
  await showFilter(ada, 'Created by me');
  await expect(row(ada, mine)).toBeVisible();
  await expect(row(ada, theirs)).toHaveCount(0);

  // An open thread would stay in the unread list.
  await ada.getByRole('link', { name: / home$/ }).click();
  await sendMessage(grace, 'A light!');
  await showFilter(ada, 'Unread');
  await expect(row(ada, theirs)).toContainText('unread');
  await expect(row(ada, mine)).toHaveCount(0);
  await ada.getByRole('button', { name: 'Back to your threads' }).click();
  await expect(row(ada, mine)).toBeVisible();
});

test('[T14] from its row a thread is renamed, archived and found in the archive; a viewer is offered neither', async ({
  enter,
}) => {
  const [ada, grace] = [await enter('Ada'), await enter('Grace')];
  const [first, second] = [uniqueTitle('Draft'), uniqueTitle('Final')];
  const path = await newThreadTitled(ada, first);
  await addMember(ada, 'Grace', 'Viewer');
  await newThread(ada);
  await expect(composer(ada)).toBeFocused();

  await row(ada, first).focus();
  await ada.keyboard.press('F2');
  const title = list(ada).getByRole('textbox', { name: 'Title' });
  await title.fill(second);
  await ada.keyboard.press('Enter');
  for (const page of [ada, grace]) await expect(row(page, second)).toBeVisible();
  await expect(row(ada, second)).toBeFocused();

  await row(grace, second).hover();
  await list(grace)
    .getByRole('button', { name: `More for “${second}”` })
    .click();
  await expect(grace.getByRole('menuitem', { name: 'Leave thread' })).toBeVisible();
  await expect(grace.getByRole('menuitem', { name: /Rename|Archive|Delete/ })).toHaveCount(0);
  await grace.keyboard.press('Escape');

  const here = ada.url();
  await inRowMenu(ada, second, 'Archive thread');
  await expect(row(ada, second)).toHaveCount(0);
  expect(ada.url(), 'the thread on screen stays').toBe(here);
  await showFilter(ada, 'Archived');
  await row(ada, second).click();
  await expect(ada).toHaveURL(new RegExp(`${path}$`));
});

test('[F30] Ada finds a thread, a person and an action by a few letters, with the keys alone', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const [wanted, other] = [uniqueTitle('Meridian'), uniqueTitle('Parallel')];
  const path = await newThreadTitled(ada, wanted);
  await newThreadTitled(ada, other);

  await ada.keyboard.press('Control+k');
  const field = palette(ada).getByRole('combobox');
  await expect(field).toBeFocused();
  await field.fill(wanted.slice(0, 11));
  await expect(palette(ada).getByRole('option').first()).toHaveText(wanted);
  await ada.keyboard.press('Enter');
  await expect(ada).toHaveURL(new RegExp(`${path}$`));
  await expect(palette(ada)).toHaveCount(0);

  // By the button too, without a shortcut; its actions apply to the open thread.
  await ada.getByRole('button', { name: 'Search or jump to…' }).click();
  await field.fill('rename');
  await ada.keyboard.press('Enter');
  const title = ada.getByRole('textbox', { name: 'Title' });
  await expect(title).toBeFocused();
  await ada.keyboard.press('Escape');

  await ada.keyboard.press('Control+k');
  await field.fill('Ada');
  await expect(palette(ada).getByRole('group', { name: 'People in this thread' })).toContainText('Ada');
  await field.fill('xyzzy');
  await expect(palette(ada)).toContainText('No results for “xyzzy”');
  await ada.keyboard.press('Escape');
  await expect(palette(ada)).toHaveCount(0);
});

test('[F31] shortcuts move through the list and are listed; a question mark in a message is typed', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const [first, second] = [uniqueTitle('First'), uniqueTitle('Second')];
  const [below, above] = [await newThreadTitled(ada, first), await newThreadTitled(ada, second)];
  await openThread(ada, above);
  await expect(composer(ada)).toBeEditable();
  await expect(row(ada, first)).toBeVisible();
  // Pressed before the list is hydrated, it does nothing.
  await expect(async () => {
    if (ada.url().endsWith(above)) await ada.keyboard.press('Alt+ArrowDown');
    await expect(ada).toHaveURL(new RegExp(`${below}$`), { timeout: 5_000 });
  }).toPass();
  // The URL changes first, the page after it: the next press goes on from there.
  await ada.keyboard.press('Alt+ArrowUp');
  await expect(ada).toHaveURL(new RegExp(`${above}$`));
  await expect(ada.getByRole('heading', { name: second })).toBeVisible();

  await composer(ada).fill('Why');
  await composer(ada).press('?');
  await expect(composer(ada)).toHaveValue('Why?');
  const keys = ada.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys).toHaveCount(0);
  await row(ada, first).focus();
  await ada.keyboard.press('?');
  await expect(keys).toContainText('Search or jump to…');
  await keys.getByRole('checkbox').uncheck();
  await ada.keyboard.press('Escape');
  await row(ada, first).focus();
  await ada.keyboard.press('?');
  await ada.keyboard.press('Control+/');
  await expect(keys).toHaveCount(1);
  await keys.getByRole('checkbox').check();
});
