// Bodies and query strings of the API, parsed strictly by the server. Apart from the nouns, whose schemas a page downloads
// before it can be read; model/endpoints.ts maps endpoints to them.
import * as z from 'zod/v4';
import { givenRoleSchema } from './access';
import type { ErrorCode } from './errors';
import {
  MAX_INSTRUCTIONS_CHARS,
  MAX_INVITE_HOURS,
  MAX_INVITE_NOTE_CHARS,
  MAX_INVITE_USES,
  MAX_MESSAGE_BYTES,
  MAX_MODEL_NAME_CHARS,
  MAX_NAME_CHARS,
  MAX_PICTURE_BYTES,
  MAX_QUERY_CHARS,
  MAX_REQUEST_NOTE_CHARS,
  MAX_SEARCH_PARAM_CHARS,
  MAX_TITLE_CHARS,
  MESSAGES_PAGE,
  SEARCH_PAGE,
  byteLength,
} from './limits';
import { foldText } from './fold-text';
import { formPressSchema } from './form-requests';
import { isBlank } from './message';
import { callerMetadataSchema } from './metadata';
import { ARCHIVE_EXPORT_FORMATS, EXPORT_FORMATS } from './export';
import { callerIdSchema, idSchema, uidSchema } from './paths';
import { searchOrderSchema } from './search';
import { payerSchema } from './budget';
import { exportBySchema, forkBySchema, LISTED_STATES, replyPolicySchema } from './thread';

const titleSchema = z
  .string()
  .max(MAX_TITLE_CHARS, `a title has at most ${MAX_TITLE_CHARS} characters`)
  .refine((title) => !isBlank(title), 'a title needs at least one readable character');

const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('this is not a valid email address'));

/** A flag in a query string. */
const isTrueSchema = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

const textSchema = z
  .string()
  .refine((text) => !isBlank(text), 'a message needs at least one readable character')
  .refine((text) => byteLength(text) <= MAX_MESSAGE_BYTES, {
    error: `a message has at most ${MAX_MESSAGE_BYTES / 1024} KB`,
    params: { code: 'too-long' satisfies ErrorCode },
  });

/** `POST /api/chat`. `userId` is accepted for the guide's sake and must be the token's own. */
export const chatRequestSchema = z.strictObject({
  threadId: idSchema,
  message: textSchema,
  messageId: z.optional(callerIdSchema),
  metadata: z.optional(callerMetadataSchema),
  /** The message of the same thread that this one replies to. */
  replyTo: z.optional(idSchema),
  /** The text is what this form says. */
  form: z.optional(formPressSchema),
  /** true asks, false does not, absent leaves it to the thread's reply policy. */
  ask: z.boolean().optional(),
  userId: z.optional(uidSchema),
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;

export const createThreadRequestSchema = z.strictObject({
  id: z.optional(callerIdSchema),
  title: titleSchema.optional(),
  metadata: z.optional(callerMetadataSchema),
});

export const updateThreadRequestSchema = z
  .strictObject({
    title: titleSchema.optional(),
    metadata: z.optional(callerMetadataSchema),
    instructions: z.string().max(MAX_INSTRUCTIONS_CHARS).optional(),
    replyPolicy: z.optional(replyPolicySchema),
    /** One that the server offers; null for its default. */
    model: z.string().min(1).max(MAX_MODEL_NAME_CHARS).nullable().optional(),
    /** Owner and admins alone. */
    exportBy: z.optional(exportBySchema),
    /** Owner and admins alone; that the owner pays, the owner alone. */
    payer: z.optional(payerSchema),
    /** Owner and admins alone. */
    forkBy: z.optional(forkBySchema),
    /** Alone: archives or unarchives the thread. */
    state: z.enum(['open', 'archived']).optional(),
  })
  .refine((body) => body.state === undefined || Object.keys(body).length === 1, 'state is changed alone')
  .refine((body) => Object.keys(body).length > 0, 'nothing to change');

/** Query of `DELETE /api/threads/{id}`: to the trash, or permanently. */
export const deleteThreadQuerySchema = z.strictObject({
  permanent: isTrueSchema,
});

/** Query of `GET /api/threads`: the page after `lastThreadId`, else the newest threads. */
export const threadsQuerySchema = z.strictObject({
  state: z.enum(LISTED_STATES).default('open'),
  limit: z.coerce.number().int().min(1).max(MESSAGES_PAGE).default(MESSAGES_PAGE),
  lastThreadId: z.optional(idSchema),
});

/** Query of `GET /api/threads/{id}/messages`: the page that ends before `lastMessageId`, else the newest one. */
export const messagesQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MESSAGES_PAGE).default(MESSAGES_PAGE),
  lastMessageId: z.optional(idSchema),
});

/** `PATCH /api/threads/{id}/messages/{messageId}`: a new text of the caller's own message. */
export const editMessageRequestSchema = z.strictObject({ message: textSchema });

export const addMemberRequestSchema = z.strictObject({ email: emailSchema, role: givenRoleSchema });

export const changeRoleRequestSchema = z.strictObject({ role: givenRoleSchema });

/** Query of `DELETE /api/threads/{id}/members/{uid}`. */
export const removeMemberQuerySchema = z.strictObject({
  /** Leaving: the people of this thread may not add the caller again. */
  block: isTrueSchema,
  /** Removing: revokes the link by which the member joined. */
  revokeLink: isTrueSchema,
});

