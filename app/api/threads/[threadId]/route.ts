import { deleteThreadQuerySchema, updateThreadRequestSchema } from '@/model/requests';
import { deleteThread } from '@/server/threads/deletion';
import { getThread, setArchived, updateThread } from '@/server/threads/threads';
import { trashThread } from '@/server/threads/trash';
import { handler, noContent } from '@/app/api/handler';

export const GET = handler('GET /api/threads/{threadId}', async ({ person, params, json }) =>
  json({ thread: await getThread(person, params.threadId) }),
);

export const PATCH = handler(
  'PATCH /api/threads/{threadId}',
  async ({ person, params: { threadId }, readBody, json }) => {
    const change = await readBody(updateThreadRequestSchema);
    const thread =
      change.state === undefined
        ? await updateThread(person, threadId, change)
        : await setArchived(person, threadId, change.state === 'archived');
    return json({ thread });
  },
);

/** To the trash, or with `?permanent=true` permanently. */
export const DELETE = handler(
  'DELETE /api/threads/{threadId}',
  async ({ person, params: { threadId }, readQuery, background }) => {
    const { permanent } = readQuery(deleteThreadQuerySchema);
    if (permanent) await deleteThread(person, threadId);
    else await trashThread(person, threadId, background);
    return noContent();
  },
);
