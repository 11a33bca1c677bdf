import { askAgain } from '@/server/runs';
import { idParam, json, route } from '@/app/api/respond';

export const POST = route(async ({ person, params, background }) => {
  const answer = { threadId: idParam(params, 'threadId'), messageId: idParam(params, 'messageId') };
  return json(await askAgain(person, answer, background), 202);
});
