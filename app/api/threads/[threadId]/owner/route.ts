import { transferOwnershipRequestSchema } from '@/model/requests';
import { transferOwnership } from '@/server/members/members';
import { handler } from '@/app/api/handler';

/** Transfers the thread to another member. */
export const POST = handler(
  'POST /api/threads/{threadId}/owner',
  async ({ person, params, readBody, json }) => {
    const { uid } = await readBody(transferOwnershipRequestSchema);
    await transferOwnership(person, params.threadId, uid);
    return json({});
  },
);
