// Fixtures of the end-to-end stories: people in browser contexts of their own, found on screen by role and name.
// Any unexpected line in a console fails the story.
import { isDeepStrictEqual } from 'node:util';
import { test as base, expect, type Locator, type Page } from 'playwright/test';
import * as z from 'zod/v4';
import { contextPool, type ContextPool, type Device, type TakenContext } from './contexts';
import { DEMO_PEOPLE } from '@/model/demo';
import { threadResponseSchema } from '@/model/thread';
import { EMAILS, placeSession, tokenOf, type Name } from './session';
import { documentUrl, storedDocuments, unlistThreads } from './store';

export { EMAILS, type Name };

type Fixtures = {
  /** A browser of their own where they are signed in, at home or at this path. */
  enter: (name: Name, device?: Device, path?: string) => Promise<Page>;
  /** A browser of their own, signed in by the page at this address, which somebody has to sign in at. */
  signIn: (name: Name, device: Device, at: string) => Promise<Page>;
  /** Lines of the console that this story is about, by a part of them. */
  expectInConsole: (part: string) => void;
};
/** The SDK takes leave of a channel that the emulator has closed already (after a refused write, for example): a 400. */
const CHANNEL_ENDS = /\/channel\?.*\bTYPE=terminate\b/;
/** Read once an answer is shown: 404 where the thread is taken away at that moment. */
const OWN_FEEDBACK = /\/feedback\/mine$/;

type Internal = {
  lines: { expected: string[]; unexpected: string[] };
  /** An empty tab in a browser of their own, whose console is watched. */
  openBrowser: (name: Name, device: Device) => Promise<Page>;
};

