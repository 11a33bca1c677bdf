import { createInviteRequestSchema } from '@/model/requests';
import { createInvite, getInvites } from '@/server/members/invite-links';
import { handler } from '@/app/api/handler';

export const GET = handler('GET /api/threads/{threadId}/invites', async ({ person, params, json }) =>
  json({ invites: await getInvites(person, params.threadId) }),
);

export const POST = handler(
  'POST /api/threads/{threadId}/invites',
  async ({ person, params, readBody, json }) => {
    const body = await readBody(createInviteRequestSchema);
    return json(await createInvite(person, params.threadId, body), 201);
  },
);
