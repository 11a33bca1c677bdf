import { cancelEmailInviteRequestSchema } from '@/model/api';
import { cancelEmailInvite } from '@/server/members/email-invites';
import { idParam, noContent, readBody, route } from '@/app/api/handler';

export const POST = route(
  async ({ request, person, params }) => {
    const { email } = await readBody(request, cancelEmailInviteRequestSchema);
    await cancelEmailInvite(person, idParam(params, 'threadId'), email);
    return noContent();
  },
  { checkRevoked: true },
);
