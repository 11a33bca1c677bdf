// What people do to what they said. Fetched when somebody does: most people only read and write.
import { messageResponseSchema } from '@/model/api-responses';
import type { Message } from '@/model/message';
import { callApi, nothing } from '@/services/api/call-api';

type OwnMessage = { threadId: string; messageId: string };

const pathOf = ({ threadId, messageId }: OwnMessage) => `/api/threads/${threadId}/messages/${messageId}`;

/** Other words for one's own last message. @throws AppError conflict while its answer is being written */
export async function editMessage(message: OwnMessage & { text: string }): Promise<Message> {
  const response = await callApi({
    method: 'PATCH',
    path: pathOf(message),
    body: { message: message.text },
    response: messageResponseSchema,
    retry: 'twice',
  });
  return response.message;
}

/** @throws AppError conflict while its answer is being written */
export async function deleteMessage(message: OwnMessage): Promise<void> {
  await callApi({ method: 'DELETE', path: pathOf(message), response: nothing, retry: 'twice' });
}
