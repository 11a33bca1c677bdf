import { removeWaitingRequestSchema } from '@/model/api';
import { withdrawPlace } from '@/server/places';
import { idParam, noContent, readBody, route } from '@/app/api/respond';

export const POST = route(
  async ({ request, person, params }) => {
    const { email } = await readBody(request, removeWaitingRequestSchema);
    await withdrawPlace(person, idParam(params, 'threadId'), email);
    return noContent();
  },
  { checkRevoked: true },
);
