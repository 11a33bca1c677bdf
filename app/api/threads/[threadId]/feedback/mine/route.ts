import { handler } from '@/app/api/handler';
import { listOwnFeedback } from '@/server/feedback/lists';

export const GET = handler('GET /api/threads/{threadId}/feedback/mine', async ({ person, params, json }) =>
  json({ feedback: await listOwnFeedback(person, params.threadId) }),
);
