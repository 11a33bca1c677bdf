// Mentions, notifications, and when the assistant replies: three people, one of them on a phone.
import type { BrowserContext, Page } from 'playwright/test';
import {
  addMember,
  callAs,
  composer,
  conversation,
  expect,
  newThread,
  openThread,
  messagesBy,
  sendMessage,
  shared,
  showFilter,
  test,
} from './fixtures';

const rowOf = (page: Page, path: string) => page.locator(`a[href="${path}"]`);

/** Another tab of this person is in front, or none: the visibility that a browser reports to a hidden page. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

test('[F13] [F64] a person is mentioned from the picker, sees it, finds it among the mentions, and reading it clears the count', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const path = new URL(ada.url()).pathname;
  await addMember(ada, 'Linus', 'Viewer');
  const linus = await enter('Linus', 'phone');
  await newThread(grace);

  await composer(ada).pressSequentially('@gr');
  const picker = ada.getByRole('listbox', { name: 'People to mention' });
  await expect(picker.getByRole('option', { name: 'Grace', exact: true })).toBeVisible();
  await expect(picker.getByRole('option')).toHaveCount(1);
  await ada.keyboard.press('Enter');
  await expect(composer(ada)).toHaveValue('@Grace ');
  await composer(ada).pressSequentially(' and @');
  await expect(picker.getByRole('option')).toHaveCount(3);
  await picker.getByRole('option', { name: 'Linus' }).click();
  await composer(ada).pressSequentially('come here');
  await expect(composer(ada)).toHaveValue('@Grace and @Linus come here');
  await ada.keyboard.press('Enter');
  await expect(messagesBy(ada, 'Ada').locator('mark')).toHaveText(['@Grace', '@Linus']);

  for (const page of [grace, linus]) {
    await expect(rowOf(page, path)).toContainText('you are mentioned');
    await expect(rowOf(page, path)).toContainText('@1');
  }
  // A changed name is shown in the mention; the count disappears on every device once it was read.
  await showFilter(linus, 'Mentions');
  await linus.getByRole('link', { name: /@Grace and @Linus come here/ }).click();
  await expect(messagesBy(linus, 'Ada').locator('mark[data-me]')).toHaveText('@Linus');
  await openThread(grace, path);
  await expect(messagesBy(grace, 'Ada').locator('mark[data-me]')).toHaveText('@Grace');
  await expect(rowOf(grace, path)).not.toContainText('mentioned');

  // What lands under her eyes is never counted, not even for a moment.
  await rowOf(grace, path).evaluate((row) => {
    new MutationObserver(() => {
      if (/unread|mentioned/.test(row.textContent)) document.body.dataset['flashed'] = row.textContent;
    }).observe(row, { subtree: true, childList: true, characterData: true });
  });
  await sendMessage(ada, '@Grace under your eyes');
  await expect(messagesBy(grace, 'Ada').last()).toContainText('under your eyes');
  await expect(rowOf(grace, path)).toContainText('under your eyes');
  expect(await grace.evaluate(() => document.body.dataset['flashed'])).toBeUndefined();
});

test('[R14] [F59] Ask turns on for a reply to an answer, stays under a half-written message when the others leave, and stays off for notes', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace');
  const ask = ada.getByRole('switch', { name: 'Ask the assistant' });
  await sendMessage(ada, '@assistant hello [demo echo=An answer.]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('An answer.');
  await expect(ask).not.toBeChecked();
  await messagesBy(ada, 'Assistant').getByRole('button', { name: 'Reply' }).click();
  await expect(ask).toBeChecked();
  await expect(ada.getByText('The assistant will reply', { exact: true })).toBeVisible();
  await ada.getByRole('button', { name: 'Cancel reply' }).click();
  await expect(ask).not.toBeChecked();

  await composer(ada).fill('Half a note');
  const membership = `/api${path.replace('/t/', '/threads/')}/members/demo-grace`;
  await callAs('Grace', { path: membership, method: 'DELETE' });
  await expect(ada.getByText(/^Only you can write here now/)).toBeVisible();
  await expect(ask).not.toBeChecked();
  await composer(ada).press('Enter');
  await expect(ask).toBeChecked();

  await ask.click();
  await sendMessage(ada, 'Another note');
  await expect(messagesBy(ada, 'Ada').last()).toContainText('Another note');
  await ada.reload();
  await expect(ask).not.toBeChecked();
  await expect(messagesBy(ada, 'Assistant')).toHaveCount(1);
});

test('[F13] Escape closes the picker, Enter sends then, and half a name mentions nobody', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await composer(ada).pressSequentially('mail me @gra');
  const picker = ada.getByRole('listbox', { name: 'People to mention' });
  await expect(picker).toBeVisible();
  await ada.keyboard.press('Escape');
  await expect(picker).toBeHidden();
  await ada.keyboard.press('Enter');
  await expect(messagesBy(grace, 'Ada')).toContainText('mail me @gra');
  await expect(messagesBy(grace, 'Ada').locator('mark')).toHaveCount(0);
});

test('[F14] two hidden tabs notify once of a mention, the asker of an answer, an added person of the thread, and nobody when muted or visible', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const path = new URL(ada.url()).pathname;
  const second = await grace.context().newPage();
  const notifications = await captureNotifications(grace.context());
  for (const page of [grace, second]) await openThread(page, path);
  const linus = await enter('Linus', 'phone');
  const toLinus = await captureNotifications(linus.context());
  await linus.reload();
  await expect(linus.getByRole('button', { name: 'New thread' }).first()).toBeVisible();
  await hide(linus);
  await sendMessage(ada, '@Grace while you look');
  // The list of every tab has loaded before they are hidden: what arrives later causes notifications.
  for (const page of [grace, second]) await expect(rowOf(page, path)).toContainText('while you look');
  for (const page of [grace, second]) await hide(page);
  await sendMessage(ada, '@Grace while you are away');
  await expect.poll(() => notifications).toEqual([expect.stringMatching(/^Ada mentioned you in /)]);
  await sendMessage(ada, 'to nobody');
  await expect(conversation(second)).toContainText('to nobody');

  await composer(second).fill('@assistant [demo echo=Here it is]');
  await second.getByRole('button', { name: 'Send' }).click();
  await expect
    .poll(() => notifications.slice(1))
    .toEqual([expect.stringMatching(/^Your question in .* was answered$/)]);

  await second.getByRole('button', { name: 'Thread menu' }).click();
  await second.getByRole('menuitem', { name: 'Mute' }).click();
  await expect(rowOf(grace, path).getByRole('img', { name: 'Muted' })).toBeVisible();
  await sendMessage(ada, '@Grace once more');
  await expect(conversation(second)).toContainText('once more');
  await expect(conversation(grace)).toContainText('once more');
  expect(notifications).toHaveLength(2);

  expect(toLinus).toEqual([]);
  await addMember(ada, 'Linus');
  await expect.poll(() => toLinus).toEqual([expect.stringMatching(/^You were added to /)]);
});

/** A fake Notification API: it records notifications from the next load of each page on. */
async function captureNotifications(context: BrowserContext): Promise<string[]> {
  const titles: string[] = [];
  await context.exposeFunction('onDesktopNotification', (title: string) => titles.push(title));
  await context.addInitScript(() => {
    class FakeNotification extends EventTarget {
      static readonly permission = 'granted';
      constructor(title: string) {
        super();
        Reflect.get(window, 'onDesktopNotification')(title);
      }
    }
    Reflect.set(window, 'Notification', FakeNotification);
  });
  return titles;
}

