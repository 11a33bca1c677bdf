import { createThreadRequestSchema, threadsQuerySchema } from '@/model/requests';
import { createThread, getThreadList } from '@/server/threads/threads';
import { handler } from '@/app/api/handler';

export const GET = handler('GET /api/threads', async ({ person, readQuery, json }) =>
  json(await getThreadList(person, readQuery(threadsQuerySchema))),
);

export const POST = handler('POST /api/threads', async ({ person, readBody, json }) =>
  json({ thread: await createThread(person, await readBody(createThreadRequestSchema)) }, 201),
);
