// Endpoints of shares: rows of model/endpoints.ts. Guests are let in by the cookie that opening a link sets, for that link alone.
import { type EndpointTable, open, signedIn } from './endpoint-rows';
import type {
  changeShareResponseSchema,
  createShareResponseSchema,
  guestMessagesResponseSchema,
  mySharesResponseSchema,
  openShareResponseSchema,
  sharePreviewResponseSchema,
  sharesResponseSchema,
} from './share';
import type {
  changeShareRequestSchema,
  createShareRequestSchema,
  guestMessagesQuerySchema,
  openShareRequestSchema,
  sharePreviewQuerySchema,
} from './share-requests';

export const SHARE_ENDPOINTS = {
  'GET /api/threads/{threadId}/shares': signedIn<{ response: typeof sharesResponseSchema }>({
    retry: 'twice',
  }),
  'POST /api/threads/{threadId}/shares': signedIn<{
    body: typeof createShareRequestSchema;
    response: typeof createShareResponseSchema;
  }>({
    // guard: sharing-checks-revocation
    checkRevoked: true,
    counts: 'invite',
  }),
  'GET /api/threads/{threadId}/shares/preview': signedIn<{
    query: typeof sharePreviewQuerySchema;
    response: typeof sharePreviewResponseSchema;
  }>({ retry: 'twice' }),
  'PATCH /api/threads/{threadId}/shares/{shareId}': signedIn<{
    body: typeof changeShareRequestSchema;
    response: typeof changeShareResponseSchema;
  }>({ checkRevoked: true, counts: 'change' }),
  'DELETE /api/threads/{threadId}/shares/{shareId}': signedIn({
    retry: 'twice',
    checkRevoked: true,
    counts: 'change',
  }),
  'GET /api/me/shares': signedIn<{ response: typeof mySharesResponseSchema }>({ retry: 'twice' }),

  // A share for people of this site also wants an ID token, which the route reads.
  'POST /api/shares/open': open<{
    body: typeof openShareRequestSchema;
    response: typeof openShareResponseSchema;
  }>({
    // guard: openings-are-counted
    counts: 'open-share',
  }),
  // Server-sent events of `guestEventSchema`.
  'GET /api/shares/{shareId}/stream': open({ counts: 'read-share' }),
  'GET /api/shares/{shareId}/messages': open<{
    query: typeof guestMessagesQuerySchema;
    response: typeof guestMessagesResponseSchema;
  }>({
    retry: 'twice',
    // guard: guests-pages-are-counted
    counts: 'read-share',
  }),
} satisfies EndpointTable;
