// The form of the demo model in a thread, and how to get there: found by role and name.
import type { Locator, Page } from 'playwright/test';
import { addMember, expect, messagesBy, newThread, sendMessage, type Name } from './fixtures';

type Enter = (name: Name, device?: 'desktop' | 'phone', path?: string) => Promise<Page>;

const QUESTION = 'A form for the harbour trip, please';
export const form = (page: Page): Locator => messagesBy(page, 'Assistant').first().locator('.answer-c1');
export const named = (page: Page) => form(page).getByRole('textbox', { name: 'What should it be called?' });
export const notes = (page: Page) => form(page).getByRole('textbox', { name: 'Anything to remember' });
export const lead = (page: Page) => form(page).getByRole('combobox', { name: 'Who leads' });
export const pace = (page: Page, name: RegExp) => form(page).getByRole('radio', { name });
export const field = (page: Page, label: string) =>
  form(page).locator('[data-field]').filter({ hasText: label });
export const submit = (page: Page) => form(page).getByRole('button', { name: 'Send the plan' });
export const review = (page: Page) => page.getByRole('dialog', { name: 'Send this message?' });

/** Ada asks for a form, and then brings the others in. */
export async function formFor(
  enter: Enter,
  others: readonly (readonly [Name, 'desktop' | 'phone', 'Editor' | 'Viewer'])[],
): Promise<Page[]> {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await sendMessage(ada, QUESTION);
  await expect(named(ada)).toBeEditable({ timeout: 60_000 });
  const pages = [ada];
  for (const [name, device, role] of others) {
    await addMember(ada, name, role);
    const page = await enter(name, device, path);
    if (role === 'Editor') await expect(named(page)).toBeEditable({ timeout: 60_000 });
    else await expect(named(page)).toBeVisible({ timeout: 60_000 });
    pages.push(page);
  }
  return pages;
}

/** What a console says of a network that is cut. */
export const CUT = [
  'ERR_NETWORK_CHANGED',
  'ERR_INTERNET_DISCONNECTED',
  'Could not reach Cloud Firestore backend',
  'transport errored',
  'cleardot.gif',
];
/** Once all that is fetched when a page is idle is there. */
export async function cut(page: Page): Promise<void> {
  await expect(
    messagesBy(page, 'Assistant').first().getByRole('button', { name: 'Helpful', exact: true }),
  ).toBeVisible();
  await page.context().setOffline(true);
}
