import { transferOwnershipRequestSchema } from '@/model/api';
import { transferOwnership } from '@/server/members/members';
import { idParam, json, readBody, route } from '@/app/api/handler';

/** Hands the thread over to another member. */
export const POST = route(
  async ({ request, person, params }) => {
    const { uid } = await readBody(request, transferOwnershipRequestSchema);
    await transferOwnership(person, idParam(params, 'threadId'), uid);
    return json({});
  },
  { checkRevoked: true },
);
