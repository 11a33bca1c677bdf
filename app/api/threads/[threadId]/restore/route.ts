import { restoreThread } from '@/server/threads/trash';
import { idParam, json, route } from '@/app/api/handler';

/** Out of the trash, with everybody who was in the thread. */
export const POST = route(
  async ({ person, params }) => {
    await restoreThread(person, idParam(params, 'threadId'));
    return json({});
  },
  { checkRevoked: true },
);
