import { changeRoleRequestSchema } from '@/model/api';
import { AppError } from '@/model/errors';
import { uidSchema } from '@/model/paths';
import { changeRole, removeMember } from '@/server/members';
import { idParam, json, noContent, readBody, route } from '@/app/api/respond';

export const PATCH = route(
  async ({ request, person, params }) => {
    const { role } = await readBody(request, changeRoleRequestSchema);
    await changeRole(person, idParam(params, 'threadId'), { uid: uidParam(params['uid']), role });
    return json({});
  },
  { checkRevoked: true },
);

export const DELETE = route(
  async ({ person, params }) => {
    await removeMember(person, idParam(params, 'threadId'), uidParam(params['uid']));
    return noContent();
  },
  { checkRevoked: true },
);

function uidParam(value: string | undefined): string {
  const parsed = uidSchema.safeParse(value);
  if (!parsed.success) throw new AppError('not-found');
  return parsed.data;
}
