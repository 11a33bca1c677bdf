// Endpoints of forks: rows of model/endpoints.ts.
import { type EndpointTable, signedIn } from './endpoint-rows';
import type { forkResponseSchema, forkThreadResponseSchema, originResponseSchema } from './fork';
import type { forkShareRequestSchema, forkThreadRequestSchema } from './fork-requests';

export const FORK_ENDPOINTS = {
  'POST /api/threads/{threadId}/forks': signedIn<{
    body: typeof forkThreadRequestSchema;
    response: typeof forkThreadResponseSchema;
  }>({
    retry: 'twice',
    // guard: forking-checks-revocation
    checkRevoked: true,
    // guard: forks-are-counted
    counts: 'create',
  }),
  'GET /api/threads/{threadId}/origin': signedIn<{ response: typeof originResponseSchema }>({
    retry: 'twice',
  }),
  // Also wants the cookie of the share, which lets its guests in.
  'POST /api/shares/{shareId}/forks': signedIn<{
    body: typeof forkShareRequestSchema;
    response: typeof forkResponseSchema;
  }>({
    retry: 'twice',
    checkRevoked: true,
    // guard: forks-of-shares-are-counted
    counts: 'create',
  }),
} satisfies EndpointTable;
