import { wake } from '@/server/runs';
import { idParam, json, route } from '@/app/api/respond';

export const POST = route(async ({ person, params, background }) => {
  await wake(person, idParam(params, 'threadId'), background);
  return json({}, 202);
});
