import { getOwned } from '@/server/account/account';
import { handler } from '@/app/api/handler';

/** The threads that must be transferred or deleted before the account can be deleted. */
export const GET = handler('GET /api/me/owned', async ({ person, json }) =>
  json({ owned: await getOwned(person) }),
);
