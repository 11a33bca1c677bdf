import { changeRoleRequestSchema, removeMemberQuerySchema } from '@/model/requests';
import { changeRole, removeMember } from '@/server/members/members';
import { handler, noContent } from '@/app/api/handler';

export const PATCH = handler(
  'PATCH /api/threads/{threadId}/members/{uid}',
  async ({ person, params, readBody, json }) => {
    const { role } = await readBody(changeRoleRequestSchema);
    await changeRole(person, params.threadId, { uid: params.uid, role });
    return json({});
  },
);

export const DELETE = handler(
  'DELETE /api/threads/{threadId}/members/{uid}',
  async ({ person, params, readQuery }) => {
    await removeMember(person, params.threadId, params.uid, readQuery(removeMemberQuerySchema));
    return noContent();
  },
);
