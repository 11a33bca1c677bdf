import { stopRun } from '@/server/runs/actions';
import { idParam, json, route } from '@/app/api/handler';

export const POST = route(async ({ person, params, background }) => {
  const run = { threadId: idParam(params, 'threadId'), runId: idParam(params, 'runId') };
  return json({ outcome: await stopRun(person, run, background) });
});
