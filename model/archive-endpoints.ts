// Endpoints of export and import: rows of model/endpoints.ts.
import { type EndpointTable, signedIn } from './endpoint-rows';
import type {
  beginImportResponseSchema,
  finishImportResponseSchema,
  importPartResponseSchema,
  knownConversationsResponseSchema,
} from './import';
import type {
  beginImportRequestSchema,
  importPartRequestSchema,
  knownConversationsRequestSchema,
} from './import-requests';
import { MAX_IMPORT_BODY_BYTES } from './import-limits';
import type { exportAllQuerySchema, exportQuerySchema } from './requests';

export const ARCHIVE_ENDPOINTS = {
  // Files, not JSON: what each is depends on its `format`.
  'GET /api/threads/{threadId}/export': signedIn<{ query: typeof exportQuerySchema }>({
    // guard: exporting-checks-revocation
    checkRevoked: true,
    // guard: exports-are-counted
    counts: 'export',
  }),
  'GET /api/export': signedIn<{ query: typeof exportAllQuerySchema }>({
    checkRevoked: true,
    counts: 'export',
  }),

  'POST /api/imports': signedIn<{
    body: typeof beginImportRequestSchema;
    response: typeof beginImportResponseSchema;
  }>({
    // guard: importing-checks-revocation
    checkRevoked: true,
    // guard: imports-are-counted
    counts: 'import',
  }),
  'POST /api/imports/known': signedIn<{
    body: typeof knownConversationsRequestSchema;
    response: typeof knownConversationsResponseSchema;
  }>({ retry: 'twice', counts: 'import' }),
  'POST /api/imports/{importId}/parts': signedIn<{
    body: typeof importPartRequestSchema;
    response: typeof importPartResponseSchema;
  }>({ retry: 'twice', counts: 'import', bodyBytes: MAX_IMPORT_BODY_BYTES }),
  'POST /api/imports/{importId}/finish': signedIn<{ response: typeof finishImportResponseSchema }>({
    retry: 'twice',
    checkRevoked: true,
    counts: 'import',
  }),
  'DELETE /api/imports/{importId}': signedIn({ retry: 'twice', counts: 'import' }),
} satisfies EndpointTable;
