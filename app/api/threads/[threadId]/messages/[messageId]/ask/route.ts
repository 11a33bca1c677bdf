import { askAbout } from '@/server/runs';
import { idParam, json, route } from '@/app/api/respond';

export const POST = route(async ({ person, params, background }) => {
  const message = { threadId: idParam(params, 'threadId'), messageId: idParam(params, 'messageId') };
  return json(await askAbout(person, message, background), 202);
});
