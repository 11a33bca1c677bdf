import { closePollRequestSchema } from '@/model/form-requests';
import { closePoll } from '@/server/chat/close-poll';
import { handler } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/messages/{messageId}/closed-polls',
  async ({ person, params, readBody, json }) => {
    const body = await readBody(closePollRequestSchema);
    return json({ poll: await closePoll(person, params, body) });
  },
);
