import { askToJoinRequestSchema } from '@/model/requests';
import { askToJoin } from '@/server/members/access-requests';
import { handler } from '@/app/api/handler';

/** Known and unknown threads get the same response. */
export const POST = handler(
  'POST /api/threads/{threadId}/requests',
  async ({ person, params, readBody, json, background }) => {
    const { note } = await readBody(askToJoinRequestSchema);
    askToJoin(person, { threadId: params.threadId, note }, background);
    return json({}, 202);
  },
);
