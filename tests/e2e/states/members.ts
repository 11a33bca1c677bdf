// Who is in a thread, and the ways in and out.
import type { Locator, Page } from 'playwright/test';
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
    seen(dialog.getByText('Only the owner can change or remove admins')),
  ),
  members('members-viewer', { who: 'Linus' }, (dialog) =>
    seen(dialog.getByText('Only the owner and admins can add people')),
  ),
  members('members-archived', { sort: 'archived' }, (dialog) =>
    seen(dialog.getByText('You can’t add people')),
  ),
  members('members-pending', { sort: 'busy' }, async (dialog) => {
    await seen(dialog.getByRole('region', { name: 'Invited, not joined yet' }));
    await seen(dialog.getByRole('region', { name: 'Access requests' }));
  }),
  members('member-removing', {}, async (dialog) => {
    await dialog.getByRole('button', { name: 'Remove Linus' }).click();
    await seen(dialog.getByText('They lose access immediately.'));
  }),
  members('member-removing-link', { sort: 'linked' }, async (dialog) => {
    await dialog.getByRole('button', { name: 'Remove Linus' }).click();
    await seen(dialog.getByRole('checkbox', { name: 'Also revoke the invite link they used' }));
  }),
  members('address-wrong', {}, async (dialog) => {
    await dialog.getByRole('textbox', { name: 'Email' }).fill('grace.example.com');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await seen(dialog.getByText('is not a valid email address'));
  }),
  members('address-refused', {}, async (dialog, page) => {
    await page.route('**/members', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await dialog.getByRole('textbox', { name: 'Email' }).fill('a@example.com b@example.com');
    await dialog.getByRole('button', { name: 'Add 2' }).click();
    await seen(dialog.getByText('2 addresses were not added:'));
  }),
  members('link-form', {}, async (dialog) => {
    await byLink(dialog);
    await seen(dialog.getByRole('button', { name: 'Create link' }));
  }),
  members('link-made', {}, async (dialog) => {
    await byLink(dialog);
    await dialog.getByRole('button', { name: 'Create link' }).click();
    await seen(dialog.getByText('Link created.'));
  }),
  members('links-open', { sort: 'busy' }, async (dialog) => {
    await byLink(dialog);
    await seen(dialog.getByRole('region', { name: 'Active links' }));
  }),
  members('links-failed', {}, async (dialog, page) => {
    await page.route('**/invites', (route) => route.abort());
    await byLink(dialog);
    await seen(dialog.getByText('Active links could not be loaded.'));
  }),
  members('transfer-ownership', {}, async (dialog, page) => {
    await dialog.getByRole('button', { name: 'Transfer ownership' }).click();
    const confirmation = page.getByRole('dialog', { name: 'Transfer ownership?' });
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
      await seen(page.getByRole('list', { name: 'Activity' }));
      return page;
    },
  },
  {
    name: 'activity-empty-group',
    enter: async ({ visit, sample }) => {
      const page = await visit('Ada', `/t/${await sample('main')}`);
      await openThreadMenu(page, 'Activity');
      await seen(page.getByRole('list', { name: 'Activity' }));
      await button(page, 'Invites').click();
      await button(page, 'Messages').click();
      await seen(page.getByText('No activity of this kind yet.'));
      return page;
    },
  },
];
