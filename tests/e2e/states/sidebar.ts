// The start page, the lists beside a thread, one's own account.
import { showFilter } from '@/tests/e2e/fixtures';
import { button, openPersonMenu, press, seen, blockListens } from './locators';
import type { Harness, State } from './harness';

async function start({ visit }: Harness) {
  const page = await visit('Ada', '/');
  await seen(page.getByRole('heading', { name: 'What are you working on, Ada?' }));
  await seen(page.getByRole('navigation', { name: 'Threads' }).getByRole('listitem'));
  return page;
}

const empty = async ({ visit }: Harness) => {
  const page = await visit('Newcomer', '/');
  await seen(page.getByText('No threads yet.'));
  return page;
};

async function palette(harness: Harness, letters: string) {
  const page = await start(harness);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Search or jump to…' }).getByRole('combobox').fill(letters);
  await seen(page.getByRole('dialog', { name: 'Search or jump to…' }));
  return page;
}

export const SIDEBAR: readonly State[] = [
  { name: 'start', enter: start },
  {
    name: 'new-thread',
    enter: async ({ visit }) => {
      const page = await visit('Ada', '/new');
      await seen(page.getByRole('textbox', { name: 'Start a thread' }));
      return page;
    },
  },
  { name: 'start-empty', enter: empty },
  {
    name: 'invitations',
    enter: async ({ visit }) => {
      const page = await visit('Invited', '/');
      await seen(page.getByRole('button', { name: 'Accept invitation to “Launch plan, spring”' }));
      return page;
    },
  },
  {
    name: 'left-for-good',
    enter: async ({ visit }) => {
      const page = await visit('Invited', '/');
      await openPersonMenu(page, 'Account');
      await seen(page.getByRole('button', { name: 'Allow people of “Cheap watches” to add you' }));
      return page;
    },
  },
  {
    name: 'list-loading',
    enter: async ({ visit }) => {
      const page = await visit('Ada', '/', blockListens);
      await seen(page.getByRole('status', { name: 'Loading threads' }));
      return page;
    },
  },
  {
    name: 'list-failed',
    enter: async ({ visit }) => {
      // Signed in without any rights: the store refuses what the page wants to follow.
      const page = await visit('Newcomer', '/', async (tab) => {
        await tab.unroute('**/accounts:signInWithPassword*');
        await tab.route('**/accounts:signInWithPassword*', (route) =>
          route.continue({
            url: route.request().url().replace('signInWithPassword', 'signUp'),
            postData: JSON.stringify({ returnSecureToken: true }),
          }),
        );
        await tab.route('**/api/me', (route) => route.abort());
      });
      await seen(page.getByText('Your threads could not be loaded.'));
      return page;
    },
  },
  {
    name: 'mentions',
    enter: async (harness) => {
      await harness.sample('main');
      const page = await start(harness);
      await showFilter(page, 'Mentions');
      await seen(page.getByText('shall I take the first two?'));
      return page;
    },
  },
  {
    name: 'mentions-empty',
    enter: async (harness) => {
      const page = await empty(harness);
      await showFilter(page, 'Mentions');
      await seen(page.getByText('No mentions yet.'));
      return page;
    },
  },
  {
    name: 'archived-list',
    enter: async (harness) => {
      await harness.sample('archived');
      const page = await start(harness);
      await showFilter(page, 'Archived');
      await seen(page.getByRole('link', { name: /Spring campaign/ }));
      return page;
    },
  },
  {
    name: 'trash-empty',
    enter: async (harness) => {
      const page = await empty(harness);
      await showFilter(page, 'Trash');
      await seen(page.getByText('Trash is empty.'));
      return page;
    },
  },
  {
    name: 'person-menu',
    enter: async (harness) => {
      const page = await start(harness);
      await openPersonMenu(page);
      return page;
    },
  },
  {
    name: 'account',
    enter: async (harness) => {
      const page = await start(harness);
      await openPersonMenu(page, 'Account');
      await seen(page.getByRole('dialog', { name: 'Account' }));
      return page;
    },
  },
  {
    name: 'sign-out-everywhere',
    enter: async (harness) => {
      const page = await start(harness);
      await openPersonMenu(page, 'Account');
      await press(page, 'Sign out everywhere');
      await seen(page.getByRole('dialog', { name: 'Sign out everywhere?' }));
      return page;
    },
  },
  {
    name: 'delete-account',
    enter: async (harness) => {
      const page = await start(harness);
      await openPersonMenu(page, 'Account');
      await press(page, 'Delete account');
      await seen(page.getByRole('list', { name: 'Threads you own' }));
      return page;
    },
  },
  {
    name: 'delete-account-typed',
    enter: async (harness) => {
      const page = await empty(harness);
      await openPersonMenu(page, 'Account');
      await press(page, 'Delete account');
      await seen(page.getByRole('textbox', { name: /^Type your name/ }));
      return page;
    },
  },
  {
    name: 'notifications',
    enter: async (harness) => {
      const page = await start(harness);
      await openPersonMenu(page, 'Notifications');
      await seen(page.getByRole('dialog', { name: 'Notifications' }));
      return page;
    },
  },
  {
    name: 'settings',
    enter: async (harness) => {
      const page = await start(harness);
      await openPersonMenu(page, 'Settings');
      await seen(page.getByRole('radio', { name: 'Compact' }));
      return page;
    },
  },
  {
    name: 'filters',
    enter: async (harness) => {
      const page = await start(harness);
      await page.getByRole('button', { name: /^Show:/ }).click();
      await seen(page.getByRole('menuitemradio', { name: 'Shared with me' }));
      return page;
    },
  },
  {
    name: 'title-not-found',
    enter: async (harness) => {
      const page = await start(harness);
      await page.getByRole('searchbox', { name: 'Search threads' }).fill('lighthouse');
      await seen(page.getByText('No threads match “lighthouse”'));
      return page;
    },
  },
  {
    name: 'row-menu',
    enter: async (harness) => {
      const page = await start(harness);
      await page.getByRole('navigation', { name: 'Threads' }).getByRole('listitem').first().hover();
      await page
        .getByRole('button', { name: /^More for/ })
        .first()
        .click();
      await seen(page.getByRole('menuitem'));
      return page;
    },
  },
  { name: 'palette', enter: (harness) => palette(harness, 'th') },
  { name: 'palette-nothing', enter: (harness) => palette(harness, 'qqqq') },
  {
    name: 'shortcuts',
    enter: async (harness) => {
      const page = await start(harness);
      await openPersonMenu(page, 'Keyboard shortcuts');
      await seen(page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
      return page;
    },
  },
  {
    name: 'older-page',
    enter: async ({ visit }) => {
      const page = await visit('Ada', '/', (tab) =>
        tab.route('**/api/me', async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, headers: { ...response.headers(), 'x-build': 'a-later-one' } });
        }),
      );
      await seen(button(page, 'Reload'));
      return page;
    },
  },
];
