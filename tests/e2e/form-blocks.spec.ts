// Forms in Markdown: the same live form as generated UI has, with any model.
import type { Page } from 'playwright/test';
import { addMember, composer, expect, messagesBy, newThread, sendMessage, test } from './fixtures';
import { review } from './form-locators';

const form = (page: Page) =>
  messagesBy(page, 'Assistant').first().getByRole('group', { name: 'The plan', exact: true });
const named = (page: Page) => form(page).getByRole('textbox', { name: 'What should it be called?' });
const notes = (page: Page) => form(page).getByRole('textbox', { name: 'Anything to remember' });
const date = (page: Page) => form(page).getByLabel('When');
const count = (page: Page) => form(page).getByRole('spinbutton', { name: 'How many come' });
const lead = (page: Page, name: string) => form(page).getByRole('radio', { name });
const need = (page: Page, name: string) => form(page).getByRole('checkbox', { name });
const submit = (page: Page) => form(page).getByRole('button', { name: 'Send the plan' });
const field = (page: Page, label: string) => form(page).locator('[data-field]').filter({ hasText: label });

test('[I21] two people, one on a phone, fill in a form in Markdown; one sends, both read what was on their screens', async ({
  enter,
}) => {
  test.setTimeout(180_000);
  const ada = await enter('Ada');
  const scripts: string[] = [];
  ada.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url());
  });
  const path = await newThread(ada);
  await sendMessage(ada, 'A form in Markdown for the harbour trip, please');
  await expect(named(ada)).toBeEditable({ timeout: 60_000 });
  await addMember(ada, 'Grace', 'Editor');
  const grace = await enter('Grace', 'phone', path);
  await expect(named(grace)).toBeEditable({ timeout: 60_000 });
  await expect(field(grace, 'How many come')).toContainText('Default');
  await expect(need(grace, 'Lunch')).toBeChecked();

  // What is required is asked for first.
  await submit(ada).click();
  await expect(named(ada)).toBeFocused();
  await expect(field(ada, 'What should it be called?')).toContainText(
    'Fill this in before you send the form.',
  );
  await named(ada).pressSequentially('Harbour');
  await expect(field(grace, 'What should it be called?')).toContainText('Ada is typing here');
  await expect(named(grace)).toHaveValue('Harbour');
  await notes(grace).fill('Bring boots');
  await date(grace).fill('2027-05-04');
  await count(grace).fill('6');
  await lead(grace, 'Linus').check();
  await need(grace, 'A room').check();
  await need(ada, 'The budget is approved').check();
  await composer(grace).focus();
  await expect(notes(ada)).toHaveValue('Bring boots');
  await expect(date(ada)).toHaveValue('2027-05-04');
  await expect(count(ada)).toHaveValue('6');
  await expect(lead(ada, 'Linus')).toBeChecked();
  await expect(need(ada, 'A room')).toBeChecked();
  await expect(need(grace, 'The budget is approved')).toBeChecked();
  await expect(field(ada, 'Who leads').getByRole('button', { name: /^Set by Grace/ })).toBeVisible();
  expect(await grace.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await submit(grace).click();
  await expect(review(grace)).toContainText('What should it be called?: “Harbour”');
  await count(ada).fill('7');
  await expect(review(grace).getByRole('alert')).toContainText('Ada changed “How many come” just now.');
  await expect(review(grace)).toContainText('How many come: “7”');
  await expect(async () => {
    await review(grace).getByRole('button', { name: 'Send' }).click({ timeout: 1_000 });
    await expect(form(grace)).toContainText('Sent by Grace', { timeout: 3_000 });
  }).toPass();
  for (const page of [ada, grace]) {
    await expect(form(page)).toContainText('Sent by Grace; filled in by ');
    await expect(named(page)).not.toBeEditable();
    const sent = messagesBy(page, 'Grace').last();
    for (const value of [
      'Harbour',
      '2027-05-04',
      '“7”',
      'Linus',
      'Bring boots',
      'The budget is approved: yes',
    ])
      await expect(sent).toContainText(value);
  }

  // Another round, and the one before.
  await form(ada).getByRole('button', { name: 'Fill in again' }).click();
  await expect(notes(grace)).toHaveValue('');
  await expect(notes(grace)).toBeEditable();
  await form(grace).getByRole('button', { name: 'Previous round' }).click();
  await expect(notes(grace)).toHaveValue('Bring boots');
  await expect(notes(grace)).not.toBeEditable();
  await grace.reload();
  await expect(notes(grace)).toBeEditable({ timeout: 60_000 });

  // Nothing of the renderer of generated UI was needed for it.
  const code = await Promise.all(scripts.map(async (url) => await (await ada.request.get(url)).text()));
  expect(code.join('')).toContain('This form is shown as it was written');
  expect(code.join('')).not.toContain('CothreadFormFoot');
});
