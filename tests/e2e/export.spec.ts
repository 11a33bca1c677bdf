// Exporting: the file that a person saves, opened as its reader would open it.
import fs from 'node:fs';
import type { Page } from 'playwright/test';
import { conversation, expect, messagesBy, sendMessage, shared, test } from './fixtures';

async function openExport(page: Page) {
  await page.getByRole('button', { name: 'Thread menu' }).click();
  await page.getByRole('menuitem', { name: 'Export' }).click();
  return page.getByRole('dialog', { name: 'Export thread' });
}

test('[K1] [K3] [K9] Grace exports the thread as a web page and opens it: everything is in it, and nothing is fetched', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await sendMessage(ada, 'Meet at <b>nine</b> by the old lighthouse.');
  await expect(messagesBy(grace, 'Ada')).toContainText('lighthouse');
  const dialog = await openExport(grace);
  await dialog.getByRole('checkbox', { name: /^Events/ }).check();
  const [download] = await Promise.all([
    grace.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export' }).click(),
  ]);
  await expect(dialog.getByRole('status')).toContainText('Saved');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  const file = fs.readFileSync(await download.path(), 'utf8');
  expect(download.suggestedFilename()).toMatch(/\.html$/);

  const fetched: string[] = [];
  const reader = await grace.context().newPage();
  reader.on('request', (request) => fetched.push(request.url()));
  await reader.setContent(file);
  await expect(reader.getByRole('article').filter({ hasText: 'Meet at <b>nine</b> by' })).toBeVisible();
  await expect(reader.getByRole('heading', { name: 'Ada' })).toBeVisible();
  await expect(reader.getByText('Ada added Grace as an editor')).toBeVisible();
  await expect(reader.getByText('Everything that was chosen is in this file.')).toBeVisible();
  expect(fetched.filter((url) => /^https?:/.test(url))).toEqual([]);
  await reader.close();
  await expect(conversation(ada)).toContainText('Grace exported the thread as HTML');
});

test('[K5] where only owner and admins export, Grace has no such command', async ({ enter }) => {
  const { ada, grace } = await shared(enter);
  // Events stand between messages.
  await sendMessage(grace, 'Hello');
  await ada.getByRole('button', { name: 'Thread menu' }).click();
  await ada.getByRole('menuitem', { name: 'Thread settings' }).click();
  const settings = ada.getByRole('dialog', { name: 'Thread settings' });
  const who = settings.getByRole('group', { name: 'Who can export' });
  await who.getByRole('radio', { name: /^Owner and admins/ }).check();
  await expect(conversation(grace)).toContainText('Ada let only the owner and admins export the thread');
  await grace.getByRole('button', { name: 'Thread menu' }).click();
  await expect(grace.getByRole('menuitem', { name: 'Thread settings' })).toBeVisible();
  await expect(grace.getByRole('menuitem', { name: 'Export' })).toBeHidden();
});
