import { forkThreadRequestSchema } from '@/model/fork-requests';
import { forkThread } from '@/server/forks/forks';
import { handler } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/forks',
  async ({ person, params, readBody, json }) => {
    const body = await readBody(forkThreadRequestSchema);
    return json(await forkThread(person, params.threadId, body), 201);
  },
);
