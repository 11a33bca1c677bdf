import { regenerate } from '@/server/runs/actions';
import { handler } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/messages/{messageId}/regenerate',
  async ({ person, params, json, background }) => json(await regenerate(person, params, background), 202),
);
