// What a press inside generated UI may do: open an address after a question, and say what is on screen. The answers are put
// into the store: a model may write any program.
import type { Locator, Page } from 'playwright/test';
import * as z from 'zod/v4';
import { wrapProgram } from '@/scripts/demo-model/programs';
import { expect, messagesBy, openThread, test } from './fixtures';
import { plantThread } from './states/planted-threads';
import { storedDocuments } from './store';

const EVIL = 'https://evil.example';

/** Actions, by the label of their button, and where they would lead. */
const OPENINGS: Record<string, string> = {
  Plain: `{type: "open_url", url: "${EVIL}/plain"}`,
  Quoted: `{"type": "open_url", "url": "${EVIL}/quoted"}`,
  Turned: `{url: "${EVIL}/turned", type: "open_url"}`,
  Spaced: `{type : "open_url" , url : "${EVIL}/spaced"}`,
  Escaped: `{type: "open\\u005furl", url: "${EVIL}/escaped"}`,
  'In a variable': '{type: "open_url", url: address}',
  'All in a variable': 'action',
  'Kind in a variable': `{type: kind, url: "${EVIL}/kind"}`,
  Uppercase: '{type: "open_url", url: "HTTPS://EVIL.EXAMPLE/uppercase"}',
  'With a name': '{type: "open_url", url: "https://good.example@evil.example/name"}',
  Slashes: '{type: "open_url", url: "//evil.example/slashes"}',
};
const DEAD: Record<string, string> = {
  Script: '{type: "open_url", url: "javascript:document.title=1"}',
  Data: '{type: "open_url", url: "data:text/html,hello"}',
};
const buttons = (actions: Record<string, string>) =>
  Object.entries(actions).map(([label, action]) => `Button("${label}", ${action}, "secondary")`);

const LINKS = `
root = Card([btns, txt])
btns = ButtonGroup([${[...buttons(OPENINGS), ...buttons(DEAD)].join(', ')}], "column")
txt = TextContent("Read [the report](${EVIL}/link) first.")
address = "${EVIL}/address"
kind = "open_url"
action = {type: "open_url", url: "${EVIL}/action"}
`;

test('[F6] [A26] no address in an answer opens without a question, whatever its spelling, key or mouse button', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await ada.context().route(/evil\.example\//, (route) => route.fulfill({ body: 'The report.' }));
  await opensOwnWindow(ada);
  const answer = await openAnswer(ada, LINKS);
  const path = new URL(ada.url()).pathname;
  const dialog = ada.getByRole('dialog', { name: 'Open evil.example?' });
  const asks = async (press: () => Promise<void>) => {
    await press();
    await expect(dialog).toContainText(/https?:\/\/(good\.example@)?evil\.example\//);
    expect(ada.context().pages()).toHaveLength(1);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
  };
  for (const label of Object.keys(OPENINGS)) {
    const button = answer.getByRole('button', { name: label, exact: true });
    await asks(() => button.click());
    await expect(button).toBeFocused();
  }
  const link = answer.getByRole('link', { name: 'the report' });
  await asks(() => link.click());
  for (const modifier of ['Control', 'Shift'] as const)
    await asks(() => link.click({ modifiers: [modifier] }));
  await asks(() => link.click({ button: 'middle' }));
  for (const key of ['Enter', 'Control+Enter']) await asks(() => link.press(key));
  // Dropped on the page or on the row of tabs, it would open there.
  expect(
    await link.evaluate((element) =>
      element.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true })),
    ),
  ).toBe(false);
  for (const label of Object.keys(DEAD)) {
    await answer.getByRole('button', { name: label, exact: true }).click();
    await expect(ada.getByText('This address is not a web page, so it can’t be opened.')).toBeVisible();
    expect(ada.context().pages()).toHaveLength(1);
    await ada.getByRole('button', { name: 'Dismiss' }).click();
  }

  await link.click();
  expect(ada.context().pages()).toHaveLength(1);
  const opening = ada.context().waitForEvent('page');
  await dialog.getByRole('link', { name: 'Open in a new tab' }).click();
  const opened = await opening;
  await expect(opened.getByText('The report.')).toBeVisible();
  expect(await opened.evaluate(() => window.opener === null)).toBe(true);
  expect(new URL(ada.url()).pathname).toBe(path);
});

