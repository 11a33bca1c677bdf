import { askAbout } from '@/server/runs/actions';
import { handler } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/messages/{messageId}/ask',
  async ({ person, params, json, background }) => json(await askAbout(person, params, background), 202),
);
