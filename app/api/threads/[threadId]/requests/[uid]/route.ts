import { approveRequestSchema } from '@/model/api';
import { ignoreRequest, approveRequest } from '@/server/members/access-requests';
import { idParam, json, noContent, readBody, route, uidParam } from '@/app/api/handler';

/** Lets in who asked. */
export const POST = route(
  async ({ request, person, params }) => {
    const { role } = await readBody(request, approveRequestSchema);
    await approveRequest(person, idParam(params, 'threadId'), { uid: uidParam(params, 'uid'), role });
    return json({});
  },
  { checkRevoked: true, rates: ['invite/person'] },
);

/** Ignores who asked. */
export const DELETE = route(
  async ({ person, params }) => {
    await ignoreRequest(person, idParam(params, 'threadId'), uidParam(params, 'uid'));
    return noContent();
  },
  { checkRevoked: true },
);
