// Endpoints of forms and polls: rows of model/endpoints.ts. A form is sent by `POST /api/chat`, what is entered, and votes, go through rules.
import { type EndpointTable, signedIn } from './endpoint-rows';
import type { roundResponseSchema } from './form';
import type { closePollRequestSchema, openRoundRequestSchema } from './form-requests';
import type { pollResponseSchema } from './poll';

export const FORM_ENDPOINTS = {
  'POST /api/threads/{threadId}/messages/{messageId}/rounds': signedIn<{
    body: typeof openRoundRequestSchema;
    response: typeof roundResponseSchema;
  }>({ retry: 'twice', counts: 'change' }),
  'POST /api/threads/{threadId}/messages/{messageId}/closed-polls': signedIn<{
    body: typeof closePollRequestSchema;
    response: typeof pollResponseSchema;
  }>({ retry: 'twice', counts: 'change' }),
} satisfies EndpointTable;
