import { acceptEmailInvite, declineEmailInvite } from '@/server/members/received-invites';
import { handler, noContent } from '@/app/api/handler';

export const POST = handler('POST /api/me/invites/{threadId}', async ({ person, params, json }) =>
  json(await acceptEmailInvite(person, params.threadId)),
);

export const DELETE = handler('DELETE /api/me/invites/{threadId}', async ({ person, params }) => {
  await declineEmailInvite(person, params.threadId);
  return noContent();
});
