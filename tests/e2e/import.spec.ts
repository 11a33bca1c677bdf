// Importing: files of other products, from the drop on the list to a thread that several people work in.
import fs from 'node:fs';
import type { Page } from 'playwright/test';
import { CHATGPT, node, tree } from '@/tests/support/archives/chatgpt';
import { chooseFiles, dragFile, broughtJson, type BroughtFile } from '@/tests/support/archives/drop';
import { zipOf } from '@/tests/support/archives/zip';
import {
  addMember,
  conversation,
  expect,
  messagesBy,
  newThread,
  openThread,
  sendMessage,
  test,
} from './fixtures';

/** Conversations of one story alone: the same again would be known as imported. */
function fresh(conversations: readonly (Record<string, unknown> & { title: string | null })[]): {
  mark: string;
  values: Record<string, unknown>[];
} {
  const mark = crypto.randomUUID().slice(0, 8);
  const values = conversations.map((one, index) => ({
    ...one,
    conversation_id: `${mark}-${index}`,
    title: `${one.title ?? 'Untitled'} ${mark}`,
  }));
  return { mark, values };
}

const list = (page: Page) => page.getByRole('navigation', { name: 'Threads' });
const row = (page: Page, title: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: title });
/** In the report. */
const imported = (page: Page, title: RegExp) => page.getByRole('main').getByRole('link', { name: title });
const start = (page: Page) => page.getByRole('button', { name: /^Import \d+ conversations?$/ });

async function openImport(page: Page, files: BroughtFile | readonly BroughtFile[]): Promise<void> {
  await page.getByRole('button', { name: /account, theme and sign out$/ }).click();
  await page.getByRole('menuitem', { name: 'Import conversations' }).click();
  await expect(page.getByRole('heading', { name: 'Bring conversations from other products' })).toBeVisible();
  await chooseFiles(page, files);
}

test('[K25] [K26] [K29] Ada drags a ChatGPT file onto her list, sees what is in it, imports one conversation, adds Grace and asks about it', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const sent: string[] = [];
  ada.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/imports')) sent.push(request.url());
  });
  const { mark, values } = fresh([CHATGPT.tools, CHATGPT.hidden]);
  const [first] = values;
  const file = broughtJson('conversations.json', [{ ...first, title: `Tides at noon ${mark}` }, values[1]]);
  await dragFile(list(ada), file, ['dragenter']);
  await expect(ada.getByText('Drop to import')).toBeVisible();
  await dragFile(list(ada), file, ['dragover', 'drop']);

  await expect(ada.getByRole('heading', { name: '2 conversations' })).toBeVisible();
  await expect(ada).toHaveURL(/\/import$/);
  await expect(row(ada, 'Tides at noon')).toContainText('ChatGPT');
  await expect(ada.getByText('1 instruction to the model')).toBeVisible();
  await row(ada, `Tides ${mark}`).getByRole('checkbox').uncheck();
  // Nothing but the question which of them are here.
  expect(sent.filter((url) => !url.endsWith('/known'))).toEqual([]);
  await start(ada).click();
  await expect(ada.getByRole('heading', { name: 'Import finished' })).toBeVisible();
  await imported(ada, /^Tides at noon/).click();

  const quoted = messagesBy(ada, 'ChatGPT').filter({ hasText: 'High at noon' });
  await expect(quoted.getByText('Imported from ChatGPT')).toBeAttached();
  await expect(quoted.getByRole('link', { name: 'Tide tables' })).toHaveAttribute(
    'href',
    'https://example.org/t',
  );
  await expect(conversation(ada).getByText('Look it up.')).toBeHidden();
  // The last part of the answer to load, below: as it comes, what is above moves away from under the pointer.
  await expect(conversation(ada).getByText(/tool calls and sources/)).toBeVisible();
  await conversation(ada).getByText('Reasoning').first().click();
  await expect(conversation(ada).getByText('Look it up.')).toBeVisible();
  await conversation(ada)
    .getByText(/tool calls and sources/)
    .click();
  await expect(conversation(ada).getByText('print(1)')).toBeVisible();
  await expect(conversation(ada).getByRole('listitem').filter({ hasText: 'coast.png' })).toContainText(
    'not included',
  );
  await expect(conversation(ada)).not.toContainText('SECRET');

  await addMember(ada, 'Grace');
  const grace = await enter('Grace', 'desktop', new URL(ada.url()).pathname);
  await expect(messagesBy(grace, 'ChatGPT').first()).toBeVisible();
  await sendMessage(ada, '@assistant when was the tide high?');
  await expect(messagesBy(grace, 'Assistant').getByRole('button', { name: 'Copy answer' })).toBeAttached();
});

