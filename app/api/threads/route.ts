import { createThreadRequestSchema, threadsQuerySchema } from '@/model/api';
import { createThread, getThreadList } from '@/server/threads/threads';
import { json, readBody, readQuery, route } from '@/app/api/handler';

export const GET = route(async ({ request, person }) =>
  json(await getThreadList(person, readQuery(request, threadsQuerySchema))),
);

export const POST = route(
  async ({ request, person }) => {
    const body = await readBody(request, createThreadRequestSchema);
    return json({ thread: await createThread(person, body) }, 201);
  },
  { rates: ['create/person', 'create/address'] },
);
