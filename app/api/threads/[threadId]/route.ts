import { deleteThreadQuerySchema, updateThreadRequestSchema } from '@/model/api';
import { deleteThread } from '@/server/threads/deletion';
import { getThread, setArchived, updateThread } from '@/server/threads/threads';
import { trashThread } from '@/server/threads/trash';
import { idParam, json, noContent, readBody, readQuery, route } from '@/app/api/handler';

export const GET = route(async ({ person, params }) =>
  json({ thread: await getThread(person, idParam(params, 'threadId')) }),
);

export const PATCH = route(async ({ request, person, params }) => {
  const change = await readBody(request, updateThreadRequestSchema);
  const threadId = idParam(params, 'threadId');
  const thread =
    change.state === undefined
      ? await updateThread(person, threadId, change)
      : await setArchived(person, threadId, change.state === 'archived');
  return json({ thread });
});

/** Into the trash, or with `?permanent=true` at once. */
export const DELETE = route(
  async ({ request, person, params, background }) => {
    const { permanent } = readQuery(request, deleteThreadQuerySchema);
    const threadId = idParam(params, 'threadId');
    if (permanent) await deleteThread(person, threadId);
    else await trashThread(person, threadId, background);
    return noContent();
  },
  { checkRevoked: true },
);