export const test = base.extend<Fixtures & Internal, { contexts: ContextPool }>({
  contexts: [
    async ({ browser }, give) => {
      const pool = contextPool(browser);
      await give(pool);
      await pool.close();
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  lines: async ({}, give) => {
    const lines = { expected: [] as string[], unexpected: [] as string[] };
    await give(lines);
    const surprises = lines.unexpected.filter((line) => !lines.expected.some((part) => line.includes(part)));
    expect(surprises, 'nothing unexpected in any console').toEqual([]);
  },
  expectInConsole: async ({ lines }, give) => {
    await give((part) => lines.expected.push(part));
  },
  openBrowser: async ({ contexts, lines }, give) => {
    const taken: TakenContext[] = [];
    await give(async (name, device) => {
      const { context, page, giveBack } = await contexts.take(device);
      taken.push({ context, page, giveBack });
      context.on('console', (message) => {
        const { url } = message.location();
        if (CHANNEL_ENDS.test(url) || (OWN_FEEDBACK.test(url) && message.text().includes('404'))) return;
        if (message.type() === 'error' || message.type() === 'warning')
          lines.unexpected.push(`${name}: ${message.text()} (${url})`);
      });
      context.on('weberror', (error) => lines.unexpected.push(`${name}: ${error.error().message}`));
      return page;
    });
    for (const { giveBack } of taken) await giveBack();
    await unlistThreads();
  },
  enter: async ({ openBrowser }, give) => {
    await give(async (name, device = 'desktop', path) => {
      const page = await openBrowser(name, device);
      await placeSession(page, name);
      signedIn.set(page, name);
      await page.goto(path ?? '/');
      if (path === undefined) await expect(newThreadButton(page)).toBeVisible();
      else if (path.startsWith('/t/')) await expect(conversation(page)).toBeVisible();
      return page;
    });
  },
  signIn: async ({ openBrowser }, give) => {
    await give(async (name, device, at) => {
      const page = await openBrowser(name, device);
      signedIn.set(page, name);
      await page.goto(at);
      await page.getByRole('button', { name: `Continue as ${name}` }).click();
      return page;
    });
  },
});

export { expect };

/** Who is signed in on a page. */
const signedIn = new WeakMap<Page, Name>();

/** An empty thread of whoever is signed in on the page, open there; returns its address. Made by the API: the page's button writes nothing. */
export async function newThread(page: Page): Promise<string> {
  const name = signedIn.get(page);
  if (name === undefined) throw new Error('Nobody entered on this page.');
  const { thread } = threadResponseSchema.parse(
    await callAs(name, { path: '/api/threads', body: { id: crypto.randomUUID() } }),
  );
  const path = `/t/${thread.id}`;
  // The page follows its address once the router is there.
  await expect(newThreadButton(page)).toBeVisible();
  await page.evaluate((to) => window.history.pushState(null, '', to), path);
  // The composer of the thread before is another one.
  await expect(page.locator(`a[href^="${path}"][aria-current="page"]`)).toBeAttached();
  await expect(composer(page)).toBeEditable();
  return path;
}

/** Ada and Grace, an editor, in a new thread that both have open. */
export async function shared(enter: Fixtures['enter']): Promise<{ ada: Page; grace: Page }> {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace');
  return { ada, grace: await enter('Grace', 'desktop', path) };
}

export async function openThread(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(conversation(page)).toBeVisible();
}

const newThreadButton = (page: Page): Locator => page.getByRole('button', { name: 'New thread' }).first();
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message' });
export const conversation = (page: Page): Locator => page.getByRole('log', { name: 'Conversation' });
export const messagesBy = (page: Page, author: string): Locator =>
  conversation(page).getByRole('article', { name: author });
export const streaming = (page: Page): Locator => conversation(page).locator('article[aria-busy="true"]');

/** Narrows the list beside the thread. */
export async function showFilter(page: Page, filter: string): Promise<void> {
  await page.getByRole('button', { name: /^Show:/ }).click();
  await page.getByRole('menuitemradio', { name: filter }).click();
}

export async function sendMessage(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** Adds them as the thread's owner, past the dialog, and waits until the page shows it. */
export async function addMember(page: Page, name: Name, role: 'Editor' | 'Viewer' = 'Editor'): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const members = await storedDocuments(`threads/${id}/members`);
  const owner = members.find(({ fields }) => isDeepStrictEqual(fields['role'], { stringValue: 'owner' }));
  const by = DEMO_PEOPLE.find(({ uid }) => uid === owner?.id);
  if (by === undefined) throw new Error(`nobody of the demo owns ${id}`);
  const body = { email: EMAILS[name], role: role.toLowerCase() };
  await callAs(by.name, { path: `/api/threads/${id}/members`, body });
  await expect(page.getByRole('button', { name: /Members/ })).toHaveAttribute('title', new RegExp(name));
}

export async function addMemberInDialog(
  page: Page,
  name: Name,
  role: 'Editor' | 'Viewer' = 'Editor',
): Promise<void> {
  await page.getByRole('button', { name: /Members/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Members' });
  await dialog.getByRole('textbox', { name: 'Email' }).fill(EMAILS[name]);
  await dialog.getByRole('combobox', { name: 'Role', exact: true }).selectOption({ label: role });
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** Makes an invite link on the page and returns its path. */
export async function makeLink(page: Page, role: 'Editor' | 'Viewer'): Promise<string> {
  await page.getByRole('button', { name: /Members/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Members' });
  await dialog.getByRole('tab', { name: 'By link' }).click();
  await dialog.getByRole('combobox', { name: 'Role', exact: true }).selectOption({ label: role });
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const url = await dialog.getByRole('textbox', { name: 'Invite link' }).inputValue();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return new URL(url).pathname;
}

/** Leaves the dialog open: what happens next may be what is looked at. */
export async function removeMember(page: Page, name: Name): Promise<void> {
  await page.getByRole('button', { name: /Members/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Members' });
  await dialog.getByRole('button', { name: `Remove ${name}` }).click();
  const removed = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  expect((await removed).status()).toBe(204);
}

/** The words of an answer on screen, as one line, without what stands around them. */
export async function answerText(article: Locator, beginning: string): Promise<string> {
  const text = (await article.innerText()).replaceAll(/\s+/g, ' ');
  const from = text.indexOf(beginning);
  if (from < 0) return '';
  return text
    .slice(from)
    .replace(
      / ?(Answering (?:Ada|Grace|Linus)|Restarted, answering|Waiting to continue|The server is unavailable) ?.*$/,
      '',
    )
    .replace(/ ?\d+ of \d+$/, '')
    .replace(/ ?Stopped by .*$/, '')
    .trim();
}

const logSchema = z.object({
  requests: z.array(
    z.object({
      question: z.string(),
      text: z.string(),
      done: z.boolean(),
      aborted: z.number().nullable(),
      chunks: z.array(z.object({ at: z.number(), length: z.number() })),
    }),
  ),
});

/** What the model was asked with a question that holds `question`, and what it has sent by now. */
export async function modelLog(question: string) {
  const url = new URL(`/log?question=${encodeURIComponent(question)}`, process.env['DEMO_MODEL_URL']);
  const { requests } = logSchema.parse(await (await fetch(url)).json());
  return requests;
}

/** What the API answers this person, past the page. */
export async function callAs(
  name: Name,
  { path, method = 'POST', body }: { path: string; method?: string; body?: unknown },
): Promise<unknown> {
  const response = await fetch(new URL(path, process.env['BASE_URL'] ?? 'http://localhost:3000'), {
    method,
    headers: {
      authorization: `Bearer ${await tokenOf(name)}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
  return response.status === 204 ? undefined : response.json();
}

/** The status of a read by the person themselves, past the page but not past the rules. */
export async function readAs(name: Name, path: string): Promise<number> {
  return (await fetch(documentUrl(path), { headers: { authorization: `Bearer ${await tokenOf(name)}` } }))
    .status;
}
