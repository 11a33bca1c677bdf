import { getOwned } from '@/server/account/account';
import { json, route } from '@/app/api/handler';

/** What must be handed over or deleted before the account can go. */
export const GET = route(async ({ person }) => json({ owned: await getOwned(person) }), {
  checkRevoked: true,
});
