import { createShareRequestSchema } from '@/model/share-requests';
import { getShares } from '@/server/shares/share-lists';
import { createShare } from '@/server/shares/shares';
import { handler } from '@/app/api/handler';

export const GET = handler('GET /api/threads/{threadId}/shares', async ({ person, params, json }) =>
  json(await getShares(person, params.threadId)),
);

export const POST = handler(
  'POST /api/threads/{threadId}/shares',
  async ({ person, params, readBody, json }) => {
    const body = await readBody(createShareRequestSchema);
    return json(await createShare(person, params.threadId, body), 201);
  },
);
