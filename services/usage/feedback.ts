// Feedback on answers by our API: nobody but the server reads or writes the documents.
import {
  feedbackListResponseSchema,
  ownFeedbackResponseSchema,
  type Feedback,
  type FeedbackListResponse,
  type FeedbackValue,
  type OwnFeedback,
} from '@/model/feedback';
import { callApi } from '@/services/api/call-api';

/** `runId`: of the version that is judged. */
type Answer = { threadId: string; messageId: string; runId: string };

/**
 * One per answer and person: replaces what was given before; null takes it back.
 * @throws AppError conflict: another answer was written in its place
 */
export async function putFeedback(
  { threadId, messageId, runId }: Answer,
  feedback: Feedback | null,
): Promise<void> {
  await callApi('PUT /api/threads/{threadId}/messages/{messageId}/feedback', {
    params: { threadId, messageId },
    body: { feedback, runId },
  });
}

/** One's own in a thread, the newest first. @throws AppError */
export async function getOwnFeedback(threadId: string): Promise<OwnFeedback[]> {
  const { feedback } = await callApi('GET /api/threads/{threadId}/feedback/mine', {
    params: { threadId },
    response: ownFeedbackResponseSchema,
  });
  return feedback;
}

export type FeedbackListRequest = {
  /** Null: of the whole site. */
  threadId: string | null;
  value?: FeedbackValue;
  /** Of the next page. */
  cursor?: string | null;
};

/** A page, the newest first. @throws AppError forbidden */
export async function getFeedbackList({
  threadId,
  value,
  cursor,
}: FeedbackListRequest): Promise<FeedbackListResponse> {
  const query = { ...(value !== undefined && { value }), ...(cursor != null && { cursor }) };
  const response = feedbackListResponseSchema;
  if (threadId === null) return await callApi('GET /api/feedback', { query, response });
  return await callApi('GET /api/threads/{threadId}/feedback', { params: { threadId }, query, response });
}
