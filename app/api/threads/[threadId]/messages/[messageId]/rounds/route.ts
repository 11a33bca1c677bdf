import { openRoundRequestSchema } from '@/model/form-requests';
import { openRound } from '@/server/chat/open-round';
import { handler } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/messages/{messageId}/rounds',
  async ({ person, params, readBody, json }) => {
    const body = await readBody(openRoundRequestSchema);
    return json({ round: await openRound(person, params, body) });
  },
);
