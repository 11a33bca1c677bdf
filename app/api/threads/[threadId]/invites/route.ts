import { createInviteRequestSchema } from '@/model/api';
import { createInvite, getInvites } from '@/server/members/invite-links';
import { idParam, json, readBody, route } from '@/app/api/handler';

export const GET = route(async ({ person, params }) =>
  json({ invites: await getInvites(person, idParam(params, 'threadId')) }),
);

export const POST = route(
  async ({ request, person, params }) => {
    const body = await readBody(request, createInviteRequestSchema);
    return json(await createInvite(person, idParam(params, 'threadId'), body), 201);
  },
  { checkRevoked: true, rates: ['invite/person'] },
);
