import { stopRun } from '@/server/runs/actions';
import { handler } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/runs/{runId}/stop',
  async ({ person, params, json, background }) =>
    json({ outcome: await stopRun(person, params, background) }),
);
