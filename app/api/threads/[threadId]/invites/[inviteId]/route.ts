import { revokeInvite } from '@/server/invite-links';
import { idParam, noContent, route } from '@/app/api/respond';

export const DELETE = route(
  async ({ person, params }) => {
    await revokeInvite(person, idParam(params, 'threadId'), idParam(params, 'inviteId'));
    return noContent();
  },
  { checkRevoked: true },
);
