// Usage and feedback.
import type { Page } from 'playwright/test';
import type { Harness, State } from './harness';
import { press, seen, threadReady } from './locators';
import { plantThread } from './planted-threads';
import { PRICE_LINES } from './planted-usage';

const glance = (page: Page) => page.getByText('First token').first();

async function usage(harness: Harness, query = ''): Promise<Page> {
  await harness.sample('usage');
  const page = await harness.visit('Ada', `/usage${query}`);
  await seen(glance(page));
  return page;
}

/** The API answers, with these changes. */
const answering = (changes: Record<string, unknown>) => (tab: Page) =>
  tab.route('**/api/usage?*', async (route) => {
    const response = await route.fetch();
    const body: unknown = await response.json();
    await route.fulfill({ response, json: { ...Object(body), ...changes } });
  });

export const USAGE: readonly State[] = [
  { name: 'usage-mine', enter: (harness) => usage(harness) },
  {
    name: 'usage-thread',
    enter: async (harness) => {
      const page = await usage(harness, `?thread=${await harness.sample('usage')}`);
      await seen(page.getByText('It forgot the discount for schools.'));
      return page;
    },
  },
  {
    name: 'usage-site',
    enter: async (harness) => {
      await harness.sample('usage');
      const page = await harness.visit('Linus', '/usage?of=site&range=90');
      await seen(page.getByRole('heading', { name: 'By person' }));
      return page;
    },
  },
  {
    name: 'usage-table',
    enter: async (harness) => {
      const page = await usage(harness);
      await press(page, 'By day: show as table');
      await press(page, 'Speed: show as table');
      await seen(page.getByRole('table', { name: 'By day' }));
      return page;
    },
  },
  {
    name: 'usage-day',
    enter: async (harness) => {
      const page = await usage(harness);
      await page.getByRole('application').focus();
      await page.keyboard.press('ArrowRight');
      await seen(page.getByRole('application').locator('..').getByRole('status'));
      return page;
    },
  },
  {
    name: 'usage-custom-days',
    enter: async (harness) => {
      const page = await usage(harness);
      await page.getByRole('radio', { name: 'Custom' }).check();
      await page.getByLabel('From', { exact: true }).fill('2020-01-01');
      await seen(page.getByText('at most 366 days'));
      return page;
    },
  },
  {
    name: 'usage-empty',
    enter: async ({ visit }) => {
      const page = await visit('Newcomer', '/usage');
      await seen(page.getByRole('heading', { name: 'No answers in this range yet' }));
      return page;
    },
  },
  {
    name: 'usage-denied',
    enter: async (harness) => {
      const threadId = await harness.sample('usage');
      const page = await harness.visit('Grace', `/usage?thread=${threadId}`);
      await seen(page.getByRole('heading', { name: 'You can’t see this usage' }));
      return page;
    },
  },
  {
    name: 'usage-off',
    enter: async ({ visit }) => {
      const off = { state: 'off', maySeeSite: false };
      const page = await visit('Ada', '/usage', (tab) =>
        tab.route('**/api/usage?*', (route) => route.fulfill({ json: off })),
      );
      await seen(page.getByRole('heading', { name: 'Usage is turned off' }));
      return page;
    },
  },
  {
    name: 'usage-indexing',
    enter: async (harness) => {
      await harness.sample('usage');
      const page = await harness.visit('Ada', '/usage', answering({ state: 'indexing', indexed: 0.62 }));
      await seen(page.getByText('Still counting, 62 %'));
      return page;
    },
  },
  {
    name: 'usage-failed',
    enter: async ({ visit }) => {
      const page = await visit('Ada', '/usage', (tab) =>
        tab.route('**/api/usage?*', (route) => route.abort()),
      );
      await seen(page.getByRole('heading', { name: 'Usage could not be loaded' }));
      return page;
    },
  },
  {
    name: 'usage-loading',
    enter: async ({ visit }) => {
      const page = await visit('Ada', '/usage', (tab) => tab.route('**/api/usage?*', () => undefined));
      await seen(page.getByRole('status', { name: 'Loading usage' }));
      return page;
    },
  },
  {
    name: 'feedback-reasons',
    enter: async (harness) => {
      const threadId = await plantThread({ title: 'Page of prices', lines: PRICE_LINES });
      const page = await threadReady(await harness.visit('Ada', `/t/${threadId}`));
      await press(page, 'Not helpful');
      await page.getByRole('checkbox', { name: 'Incomplete' }).check();
      return page;
    },
  },
];