test('[K26] the same file again adds nothing, and says so before', async ({ enter }) => {
  const ada = await enter('Ada');
  const { mark, values } = fresh([CHATGPT.plain]);
  await openImport(ada, broughtJson('conversations.json', values));
  await start(ada).click();
  await expect(ada.getByRole('heading', { name: 'Import finished' })).toBeVisible();
  await ada.getByRole('button', { name: 'Import more files' }).click();
  await chooseFiles(ada, broughtJson('again.json', values));
  await expect(row(ada, mark)).toContainText('Already here');
  await expect(row(ada, mark).getByRole('checkbox')).not.toBeChecked();
  await expect(ada.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
});

test('[K25] [K27] broken conversations are named and the others come in; what is no export is refused with the reason', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const text: BroughtFile = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('eggs, milk') };
  await openImport(ada, text);
  await expect(ada.getByRole('heading', { name: 'Nothing to import' })).toBeFocused();
  await expect(ada.getByRole('main').getByRole('alert')).toContainText(
    'notes.txt This is no export that can be read here',
  );

  const { mark, values } = fresh([CHATGPT.plain]);
  const empty = { title: 'Nothing said', conversation_id: `${mark}-empty`, mapping: {} };
  const zip = await zipOf({
    'conversations-000.json': JSON.stringify([empty, ...values]),
    'user.json': '{"id":"u"}',
  }).arrayBuffer();
  await chooseFiles(ada, { name: 'export.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  await expect(ada.getByRole('heading', { name: '1 conversation' })).toBeVisible();
  await ada.getByText('1 conversation can’t be read').click();
  await expect(ada.getByText('“Nothing said” · no messages')).toBeVisible();
  await start(ada).click();
  await expect(ada.getByRole('heading', { name: 'Import finished' })).toBeVisible();
  const [download] = await Promise.all([
    ada.waitForEvent('download'),
    ada.getByRole('button', { name: 'Save report' }).click(),
  ]);
  const report = fs.readFileSync(await download.path(), 'utf8');
  expect(report).toContain('“Nothing said”: no messages');
  expect(report).toContain(mark);
});

/** Long enough that it can be cancelled in between. */
function manyConversations() {
  const conversations = Array.from({ length: 60 }, (_, index) =>
    tree([node({ id: 'q', parent: 'client-created-root', role: 'user', at: 1, text: `Question ${index}` })], {
      title: `Number ${index}`,
    }),
  );
  return fresh(conversations);
}

test('[K27] cancelling keeps what has come in, names what has not, and importing again brings the rest', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const { values } = manyConversations();
  const file = broughtJson('conversations.json', values);
  // The tenth conversation waits until the import is cancelled.
  let begun = 0;
  await ada.route('**/api/imports', async (route) => {
    begun += 1;
    if (begun < 10) await route.continue();
  });
  await openImport(ada, file);
  await start(ada).click();
  await expect(ada.getByText(/^9 of 60 conversations/)).toBeVisible();
  await ada.getByRole('button', { name: 'Cancel' }).click();
  await expect(ada.getByRole('heading', { name: 'Import cancelled' })).toBeVisible();
  await expect(ada.getByText('51 conversations not imported')).toBeVisible();
  await ada.unroute('**/api/imports');

  await ada.getByRole('button', { name: 'Import more files' }).click();
  await chooseFiles(ada, file);
  await expect(ada.getByRole('button', { name: 'Import 51 conversations' })).toBeVisible();
});

test('[K27] offline in the middle an import waits, and goes on without sending anything twice', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('Failed to load resource');
  const ada = await enter('Ada');
  const { mark, values } = fresh([CHATGPT.plain, CHATGPT.branches]);
  let isOffline = true;
  await ada.route('**/api/imports/*/parts', (route) => (isOffline ? route.abort() : route.continue()));
  await openImport(ada, broughtJson('conversations.json', values));
  await start(ada).click();
  await expect(ada.getByRole('heading', { name: 'Paused' })).toBeVisible();
  isOffline = false;
  await ada.getByRole('button', { name: 'Resume' }).click();
  await expect(ada.getByRole('heading', { name: 'Import finished' })).toBeVisible();
  await imported(ada, new RegExp(mark)).first().click();
  await expect(messagesBy(ada, 'ChatGPT').filter({ hasText: 'The Moon.' })).toHaveCount(1);
});

test('[K28] other versions come along as threads of their own where Ada wants them', async ({ enter }) => {
  const ada = await enter('Ada');
  const { mark, values } = fresh([CHATGPT.branches]);
  await openImport(ada, broughtJson('conversations.json', values));
  await expect(row(ada, mark)).toContainText('1 other version');
  await ada.getByRole('checkbox', { name: /^Other versions as threads of their own/ }).check();
  await expect(ada.getByText('2 threads, 6 messages')).toBeVisible();
  await start(ada).click();
  await expect(ada.getByRole('heading', { name: 'Import finished' })).toBeVisible();
  await imported(ada, new RegExp(`${mark} \\(2\\)`)).click();
  await expect(messagesBy(ada, 'ChatGPT').filter({ hasText: 'First try.' })).toBeVisible();
});

test('[K28] a conversation is appended to a thread of Ada’s, after what is there', async ({ enter }) => {
  const ada = await enter('Ada');
  const { mark, values } = fresh([CHATGPT.plain]);
  const path = await newThread(ada);
  await sendMessage(ada, `The beginning ${mark}`);
  await openImport(ada, broughtJson('conversations.json', values));
  await ada.getByRole('radio', { name: /^A thread of yours/ }).check();
  await expect(start(ada)).toBeDisabled();
  await ada.getByRole('combobox', { name: 'Thread' }).selectOption(path.split('/').at(-1) ?? '');
  await start(ada).click();
  await expect(ada.getByRole('heading', { name: 'Import finished' })).toBeVisible();
  await openThread(ada, path);
  await expect(messagesBy(ada, 'Ada')).toContainText(mark);
  await expect(messagesBy(ada, 'ChatGPT').filter({ hasText: 'The Moon.' })).toBeVisible();
});

test('[K25] on a phone a file is chosen, imported and read with the thumb', async ({ enter }) => {
  const linus = await enter('Linus', 'phone');
  const { mark, values } = fresh([CHATGPT.plain]);
  await openImport(linus, broughtJson('conversations.json', values));
  await start(linus).tap();
  await imported(linus, new RegExp(mark)).tap();
  await expect(messagesBy(linus, 'ChatGPT').filter({ hasText: 'About half as much.' })).toBeVisible();
});
