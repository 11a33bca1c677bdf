// Presence: who is here, who is typing, and unread messages.
import type { Page } from 'playwright/test';
import {
  addMember,
  composer,
  conversation,
  expect,
  newThread,
  openThread,
  sendMessage,
  shared,
  test,
} from './fixtures';
import { stored } from './store';

test('[F11] each sees that the other is present, is typing, and has left', async ({ enter }) => {
  const { ada, grace } = await shared(enter);
  await addMember(ada, 'Linus');
  const linus = await enter('Linus', 'phone', new URL(ada.url()).pathname);
  const members = (page: Page) => page.getByRole('button', { name: 'Members' });
  await expect(members(ada)).toHaveAttribute('title', /Here now: Grace, Linus/);
  await expect(members(grace)).toHaveAttribute('title', /Here now: Ada, Linus/);
  await expect(members(linus)).toHaveAttribute('title', /Here now: Ada, Grace/);
  await composer(grace).pressSequentially('I am about to');
  for (const page of [ada, linus]) await expect(page.getByText('Grace is typing')).toBeVisible();
  await composer(linus).pressSequentially('So am I');
  await expect(ada.getByText('Grace and Linus are typing')).toBeVisible();
  await composer(grace).fill('');
  await expect(ada.getByText('Linus is typing')).toBeVisible();
  await grace.getByRole('link', { name: / home$/ }).click();
  for (const page of [ada, linus])
    await expect(members(page)).not.toHaveAttribute('title', /Here now: .*Grace/);
  await expect(members(ada)).toHaveAttribute('title', /Here now: Linus/);
});

test('[F11] of two tabs of one person one writes, typing in the other is shown, and closing one leaves nobody', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const path = new URL(grace.url()).pathname;
  const presence = () => stored(`threads/${path.slice('/t/'.length)}/presence/demo-grace`);
  const members = ada.getByRole('button', { name: 'Members' });
  await expect(members).toHaveAttribute('title', /Here now: Grace/);
  const second = await grace.context().newPage();
  await openThread(second, path);
  await expect(conversation(second)).toBeVisible();
  await composer(second).pressSequentially('In the other tab');
  await expect(ada.getByText('Grace is typing')).toBeVisible();
  // The first tab, which writes for both, is closed: the second goes on.
  const before = await presence();
  await grace.close();
  await expect.poll(async () => (await presence())?.['seenAt']).not.toEqual(before?.['seenAt']);
  expect(await presence()).not.toHaveProperty('leftAt');
  await expect(members).toHaveAttribute('title', /Here now: Grace/);
  await second.getByRole('link', { name: / home$/ }).click();
  await expect(members).not.toHaveAttribute('title', /Here now: .*Grace/);
  expect(await presence()).toMatchObject({ seenAt: { nullValue: null } });
});

test('[F11] a person whose page dies silently disappears within a hundred seconds, by any clock', async ({
  enter,
  expectInConsole,
}) => {
  test.setTimeout(180_000);
  // Grace's page loses its network, and logs it.
  for (const part of ['ERR_INTERNET_DISCONNECTED', 'transport errored', 'cleardot.gif', 'Could not reach'])
    expectInConsole(part);
  const { ada, grace } = await shared(enter);
  // A page whose clock is ten minutes slow shows the same.
  await ada.clock.install({ time: new Date(Date.now() - 600_000) });
  await ada.reload();
  const members = ada.getByRole('button', { name: 'Members' });
  await expect(members).toHaveAttribute('title', /Here now: Grace/, { timeout: 20_000 });
  await grace.context().setOffline(true);
  await expect(members).toHaveAttribute('title', /Idle: Grace/, { timeout: 80_000 });
  await expect(members).toHaveAttribute('title', /^Members: .*Grace/, { timeout: 60_000 });
});

test('[F12] messages in other threads are counted in the list and on the tab, on two devices, until they are read', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const path = new URL(grace.url()).pathname;
  const row = (page: typeof grace) => page.locator(`a[href="${path}"]`);
  const phone = await enter('Grace', 'phone');
  await sendMessage(ada, 'Read already');
  await expect(conversation(grace)).toContainText('Read already');
  await expect(row(phone)).not.toContainText('unread');
  const other = await newThread(grace);
  await sendMessage(ada, 'One for you');
  await sendMessage(ada, 'And another');
  await expect(row(grace)).toContainText('2 unread');
  await expect(row(phone)).toContainText('2 unread');
  await expect(grace).toHaveTitle(/^\(\d+\+?\) /);

  await openThread(phone, path);
  await expect(conversation(phone)).toContainText('And another');
  await expect(row(grace)).not.toContainText('unread');
  // The unread divider stays above what was new when the phone opened the thread.
  await expect(conversation(phone).getByRole('separator', { name: 'New messages' })).toBeVisible();

  await openThread(grace, other);
  await phone.getByRole('button', { name: 'Thread menu' }).click();
  await phone.getByRole('menuitem', { name: 'Mark as unread' }).click();
  await expect(row(phone)).toContainText('1 unread');
  await expect(row(grace)).toContainText('1 unread');
});

test('[F12] a hidden tab marks nothing as read', async ({ enter }) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace');
  const grace = await enter('Grace', 'desktop', path);
  await grace.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await sendMessage(ada, 'Do you see this?');
  await expect(conversation(grace)).toContainText('Do you see this?');
  const desktop = await enter('Grace');
  await expect(desktop.locator(`a[href="${path}"]`)).toContainText('1 unread');
});
