// Editing and deleting messages.
import type { Locator, Page } from 'playwright/test';
import {
  addMember,
  composer,
  conversation,
  expect,
  streaming,
  modelLog,
  newThread,
  messagesBy,
  sendMessage,
  shared,
  test,
} from './fixtures';

type Change = 'Edit' | 'Delete' | 'Hide for everyone';
const more = (message: Locator) => message.getByRole('button', { name: 'More' });
const item = (message: Locator, name: Change) => message.getByRole('menuitem', { name });
/** Hovers over the message first, as a pointer does. */
async function openMenu(message: Locator): Promise<void> {
  await message.hover();
  await more(message).click();
  await expect(message.getByRole('menuitem').first()).toBeFocused();
}
async function use(message: Locator, name: Change): Promise<void> {
  await openMenu(message);
  await item(message, name).click();
}
/** The available actions: the menu items that change a message. */
async function changes(message: Locator): Promise<string[]> {
  await openMenu(message);
  const names = await message.getByRole('menuitem', { name: /Edit|Delete/ }).allInnerTexts();
  await message.page().keyboard.press('Escape');
  await expect(more(message)).toBeFocused();
  return names.map((name) => name.trim());
}
const editor = (page: Page) => page.getByRole('textbox', { name: 'Your message' });

test('[M10] one’s own last message can be edited, is shown as edited to everyone, and its answer can be regenerated', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await sendMessage(ada, 'Only for people');
  await sendMessage(
    ada,
    '@assistant M10 what is one and one? [demo slow=10s echo=The answer is two, said at leisure.]',
  );
  const question = messagesBy(ada, 'Ada').last();
  await expect(streaming(ada)).toBeVisible();
  await openMenu(question);
  for (const name of ['Edit', 'Delete'] as const) {
    await expect(item(question, name)).toBeDisabled();
    await expect(item(question, name)).toHaveAttribute('title', /^This message is being answered/);
  }
  await ada.keyboard.press('Escape');
  await expect(streaming(ada)).toHaveCount(0, { timeout: 40_000 });
  expect(await changes(messagesBy(ada, 'Ada').first())).toEqual(['Edit', 'Delete']);
  expect(await changes(question)).toEqual(['Edit', 'Delete']);
  expect(await changes(messagesBy(grace, 'Ada').last())).toEqual([]);

  await use(question, 'Edit');
  await expect(editor(ada)).toBeFocused();
  await editor(ada).fill('something else');
  await ada.keyboard.press('Escape');
  await expect(editor(ada)).toHaveCount(0);
  await expect(question).toContainText('M10 what is one and one?');

  // With the keyboard only, from the restored focus.
  await expect(more(question)).toBeFocused();
  await ada.keyboard.press('Enter');
  // The mouse rests where the menu opens: the focus is the keyboard's.
  await expect(item(question, 'Edit')).toBeVisible();
  await expect(question.getByRole('menuitem').first()).toBeFocused();
  await ada.keyboard.press('ArrowDown');
  await ada.keyboard.press('Enter');
  await expect(editor(ada)).toBeFocused();
  await editor(ada).fill('@assistant M10 what is two and two?');
  await ada.keyboard.press('Shift+Enter');
  await editor(ada).pressSequentially('[demo echo=It is four.]');
  await editor(ada).evaluate((box) => {
    const composing = { key: 'Enter', isComposing: true, bubbles: true, cancelable: true };
    box.dispatchEvent(new KeyboardEvent('keydown', composing));
  });
  await expect(editor(ada)).toHaveValue('@assistant M10 what is two and two?\n[demo echo=It is four.]');
  await ada.keyboard.press('Enter');
  for (const page of [ada, grace]) {
    const edited = messagesBy(page, 'Ada').last();
    await expect(edited).toContainText('M10 what is two and two?');
    await expect(edited.getByText('edited', { exact: true })).toHaveAttribute('title', /\d{2}:\d{2}/);
    await expect(edited).toContainText('This answer is to an earlier version of the message.');
  }
  await messagesBy(grace, 'Ada').last().getByRole('button', { name: 'Regenerate' }).click();
  for (const page of [ada, grace]) {
    await expect(messagesBy(page, 'Assistant')).toContainText('It is four.');
    await expect(conversation(page)).not.toContainText(
      'This answer is to an earlier version of the message.',
    );
  }
  expect(await modelLog('two and two')).toHaveLength(1);
});

