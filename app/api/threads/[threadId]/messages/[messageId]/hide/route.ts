import { hideMessage } from '@/server/chat/hide';
import { handler, noContent } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/messages/{messageId}/hide',
  async ({ person, params }) => {
    await hideMessage(person, params);
    return noContent();
  },
);
