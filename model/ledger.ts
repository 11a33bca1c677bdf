// The ledger: a row for each run, with what it used, what that cost and who paid. Only the server reads it.
import * as z from 'zod/v4-mini';
import { budgetKindSchema, payerSchema } from './budget';
import { NO_TOKENS, type Tokens, addTokens, costOf, priceSchema, tokensSchema } from './price';

/** Whether the model's server counted the tokens, or model/tokens.ts estimated some of them. */
export const countedSchema = z.enum(['measured', 'estimated']);

/** What calls of a model have used. `requests`: those that its server began to answer. */
export const spentSchema = z.object({ tokens: tokensSchema, counted: countedSchema, requests: z.number() });
export type Spent = z.infer<typeof spentSchema>;

export const NOTHING_SPENT: Spent = { tokens: NO_TOKENS, counted: 'measured', requests: 0 };

export const ledgerRowSchema = z.object({
  /** The id of its run. */
  id: z.string(),
  threadId: z.string(),
  /** A uid, or what replaced it when the account was deleted. */
  asker: z.string(),
  /** Who pays, and their uid, or what replaced it; null: the thread. */
  payer: payerSchema,
  payerId: z.nullable(z.string()),
  /** The counter of a budget in which the answer is reserved and settled; null: no budget applies. */
  charged: z.nullable(z.object({ id: z.string(), kind: budgetKindSchema, period: z.string() })),
  /** The day (UTC) on which the answer was asked for, and counts: `2026-11-29`. */
  day: z.string(),
  isRegeneration: z.boolean(),
  /** The portion of the site's budget out of which the answer is reserved; null: the site has no budget. */
  site: z.nullable(
    z.object({
      portion: z.string(),
      period: z.string(),
      unit: z.enum(['answers', 'money']),
      amount: z.number(),
    }),
  ),
  model: z.string(),
  /** As it was when the answer was asked for; null: no prices are configured. */
  price: z.nullable(priceSchema),
  /** The most that the answer may use. */
  reserved: z.object({ tokens: tokensSchema, cost: z.number() }),
  /** What attempts used whose writer died or was shut down. */
  lost: spentSchema,
  /** What the whole run used, lost attempts included; null: not settled. */
  spent: z.nullable(spentSchema),
  /** What the title used that was made after this run. */
  title: z.nullable(
    z.extend(spentSchema, { model: z.string(), price: z.nullable(priceSchema), cost: z.number() }),
  ),
  /** Of the run and the title, in millionths of the currency's unit. */
  cost: z.number(),
  /** `lost`: the run was deleted with its thread before it had ended. */
  end: z.nullable(z.enum(['done', 'stopped', 'failed', 'cancelled', 'lost'])),
  error: z.nullable(z.string()),
  /** Writers that the run had; 0: cancelled while it was queued. */
  attempts: z.number(),
  /** From the question to its turn; null: it was cancelled before, or lost. */
  queuedMs: z._default(z.nullable(z.number()), null),
  firstTokenMs: z.nullable(z.number()),
  totalMs: z.nullable(z.number()),
  openedAt: z.number(),
  settledAt: z.nullable(z.number()),
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

export function addSpent(one: Spent, other: Spent): Spent {
  return {
    tokens: addTokens(one.tokens, other.tokens),
    counted: one.counted === 'estimated' ? 'estimated' : other.counted,
    requests: one.requests + other.requests,
  };
}

/** All tokens of a row. */
export function tokensOf({ spent, title }: LedgerRow): Tokens {
  return addTokens(spent?.tokens ?? NO_TOKENS, title?.tokens ?? NO_TOKENS);
}

/** What a row must cost, by its own prices. */
export function costOfRow({ spent, price, title }: LedgerRow): number {
  const ofRun = spent === null ? 0 : costOf(spent.tokens, price);
  return ofRun + (title === null ? 0 : costOf(title.tokens, title.price));
}
