import { approveRequestSchema } from '@/model/requests';
import { ignoreRequest, approveRequest } from '@/server/members/access-requests';
import { handler, noContent } from '@/app/api/handler';

/** Approves the access request: its person becomes a member. */
export const POST = handler(
  'POST /api/threads/{threadId}/requests/{uid}',
  async ({ person, params, readBody, json }) => {
    const { role } = await readBody(approveRequestSchema);
    await approveRequest(person, params.threadId, { uid: params.uid, role });
    return json({});
  },
);

/** Declines the access request. */
export const DELETE = handler('DELETE /api/threads/{threadId}/requests/{uid}', async ({ person, params }) => {
  await ignoreRequest(person, params.threadId, params.uid);
  return noContent();
});
