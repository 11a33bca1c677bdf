// Forms of generated UI that several people fill in together: three screens of one form.
import type { Page } from 'playwright/test';
import { callAs, composer, conversation, expect, messagesBy, test } from './fixtures';
import { plantForm } from './states/forms';
import { cut, CUT, field, form, formFor, lead, named, notes, pace, review, submit } from './form-locators';

/** What a screen shows of the form's values. */
async function shownOn(page: Page): Promise<Record<string, string>> {
  return {
    title: await named(page).inputValue(),
    lead: await lead(page).inputValue(),
    notes: await notes(page).inputValue(),
    hours: await form(page).getByRole('slider').inputValue(),
    pace: String(await pace(page, /Quickly/).isChecked()),
  };
}

/** Seconds of typing at once; a full minute by FORM_SECONDS=60. */
const SECONDS = Number(process.env['FORM_SECONDS'] ?? 20);

test('[I13] [I14] [I16] [I17] three people fill in one form at once: nothing is lost, the screens are equal, one sends, and all read what was on them', async ({
  enter,
}) => {
  test.setTimeout(240_000 + SECONDS * 2_000);
  const pages = await formFor(enter, [
    ['Grace', 'desktop', 'Editor'],
    ['Linus', 'phone', 'Editor'],
  ]);
  const [ada, grace, linus] = pages;
  if (ada === undefined || grace === undefined || linus === undefined) throw new Error('three pages');
  await expect(field(grace, 'Hours a week')).toContainText('Default');

  // Each types in a field of their own; the others watch it grow.
  const until = Date.now() + SECONDS * 1_000;
  const words = { ada: '', grace: '' };
  await named(ada).fill('');
  for (let turn = 0; Date.now() < until; turn += 1) {
    // The form wants at most 300 characters of notes.
    if (words.grace.length > 250) await notes(grace).fill((words.grace = ''));
    words.ada += `a${turn} `;
    words.grace += `g${turn} `;
    await Promise.all([
      named(ada).pressSequentially(`a${turn} `, { delay: 15 }),
      notes(grace).pressSequentially(`g${turn} `, { delay: 15 }),
      lead(linus).selectOption(['ada', 'grace', 'linus'][turn % 3] ?? 'ada'),
    ]);
  }
  await expect(field(linus, 'What should it be called?')).toContainText('Ada is typing here');
  await lead(linus).selectOption('grace');
  await expect(lead(ada)).toHaveValue('grace');
  await expect(named(linus)).toHaveValue(words.ada);
  await expect(notes(linus)).toHaveValue(words.grace);
  await pace(linus, /Quickly/).check();
  await expect(pace(ada, /Quickly/)).toBeChecked();
  await form(grace).getByRole('slider').press('ArrowRight');
  await expect(form(ada).getByRole('slider')).toHaveValue('9');
  await composer(grace).focus();
  const screens = await Promise.all(pages.map(shownOn));
  expect(screens[1]).toEqual(screens[0]);
  expect(screens[2]).toEqual(screens[0]);
  expect(screens[0]).toMatchObject({ title: words.ada, notes: words.grace, lead: 'grace' });
  await expect(field(ada, 'Who leads').getByRole('button', { name: /^Set by Linus/ })).toBeVisible();

  await submit(ada).click();
  await expect(review(ada)).toContainText(words.ada.trim());
  await review(ada).getByRole('button', { name: 'Send' }).click();
  await expect(review(ada)).toBeHidden();
  for (const page of pages) {
    await expect(form(page)).toContainText('Sent by Ada; filled in by ');
    await expect(named(page)).not.toBeEditable();
    const sent = messagesBy(page, 'Ada').last();
    await expect(sent).toContainText('Send the plan');
    for (const value of [words.ada.trim(), words.grace.trim(), 'Quickly', '9', 'Grace'])
      await expect(sent).toContainText(value);
  }

  // Another round is for all, and the one before can be read.
  await form(grace).getByRole('button', { name: 'Fill in again' }).click();
  await expect(named(linus)).toBeEditable();
  await expect(notes(linus)).toHaveValue('');
  await form(linus).getByRole('button', { name: 'Previous round' }).click();
  await expect(notes(linus)).toHaveValue(words.grace);
  await expect(notes(linus)).not.toBeEditable();
  expect(await linus.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('[I14] [I15] text stays under the fingers of who types it, the other’s is offered, and whoever was overwritten brings theirs back', async ({
  enter,
}) => {
  const [ada, grace] = await formFor(enter, [['Grace', 'desktop', 'Editor']]);
  if (ada === undefined || grace === undefined) throw new Error('two pages');
  await notes(ada).pressSequentially('No nuts');
  await expect(notes(grace)).toHaveValue('No nuts');
  await notes(grace).pressSequentially(' at all');
  await expect(field(ada, 'Anything to remember')).toContainText('Grace wrote: “No nuts at all”');
  await expect(notes(ada)).toHaveValue('No nuts');
  await expect(notes(ada)).toBeFocused();
  await composer(ada).focus();
  await expect(notes(ada)).toHaveValue('No nuts at all');
  await expect(field(ada, 'Anything to remember')).toContainText('Grace changed this. You had: “No nuts”');
  await composer(grace).focus();
  await field(ada, 'Anything to remember').getByRole('button', { name: 'Undo' }).click();
  await expect(notes(grace)).toHaveValue('No nuts');
  await expect(field(grace, 'Anything to remember')).toContainText(
    'Ada changed this. You had: “No nuts at all”',
  );
  await ada.reload();
  await expect(notes(ada)).toHaveValue('No nuts', { timeout: 60_000 });
});

test('[I17] [I20] a form with a required field empty is not sent; a change while somebody reads is named; of two who send one is told', async ({
  enter,
}) => {
  const [ada, grace] = await formFor(enter, [['Grace', 'desktop', 'Editor']]);
  if (ada === undefined || grace === undefined) throw new Error('two pages');
  await submit(ada).click();
  await expect(named(ada)).toBeFocused();
  await expect(field(ada, 'What should it be called?')).toContainText(
    'Fill this in before you send the form.',
  );
  await expect(review(ada)).toBeHidden();
  await named(ada).fill('Harbour');
  await expect(field(ada, 'What should it be called?')).not.toContainText('Fill this in');
  // Enter in a field is no press on the form's button.
  await named(ada).press('Enter');
  await lead(grace).selectOption('ada');
  await expect(lead(ada)).toHaveValue('ada');
  await expect(review(ada)).toBeHidden();
  await expect(named(grace)).toHaveValue('Harbour');
  await submit(ada).click();
  await expect(review(ada)).toBeVisible();
  await lead(grace).selectOption('grace');
  await expect(review(ada).getByRole('alert')).toContainText('Grace changed “Who leads” just now.');
  await submit(grace).click();
  await expect(review(grace)).toBeVisible();
  await review(grace).getByRole('button', { name: 'Send' }).click();
  await expect(form(ada)).toContainText('Sent by Grace');
  await expect(ada.getByText('Grace sent this form first.')).toBeVisible();
  await expect(review(ada)).toBeHidden();
  await expect(messagesBy(ada, 'Ada')).toHaveCount(1);

  // A button that sends no form takes none of its values along.
  await form(ada).getByRole('button', { name: 'List the steps' }).click();
  await expect(messagesBy(ada, 'Ada').last()).not.toContainText('Harbour');
});

test('[I18] [I19] a viewer sees all of it and can touch nothing; a regenerated answer begins empty, and the earlier one keeps its values', async ({
  enter,
}) => {
  const [ada, grace] = await formFor(enter, [['Grace', 'desktop', 'Viewer']]);
  if (ada === undefined || grace === undefined) throw new Error('two pages');
  await named(ada).fill('Harbour');
  await expect(named(grace)).toHaveValue('Harbour');
  await expect(named(grace)).not.toBeEditable();
  await expect(lead(grace)).toBeDisabled();
  await expect(form(grace)).toContainText('View only: you see live what the others enter.');
  await composer(ada).focus();
  await messagesBy(ada, 'Assistant').first().getByRole('button', { name: 'Regenerate' }).click();
  await expect(conversation(ada).getByText('2 of 2')).toBeVisible({ timeout: 60_000 });
  await expect(named(ada)).toHaveValue('');
  await conversation(ada).getByRole('button', { name: 'Previous version' }).click();
  await expect(named(ada)).toHaveValue('Harbour');
  await expect(named(ada)).not.toBeEditable();
});

const PRESS = '{type: "continue_conversation"}';
const TWO_FORMS = `<content thesys="true">root = Card([menu, guests])
menu = Form("menu", mb, [dish])
mb = ButtonGroup([Button("Send the menu", ${PRESS}, "primary"), Button("Explain the menu", ${PRESS}, "secondary")], "row")
dish = FormControl("Dish", Input("dish"))
guests = Form("guests", gb, [who])
gb = ButtonGroup([Button("Send the guests", ${PRESS}, "primary")], "row")
who = FormControl("Guests", Input("guests"))</content>`;

test('[I9] [I18] whoever looks back at an earlier round and returns goes on with the others', async ({
  enter,
}) => {
  const path = `/t/${await plantForm({ isSent: true, round: 2 })}`;
  const [ada, grace] = [await enter('Ada', 'desktop', path), await enter('Grace', 'desktop', path)];
  await expect(form(grace)).toContainText('Round 2 of 2', { timeout: 60_000 });
  await form(grace).getByRole('button', { name: 'Previous round' }).click();
  await expect(form(grace)).toContainText('Round 1 of 2');
  await form(grace).getByRole('button', { name: 'Next round' }).click();
  await expect(form(grace)).toContainText('Round 2 of 2');
  await form(ada).getByRole('button', { name: 'Fill in again' }).click();
  for (const page of [ada, grace]) {
    await expect(form(page)).toContainText('Round 3 of 3');
    await expect(named(page)).toBeEditable();
  }
});

test('[I13] [I18] of two forms in an answer each has rounds, and buttons, of its own', async ({
  enter,
  expectInConsole,
}) => {
  CUT.forEach(expectInConsole);
  const threadId = await plantForm({ text: TWO_FORMS, isSent: true, round: 2, open: ['f1'] });
  const ada = await enter('Ada', 'desktop', `/t/${threadId}`);
  const guests = form(ada).getByRole('textbox', { name: 'Guests' });
  await expect(guests).toBeEditable({ timeout: 60_000 });
  await guests.fill('Twelve');
  await expect(field(ada, 'Guests').getByRole('button', { name: /^Set by Ada/ })).toBeVisible();
  // What sends nothing of the form is not locked with it.
  const press = (name: string) => form(ada).getByRole('button', { name, exact: true });
  await expect(press('Send the menu')).toHaveAttribute('aria-disabled', 'true');
  await expect(press('Explain the menu')).not.toHaveAttribute('aria-disabled');
  await expect(press('Send the guests')).not.toHaveAttribute('aria-disabled');

  // The values of that round do not arrive now.
  await cut(ada);
  await press('Previous round').click();
  await expect(form(ada)).toContainText('Round 1 of 2');
  await expect(guests).toHaveValue('Twelve');
  await expect(guests).toBeEditable();
});

test('[I3] [I17] the question before a form is sent, and what was not saved, stay wherever the thread is scrolled', async ({
  enter,
  expectInConsole,
}) => {
  [...CUT, 'PERMISSION_DENIED', 'Missing or insufficient permissions'].forEach(expectInConsole);
  const threadId = await plantForm({ text: TWO_FORMS, after: 45 });
  const grace = await enter('Grace', 'desktop', `/t/${threadId}`);
  const below = (index: number) => conversation(grace).getByText(`Below ${index}`, { exact: true });
  const scroll = async (to: 'top' | 'bottom') => {
    await conversation(grace).evaluate((log, end) => {
      log.scrollTop = end === 'top' ? 0 : log.scrollHeight;
    }, to);
    if (to === 'top') return;
    await expect(below(44)).toBeVisible();
    await expect(below(2)).toHaveCount(0);
  };
  await expect(below(44)).toBeVisible({ timeout: 60_000 });
  await scroll('top');
  await form(grace).getByRole('button', { name: 'Send the guests' }).click();
  await expect(review(grace)).toBeVisible();
  await scroll('bottom');
  await expect(review(grace)).toBeVisible();
  await review(grace).getByRole('button', { name: 'Cancel' }).click();

  // Written without a network, and refused while its row is out of sight.
  await scroll('top');
  await cut(grace);
  await form(grace).getByRole('textbox', { name: 'Guests' }).fill('Twelve');
  await composer(grace).focus();
  await scroll('bottom');
  await callAs('Ada', {
    path: `/api/threads/${threadId}/members/demo-grace`,
    method: 'PATCH',
    body: { role: 'viewer' },
  });
  await grace.context().setOffline(false);
  await expect(grace.getByText('What you entered wasn’t saved')).toBeVisible({ timeout: 60_000 });
  await scroll('top');
  await expect(field(grace, 'Guests')).toContainText('Not saved: “Twelve”');
});
