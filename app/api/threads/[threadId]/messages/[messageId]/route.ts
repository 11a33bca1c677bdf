import { editMessageRequestSchema } from '@/model/api';
import { deleteMessage, editMessage } from '@/server/chat/edit-delete';
import { idParam, json, noContent, readBody, route } from '@/app/api/handler';

export const PATCH = route(async ({ request, person, params }) => {
  const own = { threadId: idParam(params, 'threadId'), messageId: idParam(params, 'messageId') };
  const { message: text } = await readBody(request, editMessageRequestSchema);
  return json({ message: await editMessage(person, { ...own, text }) });
});

export const DELETE = route(
  async ({ person, params, background }) => {
    const own = { threadId: idParam(params, 'threadId'), messageId: idParam(params, 'messageId') };
    await deleteMessage(person, own, background);
    return noContent();
  },
  { checkRevoked: true },
);
