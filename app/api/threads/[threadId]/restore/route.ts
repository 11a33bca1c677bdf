import { restoreThread } from '@/server/threads/trash';
import { handler } from '@/app/api/handler';

/** Restores a thread from the trash, with all its members. */
export const POST = handler('POST /api/threads/{threadId}/restore', async ({ person, params, json }) => {
  await restoreThread(person, params.threadId);
  return json({});
});