/** An e-mail invite is identified by its address, a member by uid. */
export const cancelEmailInviteRequestSchema = z.union([
  z.strictObject({ email: emailSchema }),
  /** Of somebody who was taken along from another thread: who invites them does not know their address. */
  z.strictObject({ uid: uidSchema }),
]);

/** `POST /api/threads/{id}/owner`: the owner becomes an admin. */
export const transferOwnershipRequestSchema = z.strictObject({ uid: uidSchema });

/** `POST /api/threads/{id}/invites`: a link with a role, for so many hours and people. */
export const createInviteRequestSchema = z.strictObject({
  role: givenRoleSchema,
  hours: z
    .number()
    .int()
    .min(1)
    .max(MAX_INVITE_HOURS)
    .default(7 * 24),
  uses: z.number().int().min(1).max(MAX_INVITE_USES).default(1),
  note: z.string().max(MAX_INVITE_NOTE_CHARS).default(''),
});

export type CreateInviteRequest = z.infer<typeof createInviteRequestSchema>;

/** `POST /api/threads/{id}/requests`: asks for access. */
export const askToJoinRequestSchema = z.strictObject({
  note: z
    .string()
    .max(MAX_REQUEST_NOTE_CHARS, `a note has at most ${MAX_REQUEST_NOTE_CHARS} characters`)
    .default(''),
});

/** `POST /api/threads/{id}/requests/{uid}`: approves the request. */
export const approveRequestSchema = z.strictObject({ role: givenRoleSchema });

/** In the body, not in the URL: URLs are written into logs. */
export const inviteTokenRequestSchema = z.strictObject({ token: z.string().min(1).max(64) });

/** `PATCH /api/me`. `picture` is base64 of a PNG, JPEG or WebP; null removes it. */
export const updateMeRequestSchema = z
  .strictObject({
    name: z.string().min(1).max(MAX_NAME_CHARS).optional(),
    picture: z
      .base64()
      .refine((base64) => base64.length <= Math.ceil(MAX_PICTURE_BYTES / 3) * 4, {
        error: `a picture has at most ${MAX_PICTURE_BYTES / 1024} KB`,
        params: { code: 'too-long' satisfies ErrorCode },
      })
      .nullable()
      .optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'nothing to change');

export type UpdateMeRequest = z.infer<typeof updateMeRequestSchema>;

/** A time zone of the reader, by its IANA name. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be the IANA name of a time zone, such as Europe/Lisbon')
  .default('UTC');

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    // The only way to ask whether the platform knows a zone, old names included.
    return false;
  }
}

/** Query of `GET /api/search`: `q` is a query of model/search-query.ts. */
export const searchQuerySchema = z.strictObject({
  q: z.string().refine((query) => query.length <= MAX_SEARCH_PARAM_CHARS, {
    error: `a query has at most ${MAX_SEARCH_PARAM_CHARS} characters`,
    params: { code: 'too-long' satisfies ErrorCode },
  }),
  order: z.optional(searchOrderSchema),
  limit: z.coerce.number().int().min(1).max(MESSAGES_PAGE).default(SEARCH_PAGE),
  cursor: z.string().max(MAX_SEARCH_PARAM_CHARS).optional(),
  /** Only in this thread. */
  threadId: z.optional(idSchema),
  /** The reader's: days such as `on:yesterday` begin at their midnight. */
  timeZone: timeZoneSchema,
  /** The last word is not finished: it finds whatever begins so. */
  typing: isTrueSchema,
});
export type SearchRequest = z.infer<typeof searchQuerySchema>;

/** Query of `GET /api/threads/titles`: words that a title has to have, or begin with. */
export const titlesQuerySchema = z.strictObject({
  q: z
    .string()
    .max(MAX_QUERY_CHARS, `a query has at most ${MAX_QUERY_CHARS} characters`)
    .refine((q) => foldText(q) !== '', 'a query needs a word'),
  /** A place among what the index finds, or in Firestore's order: a time and an id. */
  cursor: z
    .string()
    .regex(/^(\d{1,6}|\d{1,11}\.\d{9}\.[A-Za-z0-9_-]{8,64})$/, 'must be nextCursor of the page before')
    .optional(),
});
export type TitlesRequest = z.infer<typeof titlesQuerySchema>;

/** A day whose beginning and end every time zone's clocks tell in years of four digits. */
export const daySchema = z.iso
  .date('must be a day such as 2026-11-28')
  .refine((day) => day >= '1970-01-01' && day < '9999-12-31', 'must be a day from 1970-01-01 to 9999-12-30');

/** Without a value, JSON has everything and the formats for people have not. */
const isIncludedSchema = z.enum(['true', 'false']).optional();

const exportChoices = {
  versions: isIncludedSchema,
  events: isIncludedSchema,
  names: z.enum(['true', 'false']).default('true'),
  timeZone: timeZoneSchema,
};

/** Query of `GET /api/threads/{id}/export`: the thread, what was said from a day of the reader's on, or one message. */
export const exportQuerySchema = z
  .strictObject({
    format: z.enum(EXPORT_FORMATS).default('json'),
    from: daySchema.optional(),
    messageId: z.optional(idSchema),
    ...exportChoices,
  })
  .refine(
    ({ from, messageId }) => from === undefined || messageId === undefined,
    'from or messageId, not both',
  );

/** Query of `GET /api/export`: all threads of the caller. */
export const exportAllQuerySchema = z.strictObject({
  format: z.enum(ARCHIVE_EXPORT_FORMATS).default('json'),
  ...exportChoices,
});
