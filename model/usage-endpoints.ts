// Endpoints of usage and feedback: rows of model/endpoints.ts.
import { type EndpointTable, signedIn } from './endpoint-rows';
import type { feedbackListResponseSchema, ownFeedbackResponseSchema } from './feedback';
import type { usageResponseSchema } from './usage';
import type {
  feedbackQuerySchema,
  putFeedbackRequestSchema,
  threadUsageQuerySchema,
  usageQuerySchema,
} from './usage-requests';

export const USAGE_ENDPOINTS = {
  'GET /api/usage': signedIn<{ query: typeof usageQuerySchema; response: typeof usageResponseSchema }>({
    retry: 'twice',
    counts: 'usage',
  }),
  // Files, not JSON.
  'GET /api/usage/csv': signedIn<{ query: typeof usageQuerySchema }>({
    checkRevoked: true,
    counts: 'export',
  }),
  'GET /api/threads/{threadId}/usage': signedIn<{
    query: typeof threadUsageQuerySchema;
    response: typeof usageResponseSchema;
  }>({ retry: 'twice', counts: 'usage' }),
  'GET /api/threads/{threadId}/usage/csv': signedIn<{ query: typeof threadUsageQuerySchema }>({
    checkRevoked: true,
    counts: 'export',
  }),
  'PUT /api/threads/{threadId}/messages/{messageId}/feedback': signedIn<{
    body: typeof putFeedbackRequestSchema;
  }>({
    retry: 'twice',
    counts: 'change',
  }),
  'GET /api/threads/{threadId}/feedback/mine': signedIn<{ response: typeof ownFeedbackResponseSchema }>({
    retry: 'twice',
  }),
  'GET /api/threads/{threadId}/feedback': signedIn<{
    query: typeof feedbackQuerySchema;
    response: typeof feedbackListResponseSchema;
  }>({ retry: 'twice', counts: 'usage' }),
  'GET /api/feedback': signedIn<{
    query: typeof feedbackQuerySchema;
    response: typeof feedbackListResponseSchema;
  }>({ retry: 'twice', counts: 'usage' }),
} satisfies EndpointTable;
