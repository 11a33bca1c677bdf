// Every endpoint of the API, once: the browser calls by this table, a route handler reads the requirements of its row, and
// tests compare the folders of app/api and the index of docs/api.md with it.
// Schemas are columns of types alone: a response schema is imported where the browser reads the response, a request schema
// where the server parses the request, and the compiler refuses any schema but the row's.
import type * as z from 'zod/v4';
import type { meResponseSchema, ownedResponseSchema } from './account';
import { ARCHIVE_ENDPOINTS } from './archive-endpoints';
import type { membersResponseSchema } from './email-invite';
import { type EndpointTable, type Row, type Schemas, open, signedIn } from './endpoint-rows';
import { FORK_ENDPOINTS } from './fork-endpoints';
import { FORM_ENDPOINTS } from './form-endpoints';
import type {
  acceptInviteResponseSchema,
  createInviteResponseSchema,
  invitePreviewResponseSchema,
  invitesResponseSchema,
} from './invite-link';
import type { messagesResponseSchema, threadListResponseSchema } from './list-responses';
import type { chatResponseSchema, messageResponseSchema } from './message';
import type { profileSchema } from './profile';
import type {
  addMemberRequestSchema,
  approveRequestSchema,
  askToJoinRequestSchema,
  cancelEmailInviteRequestSchema,
  changeRoleRequestSchema,
  chatRequestSchema,
  createInviteRequestSchema,
  createThreadRequestSchema,
  deleteThreadQuerySchema,
  editMessageRequestSchema,
  inviteTokenRequestSchema,
  messagesQuerySchema,
  removeMemberQuerySchema,
  searchQuerySchema,
  threadsQuerySchema,
  titlesQuerySchema,
  transferOwnershipRequestSchema,
  updateMeRequestSchema,
  updateThreadRequestSchema,
} from './requests';
import type { regenerateResponseSchema, stopResponseSchema } from './run';
import type { searchResponseSchema, titlesResponseSchema } from './search';
import { SHARE_ENDPOINTS } from './share-endpoints';
import type { threadResponseSchema } from './thread';
import { USAGE_ENDPOINTS } from './usage-endpoints';

