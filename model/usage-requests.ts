// Query strings and bodies of usage and feedback, parsed strictly by the server.
import * as z from 'zod/v4';
import { feedbackSchema, feedbackValueSchema } from './feedback';
import { idSchema } from './paths';
import { daySchema, timeZoneSchema } from './requests';
import { usageScopeSchema } from './usage';

const range = {
  /** First and last day, in the reader's time zone; without them the last 30 days. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  timeZone: timeZoneSchema,
};

/** Query of `GET /api/usage` and `GET /api/usage/csv`. */
export const usageQuerySchema = z.strictObject({ scope: z.optional(usageScopeSchema), ...range });

/** Query of `GET /api/threads/{id}/usage` and its CSV. */
export const threadUsageQuerySchema = z.strictObject(range);
export type UsageRange = z.infer<typeof threadUsageQuerySchema>;

/** Query of the lists of feedback: the newest first. */
export const feedbackQuerySchema = z.strictObject({
  value: z.optional(feedbackValueSchema),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,17}$/, 'must be nextCursor of the page before')
    .optional(),
});
export type FeedbackQuery = z.infer<typeof feedbackQuerySchema>;

/** `PUT /api/threads/{id}/messages/{messageId}/feedback`: null takes it back. */
export const putFeedbackRequestSchema = z.strictObject({
  feedback: z.nullable(feedbackSchema),
  /** The run that wrote the answer which the person saw. */
  runId: z.optional(idSchema),
});
