import { handler } from '@/app/api/handler';
import { titlesQuerySchema } from '@/model/requests';
import { findTitles } from '@/server/search/titles';

export const GET = handler('GET /api/threads/titles', async ({ person, readQuery, json }) =>
  json(await findTitles(person, readQuery(titlesQuerySchema))),
);
