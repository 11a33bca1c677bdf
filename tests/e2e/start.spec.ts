// The start page's message box, and what the message box of a thread does besides writing: it stops answers and takes text files.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { dragFile, type BroughtFile } from '@/tests/support/archives/drop';
import {
  composer,
  conversation,
  expect,
  messagesBy,
  modelLog,
  newThread,
  sendMessage,
  streaming,
  test,
} from './fixtures';
import { blockListens } from './states/locators';
import { MAX_TEXT_FILE_BYTES } from '@/model/limits';

const startBox = (page: Page) => page.getByRole('textbox', { name: 'Start a thread' });

test('[F56] the start page is a message box: starters fill it, what is unsent stays on the device, and Enter twice makes one thread', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const box = startBox(ada);
  await expect(box).toBeFocused();
  const question = `Two teas for ${randomUUID().slice(0, 8)} [demo echo=Tea it is.]`;
  await box.fill(question);
  await expect(ada.getByText('Kept on this device until you send it.')).toBeVisible();
  await ada.reload();
  await expect(box).toHaveValue(question);
  // A starter takes nothing away that was typed.
  await ada.getByRole('button', { name: /^Compare three options/ }).click();
  await expect(box).toHaveValue(/^Two teas[^]*\n\nCompare three pricing plans/);
  await expect(box).toBeFocused();
  await box.fill(question);
  expect(new URL(ada.url()).pathname).toBe('/');
  await Promise.all([box.press('Enter'), box.press('Enter')]);
  await expect(messagesBy(ada, 'Ada')).toHaveCount(1);
  await expect(messagesBy(ada, 'Ada')).toContainText('Two teas');
  await expect(messagesBy(ada, 'Assistant')).toContainText('Tea it is.');
  expect(await modelLog(question)).toHaveLength(1);
  await ada.goto('/');
  await expect(box).toHaveValue('');
});

test('[F58] “New thread” opens the empty box on a phone too and writes nothing; the first message makes the thread', async ({
  enter,
}) => {
  const phone = await enter('Ada', 'phone');
  const made: string[] = [];
  phone.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/threads')
      made.push('thread');
  });
  const button = phone.getByRole('button', { name: 'New thread' }).first();
  await button.click();
  await expect(startBox(phone)).toBeFocused();
  await startBox(phone).fill('Two teas [demo echo=Tea it is.]');
  await phone.getByRole('link', { name: 'All threads' }).click();
  await expect(startBox(phone)).toBeHidden();
  await button.click();
  await expect(startBox(phone)).toHaveValue(/^Two teas/);
  expect(made).toEqual([]);
  await phone.getByRole('button', { name: 'Send' }).click();
  await expect(messagesBy(phone, 'Assistant')).toContainText('Tea it is.');
  expect(made).toEqual(['thread']);
});

test('[F60] a first message is seen at once, while its thread still loads', async ({ enter }) => {
  const ada = await enter('Ada');
  // Nothing of the new thread arrives.
  await blockListens(ada);
  await startBox(ada).fill('First of all');
  await startBox(ada).press('Enter');
  await ada.waitForURL(/\/t\/[\w-]+/);
  await expect(ada.getByRole('article', { name: 'Ada' })).toContainText('First of all');
  await ada.unrouteAll({ behavior: 'ignoreErrors' });
});

test('[F56] without a server the first message stays in the box, and the page says why', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('ERR_FAILED');
  const ada = await enter('Ada');
  const threads = (url: URL) => url.pathname === '/api/threads';
  await ada.context().route(threads, (route) => route.abort());
  await startBox(ada).fill('Is anybody there? [demo echo=Now I am.]');
  await startBox(ada).press('Enter');
  await expect(ada.getByRole('status').filter({ hasText: /connection|reach|offline/i })).toBeVisible();
  await expect(startBox(ada)).toHaveValue(/^Is anybody there/);
  await ada.context().unroute(threads);
  await startBox(ada).press('Enter');
  await expect(messagesBy(ada, 'Assistant')).toContainText('Now I am.');
});

test('[F57] while my question is answered the empty box offers Stop, and Escape stops; a second press of Send does not', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  const box = ada.getByRole('textbox', { name: 'Message' });
  const area = ada.locator('form').filter({ has: box });
  await box.fill('Slowly [demo slow=40s]');
  // A double press: Stop takes the place of Send.
  await area.getByRole('button', { name: 'Send' }).click();
  await expect(area.getByRole('button', { name: 'Stop' })).toBeVisible();
  await area.getByRole('button', { name: 'Stop' }).click();
  await expect(area.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(streaming(ada)).toBeVisible();
  // Whoever writes can send.
  await box.fill('x');
  await expect(area.getByRole('button', { name: 'Send' })).toBeVisible();
  await box.fill('');
  await expect(box).toBeFocused();
  await box.press('Escape');
  await expect(messagesBy(ada, 'Assistant')).toContainText('Stopped by Ada');
  await expect(box).toBeFocused();
  await expect(area.getByRole('button', { name: 'Send' })).toBeDisabled();
});

test('[M20] a text file that is dropped on a conversation or pasted becomes a block of the message; others are refused with the reason', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  const at = conversation(ada);
  await composer(ada).fill('Look:');
  await dragFile(at, file('sums.csv', 'x,y\n1,2\n'), ['dragover', 'drop']);
  await expect(composer(ada)).toHaveValue('Look:\n\n`sums.csv`\n\n```csv\nx,y\n1,2\n```\n');
  await expect(composer(ada)).toBeFocused();
  await dragFile(at, file('tea.png', '\u0089PNG\u0000\u0001'), ['dragover', 'drop']);
  await expect(ada.getByText('tea.png is not a text file.')).toBeVisible();
  await dragFile(at, file('long.txt', 'x'.repeat(MAX_TEXT_FILE_BYTES + 1)), ['dragover', 'drop']);
  await expect(ada.getByText('long.txt is larger than 100 KB.')).toBeVisible();
  await expect(composer(ada)).toHaveValue(/sums\.csv[^]*```\n$/);
  // Beside everything that takes files the browser stays where it is.
  await dragFile(ada.getByRole('button', { name: 'Thread menu' }), file('sums.csv', '1'), [
    'dragover',
    'drop',
  ]);
  expect(new URL(ada.url()).pathname).toBe(path);
  await sendMessage(ada, await composer(ada).inputValue());
  await expect(messagesBy(ada, 'Ada').getByRole('group', { name: /CSV/i })).toContainText('1,2');
});

/** `text`: each character is a byte. */
function file(name: string, text: string): BroughtFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text, 'latin1') };
}
