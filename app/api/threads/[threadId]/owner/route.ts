import { handOverRequestSchema } from '@/model/api';
import { handOver } from '@/server/members/members';
import { idParam, json, readBody, route } from '@/app/api/handler';

/** Hands the thread over to another member. */
export const POST = route(
  async ({ request, person, params }) => {
    const { uid } = await readBody(request, handOverRequestSchema);
    await handOver(person, idParam(params, 'threadId'), uid);
    return json({});
  },
  { checkRevoked: true },
);
