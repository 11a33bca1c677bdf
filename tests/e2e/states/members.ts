// Who is in a thread, and the ways in and out.
import type { Locator, Page } from '@playwright/test';
import { button, openMembers, openThreadMenu, seen } from './locators';
import type { Harness, State, Visitor } from './harness';

type SampleKind = Parameters<Harness['sample']>[0];

const members = (
  name: string,
  { who = 'Ada', sort: kind = 'main' }: { who?: Visitor; sort?: SampleKind },
  then: (dialog: Locator, page: Page) => Promise<unknown>,
): State => ({
  name,
  enter: async ({ visit, sample }) => {
    const page = await visit(who, `/t/${await sample(kind)}`);
    await then(await openMembers(page), page);
    return page;
  },
});

const byLink = (dialog: Locator) => dialog.getByRole('tab', { name: 'By link' }).click();

export const MEMBERS: readonly State[] = [
  members('members-owner', {}, (dialog) => seen(dialog.getByRole('combobox', { name: 'Role of Grace' }))),
  members('members-admin', { who: 'Grace' }, (dialog) =>
    seen(dialog.getByText('changed and removed by the owner')),
  ),
  members('members-viewer', { who: 'Linus' }, (dialog) =>
    seen(dialog.getByText('An owner or admin adds people')),
  ),
  members('members-archived', { sort: 'archived' }, (dialog) =>
    seen(dialog.getByText('Nobody can be added')),
  ),
  members('members-pending', { sort: 'busy' }, async (dialog) => {
    await seen(dialog.getByRole('region', { name: 'Waiting for their first sign-in' }));
    await seen(dialog.getByRole('region', { name: 'Asking to join' }));
  }),
  members('member-removing', {}, async (dialog) => {
    await dialog.getByRole('button', { name: 'Remove Linus' }).click();
    await seen(dialog.getByText('They lose the thread at once.'));
  }),
  members('address-wrong', {}, async (dialog) => {
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('grace.example.com');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await seen(dialog.getByText('is not an e-mail address'));
  }),
  members('address-refused', {}, async (dialog, page) => {
    await page.route('**/members', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('a@example.com b@example.com');
    await dialog.getByRole('button', { name: 'Add 2' }).click();
    await seen(dialog.getByText('2 addresses were not added:'));
  }),
  members('link-form', {}, async (dialog) => {
    await byLink(dialog);
    await seen(dialog.getByRole('button', { name: 'Make link' }));
  }),
  members('link-made', {}, async (dialog) => {
    await byLink(dialog);
    await dialog.getByRole('button', { name: 'Make link' }).click();
    await seen(dialog.getByText('The link is made.'));
  }),
  members('links-open', { sort: 'busy' }, async (dialog) => {
    await byLink(dialog);
    await seen(dialog.getByRole('region', { name: 'Open links' }));
  }),
  members('links-failed', {}, async (dialog, page) => {
    await page.route('**/invites', (route) => route.abort());
    await byLink(dialog);
    await seen(dialog.getByText('Open links cannot be shown.'));
  }),
  members('transfer-ownership', {}, async (dialog, page) => {
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    const confirmation = page.getByRole('dialog', { name: 'Hand this thread over?' });
    await confirmation.getByRole('combobox', { name: 'New owner' }).selectOption({ label: 'Grace' });
    await seen(confirmation.getByRole('textbox'));
  }),
  members('leave', { who: 'Grace' }, async (dialog, page) => {
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await seen(page.getByRole('dialog', { name: 'Leave this thread?' }));
  }),
  {
    name: 'activity',
    enter: async ({ visit, sample }) => {
      const page = await visit('Ada', `/t/${await sample('busy')}`);
      await openThreadMenu(page, 'Activity');
      await seen(page.getByRole('list', { name: 'What happened' }));
      return page;
    },
  },
  {
    name: 'activity-empty-group',
    enter: async ({ visit, sample }) => {
      const page = await visit('Ada', `/t/${await sample('main')}`);
      await openThreadMenu(page, 'Activity');
      await seen(page.getByRole('list', { name: 'What happened' }));
      await button(page, 'Invites').click();
      await button(page, 'Answers').click();
      await seen(page.getByText('Nothing of this kind has happened yet.'));
      return page;
    },
  },
];
