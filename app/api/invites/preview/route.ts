import { inviteTokenRequestSchema } from '@/model/api';
import { previewInvite } from '@/server/members/invite-links';
import { json, openRoute, readBody } from '@/app/api/handler';

/** Who invites to what: for whoever has the link, signed in or not. */
export const POST = openRoute(
  async ({ request }) => {
    const { token } = await readBody(request, inviteTokenRequestSchema);
    return json({ invite: await previewInvite(token) });
  },
  { rates: ['preview/address'] },
);
