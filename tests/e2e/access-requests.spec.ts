// Requesting access to a thread by a person who has only its URL.
import {
  addMember,
  composer,
  conversation,
  expect,
  newThread,
  removeMember,
  sendMessage,
  test,
} from './fixtures';
import { stored } from './store';
import type { Page } from 'playwright/test';

const noAccess = (page: Page) => page.getByRole('heading', { name: 'You don’t have access to this thread' });
const members = (page: Page) => page.getByRole('button', { name: /^Members/ });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Members' });
const accessRequests = (page: Page) => dialog(page).getByRole('region', { name: 'Access requests' });

async function ask(page: Page, path: string, note = ''): Promise<void> {
  if (new URL(page.url()).pathname !== path) await page.goto(path);
  await expect(noAccess(page)).toBeVisible();
  await page.getByRole('textbox', { name: 'Note to the owner (optional)' }).fill(note);
  await page.getByRole('button', { name: 'Request access' }).click();
  await expect(page.getByText('Request sent.')).toBeVisible();
}

test('[A28] [A29] Grace and Linus request access, Ada approves one and declines the other: Grace’s page opens by itself', async ({
  enter,
}) => {
  test.setTimeout(120_000);
  const ada = await enter('Ada');
  const path = await newThread(ada);
  const document = path.replace('/t/', 'threads/');
  await sendMessage(ada, 'Who is at the door? [demo echo=We shall see.]');
  const grace = await enter('Grace');
  const linus = await enter('Linus', 'phone');
  await ask(grace, path, 'From the bridge team');
  await expect(members(ada)).toHaveAccessibleName('Members, 1 access request');
  await ask(linus, path);
  await expect(members(ada)).toHaveAccessibleName('Members, 2 access requests');

  await members(ada).click();
  const row = accessRequests(ada).getByRole('listitem').filter({ hasText: 'Grace' });
  await expect(row).toContainText('grace@example.com');
  await expect(row).toContainText('From the bridge team');
  await row.getByRole('combobox', { name: 'Role for Grace' }).selectOption({ label: 'Viewer' });
  await row.getByRole('button', { name: 'Approve Grace' }).click();
  await expect(conversation(grace)).toContainText('Who is at the door?');
  await expect(composer(grace)).toHaveCount(0);
  await expect(conversation(grace)).toContainText('Grace joined as a viewer, approved by Ada');

  // With the keyboard: the focus moves to the next request.
  await accessRequests(ada).getByRole('button', { name: 'Decline Linus' }).focus();
  await ada.keyboard.press('Enter');
  await expect(accessRequests(ada)).toHaveCount(0);
  await expect(dialog(ada).locator(':focus')).toHaveCount(1);
  await ada.keyboard.press('Escape');
  await expect(members(ada)).toHaveAccessibleName('Members');
  await expect
    .poll(async () => stored(`${document}/requests/demo-linus`))
    .toMatchObject({
      state: { stringValue: 'ignored' },
    });

  // Linus is not notified, and may request as often as he likes.
  await expect(linus.getByText('Request sent.')).toBeVisible();
  await linus.reload();
  await expect(linus.getByText('Request sent.')).toBeVisible();
  await linus.getByRole('button', { name: 'Request again' }).click();
  await ask(linus, path, 'Please?');
  await expect(members(ada)).toHaveAccessibleName('Members');
});

test('[A28] [T7] the page of an unknown thread offers a request too, and a removed member may request to return', async ({
  enter,
}) => {
  const [ada, grace] = [await enter('Ada'), await enter('Grace', 'phone')];
  await ask(grace, '/t/there-is-no-such-thread', 'Anybody?');
  const path = await newThread(ada);
  await addMember(ada, 'Grace');
  await grace.goto(path);
  await expect(composer(grace)).toBeEditable();
  await removeMember(ada, 'Grace');
  await expect(noAccess(grace)).toBeVisible();
  await ask(grace, path, 'It was an accident');
  await expect(accessRequests(ada).getByRole('listitem')).toContainText('It was an accident');
  // An editor does not see requests.
  await accessRequests(ada).getByRole('button', { name: 'Approve Grace' }).click();
  await expect(composer(grace)).toBeEditable();
  await expect(members(grace)).toHaveAccessibleName('Members');
  // Removed again, she has not requested access since.
  await dialog(ada).getByRole('button', { name: 'Remove Grace' }).click();
  await dialog(ada).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(grace.getByRole('button', { name: 'Request access' })).toBeVisible();
});
