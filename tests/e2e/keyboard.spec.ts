// Without a mouse: everything is reachable by keyboard, the focus is never lost, and live regions announce everything once.
import type { Locator, Page } from 'playwright/test';
import {
  addMember,
  callAs,
  composer,
  conversation,
  expect,
  messagesBy,
  newThread,
  sendMessage,
  shared,
  streaming,
  test,
} from './fixtures';

const MANY = 80;

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < MANY; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} was not reached with ${key}.`);
}

test('[F36] [F58] Ada signs in, starts a thread with Grace, asks her and reads her reply with the keyboard alone', async ({
  page,
  enter,
}) => {
  test.setTimeout(120_000);
  await page.goto('/');
  const button = page.getByRole('button', { name: 'Continue as Ada' });
  await expect(button).toBeEnabled();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'New thread' }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Start a thread' })).toBeFocused();
  await page.keyboard.type('Shall we');
  await tabTo(page, page.getByRole('button', { name: 'Add people first' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Members' });
  await tabTo(page, dialog.getByRole('textbox', { name: 'Email' }));
  await page.keyboard.type('grace@example.com');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Grace' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(composer(page)).toBeFocused();
  await expect(composer(page)).toHaveValue('Shall we');
  await page.keyboard.press('End');
  await page.keyboard.type(' begin?');
  await page.keyboard.press('Enter');
  await expect(composer(page)).toHaveValue('');
  const grace = await enter('Grace', 'desktop', new URL(page.url()).pathname);
  await sendMessage(grace, 'Yes, on Monday.');
  await expect(messagesBy(page, 'Grace')).toContainText('Yes, on Monday.');
  await expect(composer(page)).toBeFocused();

  await tabTo(page, conversation(page), 'Shift+Tab');
});

test('[F36] a screen reader announces that an answer is being written, and then all of it, once', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await listen(grace);
  await sendMessage(
    ada,
    '@assistant what matters? [demo slow=4s echo=Two things matter, and both are small.]',
  );
  // The answer streams in an article that is marked as busy, and is not announced.
  await expect(streaming(grace)).toHaveAttribute('aria-live', 'off');
  await expect(streaming(grace)).toHaveCount(0);
  await expect
    .poll(() => heard(grace))
    .toEqual(['Assistant is answering Ada', 'Two things matter, and both are small.']);
});

test('[F36] the focus returns to the control that opened a dialog', async ({ enter }) => {
  const { ada } = await shared(enter);
  for (const [item, name] of [
    ['Activity', 'Activity'],
    ['Delete thread', 'Delete this thread?'],
  ] as const) {
    const menu = ada.getByRole('button', { name: 'Thread menu' });
    await menu.focus();
    await ada.keyboard.press('Enter');
    await ada.getByRole('menuitem', { name: item }).focus();
    await ada.keyboard.press('Enter');
    await expect(ada.getByRole('dialog', { name })).toBeVisible();
    await ada.keyboard.press('Escape');
    await expect(ada.getByRole('dialog', { name })).toBeHidden();
    await expect(menu).toBeFocused();
  }
});

test('[F36] [F63] typing in a menu moves to the item whose label begins with the text', async ({ enter }) => {
  const { ada } = await shared(enter);
  await ada.getByRole('button', { name: 'Thread menu' }).focus();
  await ada.keyboard.press('Enter');
  await expect(ada.getByRole('menuitem', { name: 'Find in thread' })).toBeFocused();
  await ada.keyboard.type('thr');
  await expect(ada.getByRole('menuitem', { name: 'Thread settings' })).toBeFocused();
  // Wraps around the end, after a pause has reset the typed text.
  await expect(async () => {
    await ada.keyboard.press('p');
    await expect(ada.getByRole('menuitem', { name: 'Pin' })).toBeFocused({ timeout: 100 });
  }).toPass();
  await ada.keyboard.press('Escape');
  await expect(ada.getByRole('button', { name: 'Thread menu' })).toBeFocused();
  await ada.keyboard.press('Enter');
  await expect(ada.getByRole('menuitem', { name: 'Find in thread' })).toBeFocused();
  await ada.keyboard.press('ControlOrMeta+k');
  await expect(ada.getByRole('dialog', { name: 'Search or jump to…' })).toBeVisible();
  await expect(ada.getByRole('menuitem')).toHaveCount(0);
});

test('[F61] [F62] keys write, ask, stop, edit, reply, lead to what is unread and fold the list, while somebody types', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const other = await newThread(ada);
  await addMember(ada, 'Grace');
  await newThread(ada);
  const ask = ada.getByRole('switch', { name: 'Ask the assistant' });
  // Loaded once the page is idle.
  await expect(async () => {
    await ada.getByRole('button', { name: 'Thread menu' }).focus();
    await ada.keyboard.press('Alt+Shift+M');
    await expect(composer(ada)).toBeFocused({ timeout: 100 });
  }).toPass();
  await ada.keyboard.type('Slowly [demo slow=40s]');
  await ada.keyboard.press('Alt+Shift+K');
  await expect(ask).not.toBeChecked();
  await ada.keyboard.press('Alt+Shift+K');
  await expect(ask).toBeChecked();
  await ada.keyboard.press('Enter');
  await expect(streaming(ada)).toBeVisible();
  await ada.keyboard.type('meanwhile');
  await ada.keyboard.press('Alt+Shift+S');
  await expect(messagesBy(ada, 'Assistant')).toContainText('Stopped by Ada');
  await ada.keyboard.press('Alt+Shift+R');
  await expect(ada.getByRole('group', { name: 'Replying to Assistant' })).toBeVisible();
  await ada.keyboard.press('Alt+Shift+E');
  await expect(ada.getByRole('textbox', { name: 'Your message' })).toHaveValue(/^Slowly/);
  // In the editor, that opens nothing.
  await ada.keyboard.press('Alt+Shift+E');
  await ada.keyboard.press('Escape');
  await expect(composer(ada)).toBeFocused();
  await expect(composer(ada)).toHaveValue('meanwhile');
  await ada.keyboard.press('Alt+Shift+U');
  await expect(ada.getByRole('dialog', { name: 'Members' })).toBeVisible();
  await expect(ada.getByRole('dialog').getByRole('textbox', { name: 'Email' })).toBeFocused();
  await ada.keyboard.press('Escape');
  await ada.keyboard.press('Control+/');
  await expect(ada.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Stop the answer');
  await ada.keyboard.press('Escape');

  const search = ada.getByRole('searchbox', { name: 'Search threads and messages' });
  await search.focus();
  await ada.keyboard.press('Alt+Shift+L');
  await expect(search).toBeHidden();
  await expect(ada.getByRole('button', { name: 'Show the list' })).toBeFocused();
  await ada.reload();
  await expect(ada.getByRole('button', { name: 'Show the list' })).toBeVisible();
  await expect(search).toBeHidden();
  await ada.getByRole('button', { name: 'Show the list' }).click();
  await expect(search).toBeVisible();

  const body = { threadId: other.replace('/t/', ''), message: 'Are you there?', ask: false };
  await callAs('Grace', { path: '/api/chat', body });
  await expect(ada.locator(`a[href="${other}"]`)).toContainText('unread');
  await expect(async () => {
    await ada.keyboard.press('Alt+Shift+N');
    expect(new URL(ada.url()).pathname).toBe(other);
  }).toPass();
  await expect(messagesBy(ada, 'Grace')).toContainText('Are you there?');
});

/** From here on the page records what its status regions announce about answers. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const announced: string[] = [];
    Object.assign(window, { announced });
    const look = () => {
      for (const status of document.querySelectorAll('[role="status"]')) {
        const text = (status.textContent ?? '').trim();
        const isOfAnswer = /^Assistant is answering|Two things/.test(text);
        if (isOfAnswer && announced.at(-1) !== text) announced.push(text);
      }
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

function heard(page: Page): Promise<unknown> {
  return page.evaluate(() => ('announced' in window ? window.announced : null));
}
