import { askAbout } from '@/server/runs/actions';
import { idParam, json, route } from '@/app/api/handler';

export const POST = route(async ({ person, params, background }) => {
  const message = { threadId: idParam(params, 'threadId'), messageId: idParam(params, 'messageId') };
  return json(await askAbout(person, message, background), 202);
});
