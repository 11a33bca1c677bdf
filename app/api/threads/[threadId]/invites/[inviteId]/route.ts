import { revokeInvite } from '@/server/members/invite-links';
import { handler, noContent } from '@/app/api/handler';

export const DELETE = handler(
  'DELETE /api/threads/{threadId}/invites/{inviteId}',
  async ({ person, params }) => {
    await revokeInvite(person, params.threadId, params.inviteId);
    return noContent();
  },
);