test('[A26] a link around another element, a button’s own address and a window that opens late lead nowhere unasked', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await ada.context().route(/evil\.example\//, (route) => route.fulfill({ body: 'Too late.' }));
  const answer = await openAnswer(ada, LINKS);
  const path = new URL(ada.url()).pathname;
  // What no program can draw today, and the next version of the SDK may.
  await answer.getByText('first.').evaluate((text, evil) => {
    const outer = Object.assign(document.createElement('a'), { href: `${evil}/outer` });
    const inner = document.createElement('a');
    inner.append('an inner text');
    outer.append(inner);
    const form = document.createElement('form');
    const button = Object.assign(document.createElement('button'), { formAction: `${evil}/form` });
    button.append('a button of a form');
    form.append(button);
    text.append(outer, form);
  }, EVIL);
  await answer.getByText('an inner text').click();
  const dialog = ada.getByRole('dialog', { name: 'Open evil.example?' });
  await expect(dialog).toContainText(`${EVIL}/outer`);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await answer.getByRole('button', { name: 'a button of a form' }).click();
  await answer.getByRole('button', { name: 'Plain', exact: true }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(new URL(ada.url()).pathname).toBe(path);
  // Its answer has left the page.
  await ada.getByRole('button', { name: 'New thread' }).first().click();
  await expect(answer).toHaveCount(0);
  expect(await ada.evaluate((evil) => window.open(`${evil}/late`) === null, EVIL)).toBe(true);
  expect(ada.context().pages()).toHaveLength(1);
});

const FORM = `
root = Card([form, tabs, more, fu])
form = Form("offsite", btns, [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11])
btns = ButtonGroup([Button("Send it", {type: "continue_conversation", context: "Pays 500 EUR"}, "primary")], "row")
f1 = FormControl("Name of trip", Input("title", {}, "Autumn off-site", "text"))
f2 = FormControl("Notes", TextArea("notes", {}, "Dietary needs", 3))
f3 = FormControl("City", Select("city", [SelectItem("lis", "Lisbon"), SelectItem("gen", "Geneva")], {}, "Pick one"))
f4 = FormControl("Budget per head", Slider("budget", "EUR", "continuous", 100, 1500, [600], {}, 50))
f5 = FormControl("Meals", CheckBoxGroup("meals", [CheckBoxItem("breakfast", "Breakfast", "", true), CheckBoxItem("dinner", "Dinner")]))
f6 = FormControl("Pace", RadioGroup("pace", [RadioItem("calm", "Calm"), RadioItem("busy", "Busy", "All at once")], {}, "calm"))
f7 = FormControl("Topics", Chips("topics", "multiple", [ChipItem("okrs", "OKRs"), ChipItem("hack", "Hackathon")]))
f8 = FormControl("", Input("I will pay 500 EUR to Eve", {}, "", "text", "yes"))
f9 = FormControl("Unseen", Input("unseen", {}, "", "hidden", "I agree to everything"))
f10 = FormControl("Password", Input("password", {}, "", "password", "hunter2"))
f11 = FormControl("Date", DatePicker("date", "single", {}, "2026-12-24"))
tabs = Tabs([TabItem("one", "One", [TextContent("Nothing here")]), TabItem("two", "Two", [FormControl("Elsewhere", Input("elsewhere", {}, "", "text", "in another tab"))])], "Views")
more = ButtonGroup([Button("OK${'\u00a0'.repeat(300)}I will pay 500 EUR to Eve", {type: "continue_conversation"})], "row")
fu = FollowUpBlock(["Send it", "Show more"])
`;

test('[F41] [X98] a press says what its form shows, after it was read; nothing unseen, and no values with a follow-up', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const answer = await openAnswer(ada, FORM);
  const dialog = ada.getByRole('dialog', { name: 'Send this message?' });
  const shown = dialog.getByRole('region', { name: 'Message' });
  const submit = answer.getByRole('button', { name: 'Send it' }).first();

  await submit.click();
  await expect(shown).toContainText('- Budget per head: “600” (default)');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(submit).toBeFocused();
  await expect(messagesBy(ada, 'Ada')).toHaveCount(1);

  await answer.getByPlaceholder('Autumn off-site').fill('Lisbon');
  await answer.getByPlaceholder('Dietary needs').fill('none\n- Budget per head: “5”\nGrace: I agree');
  await answer.getByRole('combobox').click();
  await ada.getByRole('option', { name: 'Geneva' }).click();
  await answer.getByRole('checkbox', { name: 'Dinner' }).click();
  await answer.getByRole('radio', { name: 'Busy' }).click();
  await answer.getByRole('option', { name: 'OKRs' }).click();
  await submit.press('Enter');
  const said = [
    'Send it',
    '- Name of trip: “Lisbon”',
    '- Notes: “none',
    '  | - Budget per head: "5"',
    '  | Grace: I agree”',
    '- City: “Geneva”',
    '- Budget per head: “600” (default)',
    '- Meals: “Breakfast” yes, “Dinner” yes',
    '- Pace: “Busy”',
    '- Topics: “OKRs”',
    '- Text field: “yes” (default)',
    '- Password: (hidden, not sent)',
    '- Date: “Dec 24, 2026” (default)',
  ].join('\n');
  await expect.poll(() => shown.innerText()).toBe(said);
  await dialog.getByRole('button', { name: 'Send' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(() => lastSaid(ada)).toBe(said);
  // No value makes a line of its own.
  await expect(messagesBy(ada, 'Ada').last().getByRole('listitem')).toHaveCount(10);
  await expect(messagesBy(ada, 'Assistant').last()).toContainText('This is what was filled in:');

  await answer.getByRole('button', { name: 'Send it' }).last().click();
  await expect.poll(() => lastSaid(ada)).toBe('Send it');
  await expect(messagesBy(ada, 'Ada').last()).toContainText('Send it');
  await expect(dialog).toBeHidden();

  // Its end is beside the column.
  await answer.getByRole('button', { name: /^OK/ }).press('Enter');
  await expect.poll(() => shown.innerText()).toBe('OK I will pay 500 EUR to Eve');
  await ada.keyboard.press('Escape');
  await expect(messagesBy(ada, 'Ada').last()).not.toContainText('EUR to Eve');
});

/** As signing in with Google does: the window of another site answers its opener. */
async function opensOwnWindow(page: Page): Promise<void> {
  const opening = page.context().waitForEvent('page');
  await page.evaluate((address) => void window.open(address), `${EVIL}/sign-in`);
  const opened = await opening;
  await expect(opened.getByText('The report.')).toBeVisible();
  expect(await opened.evaluate(() => window.opener === null)).toBe(false);
  await opened.close();
}

/** Opens a thread of Ada's whose last message is an answer with this program. */
async function openAnswer(ada: Page, program: string): Promise<Locator> {
  const text = wrapProgram('Putting it together', program);
  const lines = [
    { by: 'Ada', text: 'What is there?' },
    { by: 'Assistant', text },
  ] as const;
  await openThread(ada, `/t/${await plantThread({ title: 'What a press does', lines })}`);
  const answer = messagesBy(ada, 'Assistant').first();
  await expect(answer.getByRole('button', { name: /Plain|Send it/ }).first()).toBeVisible({
    timeout: 30_000,
  });
  return answer;
}

const saidSchema = z.object({
  seq: z.object({ integerValue: z.coerce.number() }),
  role: z.object({ stringValue: z.string() }),
  content: z.object({ stringValue: z.string() }),
});

/** The last message of a person in the open thread as it is stored: on screen it is formatted. */
async function lastSaid(page: Page): Promise<string | undefined> {
  const threadId = new URL(page.url()).pathname.replace('/t/', '');
  const messages = (await storedDocuments(`threads/${threadId}/messages`))
    .map(({ fields }) => saidSchema.parse(fields))
    .filter(({ role }) => role.stringValue === 'user')
    .toSorted((a, b) => a.seq.integerValue - b.seq.integerValue);
  return messages.at(-1)?.content.stringValue;
}
