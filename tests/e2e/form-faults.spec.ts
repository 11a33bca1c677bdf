// What may go wrong while several people fill in a form: the same field at once, a send in mid-typing, a lost network, a lost
// right, a text that is too long. Nothing that somebody has entered goes without a word.
import type { Page } from 'playwright/test';
import * as z from 'zod/v4';
import { callAs, composer, conversation, expect, messagesBy, newThread, sendMessage, test } from './fixtures';
import { plantForm } from './states/forms';
import { cut, CUT, field, form, formFor, lead, named, notes, review, submit } from './form-locators';

const REMEMBER = 'Anything to remember';
const threadOf = (page: Page) => new URL(page.url()).pathname.replace('/t/', '');

async function two(enter: Parameters<typeof formFor>[0]): Promise<{ ada: Page; grace: Page }> {
  const [ada, grace] = await formFor(enter, [['Grace', 'desktop', 'Editor']]);
  if (ada === undefined || grace === undefined) throw new Error('two pages');
  return { ada, grace };
}

test('[I14] [I15] two people type in one field at once: both screens end with one text, and whose it is not has theirs at hand', async ({
  enter,
}) => {
  const { ada, grace } = await two(enter);
  await Promise.all([
    notes(ada).pressSequentially('Boots for everybody ', { delay: 40 }),
    notes(grace).pressSequentially('Hats for everybody ', { delay: 45 }),
  ]);
  await expect(notes(ada)).toHaveValue('Boots for everybody ');
  await expect(notes(grace)).toHaveValue('Hats for everybody ');
  await Promise.all([composer(ada).focus(), composer(grace).focus()]);
  const had = {
    ada: field(ada, REMEMBER).getByText('You had:'),
    grace: field(grace, REMEMBER).getByText('You had:'),
  };
  await expect
    .poll(async () => {
      const texts = [await notes(ada).inputValue(), await notes(grace).inputValue()];
      const told = [await had.ada.count(), await had.grace.count()];
      return { isOne: texts[0] === texts[1], told: (told[0] ?? 0) + (told[1] ?? 0) };
    })
    .toEqual({ isOne: true, told: 1 });
  const [loser, winner] = (await had.ada.count()) === 1 ? [ada, grace] : [grace, ada];
  await field(loser, REMEMBER).getByRole('button', { name: 'Undo' }).click();
  await expect(notes(winner)).toHaveValue(loser === ada ? 'Boots for everybody ' : 'Hats for everybody ');
});

test('[I3] [I9] what somebody types while the form is sent stands beside its field, and goes into the next round', async ({
  enter,
  expectInConsole,
}) => {
  [...CUT, 'PERMISSION_DENIED', 'Missing or insufficient permissions'].forEach(expectInConsole);
  const { ada, grace } = await two(enter);
  await named(ada).fill('Harbour');
  await lead(ada).selectOption('ada');
  await expect(lead(grace)).toHaveValue('ada');
  await cut(grace);
  await notes(grace).pressSequentially('No nuts');
  await expect(form(grace)).toContainText('You’re offline. What you enter is kept on this page');
  await submit(ada).click();
  await review(ada).getByRole('button', { name: 'Send' }).click();
  await expect(form(ada)).toContainText('Sent by Ada');
  await grace.context().setOffline(false);
  await expect(form(grace)).toContainText('Sent by Ada', { timeout: 60_000 });
  await expect(field(grace, REMEMBER)).toContainText('Not saved: “No nuts”');
  await expect(notes(grace)).toHaveValue('');
  await expect(grace.getByText('What you entered wasn’t saved')).toBeVisible();
  await expect(messagesBy(ada, 'Ada').last()).not.toContainText('No nuts');

  await form(ada).getByRole('button', { name: 'Fill in again' }).click();
  await expect(notes(grace)).toBeEditable();
  await field(grace, REMEMBER).getByRole('button', { name: 'Try again' }).click();
  await expect(notes(ada)).toHaveValue('No nuts');
  await expect(field(grace, REMEMBER)).not.toContainText('Not saved');
});

test('[I6] a send that is pressed twice sends once, and one that is cancelled never', async ({
  enter,
  expectInConsole,
}) => {
  CUT.forEach(expectInConsole);
  const ada = await enter('Ada');
  await newThread(ada);
  await sendMessage(ada, 'A form for the harbour trip, please');
  await expect(named(ada)).toBeEditable({ timeout: 60_000 });
  await named(ada).fill('Harbour');
  await lead(ada).selectOption('ada');
  await submit(ada).click();
  await expect(review(ada)).toBeVisible();
  await cut(ada);
  await expect(review(ada).getByRole('alert')).toContainText('You can send the form when you’re back.');
  await review(ada).getByRole('button', { name: 'Send' }).click();
  await review(ada).getByRole('button', { name: 'Cancel' }).click();
  await expect(review(ada)).toBeHidden();
  await submit(ada).click();
  await expect(ada.getByText('You’re offline. You can send the form when you’re back.')).toBeVisible();
  await expect(review(ada)).toBeHidden();
  await ada.context().setOffline(false);
  await expect(form(ada)).not.toContainText('You’re offline');

  await submit(ada).click();
  await review(ada).getByRole('button', { name: 'Send' }).dblclick();
  await expect(form(ada)).toContainText('Sent by Ada');
  await expect(review(ada)).toBeHidden();
  await expect(messagesBy(ada, 'Assistant')).toHaveCount(2);
  await expect(messagesBy(ada, 'Ada')).toHaveCount(2);
  await expect(ada.getByText('sent this form')).toHaveCount(0);
});