test('[M21] [M22] an earlier question is edited in its place and its menu regenerates its answer; Arrow Up edits the last one and gives the focus back', async ({
  enter,
}) => {
  const ada = await enter('Ada', 'phone');
  await newThread(ada);
  await sendMessage(ada, 'M21 what is one and one? [demo echo=It is two.]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('It is two.');
  await sendMessage(ada, 'And then? [demo echo=The last.]');
  await expect(messagesBy(ada, 'Assistant').last()).toContainText('The last.');
  const first = messagesBy(ada, 'Ada').first();
  await use(first, 'Edit');
  await editor(ada).fill('M21 what is two and two? [demo echo=It is four.]');
  await ada.getByRole('button', { name: 'Save' }).click();
  await expect(first).toContainText('edited');
  await openMenu(first);
  await first.getByRole('menuitem', { name: 'Regenerate the answer' }).click();
  await expect(messagesBy(ada, 'Assistant').first()).toContainText('It is four.');
  await expect(messagesBy(ada, 'Assistant').last()).toContainText('The last.');

  // Below the fold.
  await sendMessage(ada, `${'A line.\n'.repeat(30)}[demo echo=So many.]`);
  await expect(messagesBy(ada, 'Assistant').last()).toContainText('So many.');
  await sendMessage(ada, 'And the last? [demo echo=Said below.]');
  await expect(messagesBy(ada, 'Assistant').last()).toContainText('Said below.');
  const last = messagesBy(ada, 'Ada').last();
  const top = (await last.boundingBox())?.y ?? 0;
  await conversation(ada).evaluate((view, y) => {
    view.scrollBy(0, y - view.getBoundingClientRect().bottom);
  }, top);
  await expect(last).not.toBeInViewport();
  await composer(ada).press('ArrowUp');
  await expect(editor(ada)).toHaveValue(/^And the last\?/);
  await expect(ada.getByRole('button', { name: 'Save' })).toBeInViewport({ ratio: 1 });
  await editor(ada).press('Escape');
  await expect(composer(ada)).toBeFocused();
});

test('[M10] a failed edit shows the reason, and keeps the typed text', async ({ enter, expectInConsole }) => {
  expectInConsole('ERR_FAILED');
  const ada = await enter('Ada', 'phone');
  await newThread(ada);
  await ada.getByRole('switch', { name: 'Ask the assistant' }).click();
  await sendMessage(ada, 'Meet at noon');
  await use(messagesBy(ada, 'Ada'), 'Edit');
  await editor(ada).fill('Meet at one');
  await ada.context().route('**/messages/*', (route) => route.abort());
  await ada.getByRole('button', { name: 'Save' }).click();
  await expect(messagesBy(ada, 'Ada')).toContainText('The server cannot be reached', { timeout: 15_000 });
  await expect(editor(ada)).toHaveValue('Meet at one');
  await ada.context().unroute('**/messages/*');
  await ada.getByRole('button', { name: 'Save' }).click();
  await expect(editor(ada)).toHaveCount(0);
  await expect(messagesBy(ada, 'Ada')).toContainText('Meet at one');
  await expect(messagesBy(ada, 'Ada')).toContainText('edited');
});

test('[M11] a deleted message’s text disappears for everyone, and its answer cannot be regenerated', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace', 'Viewer');
  const grace = await enter('Grace', 'desktop', path);
  // The title comes from the first message.
  await sendMessage(ada, '@assistant Shall we begin? [demo echo=Let us.]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('Let us.');
  await sendMessage(ada, '@assistant M11 a secret number is 4711 [demo echo=I keep it.]');
  await expect(messagesBy(grace, 'Assistant').last()).toContainText('I keep it.');
  await use(messagesBy(ada, 'Ada').last(), 'Delete');
  const dialog = ada.getByRole('dialog', { name: 'Delete this message?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(messagesBy(ada, 'Ada').last()).toContainText('4711');
  await use(messagesBy(ada, 'Ada').last(), 'Delete');
  await dialog.getByRole('button', { name: 'Delete for everyone' }).click();
  for (const page of [ada, grace]) {
    await expect(messagesBy(page, 'Ada').last()).toContainText('This message was deleted.');
    await expect(page.getByText('4711')).toHaveCount(0);
    await expect(more(messagesBy(page, 'Ada').last())).toHaveCount(0);
  }
  await expect(messagesBy(ada, 'Assistant').last()).toContainText('I keep it.');
  await expect(messagesBy(ada, 'Assistant').last().getByRole('button', { name: 'Regenerate' })).toHaveCount(
    0,
  );
  await expect(
    messagesBy(ada, 'Assistant').first().getByRole('button', { name: 'Regenerate' }),
  ).toBeEnabled();
});

test('[M17] what an admin hides disappears for everyone at once, in the thread list too, and can be shown again', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace', 'Editor');
  const grace = await enter('Grace', 'desktop', path);
  await sendMessage(grace, '@assistant The number? [demo echo=It is 4711.]');
  await expect(messagesBy(grace, 'Assistant')).toContainText('It is 4711.');
  // An editor has no such item.
  await openMenu(messagesBy(grace, 'Assistant'));
  await expect(item(messagesBy(grace, 'Assistant'), 'Hide for everyone')).toHaveCount(0);
  await grace.keyboard.press('Escape');
  await use(messagesBy(ada, 'Assistant'), 'Hide for everyone');
  for (const page of [ada, grace]) {
    await expect(messagesBy(page, 'Assistant')).toContainText('Hidden by Ada');
    await expect(messagesBy(page, 'Assistant')).not.toContainText('4711');
    await expect(page.getByRole('navigation').getByText('Message removed')).toBeVisible();
  }
  const showAgain = (page: Page) => messagesBy(page, 'Assistant').getByRole('button', { name: 'Show again' });
  await expect(showAgain(grace)).toHaveCount(0);
  // The menu that had the focus is gone; the focus is on the way back.
  await expect(showAgain(ada)).toBeFocused();
  await ada.keyboard.press('Enter');
  await expect(messagesBy(grace, 'Assistant')).toContainText('It is 4711.');
  await expect(more(messagesBy(ada, 'Assistant'))).toBeFocused();
  await use(messagesBy(ada, 'Grace'), 'Hide for everyone');
  await expect(messagesBy(grace, 'Grace')).toContainText('Hidden by Ada');
});
