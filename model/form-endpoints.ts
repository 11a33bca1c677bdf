// Endpoints of forms: rows of model/endpoints.ts. A form is sent by `POST /api/chat`, what is entered goes through a rule.
import { type EndpointTable, signedIn } from './endpoint-rows';
import type { roundResponseSchema } from './form';
import type { openRoundRequestSchema } from './form-requests';

export const FORM_ENDPOINTS = {
  'POST /api/threads/{threadId}/messages/{messageId}/rounds': signedIn<{
    body: typeof openRoundRequestSchema;
    response: typeof roundResponseSchema;
  }>({ retry: 'twice', counts: 'change' }),
} satisfies EndpointTable;
