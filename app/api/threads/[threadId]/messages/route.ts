import { messagesQuerySchema } from '@/model/api';
import { getMessagesPaginated } from '@/server/messages/messages';
import { idParam, json, readQuery, route } from '@/app/api/handler';

export const GET = route(async ({ request, person, params }) =>
  json(
    await getMessagesPaginated(person, idParam(params, 'threadId'), readQuery(request, messagesQuerySchema)),
  ),
);
