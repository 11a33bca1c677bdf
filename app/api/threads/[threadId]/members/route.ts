import { addMemberRequestSchema } from '@/model/api';
import { addMember, getMembers } from '@/server/members/members';
import { idParam, json, readBody, route } from '@/app/api/handler';

export const GET = route(async ({ person, params }) =>
  json(await getMembers(person, idParam(params, 'threadId'))),
);

/** Known and unknown addresses are answered alike. */
export const POST = route(
  async ({ request, person, params }) => {
    const body = await readBody(request, addMemberRequestSchema);
    await addMember(person, idParam(params, 'threadId'), body);
    return json({}, 202);
  },
  { checkRevoked: true, rates: ['invite/person'] },
);
