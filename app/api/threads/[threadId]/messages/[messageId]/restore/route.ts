import { restoreMessage } from '@/server/chat/hide';
import { handler, noContent } from '@/app/api/handler';

export const POST = handler(
  'POST /api/threads/{threadId}/messages/{messageId}/restore',
  async ({ person, params }) => {
    await restoreMessage(person, params);
    return noContent();
  },
);
