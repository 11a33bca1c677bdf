import { addMemberRequestSchema } from '@/model/requests';
import { addMember, getMembers } from '@/server/members/members';
import { handler } from '@/app/api/handler';

export const GET = handler('GET /api/threads/{threadId}/members', async ({ person, params, json }) =>
  json(await getMembers(person, params.threadId)),
);

/** Known and unknown addresses get the same response. */
export const POST = handler(
  'POST /api/threads/{threadId}/members',
  async ({ person, params, readBody, json }) => {
    await addMember(person, params.threadId, await readBody(addMemberRequestSchema));
    return json({}, 202);
  },
);