test('[F20] [R23] Ada sets the policy “only when asked”; Grace sees why there is no reply, and asks about the messages with one press', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await addMember(ada, 'Linus', 'Viewer');
  const linus = await enter('Linus', 'phone', new URL(ada.url()).pathname);
  await ada.getByRole('button', { name: /^When the assistant replies/ }).click();
  await ada.getByRole('menuitemradio', { name: /^Off/ }).click();
  await expect(grace.getByText('The assistant is turned off in this thread')).toBeVisible();
  await expect(grace.getByRole('switch', { name: 'Ask the assistant' })).toBeDisabled();
  await expect(linus.getByRole('button', { name: /^When the assistant replies/ })).toHaveCount(0);
  await ada.getByRole('button', { name: /^When the assistant replies/ }).click();
  await ada.getByRole('menuitemradio', { name: /^When asked/ }).click();
  await expect(grace.getByText(/The assistant won’t reply/)).toBeVisible();

  await sendMessage(ada, 'Cats or dogs? [demo echo=Both, if the garden is large.]');
  const ask = grace.getByRole('button', { name: 'Ask now, without a new message' });
  await ask.click();
  for (const page of [ada, grace, linus])
    await expect(messagesBy(page, 'Assistant')).toContainText('Both, if the garden is large.');
  await expect(ask).toBeHidden();
});

test('[F21] unsent text syncs to the phone, is not overwritten while typing, and is cleared when sent', async ({
  enter,
}) => {
  const { grace } = await shared(enter);
  const path = new URL(grace.url()).pathname;
  const phone = await enter('Grace', 'phone', path);
  await composer(grace).fill('Half a sentence');
  await expect(composer(phone)).toHaveValue('Half a sentence');
  await composer(phone).fill('Half a sentence, and the rest');
  await expect(composer(grace)).toHaveValue('Half a sentence, and the rest');
  await phone.getByRole('button', { name: 'Send' }).click();
  await expect(messagesBy(grace, 'Grace')).toContainText('and the rest');
  await expect(composer(grace)).toHaveValue('');
  // Both devices end with the text that was stored last; what is typed then is newer than both.
  await composer(phone).fill('At the desk');
  await composer(grace).fill('In the train');
  const texts = () => Promise.all([phone, grace].map((page) => composer(page).inputValue()));
  await expect.poll(async () => new Set(await texts()).size).toBe(1);
  await composer(grace).fill('In the train, and on the way');
  await expect(composer(phone)).toHaveValue('In the train, and on the way');
  await expect(composer(grace)).toHaveValue('In the train, and on the way');
});
