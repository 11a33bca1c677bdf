import { askToJoinRequestSchema } from '@/model/api';
import { askToJoin } from '@/server/members/access-requests';
import { idParam, json, readBody, route } from '@/app/api/handler';

/** Known and unknown threads are answered alike. */
export const POST = route(
  async ({ request, person, params, background }) => {
    const { note } = await readBody(request, askToJoinRequestSchema);
    askToJoin(person, { threadId: idParam(params, 'threadId'), note }, background);
    return json({}, 202);
  },
  { checkRevoked: true, rates: ['request/person', 'request/address'] },
);
