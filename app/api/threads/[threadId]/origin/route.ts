import { getOrigin } from '@/server/forks/origin';
import { handler } from '@/app/api/handler';

export const GET = handler('GET /api/threads/{threadId}/origin', async ({ person, params, json }) =>
  json(await getOrigin(person, params.threadId)),
);
