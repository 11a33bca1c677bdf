// The start page, the lists beside a thread, one's own account.
import { showShelf } from '@/tests/e2e/fixtures';
import { button, openPersonMenu, press, seen, silentStore } from './locators';
import type { House, State } from './harness';

async function start({ visit }: House) {
  const page = await visit('Ada', '/');
  await seen(page.getByRole('heading', { name: /^Hello Ada/ }));
  await seen(page.getByRole('navigation', { name: 'Threads' }).getByRole('listitem'));
  return page;
}

const empty = async ({ visit }: House) => {
  const page = await visit('Newcomer', '/');
  await seen(page.getByText('No threads yet.'));
  return page;
};

async function palette(house: House, letters: string) {
  const page = await start(house);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Find anything' }).getByRole('combobox').fill(letters);
  await seen(page.getByRole('dialog', { name: 'Find anything' }));
  return page;
}

export const BESIDE: readonly State[] = [
  { name: 'start', enter: start },
  { name: 'start-empty', enter: empty },
  {
    name: 'list-loading',
    enter: async ({ visit }) => {
      const page = await visit('Ada', '/', silentStore);
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
    enter: async (house) => {
      await house.garden('main');
      const page = await start(house);
      await showShelf(page, 'Mentions');
      await seen(page.getByText('shall I take the first two?'));
      return page;
    },
  },
  {
    name: 'mentions-empty',
    enter: async (house) => {
      const page = await empty(house);
      await showShelf(page, 'Mentions');
      await seen(page.getByText('Nobody has mentioned you yet.'));
      return page;
    },
  },
  {
    name: 'archived-list',
    enter: async (house) => {
      await house.garden('archived');
      const page = await start(house);
      await showShelf(page, 'Archived');
      await seen(page.getByRole('link', { name: /Spring campaign/ }));
      return page;
    },
  },
  {
    name: 'trash-empty',
    enter: async (house) => {
      const page = await empty(house);
      await showShelf(page, 'Trash');
      await seen(page.getByText('The trash is empty.'));
      return page;
    },
  },
  {
    name: 'person-menu',
    enter: async (house) => {
      const page = await start(house);
      await openPersonMenu(page);
      return page;
    },
  },
  {
    name: 'account',
    enter: async (house) => {
      const page = await start(house);
      await openPersonMenu(page, 'Account');
      await seen(page.getByRole('dialog', { name: 'Account' }));
      return page;
    },
  },
  {
    name: 'sign-out-everywhere',
    enter: async (house) => {
      const page = await start(house);
      await openPersonMenu(page, 'Account');
      await press(page, 'Sign out everywhere');
      await seen(page.getByRole('dialog', { name: 'Sign out everywhere?' }));
      return page;
    },
  },
  {
    name: 'delete-account',
    enter: async (house) => {
      const page = await start(house);
      await openPersonMenu(page, 'Account');
      await press(page, 'Delete account');
      await seen(page.getByRole('list', { name: 'Threads that you own' }));
      return page;
    },
  },
  {
    name: 'delete-account-typed',
    enter: async (house) => {
      const page = await empty(house);
      await openPersonMenu(page, 'Account');
      await press(page, 'Delete account');
      await seen(page.getByRole('textbox', { name: /^Type your name/ }));
      return page;
    },
  },
  {
    name: 'notices',
    enter: async (house) => {
      const page = await start(house);
      await openPersonMenu(page, 'Notices');
      await seen(page.getByRole('dialog', { name: 'Notices' }));
      return page;
    },
  },
  {
    name: 'settings',
    enter: async (house) => {
      const page = await start(house);
      await openPersonMenu(page, 'Settings');
      await seen(page.getByRole('radio', { name: 'Compact' }));
      return page;
    },
  },
  {
    name: 'shelves',
    enter: async (house) => {
      const page = await start(house);
      await page.getByRole('button', { name: /^Show:/ }).click();
      await seen(page.getByRole('menuitemradio', { name: 'Shared with me' }));
      return page;
    },
  },
  {
    name: 'title-not-found',
    enter: async (house) => {
      const page = await start(house);
      await page.getByRole('searchbox', { name: 'Find in titles' }).fill('lighthouse');
      await seen(page.getByText('No title holds “lighthouse”'));
      return page;
    },
  },
  {
    name: 'row-menu',
    enter: async (house) => {
      const page = await start(house);
      await page.getByRole('navigation', { name: 'Threads' }).getByRole('listitem').first().hover();
      await page
        .getByRole('button', { name: /^More for/ })
        .first()
        .click();
      await seen(page.getByRole('menuitem'));
      return page;
    },
  },
  { name: 'palette', enter: (house) => palette(house, 'th') },
  { name: 'palette-nothing', enter: (house) => palette(house, 'qqqq') },
  {
    name: 'shortcuts',
    enter: async (house) => {
      const page = await start(house);
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
