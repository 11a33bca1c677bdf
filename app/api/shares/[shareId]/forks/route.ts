import { forkShareRequestSchema } from '@/model/fork-requests';
import { forkShare } from '@/server/forks/forks';
import { handler } from '@/app/api/handler';
import { forGuests } from '@/app/api/shares/guest-headers';

export const POST = handler(
  'POST /api/shares/{shareId}/forks',
  async ({ person, request, params, readBody, json }) => {
    const { id } = await readBody(forkShareRequestSchema);
    const visit = { ...params, cookies: request.headers.get('cookie') };
    return forGuests(json(await forkShare(person, visit, id), 201));
  },
);
