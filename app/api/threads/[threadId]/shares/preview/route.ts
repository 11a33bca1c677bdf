import { sharePreviewQuerySchema } from '@/model/share-requests';
import { previewShare } from '@/server/shares/share-lists';
import { handler } from '@/app/api/handler';

export const GET = handler(
  'GET /api/threads/{threadId}/shares/preview',
  async ({ person, params, readQuery, json }) =>
    json(await previewShare(person, params.threadId, readQuery(sharePreviewQuerySchema))),
);