export const ENDPOINTS = {
  'GET /api/health': open({ retry: 'twice' }),
  'POST /api/me': signedIn<{ response: typeof meResponseSchema }>({
    retry: 'twice',
    checkRevoked: true,
    counts: 'change',
  }),
  'PATCH /api/me': signedIn<{ body: typeof updateMeRequestSchema; response: typeof profileSchema }>({
    checkRevoked: true,
    counts: 'account',
  }),
  'DELETE /api/me': signedIn({ checkRevoked: true, counts: 'account' }),
  'GET /api/me/owned': signedIn<{ response: typeof ownedResponseSchema }>({
    retry: 'twice',
    checkRevoked: true,
  }),
  'POST /api/me/sign-out-everywhere': signedIn({
    retry: 'twice',
    checkRevoked: true,
    counts: 'account',
  }),
  'POST /api/me/invites/{threadId}': signedIn<{ response: typeof acceptInviteResponseSchema }>({
    retry: 'twice',
    // guard: accepting-email-invites-checks-revocation
    checkRevoked: true,
    counts: 'accept',
  }),
  'DELETE /api/me/invites/{threadId}': signedIn({
    retry: 'twice',
    checkRevoked: true,
    counts: 'accept',
  }),
  // A picture is loaded by `<img>`, which sends no token: its address is the secret.
  'GET /api/pictures/{pictureId}': open({
    retry: 'twice',
    // guard: pictures-are-counted
    counts: 'picture',
  }),

  'POST /api/chat': signedIn<{ body: typeof chatRequestSchema; response: typeof chatResponseSchema }>({
    counts: 'send',
  }),
  'GET /api/threads': signedIn<{
    query: typeof threadsQuerySchema;
    response: typeof threadListResponseSchema;
  }>({ retry: 'twice' }),
  'GET /api/threads/titles': signedIn<{
    query: typeof titlesQuerySchema;
    response: typeof titlesResponseSchema;
  }>({
    retry: 'twice',
    // guard: title-searches-are-counted
    counts: 'search',
  }),
  'POST /api/threads': signedIn<{
    body: typeof createThreadRequestSchema;
    response: typeof threadResponseSchema;
  }>({ retry: 'twice', counts: 'create' }),
  'GET /api/threads/{threadId}': signedIn<{ response: typeof threadResponseSchema }>({ retry: 'twice' }),
  'PATCH /api/threads/{threadId}': signedIn<{
    body: typeof updateThreadRequestSchema;
    response: typeof threadResponseSchema;
  }>({ retry: 'twice', counts: 'change' }),
  'DELETE /api/threads/{threadId}': signedIn<{ query: typeof deleteThreadQuerySchema }>({
    checkRevoked: true,
    counts: 'change',
  }),
  'POST /api/threads/{threadId}/restore': signedIn({ retry: 'twice', checkRevoked: true, counts: 'change' }),
  'POST /api/threads/{threadId}/resume': signedIn({ counts: 'change' }),

  'GET /api/threads/{threadId}/messages': signedIn<{
    query: typeof messagesQuerySchema;
    response: typeof messagesResponseSchema;
  }>({ retry: 'twice' }),
  'PATCH /api/threads/{threadId}/messages/{messageId}': signedIn<{
    body: typeof editMessageRequestSchema;
    response: typeof messageResponseSchema;
  }>({ retry: 'twice', counts: 'change' }),
  'DELETE /api/threads/{threadId}/messages/{messageId}': signedIn({
    retry: 'twice',
    checkRevoked: true,
    counts: 'change',
  }),
  'POST /api/threads/{threadId}/messages/{messageId}/hide': signedIn({
    retry: 'twice',
    checkRevoked: true,
    counts: 'change',
  }),
  'POST /api/threads/{threadId}/messages/{messageId}/restore': signedIn({
    retry: 'twice',
    checkRevoked: true,
    counts: 'change',
  }),
  'POST /api/threads/{threadId}/messages/{messageId}/ask': signedIn<{
    response: typeof regenerateResponseSchema;
  }>({ retry: 'twice', counts: 'change' }),
  'POST /api/threads/{threadId}/messages/{messageId}/regenerate': signedIn<{
    response: typeof regenerateResponseSchema;
  }>({ counts: 'change' }),
  'POST /api/threads/{threadId}/runs/{runId}/stop': signedIn<{ response: typeof stopResponseSchema }>({
    retry: 'twice',
    counts: 'change',
  }),

  'GET /api/threads/{threadId}/members': signedIn<{ response: typeof membersResponseSchema }>({
    retry: 'twice',
  }),
  'POST /api/threads/{threadId}/members': signedIn<{ body: typeof addMemberRequestSchema }>({
    retry: 'twice',
    // guard: adding-members-checks-revocation
    checkRevoked: true,
    counts: 'invite',
  }),
  'PATCH /api/threads/{threadId}/members/{uid}': signedIn<{ body: typeof changeRoleRequestSchema }>({
    retry: 'twice',
    checkRevoked: true,
    counts: 'change',
  }),
  'DELETE /api/threads/{threadId}/members/{uid}': signedIn<{ query: typeof removeMemberQuerySchema }>({
    checkRevoked: true,
    counts: 'change',
  }),
  'POST /api/threads/{threadId}/members/cancel': signedIn<{ body: typeof cancelEmailInviteRequestSchema }>({
    retry: 'twice',
    checkRevoked: true,
    counts: 'change',
  }),
  'POST /api/threads/{threadId}/owner': signedIn<{ body: typeof transferOwnershipRequestSchema }>({
    retry: 'twice',
    // guard: transferring-checks-revocation
    checkRevoked: true,
    counts: 'change',
  }),

  'GET /api/threads/{threadId}/invites': signedIn<{ response: typeof invitesResponseSchema }>({
    retry: 'twice',
  }),
  'POST /api/threads/{threadId}/invites': signedIn<{
    body: typeof createInviteRequestSchema;
    response: typeof createInviteResponseSchema;
  }>({ checkRevoked: true, counts: 'invite' }),
  'DELETE /api/threads/{threadId}/invites/{inviteId}': signedIn({
    retry: 'twice',
    checkRevoked: true,
    counts: 'change',
  }),
  'POST /api/invites/preview': open<{
    body: typeof inviteTokenRequestSchema;
    response: typeof invitePreviewResponseSchema;
  }>({
    retry: 'twice',
    // guard: previews-are-counted
    counts: 'preview',
  }),
  'POST /api/invites/accept': signedIn<{
    body: typeof inviteTokenRequestSchema;
    response: typeof acceptInviteResponseSchema;
  }>({ retry: 'twice', checkRevoked: true, counts: 'accept' }),

  'POST /api/threads/{threadId}/requests': signedIn<{ body: typeof askToJoinRequestSchema }>({
    retry: 'twice',
    checkRevoked: true,
    // guard: requests-are-counted
    counts: 'request',
  }),
  'POST /api/threads/{threadId}/requests/{uid}': signedIn<{ body: typeof approveRequestSchema }>({
    retry: 'twice',
    // guard: approving-requests-checks-revocation
    checkRevoked: true,
    counts: 'invite',
  }),
  'DELETE /api/threads/{threadId}/requests/{uid}': signedIn({
    retry: 'twice',
    checkRevoked: true,
    counts: 'change',
  }),

  'GET /api/search': signedIn<{ query: typeof searchQuerySchema; response: typeof searchResponseSchema }>({
    retry: 'twice',
    // guard: searches-are-counted
    counts: 'search',
  }),

  ...ARCHIVE_ENDPOINTS,
  ...FORK_ENDPOINTS,
  ...FORM_ENDPOINTS,
  ...SHARE_ENDPOINTS,
  ...USAGE_ENDPOINTS,
} satisfies EndpointTable;

/** `METHOD /path/{param}`. */
export type Endpoint = keyof typeof ENDPOINTS;

type RowOf<E extends Endpoint> = (typeof ENDPOINTS)[E];
type EndpointFor<Who> = { [E in Endpoint]: RowOf<E>['who'] extends Who ? E : never }[Endpoint];
export type SignedInEndpoint = EndpointFor<'signed-in'>;
export type OpenEndpoint = EndpointFor<'open'>;

type ParamName<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamName<Rest> : never;
export type Params<E extends Endpoint> = { readonly [Name in ParamName<E>]: string };

type SchemaOf<E extends Endpoint, Column extends keyof Schemas> =
  RowOf<E> extends Row<infer S>
    ? S extends { [C in Column]: infer Schema extends z.core.$ZodType }
      ? Schema
      : never
    : never;
/** `never` where an endpoint has none. */
export type BodySchema<E extends Endpoint> = SchemaOf<E, 'body'>;
export type QuerySchema<E extends Endpoint> = SchemaOf<E, 'query'>;
export type ResponseSchema<E extends Endpoint> = SchemaOf<E, 'response'>;

/** `METHOD` and `/path/{param}`. */
export function methodAndPath(endpoint: Endpoint): { method: string; path: string } {
  const [method = '', path = ''] = endpoint.split(' ');
  return { method, path };
}

export function paramNames(endpoint: Endpoint): string[] {
  return [...endpoint.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
