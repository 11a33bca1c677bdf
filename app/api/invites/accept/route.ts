import { inviteTokenRequestSchema } from '@/model/requests';
import { acceptInvite } from '@/server/members/invite-links';
import { handler } from '@/app/api/handler';

export const POST = handler('POST /api/invites/accept', async ({ person, readBody, json }) => {
  const { token } = await readBody(inviteTokenRequestSchema);
  return json(await acceptInvite(person, token));
});
