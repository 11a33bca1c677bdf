// Bodies and query strings of the routes of shares, parsed strictly by the server.
import * as z from 'zod/v4';
import { MAX_SHARE_LABEL_CHARS, MAX_SHARE_PASSWORD_CHARS, MIN_SHARE_PASSWORD_CHARS } from './limits';
import { SHARE_NAMES } from './share';
import { SHARE_AUDIENCES } from './share-audience';

/** Nobody's link lives longer than a hundred years; the site may allow less. */
const MAX_HOURS = 100 * 365 * 24;

const passwordSchema = z.string().min(MIN_SHARE_PASSWORD_CHARS).max(MAX_SHARE_PASSWORD_CHARS);
const labelSchema = z.string().max(MAX_SHARE_LABEL_CHARS);
const upToSeqSchema = z.int().min(1).nullable();
const expiresInHoursSchema = z.number().positive().max(MAX_HOURS).nullable();

/** `POST /api/threads/{id}/shares`: without `expiresInHours` seven days, or what the site allows; null never. */
export const createShareRequestSchema = z.strictObject({
  audience: z.enum(SHARE_AUDIENCES),
  /** Of links for anyone alone. */
  password: passwordSchema.optional(),
  upToSeq: upToSeqSchema.default(null),
  names: z.enum(SHARE_NAMES).default('real'),
  label: labelSchema.default(''),
  expiresInHours: expiresInHoursSchema.optional(),
  showsTitle: z.boolean().default(false),
  mayFork: z.boolean().default(false),
});
export type CreateShareRequest = z.infer<typeof createShareRequestSchema>;

/** `PATCH /api/threads/{id}/shares/{shareId}`; `expiresInHours` counts from now, a password of null is removed. */
export const changeShareRequestSchema = z
  .strictObject({
    audience: z.enum(SHARE_AUDIENCES).optional(),
    password: passwordSchema.nullable().optional(),
    upToSeq: upToSeqSchema.optional(),
    names: z.enum(SHARE_NAMES).optional(),
    label: labelSchema.optional(),
    expiresInHours: expiresInHoursSchema.optional(),
    showsTitle: z.boolean().optional(),
    mayFork: z.boolean().optional(),
    /** A new secret: the old link is cut. */
    replaceToken: z.literal(true).optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'nothing to change');
export type ChangeShareRequest = z.infer<typeof changeShareRequestSchema>;

/** Query of `GET /api/threads/{id}/shares/preview`. */
export const sharePreviewQuerySchema = z.strictObject({
  names: z.enum(SHARE_NAMES).default('real'),
  upToSeq: z.coerce.number().int().min(1).optional(),
});
export type SharePreviewQuery = z.infer<typeof sharePreviewQuerySchema>;

/** In the body, not in the URL: URLs are written into logs. Whatever its form, an unknown secret is answered like any other. */
export const openShareRequestSchema = z.strictObject({
  token: z.string().min(1).max(128),
  password: z.string().max(MAX_SHARE_PASSWORD_CHARS).optional(),
});
export type OpenShareRequest = z.infer<typeof openShareRequestSchema>;

/** Query of `GET /api/shares/{id}/messages`: the page that ends before this position. */
export const guestMessagesQuerySchema = z.strictObject({ before: z.coerce.number().int().min(1) });