test('[I20] what is entered without a network is there for all once it is back', async ({
  enter,
  expectInConsole,
}) => {
  CUT.forEach(expectInConsole);
  const { ada, grace } = await two(enter);
  await notes(grace).pressSequentially('No ');
  await cut(grace);
  await notes(grace).pressSequentially('nuts');
  await lead(grace).selectOption('grace');
  await composer(grace).focus();
  await expect(notes(grace)).toHaveValue('No nuts');
  await expect(lead(grace)).toHaveValue('grace');
  // Who would leave it behind is asked.
  const asked = grace.waitForEvent('dialog');
  await grace.evaluate(() => void setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await named(ada).fill('Harbour');
  await grace.context().setOffline(false);
  await expect(notes(ada)).toHaveValue('No nuts', { timeout: 60_000 });
  await expect(lead(ada)).toHaveValue('grace');
  await expect(named(grace)).toHaveValue('Harbour');
  await grace.reload();
  await expect(notes(grace)).toHaveValue('No nuts', { timeout: 60_000 });
});

test('[I20] a text that is too long is said so, stays where it was typed, and is sent to nobody', async ({
  enter,
}) => {
  const { ada, grace } = await two(enter);
  await named(ada).fill('Harbour');
  await lead(ada).selectOption('ada');
  await expect(named(grace)).toHaveValue('Harbour');
  const text = 'x'.repeat(4_097);
  await named(ada).fill(text);
  const title = field(ada, 'What should it be called?');
  await expect(title.getByRole('alert')).toHaveText(
    'This is too long to be saved. Shorten it by a character.',
  );
  await composer(ada).focus();
  await expect(named(ada)).toHaveValue(text);
  await expect(named(grace)).toHaveValue('Harbour');
  await submit(ada).click();
  await expect(named(ada)).toBeFocused();
  await expect(review(ada)).toBeHidden();
  await named(ada).press('End');
  await named(ada).press('Backspace');
  await expect(title.getByRole('alert')).toHaveCount(0);
  await expect(named(grace)).toHaveValue('x'.repeat(4_096));

  // The form's own bound is one of its sending.
  await notes(ada).fill('n'.repeat(301));
  await expect(notes(grace)).toHaveValue('n'.repeat(301));
  await submit(ada).click();
  await expect(notes(ada)).toBeFocused();
  await expect(field(ada, REMEMBER)).toContainText('Shorten this to 300 characters; it has 301.');
  await expect(review(ada)).toBeHidden();
});

test('[I3] [I19] who becomes a viewer while they type is told that it was not saved, and sees the form as it is', async ({
  enter,
  expectInConsole,
}) => {
  [...CUT, 'PERMISSION_DENIED', 'Missing or insufficient permissions'].forEach(expectInConsole);
  const { ada, grace } = await two(enter);
  await notes(grace).pressSequentially('No');
  await expect(notes(ada)).toHaveValue('No');
  await cut(grace);
  await notes(grace).pressSequentially(' nuts');
  await callAs('Ada', {
    path: `/api/threads/${threadOf(ada)}/members/demo-grace`,
    method: 'PATCH',
    body: { role: 'viewer' },
  });
  await grace.context().setOffline(false);
  await expect(form(grace)).toContainText('View only: you see live what the others enter.', {
    timeout: 60_000,
  });
  await expect(notes(grace)).not.toBeEditable();
  await expect(field(grace, REMEMBER)).toContainText('Not saved: “No nuts”');
  await expect(notes(grace)).toHaveValue('No');
  await composer(ada).focus();
  await notes(ada).fill('Bread');
  await expect(notes(grace)).toHaveValue('Bread');
});

test('[I7] [I18] an answer that is regenerated while somebody types keeps what they typed with its earlier version', async ({
  enter,
}) => {
  const { ada, grace } = await two(enter);
  await notes(grace).pressSequentially('No nuts');
  await messagesBy(ada, 'Assistant').first().getByRole('button', { name: 'Regenerate' }).click();
  await expect(conversation(ada).getByText('2 of 2')).toBeVisible({ timeout: 60_000 });
  await expect(notes(grace)).toHaveValue('', { timeout: 60_000 });
  await expect(notes(grace)).toBeEditable();
  await conversation(ada).getByRole('button', { name: 'Previous version' }).click();
  await expect(notes(ada)).toHaveValue('No nuts');
});

test('[I9] the tenth round of a form is its last, and nobody is offered another', async ({ enter }) => {
  const ada = await enter('Ada', 'desktop', `/t/${await plantForm({ isSent: true, round: 10 })}`);
  await expect(form(ada)).toContainText('Sent by Ada', { timeout: 60_000 });
  await expect(form(ada)).toContainText('Round 10 of 10');
  await expect(form(ada).getByRole('button', { name: 'Fill in again' })).toHaveCount(0);
  await form(ada).getByRole('button', { name: 'Previous round' }).click();
  await expect(form(ada)).toContainText('Round 9 of 10');
});

test('[I19] a guest of a share sees the form as the model wrote it, and can enter and send nothing', async ({
  enter,
  openBrowser,
}) => {
  const { ada } = await two(enter);
  await named(ada).fill('Harbour');
  await composer(ada).focus();
  const { token } = z
    .object({ token: z.string() })
    .parse(
      await callAs('Ada', { path: `/api/threads/${threadOf(ada)}/shares`, body: { audience: 'anyone' } }),
    );
  const guest = await openBrowser('Linus', 'desktop');
  await guest.goto(`/s/${token}`);
  await expect(named(guest)).toBeVisible({ timeout: 60_000 });
  await expect(named(guest)).toHaveValue('');
  await expect(named(guest)).not.toBeEditable();
  await expect(lead(guest)).toBeDisabled();
  await expect(form(guest)).toContainText('only its members fill in this form');
  await submit(guest).click({ force: true });
  await expect(guest.getByText('buttons and forms in answers send nothing')).toBeVisible();
});
