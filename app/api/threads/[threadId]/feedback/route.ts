import { handler } from '@/app/api/handler';
import { feedbackQuerySchema } from '@/model/usage-requests';
import { listThreadFeedback } from '@/server/feedback/lists';

export const GET = handler(
  'GET /api/threads/{threadId}/feedback',
  async ({ person, params, readQuery, json }) =>
    json(await listThreadFeedback(person, params.threadId, readQuery(feedbackQuerySchema))),
);
