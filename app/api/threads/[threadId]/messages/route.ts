import { messagesQuerySchema } from '@/model/requests';
import { getMessagesPaginated } from '@/server/messages/messages';
import { handler } from '@/app/api/handler';

export const GET = handler(
  'GET /api/threads/{threadId}/messages',
  async ({ person, params, readQuery, json }) =>
    json(await getMessagesPaginated(person, params.threadId, readQuery(messagesQuerySchema))),
);
