import { updateThreadRequestSchema } from '@/model/api';
import { deleteThread } from '@/server/deletion';
import { getThread, updateThread } from '@/server/threads';
import { idParam, json, noContent, readBody, route } from '@/app/api/respond';

export const GET = route(async ({ person, params }) =>
  json({ thread: await getThread(person, idParam(params, 'threadId')) }),
);

export const PATCH = route(async ({ request, person, params }) => {
  const change = await readBody(request, updateThreadRequestSchema);
  return json({ thread: await updateThread(person, idParam(params, 'threadId'), change) });
});

export const DELETE = route(
  async ({ person, params }) => {
    await deleteThread(person, idParam(params, 'threadId'));
    return noContent();
  },
  { checkRevoked: true },
);
