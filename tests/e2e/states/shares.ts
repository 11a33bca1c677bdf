// Share links: the dialog that makes them, and the page that they open. What only an unlucky moment shows is answered here; stories
// share by the real API.
import type { Page, Route } from 'playwright/test';
import * as z from 'zod/v4';
import type { GuestEvent, GuestMessage, GuestShare } from '@/model/share';
import { callAs } from '@/tests/e2e/fixtures';
import type { Harness, State } from './harness';
import { openPersonMenu, press, seen, threadReady } from './locators';

type SampleKind = Parameters<Harness['sample']>[0];

const createdSchema = z.object({ token: z.string() });

async function linkTo(threadId: string, body: Record<string, unknown> = {}): Promise<string> {
  const path = `/api/threads/${threadId}/shares`;
  const { token } = createdSchema.parse(await callAs('Ada', { path, body: { audience: 'anyone', ...body } }));
  return `/s/${token}`;
}

/** A guest of the real thing. */
const guestOf = (
  name: string,
  { sort, body, words }: { sort: SampleKind; body?: Record<string, unknown>; words: string | RegExp },
): State => ({
  name,
  enter: async ({ visit, sample }) => {
    const page = await visit('nobody', await linkTo(await sample(sort), body));
    await seen(page.getByText(words));
    return page;
  },
});

const SHARE: GuestShare = {
  id: 's-sample',
  title: 'Launch plan, spring',
  titleBy: 'person',
  sharedBy: 'Ada',
  names: 'real',
  expiresAt: new Date('2027-03-03T14:00:00Z').getTime(),
  upToSeq: null,
  mayFork: false,
  count: 1,
};
const SAID: GuestMessage = {
  seq: 1,
  from: 'person',
  author: { number: 1, name: 'Ada' },
  content: 'What should we check before Thursday’s launch?',
  format: 'markdown',
  plain: '',
  status: 'sent',
  error: null,
  stoppedBy: null,
  replyTo: null,
  questionSeq: null,
  createdAt: new Date('2026-03-03T09:00:00Z').getTime(),
  editedAt: null,
  isDeclined: false,
  imported: null,
};
const BEGINNING: readonly GuestEvent[] = [
  { event: 'share', data: SHARE },
  { event: 'reset', data: { messages: [SAID], hasOlder: false, answers: [] } },
];

const refusal = (status: number, code: string, message: string) => (route: Route) =>
  route.fulfill({ status, json: { error: { code, message, requestId: 'none' } } });
const CLOSED = refusal(404, 'share-closed', 'This link can’t be opened.');

