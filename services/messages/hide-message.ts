// Hiding any message, for the owner and admins. Loaded on demand.
import { callApi } from '@/services/api/call-api';

type Target = { threadId: string; messageId: string };

/** @throws AppError conflict while it or its answer is queued or being written */
export async function hideMessage(params: Target): Promise<void> {
  await callApi('POST /api/threads/{threadId}/messages/{messageId}/hide', { params });
}

/** @throws AppError conflict when its author deleted it */
export async function restoreMessage(params: Target): Promise<void> {
  await callApi('POST /api/threads/{threadId}/messages/{messageId}/restore', { params });
}
