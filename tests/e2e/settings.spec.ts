// A person's device settings, and the members' settings of a thread.
import type { Page } from 'playwright/test';
import { addMember, conversation, expect, newThread, sendMessage, shared, test } from './fixtures';
import { stored } from './store';

async function openSettings(page: Page) {
  await page.getByRole('button', { name: /: account, theme and sign out$/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  return page.getByRole('dialog', { name: 'Settings' });
}

async function openThreadSettings(page: Page) {
  await page.getByRole('button', { name: 'Thread menu' }).click();
  await page.getByRole('menuitem', { name: 'Thread settings' }).click();
  return page.getByRole('dialog', { name: 'Thread settings' });
}

test('[F32] theme and density apply immediately, stay after a reload, and only in this browser', async ({
  enter,
}) => {
  const [desk, other] = [await enter('Ada'), await enter('Ada')];
  // Behind a dialog it is inert and has no role.
  const height = () => desk.locator('nav li').first().boundingBox();
  const before = await height();
  const dialog = await openSettings(desk);
  await dialog.getByRole('radio', { name: 'Dark' }).check();
  await dialog.getByRole('radio', { name: 'Compact' }).check();
  await dialog.getByRole('radio', { name: 'New line' }).check();
  await expect(desk.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(dialog).toContainText('Press Ctrl/⌘+Enter to send.');
  expect((await height())?.height).toBeLessThan(before?.height ?? 0);
  await desk.reload();
  for (const [name, value] of [
    ['data-theme', 'dark'],
    ['data-density', 'compact'],
    ['data-enter', 'breaks'],
  ] as const)
    await expect(desk.locator('html')).toHaveAttribute(name, value);
  await expect(other.locator('html')).not.toHaveAttribute('data-theme', /.*/);

  await openSettings(desk);
  await dialog.getByRole('button', { name: 'Notifications' }).click();
  await expect(desk.getByRole('dialog', { name: 'Notifications' })).toContainText('Not paused');
});

test('[T15] Ada writes instructions; Grace, an editor, sees them live and who changed them; a viewer can read them', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  // Events are shown between messages: the first message exists.
  await sendMessage(ada, 'How shall it speak?');
  await addMember(ada, 'Linus', 'Viewer');
  const linus = await enter('Linus', 'desktop', new URL(ada.url()).pathname);
  const [mine, theirs, read] = [
    await openThreadSettings(ada),
    await openThreadSettings(grace),
    await openThreadSettings(linus),
  ];
  const field = 'Instructions for the assistant';
  await mine.getByRole('textbox', { name: field }).fill('Answer like a lighthouse keeper.');
  await mine.getByRole('button', { name: 'Save' }).click();
  for (const dialog of [mine, theirs, read]) {
    await expect(dialog.getByRole('textbox', { name: field })).toHaveValue(
      'Answer like a lighthouse keeper.',
    );
    await expect(dialog).toContainText('Changed by Ada');
  }
  await expect(read.getByRole('textbox', { name: field })).not.toBeEditable();
  await expect(read.getByRole('radio', { name: /Always/ })).toBeDisabled();

  await theirs.getByRole('textbox', { name: 'Title' }).fill('The lighthouse');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByRole('textbox', { name: 'Title' })).toHaveValue('The lighthouse');
  await theirs.getByRole('radio', { name: /Always/ }).check();
  await expect(mine.getByRole('radio', { name: /Always/ })).toBeChecked();
  await ada.keyboard.press('Escape');
  await expect(conversation(ada)).toContainText('Ada changed the instructions for the assistant');
  await expect(conversation(ada)).toContainText('Grace renamed the thread to “The lighthouse”');
});

test('[T15] instructions over 8,000 characters are refused before they are sent, and nothing typed is lost', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  const dialog = await openThreadSettings(ada);
  const field = dialog.getByRole('textbox', { name: 'Instructions for the assistant' });
  await field.fill('x'.repeat(8_001));
  await expect(dialog).toContainText('8,001 of 8,000');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await field.press('Backspace');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(async () => (await stored(`${path.replace('/t/', 'threads/')}/private/instructions`)) !== undefined)
    .toBe(true);
  await expect(field).toHaveValue('x'.repeat(8_000));
});
