import { resume } from '@/server/runs/actions';
import { handler } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/resume',
  async ({ person, params, json, background }) => {
    await resume(person, params.threadId, background);
    return json({}, 202);
  },
);
