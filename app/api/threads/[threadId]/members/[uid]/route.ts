import { changeRoleRequestSchema } from '@/model/api';
import { changeRole, removeMember } from '@/server/members/members';
import { idParam, json, noContent, readBody, route, uidParam } from '@/app/api/handler';

export const PATCH = route(
  async ({ request, person, params }) => {
    const { role } = await readBody(request, changeRoleRequestSchema);
    await changeRole(person, idParam(params, 'threadId'), { uid: uidParam(params, 'uid'), role });
    return json({});
  },
  { checkRevoked: true },
);

export const DELETE = route(
  async ({ person, params }) => {
    await removeMember(person, idParam(params, 'threadId'), uidParam(params, 'uid'));
    return noContent();
  },
  { checkRevoked: true },
);
