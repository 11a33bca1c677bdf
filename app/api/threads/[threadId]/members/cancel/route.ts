import { cancelEmailInviteRequestSchema } from '@/model/requests';
import { cancelEmailInvite } from '@/server/members/email-invites';
import { handler, noContent } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/members/cancel',
  async ({ person, params, readBody }) => {
    const { email } = await readBody(cancelEmailInviteRequestSchema);
    await cancelEmailInvite(person, params.threadId, email);
    return noContent();
  },
);
