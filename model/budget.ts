// Budgets: how much answers may use in a period before the next one is refused, and who pays.
import * as z from 'zod/v4-mini';

/** Who pays for a thread's answers: who asks, its owner, or the thread itself. */
export const PAYERS = ['asker', 'owner', 'thread'] as const;
export const payerSchema = z.enum(PAYERS);
export type Payer = z.infer<typeof payerSchema>;

export const BUDGET_KINDS = ['person', 'thread'] as const;
export const budgetKindSchema = z.enum(BUDGET_KINDS);
export type BudgetKind = z.infer<typeof budgetKindSchema>;

/** A setting counts as long as it can: an owner pays who has agreed to it, and a thread where the site gives threads a budget. */
export function payerOf(
  { payer, payerId }: { payer: Payer; payerId: string | null },
  kinds: readonly BudgetKind[],
): Payer {
  if (payer === 'thread') return kinds.includes('thread') ? 'thread' : 'asker';
  return payer === 'owner' && payerId !== null ? 'owner' : 'asker';
}

/** Whose budget a payer uses. */
export const kindOf = (payer: Payer): BudgetKind => (payer === 'thread' ? 'thread' : 'person');

/** Answers, or money in millionths of the currency's unit. */
export type Budget = { unit: 'answers' | 'money'; most: number };

/** Where the notice is given, once a period. */
export const NOTICE_SHARE = 0.8;

/** Of the response to what asked: with it the payer's budget is nearly used up, for the first time in its period. */
export const budgetNoticeSchema = z.optional(z.literal('nearly-used-up'));

/** What one payer has used and reserved in one period; a day or a month (UTC): `2026-11-29`, `2026-11`. */
export const budgetCounterSchema = z.object({
  id: z.string(),
  kind: budgetKindSchema,
  period: z.string(),
  /** Asked for, but for those that used nothing. */
  answers: z.number(),
  /** In millionths: of open answers, and of those that have ended. */
  reserved: z.number(),
  settled: z.number(),
  tokens: z.object({ input: z.number(), output: z.number() }),
  /** The notice was given. */
  noticed: z._default(z.boolean(), false),
});
export type BudgetCounter = z.infer<typeof budgetCounterSchema>;

export function usedOf(counter: BudgetCounter | undefined, unit: Budget['unit']): number {
  if (counter === undefined) return 0;
  return unit === 'answers' ? counter.answers : counter.settled + counter.reserved;
}

/** The period in which `atMs` is, and the first instant after it. */
export function periodAt(kind: BudgetKind, atMs: number): { period: string; endsAt: number } {
  const date = new Date(atMs);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (kind) {
    case 'person':
      return { period: date.toISOString().slice(0, 10), endsAt: Date.UTC(year, month, day + 1) };
    case 'thread':
      return { period: date.toISOString().slice(0, 7), endsAt: Date.UTC(year, month + 1) };
  }
}
