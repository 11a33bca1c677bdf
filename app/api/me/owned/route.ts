import { getOwned } from '@/server/account/account';
import { handler } from '@/app/api/handler';

/** What must be transferred or deleted before the account can be. */
export const GET = handler('GET /api/me/owned', async ({ person, json }) =>
  json({ owned: await getOwned(person) }),
);
