import { restoreThread } from '@/server/threads/trash';
import { handler } from '@/app/api/handler';

/** Out of the trash, with everybody who was in the thread. */
export const POST = handler('POST /api/threads/{threadId}/restore', async ({ person, params, json }) => {
  await restoreThread(person, params.threadId);
  return json({});
});
