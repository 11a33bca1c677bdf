// Editing and deleting one's own messages. Loaded on demand: most people only read and write.
import { messageResponseSchema, type Message } from '@/model/message';
import { callApi } from '@/services/api/call-api';

type OwnMessage = { threadId: string; messageId: string };

/** Edits one's own last message. @throws AppError conflict while its answer is being written */
export async function editMessage({ text, ...params }: OwnMessage & { text: string }): Promise<Message> {
  const response = await callApi('PATCH /api/threads/{threadId}/messages/{messageId}', {
    params,
    body: { message: text },
    response: messageResponseSchema,
  });
  return response.message;
}

/** @throws AppError conflict while its answer is being written */
export async function deleteMessage(message: OwnMessage): Promise<void> {
  await callApi('DELETE /api/threads/{threadId}/messages/{messageId}', { params: message });
}
