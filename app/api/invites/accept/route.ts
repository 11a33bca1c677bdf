import { inviteTokenRequestSchema } from '@/model/api';
import { takeInvite } from '@/server/members/invite-links';
import { json, readBody, route } from '@/app/api/handler';

export const POST = route(
  async ({ request, person }) => {
    const { token } = await readBody(request, inviteTokenRequestSchema);
    return json(await takeInvite(person, token));
  },
  { checkRevoked: true, rates: ['take/person', 'take/address'] },
);
