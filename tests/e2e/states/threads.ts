// A thread on screen: what is said in it, by whom it is seen, what happens to it.
import type { Page } from 'playwright/test';
import { forkResponseSchema } from '@/model/fork';
import { MAX_MESSAGE_BYTES } from '@/model/limits';
import { messagesResponseSchema } from '@/model/list-responses';
import { isRemoved } from '@/model/message';
import { callAs } from '@/tests/e2e/fixtures';
import {
  button,
  openMenu,
  openMessageMenu,
  openThreadMenu,
  press,
  seen,
  threadReady,
  blockListens,
} from './locators';
import type { Harness, State, Visitor } from './harness';
import { plantThread, plantWaiting } from './planted-threads';

type SampleKind = Parameters<Harness['sample']>[0];

/** Opens a planted thread, and does something there. */
const threadState = (
  name: string,
  { who = 'Ada', sort: kind = 'main' }: { who?: Visitor; sort?: SampleKind },
  then?: (page: Page) => Promise<unknown>,
): State => ({
  name,
  enter: async ({ visit, sample }) => {
    const page = await threadReady(await visit(who, `/t/${await sample(kind)}`));
    await then?.(page);
    return page;
  },
});

/** A thread that Ada has started from the last message of another one. */
async function forkOf(threadId: string): Promise<string> {
  const path = `/api/threads/${threadId}`;
  const read = await callAs('Ada', { path: `${path}/messages`, method: 'GET' });
  const last = messagesResponseSchema.parse(read).messages.findLast(({ status }) => !isRemoved(status));
  const made = await callAs('Ada', { path: `${path}/forks`, body: { messageId: last?.id } });
  return forkResponseSchema.parse(made).threadId;
}

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
  threadState('thread', {}, (page) => seen(page.getByText('shall I take the first two?'))),
  threadState('thread-empty', { sort: 'empty' }, (page) =>
    seen(page.getByRole('heading', { name: 'Start the conversation' })),
  ),
  threadState('thread-empty-viewer', { sort: 'empty', who: 'Linus' }, (page) =>
    seen(page.getByRole('heading', { name: 'No messages yet' })),
  ),
  threadState('thread-viewer', { who: 'Linus' }, (page) => seen(page.getByText('View only'))),
  threadState('thread-archived', { sort: 'archived' }, (page) => seen(button(page, 'Unarchive'))),
  threadState('thread-archived-editor', { sort: 'archived', who: 'Grace' }, (page) =>
    seen(page.getByText('is archived')),
  ),
  threadState('thread-trashed', { sort: 'trashed' }, (page) => seen(button(page, 'Restore'))),
  threadState('answers-ended', { sort: 'unlucky' }, (page) => seen(page.getByText('Stopped by Grace'))),
  threadState('answer-rich', { sort: 'rich' }, (page) => seen(page.locator('.katex').last())),
  threadState('answer-diagram', { sort: 'diagram' }, (page) =>
    seen(page.locator('figure img, article img[src^="blob:"], article img[src^="data:"]')),
  ),
  threadState('answer-generated', { sort: 'generated' }, (page) => seen(page.locator('.answer-c1'))),
  threadState('answer-form', { sort: 'form' }, (page) => seen(page.locator('.answer-c1'))),
  threadState('answer-undrawn', { sort: 'undrawn' }, (page) => seen(button(page, 'Show anyway'))),
  threadState('press-review', { sort: 'form' }, async (page) => {
    const answer = page.locator('.answer-c1');
    await answer.getByRole('textbox').first().fill('Two days by the sea');
    await answer.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Grace' }).click();
    await answer.getByRole('button', { name: 'Send the plan' }).click();
    await seen(page.getByRole('dialog'));
  }),
  threadState('answer-streaming', { sort: 'streaming' }, (page) => seen(button(page, 'Stop'))),
  threadState('question-waiting', { sort: 'streaming', who: 'Grace' }, (page) =>
    seen(button(page, 'Cancel your question')),
  ),
  threadState('offline', {}, goOffline),
  threadState('sending-offline', {}, async (page) => {
    await goOffline(page);
    await message(page).fill('This one waits for the network.');
    await press(page, 'Send');
  }),
  threadState('mentioning', {}, async (page) => {
    await message(page).pressSequentially('@');
    await seen(page.getByRole('listbox', { name: 'People to mention' }));
  }),
  threadState('replying', {}, async (page) => {
    const article = page.getByRole('article').filter({ hasText: 'shall I take the first two?' });
    await article.hover();
    await article.getByRole('button', { name: 'Reply' }).click();
    await seen(page.getByRole('group', { name: /^Replying to/ }));
  }),
  threadState('message-menu', {}, (page) => openMessageMenu(page, 'What should we check')),
  threadState('fork-dialog', {}, async (page) => {
    await openMessageMenu(page, 'What should we check', 'New thread from here');
    await seen(page.getByRole('dialog', { name: 'New thread from here' }));
  }),
  {
    name: 'fork',
    enter: async (harness) => {
      const page = await threadReady(
        await harness.visit('Ada', `/t/${await forkOf(await harness.sample('main'))}`),
      );
      await seen(page.getByRole('link', { name: 'Open that thread' }));
      return page;
    },
  },
  threadState('editing', { who: 'Grace' }, async (page) => {
    await openMessageMenu(page, 'shall I take the first two?', 'Edit');
    await seen(button(page, 'Save'));
  }),
  threadState('delete-message', { who: 'Grace' }, async (page) => {
    await openMessageMenu(page, 'shall I take the first two?', 'Delete');
    await seen(page.getByRole('dialog'));
  }),
  threadState('toast', {}, async (page) => {
    await openMessageMenu(page, 'How bad is it?', 'Copy text');
    await seen(page.getByText('Text copied'));
  }),
  threadState('thread-menu', {}, (page) => openThreadMenu(page)),
  threadState('rename', {}, async (page) => {
    await openThreadMenu(page, 'Rename');
    await seen(page.getByRole('textbox', { name: 'Title' }));
  }),
  threadState('policy-menu', {}, async (page) => {
    await page.getByRole('button', { name: /^When the assistant replies/ }).click();
    await seen(page.getByRole('menuitemradio'));
  }),
  threadState('thread-settings', {}, async (page) => {
    await openThreadMenu(page, 'Thread settings');
    await seen(page.getByRole('textbox', { name: 'Instructions for the assistant' }));
  }),
  threadState('thread-settings-viewer', { who: 'Linus' }, async (page) => {
    await openThreadMenu(page, 'Thread settings');
    await seen(page.getByRole('textbox', { name: 'Instructions for the assistant' }));
  }),
  threadState('export-thread', {}, async (page) => {
    await openThreadMenu(page, 'Export');
    await seen(page.getByRole('radio', { name: /^JSON/ }));
  }),
  threadState('export-from-a-day', { who: 'Linus' }, async (page) => {
    await openThreadMenu(page, 'Export');
    await page.getByRole('radio', { name: 'From a day on' }).check();
    await seen(page.getByLabel('First day'));
  }),
  threadState('answer-details', { sort: 'rich' }, async (page) => {
    await openMessageMenu(page, 'Here is the short version', 'Details');
    await seen(page.getByRole('dialog'));
  }),
  threadState('jump-to-day', {}, async (page) => {
    const day = page.getByRole('button', { name: /jump to another day$/ }).first();
    await openMenu(day, page.getByRole('menuitem', { name: 'Yesterday' }));
  }),
  threadState('long-paste', {}, async (page) => {
    await message(page).fill('One line of a long text that was pasted.\n'.repeat(120));
    await seen(button(page, 'Send'));
  }),
  threadState('over-the-limit', {}, async (page) => {
    await message(page).fill('x'.repeat(MAX_MESSAGE_BYTES + 2_000));
    await seen(page.getByText(/KB too long/));
  }),
  threadState('delete-thread', {}, async (page) => {
    await openThreadMenu(page, 'Delete thread');
    await seen(page.getByRole('dialog', { name: 'Delete this thread?' }));
  }),
  threadState('external-link', { sort: 'rich' }, async (page) => {
    await page.getByRole('link', { name: /the plan/ }).click();
    await seen(page.getByRole('dialog'));
  }),
  {
    name: 'thread-loading',
    enter: async ({ visit, sample }) => {
      const page = await visit('Ada', `/t/${await sample('main')}`, blockListens);
      await seen(page.getByRole('status', { name: 'Loading messages' }));
      return page;
    },
  },
  {
    name: 'server-away',
    enter: async ({ visit }) => {
      const lines = [{ by: 'Ada', text: 'Is anybody there?' }] as const;
      const threadId = await plantThread({ title: 'A quiet night', lines });
      await plantWaiting(threadId, 1);
      const page = await visit('Ada', `/t/${threadId}`, (tab) =>
        tab.route('**/resume', (route) => route.abort()),
      );
      await seen(page.getByText('The server is unavailable'));
      return page;
    },
  },
  {
    name: 'someone-typing',
    enter: async ({ visit, sample }) => {
      const path = `/t/${await sample('main')}`;
      const grace = await threadReady(await visit('Grace', path));
      const page = await threadReady(await visit('Ada', path));
      await message(grace).pressSequentially('I think');
      await seen(page.getByText('Grace is typing'));
      return page;
    },
  },
  {
    name: 'no-access',
    enter: async ({ visit }) => {
      const page = await visit('Ada', '/t/there-is-no-such-thread');
      await seen(page.getByRole('heading', { name: 'You don’t have access to this thread' }));
      await seen(button(page, 'Request access'));
      return page;
    },
  },
  {
    name: 'asked-for-access',
    enter: async ({ visit }) => {
      const page = await visit('Ada', `/t/no-thread-${crypto.randomUUID()}`);
      await press(page, 'Request access');
      await seen(page.getByText('Request sent.'));
      return page;
    },
  },
];
