// Search: its page, what the list and the palette find, and finding in a thread.
import type { Page } from 'playwright/test';
import { openThreadMenu, seen } from './locators';
import type { Harness, State } from './harness';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search messages and threads' });
/** Whichever come first: every worker plants the threads anew. */
const hits = (page: Page) => page.getByRole('main').getByRole('link', { name: /harbour/ });

async function search(harness: Harness, text: string): Promise<Page> {
  await harness.sample('search');
  const page = await harness.visit('Ada', '/search');
  await field(page).fill(text);
  return page;
}

/** The API answers, with these changes. */
const answering = (changes: Record<string, unknown>) => (tab: Page) =>
  tab.route('**/api/search?*', async (route) => {
    const response = await route.fetch();
    const body: unknown = await response.json();
    await route.fulfill({ response, json: { ...Object(body), ...changes } });
  });

export const SEARCH: readonly State[] = [
  {
    name: 'search-empty',
    enter: async ({ visit }) => {
      const page = await visit('Newcomer', '/search');
      await seen(page.getByRole('heading', { name: 'Search everything in your threads' }));
      return page;
    },
  },
  {
    name: 'search-recent',
    enter: async (harness) => {
      const page = await search(harness, 'zeppelin harbour');
      await field(page).press('Enter');
      await field(page).fill('from:grace zeppelin');
      await field(page).press('Enter');
      await page.getByRole('button', { name: 'Clear search' }).click();
      await seen(page.getByRole('heading', { name: 'Recent searches' }));
      return page;
    },
  },
  {
    name: 'search-results',
    enter: async (harness) => {
      const page = await search(harness, 'zeppelin');
      await seen(hits(page));
      return page;
    },
  },
  {
    name: 'search-filters',
    enter: async (harness) => {
      const page = await search(harness, 'zeppelin from:ada after:2026-01-01 -has:code');
      await seen(hits(page));
      await page.getByRole('button', { name: 'From', exact: true }).click();
      await seen(page.getByRole('menuitemradio', { name: 'Assistant' }));
      return page;
    },
  },
  {
    name: 'search-problems',
    enter: async (harness) => {
      const page = await search(harness, 'zeppelin after:someday has:pictures "the harbour');
      await seen(page.getByText('The quotation mark is not closed'));
      return page;
    },
  },
  {
    name: 'search-corrected',
    enter: async (harness) => {
      const page = await search(harness, 'zepelin harbour ');
      await seen(page.getByText('Did you mean this?'));
      return page;
    },
  },
  {
    name: 'search-nothing',
    enter: async (harness) => {
      const page = await search(harness, 'qqqqqq from:grace');
      await seen(page.getByRole('heading', { name: 'No results for “qqqqqq from:grace”' }));
      return page;
    },
  },
  {
    name: 'search-indexing',
    enter: async (harness) => {
      await harness.sample('search');
      const page = await harness.visit('Ada', '/search?q=zeppelin', answering({ indexed: 0.62 }));
      await seen(page.getByText('Still indexing, 62 %'));
      return page;
    },
  },
  {
    name: 'search-failed',
    enter: async (harness) => {
      const page = await harness.visit('Ada', '/search?q=zeppelin', (tab) =>
        tab.route('**/api/search?*', (route) => route.abort()),
      );
      await seen(page.getByRole('heading', { name: 'Search failed' }));
      return page;
    },
  },
  {
    name: 'search-loading',
    enter: async (harness) => {
      const page = await harness.visit('Ada', '/search?q=zeppelin', (tab) =>
        tab.route('**/api/search?*', () => undefined),
      );
      await seen(page.getByRole('status').getByText('Searching…'));
      return page;
    },
  },
  {
    name: 'search-in-list',
    enter: async (harness) => {
      await harness.sample('search');
      const page = await harness.visit('Ada', '/');
      await page.getByRole('searchbox', { name: 'Search threads and messages' }).fill('zeppelin');
      await seen(page.getByRole('region', { name: 'Messages' }).getByRole('link', { name: /harbour/ }));
      return page;
    },
  },
  {
    name: 'palette-messages',
    enter: async (harness) => {
      await harness.sample('search');
      const page = await harness.visit('Ada', '/');
      await seen(page.getByRole('navigation', { name: 'Threads' }).getByRole('listitem'));
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('dialog').getByRole('combobox').fill('zeppelin');
      await seen(page.getByRole('group', { name: 'Messages' }).getByRole('option', { name: /harbour/ }));
      return page;
    },
  },
  {
    name: 'find-in-thread',
    enter: async (harness) => {
      const threadId = await harness.sample('search');
      const page = await harness.visit('Ada', `/t/${threadId}`);
      await openThreadMenu(page, 'Find in thread');
      await page.getByRole('textbox', { name: 'Find in this thread' }).fill('harbour');
      await seen(page.getByText('1 of 4'));
      return page;
    },
  },
];
