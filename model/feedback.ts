// Feedback: what a person thinks of an answer, one value of theirs per answer. Members see their own; its list is for the thread's
// owner and admins, and for the site's administrators, and names nobody.
import * as z from 'zod/v4-mini';

export const FEEDBACK_VALUES = ['up', 'down'] as const;
export const feedbackValueSchema = z.enum(FEEDBACK_VALUES);
export type FeedbackValue = z.infer<typeof feedbackValueSchema>;

/** UTF-16 units. */
export const MAX_FEEDBACK_CHARS = 500;
/** Entries on one page of a list, and of one's own in a thread. */
export const FEEDBACK_PAGE = 50;
export const MAX_OWN_FEEDBACK = 500;

export const FEEDBACK_REASONS = {
  up: ['correct', 'complete', 'clear', 'other'],
  down: ['incorrect', 'incomplete', 'off-topic', 'unclear', 'too-long', 'out-of-date', 'harmful', 'other'],
} as const satisfies Record<FeedbackValue, readonly string[]>;

export const feedbackReasonSchema = z.enum([...new Set([...FEEDBACK_REASONS.up, ...FEEDBACK_REASONS.down])]);
export type FeedbackReason = z.infer<typeof feedbackReasonSchema>;

export const feedbackSchema = z
  .strictObject({
    value: feedbackValueSchema,
    reasons: z._default(z.array(feedbackReasonSchema), []),
    comment: z._default(z.string().check(z.maxLength(MAX_FEEDBACK_CHARS)), ''),
  })
  .check(
    z.refine(({ value, reasons }) => reasons.every((reason) => reasonsFor(value).includes(reason)), {
      error: 'reasons: each must be one of its value',
    }),
    z.refine(({ reasons }) => new Set(reasons).size === reasons.length, {
      error: 'reasons: each at most once',
    }),
  );
export type Feedback = z.infer<typeof feedbackSchema>;

export const reasonsFor = (value: FeedbackValue): readonly FeedbackReason[] => FEEDBACK_REASONS[value];

/** As it is stored, of one answer by one person; value null: it was taken back. */
export const storedFeedbackSchema = z.object({
  /** `feedbackId`. */
  id: z.string(),
  threadId: z.string(),
  messageId: z.string(),
  /** The run that wrote the answer: another answer at its place has feedback of its own. */
  runId: z.string(),
  /** Who gave it, or what replaced them when the account was deleted. */
  uid: z.string(),
  model: z.nullable(z.string()),
  value: z.nullable(feedbackValueSchema),
  reasons: z.array(feedbackReasonSchema),
  comment: z.string(),
  changedAt: z.number(),
});
export type StoredFeedback = z.infer<typeof storedFeedbackSchema>;

/** One's own, of an answer: `runId` is the run that wrote it, and another one once the answer is regenerated. */
export const ownFeedbackSchema = z.object({
  messageId: z.string(),
  runId: z.string(),
  value: feedbackValueSchema,
  reasons: z.array(feedbackReasonSchema),
  comment: z.string(),
});
export type OwnFeedback = z.infer<typeof ownFeedbackSchema>;
export const ownFeedbackResponseSchema = z.object({ feedback: z.array(ownFeedbackSchema) });

export const feedbackEntrySchema = z.object({
  id: z.string(),
  threadId: z.string(),
  /** The answer; null where the reader is no member of the thread, and cannot open it. */
  messageId: z.nullable(z.string()),
  title: z.nullable(z.string()),
  model: z.nullable(z.string()),
  value: feedbackValueSchema,
  reasons: z.array(feedbackReasonSchema),
  comment: z.string(),
  at: z.number(),
});
export type FeedbackEntry = z.infer<typeof feedbackEntrySchema>;

export const feedbackListResponseSchema = z.object({
  entries: z.array(feedbackEntrySchema),
  nextCursor: z.nullable(z.string()),
});
export type FeedbackListResponse = z.infer<typeof feedbackListResponseSchema>;
