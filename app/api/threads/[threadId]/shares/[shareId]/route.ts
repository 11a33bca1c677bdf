import { changeShareRequestSchema } from '@/model/share-requests';
import { changeShare, revokeShare } from '@/server/shares/shares';
import { handler, noContent } from '@/app/api/handler';

export const PATCH = handler(
  'PATCH /api/threads/{threadId}/shares/{shareId}',
  async ({ person, params, readBody, json }) => {
    const body = await readBody(changeShareRequestSchema);
    return json(await changeShare(person, params, body));
  },
);

export const DELETE = handler(
  'DELETE /api/threads/{threadId}/shares/{shareId}',
  async ({ person, params }) => {
    await revokeShare(person, params);
    return noContent();
  },
);
