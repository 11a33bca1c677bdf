// Usage: what answers cost, who uses the assistant, and how answers end, in sums over days. Nothing of what was said is in it.
// Times are milliseconds since 1970, money millionths of the currency's unit.
import * as z from 'zod/v4-mini';
import { NO_TOKENS, tokensSchema } from './price';

/** Days of one range: it is compared with as many days before it. */
export const MAX_USAGE_DAYS = 366;
/** Of the last days where a request names none. */
export const USAGE_DEFAULT_DAYS = 30;
/** People, threads and models in a response, those with the most answers first; the CSV has all. */
export const USAGE_ROWS = 50;
/** Whether others have read answers is said of so many together, or of none. */
export const MIN_ANSWERS_READ = 5;

/** Whose usage: one's own, or everybody's, for the site's administrators; a thread's has endpoints of its own. */
export const USAGE_SCOPES = ['mine', 'site'] as const;
export const usageScopeSchema = z.enum(USAGE_SCOPES);
export type UsageScope = z.infer<typeof usageScopeSchema>;

const figures = {
  /** Posted by people, and still there. */
  messages: z.number(),
  /** Asked for, but for those that were cancelled before they began: done + stopped + failed. */
  answers: z.number(),
  done: z.number(),
  stopped: z.number(),
  /** Also those that were deleted with their thread before they had ended. */
  failed: z.number(),
  /** Questions that were cancelled while they were queued; they are no answers. */
  cancelled: z.number(),
  /** Answers that another server continued. */
  takenOver: z.number(),
  regenerated: z.number(),
  /** Feedback given on these answers, whenever that was. */
  up: z.number(),
  down: z.number(),
  tokens: tokensSchema,
  /** In `currency`; 0 where it is null. */
  cost: z.number(),
};
export const usageFiguresSchema = z.object(figures);
export type UsageFigures = z.infer<typeof usageFiguresSchema>;

/** Of nothing; to be added to. */
export const noFigures = (): UsageFigures => ({
  messages: 0,
  answers: 0,
  done: 0,
  stopped: 0,
  failed: 0,
  cancelled: 0,
  takenOver: 0,
  regenerated: 0,
  up: 0,
  down: 0,
  tokens: NO_TOKENS,
  cost: 0,
});

/** The value that a half, and 19 of 20, do not exceed. */
const percentilesSchema = z.nullable(z.object({ p50: z.number(), p95: z.number() }));
export type Percentiles = z.infer<typeof percentilesSchema>;

const times = {
  /** Milliseconds: from a question's turn to the first token, and to the end; null without any. */
  firstTokenMs: percentilesSchema,
  totalMs: percentilesSchema,
  /** From the question to its turn; 0 for those that did not wait. */
  queuedMs: percentilesSchema,
};

export const usageTotalsSchema = z.object({
  ...figures,
  /** Who posted or asked. */
  people: z.number(),
  ...times,
  /** Of finished answers: those that somebody else than the asker has read since; null for fewer than MIN_ANSWERS_READ. */
  read: z.nullable(z.object({ byOthers: z.number(), of: z.number() })),
});
export type UsageTotals = z.infer<typeof usageTotalsSchema>;

/** `2026-11-29`, in the reader's time zone. */
export const usageDaySchema = z.object({ day: z.string(), people: z.number(), ...figures });
export type UsageDay = z.infer<typeof usageDaySchema>;

/** Name null: an account that was deleted; its rows have one id that says nothing. */
export const usagePersonSchema = z.object({ uid: z.string(), name: z.nullable(z.string()), ...figures });

/** Title null: the reader is no member, or the thread was deleted. */
export const usageThreadSchema = z.object({
  threadId: z.string(),
  title: z.nullable(z.string()),
  ...figures,
});

/** Messages are of no model: 0. */
export const usageModelSchema = z.object({ model: z.string(), ...figures, ...times });

const listOf = <Row extends z.ZodMiniType>(row: Row) =>
  z.object({
    /** The first USAGE_ROWS, by answers. */
    rows: z.array(row),
    /** How many there are. */
    count: z.number(),
  });

const reportSchema = z.object({
  /** `indexing`: the store is being built, and the sums are of what it has so far. */
  state: z.enum(['ready', 'indexing']),
  /** 0 to 1 while it is built, else null. */
  indexed: z.nullable(z.number()),
  /** Everything that ended before this time is in the sums. */
  asOf: z.number(),
  /** Whether this person may ask for `scope=site`. */
  maySeeSite: z.boolean(),
  /** First and last day. */
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  /** Of `cost`, as the site's prices say today; null: it has none. */
  currency: z.nullable(z.string()),
  /** Answers whose cost is in another currency, and in no sum. */
  inOtherCurrencies: z.number(),
  totals: usageTotalsSchema,
  /** The same number of days just before. */
  before: z.object({ from: z.string(), to: z.string(), totals: usageTotalsSchema }),
  /** Each day of the range, also those without anything. */
  days: z.array(usageDaySchema),
  /** Empty for a person's own usage. */
  people: listOf(usagePersonSchema),
  /** Empty for a thread's. */
  threads: listOf(usageThreadSchema),
  models: listOf(usageModelSchema),
});
export type UsageReport = z.infer<typeof reportSchema>;

/** `off`: the site has no store for it (SEARCH_FILE=off). */
export const usageResponseSchema = z.union([
  z.object({ state: z.literal('off'), maySeeSite: z.boolean() }),
  reportSchema,
]);
export type UsageResponse = z.infer<typeof usageResponseSchema>;
