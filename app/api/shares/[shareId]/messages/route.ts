import { guestMessagesQuerySchema } from '@/model/share-requests';
import { readShare } from '@/server/shares/guests';
import { openHandler } from '@/app/api/handler';
import { forGuests } from '@/app/api/shares/guest-headers';

export const GET = openHandler(
  'GET /api/shares/{shareId}/messages',
  async ({ request, params, readQuery, json }) => {
    const { before } = readQuery(guestMessagesQuerySchema);
    const visit = { ...params, cookies: request.headers.get('cookie') };
    return forGuests(json(await readShare({ ...visit, before })));
  },
);
