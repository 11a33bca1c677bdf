import { inviteTokenRequestSchema } from '@/model/api';
import { acceptInvite } from '@/server/members/invite-links';
import { json, readBody, route } from '@/app/api/handler';

export const POST = route(
  async ({ request, person }) => {
    const { token } = await readBody(request, inviteTokenRequestSchema);
    return json(await acceptInvite(person, token));
  },
  { checkRevoked: true, rates: ['accept/person', 'accept/address'] },
);
