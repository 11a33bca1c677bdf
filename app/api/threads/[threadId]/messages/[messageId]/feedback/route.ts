import { handler, noContent } from '@/app/api/handler';
import { putFeedbackRequestSchema } from '@/model/usage-requests';
import { putFeedback } from '@/server/feedback/feedback';

export const PUT = handler(
  'PUT /api/threads/{threadId}/messages/{messageId}/feedback',
  async ({ person, params, readBody }) => {
    const { feedback, runId } = await readBody(putFeedbackRequestSchema);
    await putFeedback(person, { ...params, runId }, feedback);
    return noContent();
  },
);
