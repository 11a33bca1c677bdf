import { cancelEmailInviteRequestSchema } from '@/model/requests';
import { cancelEmailInvite } from '@/server/members/email-invites';
import { handler, noContent } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/members/cancel',
  async ({ person, params, readBody }) => {
    const whom = await readBody(cancelEmailInviteRequestSchema);
    await cancelEmailInvite(person, params.threadId, 'email' in whom ? whom.email : whom);
    return noContent();
  },
);
