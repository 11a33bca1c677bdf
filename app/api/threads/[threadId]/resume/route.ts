import { resume } from '@/server/runs/actions';
import { idParam, json, route } from '@/app/api/handler';

export const POST = route(async ({ person, params, background }) => {
  await resume(person, idParam(params, 'threadId'), background);
  return json({}, 202);
});
