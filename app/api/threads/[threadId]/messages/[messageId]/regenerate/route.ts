import { regenerate } from '@/server/runs/actions';
import { idParam, json, route } from '@/app/api/handler';

export const POST = route(async ({ person, params, background }) => {
  const answer = { threadId: idParam(params, 'threadId'), messageId: idParam(params, 'messageId') };
  return json(await regenerate(person, answer, background), 202);
});
