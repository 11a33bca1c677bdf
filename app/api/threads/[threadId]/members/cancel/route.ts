import { removeWaitingRequestSchema } from '@/model/api';
import { withdrawPlace } from '@/server/members/email-invites';
import { idParam, noContent, readBody, route } from '@/app/api/handler';

export const POST = route(
  async ({ request, person, params }) => {
    const { email } = await readBody(request, removeWaitingRequestSchema);
    await withdrawPlace(person, idParam(params, 'threadId'), email);
    return noContent();
  },
  { checkRevoked: true },
);
