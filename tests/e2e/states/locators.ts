// What states reach for, by role and name.
import { expect, type Locator, type Page } from 'playwright/test';

export async function seen(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: 'visible' });
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true });

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).first().click();
}

/** The thread is read and its composer, or what stands in its place, is there. */
export async function threadReady(page: Page): Promise<Page> {
  await seen(page.getByRole('log', { name: 'Conversation' }));
  await page.getByRole('status', { name: 'Loading messages' }).waitFor({ state: 'detached' });
  return page;
}

export async function openMembers(page: Page): Promise<Locator> {
  await threadReady(page);
  await page.getByRole('button', { name: /^Members/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Members' });
  await seen(dialog.getByRole('list', { name: 'People in this thread' }));
  return dialog;
}

export async function openThreadMenu(page: Page, item?: string): Promise<void> {
  await threadReady(page);
  await button(page, 'Thread menu').click();
  if (item !== undefined) await page.getByRole('menuitem', { name: item }).click();
  else await seen(page.getByRole('menuitem'));
}

/** What still grows above may carry the button away under the press. */
export async function openMenu(opener: Locator, item: Locator): Promise<void> {
  await expect(async () => {
    await opener.click();
    await item.waitFor({ state: 'visible', timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}

/** Of a message: its tools are shown to whoever points at it, and to the keyboard. */
export async function openMessageMenu(page: Page, text: string, item?: string): Promise<void> {
  const article = page.getByRole('article').filter({ hasText: text }).last();
  await article.hover();
  const more = article.getByRole('button', { name: 'More' });
  await openMenu(more, page.getByRole('menuitem', { name: 'Copy text' }));
  if (item !== undefined) await page.getByRole('menuitem', { name: item, exact: true }).click();
}

export async function openPersonMenu(page: Page, item?: string): Promise<void> {
  await page.getByRole('button', { name: /account, theme and sign out$/ }).click();
  if (item !== undefined) await page.getByRole('menuitem', { name: item, exact: true }).click();
  else await seen(page.getByRole('menuitem'));
}

/** What Firestore would send never comes. */
export const blockListens = (page: Page): Promise<unknown> =>
  page.route(/google\.firestore\.v1\.Firestore\/Listen/, () => undefined);