const stream = (events: readonly GuestEvent[]) => (route: Route) =>
  route.fulfill({
    contentType: 'text/event-stream',
    body: events
      .map(({ event, data }, index) => `id: a-${index}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      .join(''),
  });

type Answers = { open?: (route: Route) => unknown; follow?: (route: Route) => unknown };

/** A page whose link opens, and streams, just so. */
async function guest({ visit }: Harness, { open, follow }: Answers): Promise<Page> {
  const opens = (route: Route) => route.fulfill({ json: { share: SHARE } });
  return await visit('nobody', `/s/${'A'.repeat(43)}`, async (tab) => {
    await tab.route('**/api/shares/open', open ?? opens);
    await tab.route('**/api/shares/*/stream', follow ?? stream(BEGINNING));
  });
}

async function locked(harness: Harness, answers: Answers = {}): Promise<Page> {
  const page = await guest(harness, { open: CLOSED, ...answers });
  await seen(page.getByRole('heading', { name: 'This link needs a key' }));
  return page;
}

async function tryPassword(page: Page, words: RegExp): Promise<Page> {
  await page.getByLabel('Password').fill('low water');
  await page.getByLabel('Password').press('Enter');
  await seen(page.getByRole('alert').filter({ hasText: words }));
  return page;
}

const cutState = (reason: Extract<GuestEvent, { event: 'cut' }>['data']['reason'], words: string): State => ({
  name: `guest-${reason}`,
  enter: async (harness) => {
    const page = await guest(harness, {
      follow: stream([...BEGINNING, { event: 'cut', data: { reason } }]),
    });
    await seen(page.getByRole('heading', { name: words }));
    return page;
  },
});

async function openDialog({ visit, sample }: Harness, kind: SampleKind): Promise<Page> {
  const page = await threadReady(await visit('Ada', `/t/${await sample(kind)}`));
  await press(page, 'Share');
  await seen(
    page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: /^(Create|New) link$/ }),
  );
  return page;
}

/** The form of a new link, whether or not there are some already. */
async function newShare(harness: Harness, kind: SampleKind): Promise<Page> {
  const page = await openDialog(harness, kind);
  if ((await page.getByRole('button', { name: 'New link' }).count()) > 0) await press(page, 'New link');
  await seen(page.getByText(/^They will see \d+ messages?/));
  return page;
}

export const SHARES: readonly State[] = [
  guestOf('guest', { sort: 'main', words: 'shall I take the first two?' }),
  guestOf('guest-rich', { sort: 'rich', words: 'What stands in the way' }),
  guestOf('guest-generated', { sort: 'generated', words: 'Compare three pricing plans in a table' }),
  guestOf('guest-streaming', { sort: 'streaming', words: 'Answering Ada' }),
  guestOf('guest-numbered', {
    sort: 'unlucky',
    body: { names: 'numbered', upToSeq: 9 },
    words: 'The link ends here.',
  }),
  guestOf('guest-may-fork', {
    sort: 'main',
    body: { mayFork: true },
    words: 'Continue in a thread of your own',
  }),
  {
    name: 'guest-continue',
    enter: async ({ visit, sample }) => {
      const page = await visit('nobody', await linkTo(await sample('main'), { mayFork: true }));
      await press(page, 'Continue in a thread of your own');
      await seen(page.getByRole('dialog').getByRole('button', { name: 'Continue as Grace' }));
      return page;
    },
  },
  guestOf('guest-empty', { sort: 'empty', words: 'No messages yet' }),
  { name: 'guest-locked', enter: locked },
  {
    name: 'guest-wrong-password',
    enter: async (harness) => await tryPassword(await locked(harness), /doesn’t open the link/),
  },
  {
    name: 'guest-too-many-tries',
    enter: async (harness) => {
      const tooMany = refusal(429, 'too-many', 'Too many requests.');
      const page = await locked(harness, {
        open: (route) => (route.request().postDataJSON().password === undefined ? CLOSED : tooMany)(route),
      });
      return await tryPassword(page, /^Too many tries/);
    },
  },
  {
    name: 'guest-sign-in',
    enter: async (harness) => {
      const page = await locked(harness);
      await press(page, 'Sign in');
      await seen(page.getByRole('button', { name: 'Continue as Grace' }));
      return page;
    },
  },
  {
    name: 'guest-unreachable',
    enter: async (harness) => {
      const page = await guest(harness, { open: (route) => route.abort() });
      await seen(page.getByRole('heading', { name: 'The link could not be opened' }));
      return page;
    },
  },
  {
    name: 'guest-reconnecting',
    enter: async (harness) => {
      let count = 0;
      const page = await guest(harness, {
        follow: (route) => {
          count += 1;
          return count === 1 ? stream(BEGINNING)(route) : route.abort();
        },
      });
      await seen(page.getByText('Reconnecting…'));
      return page;
    },
  },
  cutState('revoked', 'This link was revoked'),
  cutState('expired', 'This link has expired'),
  cutState('changed', 'This link was changed'),
  cutState('closed', 'This link is closed'),
  { name: 'share-new', enter: (harness) => newShare(harness, 'rich') },
  {
    name: 'share-preview',
    enter: async (harness) => {
      const page = await newShare(harness, 'rich');
      await press(page, 'Preview');
      await seen(page.getByRole('region', { name: 'What guests will see' }).getByRole('article'));
      return page;
    },
  },
  {
    name: 'share-members-only',
    enter: async (harness) => {
      const page = await newShare(harness, 'rich');
      await page.getByRole('radio', { name: /^Members only/ }).check();
      await seen(page.getByRole('textbox', { name: 'Address of the thread' }));
      return page;
    },
  },
  {
    name: 'share-created',
    enter: async (harness) => {
      const page = await newShare(harness, 'unlucky');
      await press(page, 'Create link');
      await seen(page.getByRole('textbox', { name: 'Share link' }));
      return page;
    },
  },
  {
    name: 'share-list',
    enter: async (harness) => {
      await harness.sample('shared');
      const page = await openDialog(harness, 'shared');
      await seen(page.getByText('For the board'));
      return page;
    },
  },
  {
    name: 'share-change',
    enter: async (harness) => {
      const page = await openDialog(harness, 'shared');
      await press(page, 'Change “For the board”');
      await seen(page.getByRole('button', { name: 'Replace link' }));
      return page;
    },
  },
  {
    name: 'share-revoke',
    enter: async (harness) => {
      const page = await openDialog(harness, 'shared');
      await press(page, 'Revoke “For the board”');
      await seen(page.getByText(/^Revoke “For the board”\?/));
      return page;
    },
  },
  {
    name: 'share-list-failed',
    enter: async ({ visit, sample }) => {
      const page = await visit('Ada', `/t/${await sample('main')}`, (tab) =>
        tab.route('**/api/threads/*/shares', (route) => route.abort()),
      );
      await threadReady(page);
      await press(page, 'Share');
      await seen(page.getByRole('alert').filter({ hasText: 'The share links could not be loaded' }));
      return page;
    },
  },
  {
    name: 'my-shares',
    enter: async ({ visit, sample }) => {
      await sample('shared');
      const page = await visit('Ada', '/');
      await openPersonMenu(page, 'Settings');
      await press(page, 'Sharing');
      await seen(page.getByText('For the board'));
      return page;
    },
  },
];
