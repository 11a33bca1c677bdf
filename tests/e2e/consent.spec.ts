// Being added unasked: invitations, who may add a person, leaving for good.
import type { Locator, Page } from 'playwright/test';
import { conversation, EMAILS, expect, newThread, test } from './fixtures';
import { commit } from './store';

const ADA = 'users/demo-ada';

test.afterEach(() =>
  commit([{ path: ADA, fields: { preferences: {} }, only: ['preferences'], ifThere: true }]),
);

async function openAccount(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /: account, theme and sign out$/ }).click();
  await page.getByRole('menuitem', { name: 'Account' }).click();
  return page.getByRole('dialog', { name: 'Account' });
}

async function chooseAddedBy(page: Page, choice: string): Promise<void> {
  const dialog = await openAccount(page);
  await dialog.getByRole('radio', { name: choice }).check();
  await expect(dialog.getByRole('radio', { name: choice })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** A new thread of this person's, called `title`; Ada is added to it, or invited. Leaves the dialog open. */
async function addAda(page: Page, title: string): Promise<Locator> {
  await newThread(page);
  await page.getByRole('button', { name: 'Thread menu' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.getByRole('button', { name: /Members/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Members' });
  await dialog.getByRole('textbox', { name: 'Email' }).fill(EMAILS.Ada);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText(`${EMAILS.Ada} was added, or invited to join.`)).toBeVisible();
  return dialog;
}

const pendingIn = (dialog: Locator) => dialog.getByRole('region', { name: 'Invited, not joined yet' });

test('[A31] [A11] Ada is asked before she is in a thread, declines, accepts, and lets those add her whom she shares one with', async ({
  enter,
}) => {
  const [ada, linus] = [await enter('Ada'), await enter('Linus')];
  const invitations = ada.getByRole('region', { name: 'Invitations' });
  const threads = ada.getByRole('navigation', { name: 'Threads' });
  await chooseAddedBy(ada, 'Nobody');

  const watches = await addAda(linus, 'Cheap watches');
  await expect(pendingIn(watches)).toContainText(EMAILS.Ada);
  await expect(invitations).toContainText('Linus invites you to “Cheap watches”, as an editor.');
  await expect(threads.getByRole('link', { name: /Cheap watches/ })).toHaveCount(0);
  await expect(ada).toHaveTitle(/^\(\d+\)/);
  await invitations.getByRole('button', { name: 'Decline invitation to “Cheap watches”' }).click();
  await expect(invitations).toBeHidden();
  // To Linus it looks as before.
  await linus.reload();
  await linus.getByRole('button', { name: /Members/ }).click();
  await expect(pendingIn(linus.getByRole('dialog', { name: 'Members' }))).toContainText(EMAILS.Ada);
  await linus.keyboard.press('Escape');

  const party = await addAda(linus, 'Garden party');
  await linus.keyboard.press('Escape');
  await expect(party).toBeHidden();
  await invitations.getByRole('button', { name: 'Accept invitation to “Garden party”' }).click();
  await expect(ada.getByRole('heading', { name: 'Garden party' })).toBeVisible();
  await expect(conversation(ada)).toBeVisible();
  await expect(invitations).toBeHidden();

  await chooseAddedBy(ada, 'People I share a thread with');
  const dialog = await addAda(linus, 'Tomatoes');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Ada' })).toBeVisible();
  await expect(threads.getByRole('link', { name: /Tomatoes/ })).toBeVisible();
  await linus.keyboard.press('Escape');

  // She leaves for good: although she still shares threads with Linus, he can only invite her.
  await threads.getByRole('link', { name: /Tomatoes/ }).click();
  await expect(ada.getByRole('heading', { name: 'Tomatoes' })).toBeVisible();
  await ada.getByRole('button', { name: 'Thread menu' }).click();
  await ada.getByRole('menuitem', { name: 'Leave thread' }).click();
  await ada.getByRole('checkbox', { name: /Don’t let people of this thread add me again/ }).check();
  await ada.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await expect(threads.getByRole('link', { name: /Tomatoes/ })).toHaveCount(0);
  const again = await addAda(linus, 'Cucumbers');
  await expect(pendingIn(again)).toContainText(EMAILS.Ada);
  await linus.keyboard.press('Escape');
  await invitations.getByRole('button', { name: 'Decline invitation to “Cucumbers”' }).click();
  // Until she takes it back.
  const account = await openAccount(ada);
  const allow = account.getByRole('button', { name: 'Allow people of “Tomatoes” to add you' });
  await allow.click();
  await expect(allow).toHaveCount(0);
  await ada.keyboard.press('Escape');
  const pumpkins = await addAda(linus, 'Pumpkins');
  await expect(pumpkins.getByRole('listitem').filter({ hasText: 'Ada' })).toBeVisible();
});

test('[A19] whoever removes a member who came by a link can revoke the link with the same press', async ({
  enter,
  expectInConsole,
}) => {
  const [ada, linus] = [await enter('Ada'), await enter('Linus')];
  await newThread(ada);
  await ada.getByRole('button', { name: /Members/ }).click();
  const dialog = ada.getByRole('dialog', { name: 'Members' });
  await dialog.getByRole('tab', { name: 'By link' }).click();
  await dialog.getByRole('combobox', { name: 'Max. uses' }).selectOption({ label: '5 uses' });
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const url = await dialog.getByRole('textbox', { name: 'Invite link' }).inputValue();
  const path = new URL(url).pathname;
  await linus.goto(path);
  await linus.getByRole('button', { name: /^Join as/ }).click();
  await expect(conversation(linus)).toBeVisible();

  await dialog.getByRole('button', { name: 'Remove Linus' }).click();
  await dialog.getByRole('checkbox', { name: 'Also revoke the invite link they used' }).check();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(ada.getByText('Linus was removed, and their invite link revoked.')).toBeVisible();
  expectInConsole('404');
  const grace = await enter('Grace', 'desktop', path);
  await expect(grace.getByText('This invite is invalid or has expired').first()).toBeVisible();
});
