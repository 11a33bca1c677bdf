import { inviteTokenRequestSchema } from '@/model/requests';
import { previewInvite } from '@/server/members/invite-links';
import { openHandler } from '@/app/api/handler';

/** For anybody who has the link, signed in or not. */
export const POST = openHandler('POST /api/invites/preview', async ({ readBody, json }) => {
  const { token } = await readBody(inviteTokenRequestSchema);
  return json({ invite: await previewInvite(token) });
});
