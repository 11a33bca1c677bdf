import { handler } from '@/app/api/handler';
import { searchQuerySchema } from '@/model/requests';
import { searchMessages } from '@/server/search/search';

export const GET = handler('GET /api/search', async ({ person, readQuery, json }) =>
  json(await searchMessages(person, readQuery(searchQuerySchema))),
);
