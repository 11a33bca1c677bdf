import { handler } from '@/app/api/handler';
import { feedbackQuerySchema } from '@/model/usage-requests';
import { listSiteFeedback } from '@/server/feedback/lists';

export const GET = handler('GET /api/feedback', async ({ person, readQuery, json }) =>
  json(await listSiteFeedback(person, readQuery(feedbackQuerySchema))),
);
