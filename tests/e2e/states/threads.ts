// A thread on screen: what is said in it, by whom it is seen, what happens to it.
import type { Page } from '@playwright/test';
import { MAX_MESSAGE_BYTES } from '@/model/limits';
import {
  button,
  openMenu,
  openMessageMenu,
  openThreadMenu,
  press,
  seen,
  settled,
  silentStore,
} from './locators';
import type { House, State, Visitor } from './harness';
import { plantThread, plantWaiting } from './planted-threads';

type Sort = Parameters<House['garden']>[0];

/** Somebody looks at a thread of the garden, and does something there. */
const at = (
  name: string,
  { who = 'Ada', sort = 'main' }: { who?: Visitor; sort?: Sort },
  then?: (page: Page) => Promise<unknown>,
): State => ({
  name,
  enter: async ({ visit, garden }) => {
    const page = await settled(await visit(who, `/t/${await garden(sort)}`));
    await then?.(page);
    return page;
  },
});

const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });

async function goOffline(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await seen(page.getByText('You are offline.'));
}

export const THREADS: readonly State[] = [
  at('thread', {}, (page) => seen(page.getByText('shall I take the first two?'))),
  at('thread-empty', { sort: 'empty' }, (page) =>
    seen(page.getByRole('heading', { name: 'A fresh thread' })),
  ),
  at('thread-empty-viewer', { sort: 'empty', who: 'Linus' }, (page) =>
    seen(page.getByRole('heading', { name: 'Nothing has been said yet' })),
  ),
  at('thread-viewer', { who: 'Linus' }, (page) => seen(page.getByText('You are a viewer here'))),
  at('thread-archived', { sort: 'archived' }, (page) => seen(button(page, 'Open again'))),
  at('thread-archived-editor', { sort: 'archived', who: 'Grace' }, (page) =>
    seen(page.getByText('is archived')),
  ),
  at('thread-trashed', { sort: 'trashed' }, (page) => seen(button(page, 'Restore'))),
  at('answers-ended', { sort: 'unlucky' }, (page) => seen(page.getByText('Stopped by Grace'))),
  at('answer-rich', { sort: 'rich' }, (page) => seen(page.locator('.katex').last())),
  at('answer-diagram', { sort: 'diagram' }, (page) =>
    seen(page.locator('figure img, article img[src^="blob:"], article img[src^="data:"]')),
  ),
  at('answer-drawn', { sort: 'drawn' }, (page) => seen(page.locator('.answer-c1'))),
  at('answer-form', { sort: 'form' }, (page) => seen(page.locator('.answer-c1'))),
  at('answer-growing', { sort: 'growing' }, (page) => seen(button(page, 'Stop'))),
  at('question-waiting', { sort: 'growing', who: 'Grace' }, (page) =>
    seen(button(page, 'Cancel your question')),
  ),
  at('offline', {}, goOffline),
  at('sending-offline', {}, async (page) => {
    await goOffline(page);
    await message(page).fill('This one waits for the network.');
    await press(page, 'Send');
  }),
  at('mentioning', {}, async (page) => {
    await message(page).pressSequentially('@');
    await seen(page.getByRole('listbox', { name: 'People to mention' }));
  }),
  at('replying', {}, async (page) => {
    const article = page.getByRole('article').filter({ hasText: 'shall I take the first two?' });
    await article.hover();
    await article.getByRole('button', { name: 'Reply' }).click();
    await seen(page.getByRole('group', { name: /^Replying to/ }));
  }),
  at('message-menu', {}, (page) => openMessageMenu(page, 'What should we check')),
  at('editing', { who: 'Grace' }, async (page) => {
    await openMessageMenu(page, 'shall I take the first two?', 'Edit');
    await seen(button(page, 'Save'));
  }),
  at('delete-message', { who: 'Grace' }, async (page) => {
    await openMessageMenu(page, 'shall I take the first two?', 'Delete');
    await seen(page.getByRole('dialog'));
  }),
  at('notice', {}, async (page) => {
    await openMessageMenu(page, 'How bad is it?', 'Copy text');
    await seen(page.getByText('Text copied'));
  }),
  at('thread-menu', {}, (page) => openThreadMenu(page)),
  at('rename', {}, async (page) => {
    await openThreadMenu(page, 'Rename');
    await seen(page.getByRole('textbox', { name: 'Title' }));
  }),
  at('policy-menu', {}, async (page) => {
    await page.getByRole('button', { name: /^When the assistant answers/ }).click();
    await seen(page.getByRole('menuitemradio'));
  }),
  at('thread-settings', {}, async (page) => {
    await openThreadMenu(page, 'Thread settings');
    await seen(page.getByRole('textbox', { name: 'Instructions for the assistant' }));
  }),
  at('thread-settings-viewer', { who: 'Linus' }, async (page) => {
    await openThreadMenu(page, 'Thread settings');
    await seen(page.getByRole('textbox', { name: 'Instructions for the assistant' }));
  }),
  at('answer-details', { sort: 'rich' }, async (page) => {
    await openMessageMenu(page, 'Here is the short version', 'Details');
    await seen(page.getByRole('dialog'));
  }),
  at('jump-to-day', {}, async (page) => {
    const day = page.getByRole('button', { name: /jump to another day$/ }).first();
    await openMenu(day, page.getByRole('menuitem', { name: 'Yesterday' }));
  }),
  at('long-paste', {}, async (page) => {
    await message(page).fill('One line of a long text that was pasted.\n'.repeat(120));
    await seen(button(page, 'Send'));
  }),
  at('over-the-limit', {}, async (page) => {
    await message(page).fill('x'.repeat(MAX_MESSAGE_BYTES + 2_000));
    await seen(page.getByText(/KB too long/));
  }),
  at('delete-thread', {}, async (page) => {
    await openThreadMenu(page, 'Delete thread');
    await seen(page.getByRole('dialog', { name: 'Delete this thread?' }));
  }),
  at('link-leads-away', { sort: 'rich' }, async (page) => {
    await page.getByRole('link', { name: /the plan/ }).click();
    await seen(page.getByRole('dialog'));
  }),
  {
    name: 'thread-loading',
    enter: async ({ visit, garden }) => {
      const page = await visit('Ada', `/t/${await garden('main')}`, silentStore);
      await seen(page.getByRole('status', { name: 'Loading messages' }));
      return page;
    },
  },
  {
    name: 'server-away',
    enter: async ({ visit }) => {
      const lines = [{ by: 'Ada', words: 'Is anybody there?' }] as const;
      const threadId = await plantThread({ title: 'A quiet night', lines });
      await plantWaiting(threadId, 1);
      const page = await visit('Ada', `/t/${threadId}`, (tab) =>
        tab.route('**/resume', (route) => route.abort()),
      );
      await seen(page.getByText('The server is away'));
      return page;
    },
  },
  {
    name: 'writing-beside-me',
    enter: async ({ visit, garden }) => {
      const path = `/t/${await garden('main')}`;
      const grace = await settled(await visit('Grace', path));
      const page = await settled(await visit('Ada', path));
      await message(grace).pressSequentially('I think');
      await seen(page.getByText('Grace is writing'));
      return page;
    },
  },
  {
    name: 'gone',
    enter: async ({ visit }) => {
      const page = await visit('Ada', '/t/there-is-no-such-thread');
      await seen(page.getByRole('heading', { name: 'Nothing here for you' }));
      await seen(button(page, 'Ask for access'));
      return page;
    },
  },
  {
    name: 'asked-for-access',
    enter: async ({ visit }) => {
      const page = await visit('Ada', `/t/no-thread-${crypto.randomUUID()}`);
      await press(page, 'Ask for access');
      await seen(page.getByText('You asked to join.'));
      return page;
    },
  },
];
