import { editMessageRequestSchema } from '@/model/requests';
import { deleteMessage, editMessage } from '@/server/chat/edit-delete';
import { handler, noContent } from '@/app/api/handler';

export const PATCH = handler(
  'PATCH /api/threads/{threadId}/messages/{messageId}',
  async ({ person, params, readBody, json }) => {
    const { message: text } = await readBody(editMessageRequestSchema);
    return json({ message: await editMessage(person, { ...params, text }) });
  },
);

export const DELETE = handler(
  'DELETE /api/threads/{threadId}/messages/{messageId}',
  async ({ person, params, background }) => {
    await deleteMessage(person, params, background);
    return noContent();
  },
);
