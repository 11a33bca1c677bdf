import { revokeInvite } from '@/server/members/invite-links';
import { idParam, noContent, route } from '@/app/api/handler';

export const DELETE = route(
  async ({ person, params }) => {
    await revokeInvite(person, idParam(params, 'threadId'), idParam(params, 'inviteId'));
    return noContent();
  },
  { checkRevoked: true },
);
