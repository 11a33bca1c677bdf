// Before one is in: signing in, invite links, pages that are not there, pages that broke.
import { seen } from './locators';
import type { State } from './harness';

export const PUBLIC_PAGES: readonly State[] = [
  {
    name: 'sign-in',
    enter: async ({ visit }) => {
      const page = await visit('nobody', '/');
      await seen(page.getByRole('button', { name: 'Continue as Ada' }));
      return page;
    },
  },
  {
    name: 'sign-in-failed',
    enter: async ({ visit }) => {
      const page = await visit('nobody', '/', (tab) =>
        tab.route('**/accounts:signIn*', (route) => route.abort()),
      );
      await page.getByRole('button', { name: 'Continue as Ada' }).click();
      await seen(page.getByRole('alert').filter({ hasText: 'cannot be reached' }));
      return page;
    },
  },
  {
    name: 'not-allowed',
    enter: async ({ visit }) => {
      const page = await visit('Newcomer', '/', (tab) =>
        tab.route('**/api/me', (route) =>
          route.fulfill({
            status: 403,
            json: {
              error: { code: 'forbidden', message: 'This account may not sign in here.', requestId: 'none' },
            },
          }),
        ),
      );
      await seen(page.getByRole('heading', { name: 'This email can’t sign in here' }));
      return page;
    },
  },
  {
    name: 'invite',
    enter: async ({ visit, sample }) => {
      const page = await visit('nobody', `/join/${await sample('token')}`);
      await seen(page.getByRole('heading', { name: /^Ada invited you/ }));
      await seen(page.getByRole('button', { name: 'Continue as Grace' }));
      return page;
    },
  },
  {
    name: 'invite-signed-in',
    enter: async ({ visit, sample }) => {
      const page = await visit('Linus', `/join/${await sample('token')}`);
      await seen(page.getByRole('button', { name: /^Join as/ }));
      return page;
    },
  },
  {
    name: 'invite-dead',
    enter: async ({ visit }) => {
      const page = await visit('nobody', '/join/AAAAAAAAAAAAAAAAAAAAAA');
      await seen(page.getByRole('heading', { name: 'This invite is invalid or has expired' }));
      return page;
    },
  },
  {
    name: 'invite-unreachable',
    enter: async ({ visit, sample }) => {
      const page = await visit('nobody', `/join/${await sample('token')}`, (tab) =>
        tab.route('**/api/invites/preview', (route) => route.abort()),
      );
      await seen(page.getByRole('heading', { name: 'The invite could not be loaded' }));
      return page;
    },
  },
  {
    name: 'not-found',
    enter: async ({ visit }) => {
      const page = await visit('nobody', '/there/is/nothing');
      await seen(page.getByRole('heading', { name: 'Page not found' }));
      return page;
    },
  },
  {
    name: 'page-error',
    enter: async ({ visit, sample }) => {
      // Its first scripts come, and what they fetch when somebody is signed in does not.
      const page = await visit('Ada', `/t/${await sample('main')}`, async (tab) => {
        const html = await (await tab.request.get('/')).text();
        await tab.route(/_next\/static\/.*\.js/, (route) =>
          html.includes(`src="${new URL(route.request().url()).pathname}`) ? route.continue() : route.abort(),
        );
      });
      await seen(page.getByRole('heading', { name: 'Something went wrong' }));
      return page;
    },
  },
  {
    name: 'components',
    enter: async ({ visit }) => {
      const page = await visit('nobody', '/components');
      await seen(page.getByRole('heading', { name: 'Components' }));
      return page;
    },
  },
  {
    name: 'demo',
    enter: async ({ visit }) => {
      const page = await visit('nobody', '/demo');
      const grace = page.frameLocator('iframe[title*="Grace"]');
      await grace.getByRole('log', { name: 'Conversation' }).waitFor();
      return page;
    },
  },
];
