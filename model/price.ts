// Prices of models, and what tokens cost: money is whole millionths of the currency's unit, so that sums are exact.
import * as z from 'zod/v4-mini';

const count = z.number().check(z.int(), z.gte(0));

/**
 * Tokens of a model, as its server counts them: what it wrote includes what it reasoned, and what it read includes what its
 * server had cached.
 */
export const tokensSchema = z.object({ input: count, output: count, reasoning: count, cached: count });
export type Tokens = z.infer<typeof tokensSchema>;

export const NO_TOKENS: Tokens = { input: 0, output: 0, reasoning: 0, cached: 0 };

export function addTokens(one: Tokens, other: Tokens): Tokens {
  return {
    input: one.input + other.input,
    output: one.output + other.output,
    reasoning: one.reasoning + other.reasoning,
    cached: one.cached + other.cached,
  };
}

/** Millionths of the currency's unit for a million tokens. `version`: a hash of the file that the price was in. */
export const priceSchema = z.object({
  version: z.string(),
  currency: z.string(),
  input: count,
  cached: count,
  output: count,
});
export type Price = z.infer<typeof priceSchema>;

const MILLION = 1_000_000n;

/** Millionths of the currency's unit, rounded up; 0 without a price. */
export function costOf({ input, cached, output }: Tokens, price: Price | null): number {
  if (price === null) return 0;
  // Tokens times a price may have more digits than a number holds exactly.
  const product = (tokens: number, each: number) => BigInt(tokens) * BigInt(each);
  const sum =
    product(input - cached, price.input) + product(cached, price.cached) + product(output, price.output);
  return Number((sum + MILLION - 1n) / MILLION);
}

/** Millionths of the currency's unit as `12.500000`. */
export const decimalOf = (micros: bigint): string =>
  `${micros / MILLION}.${String(micros % MILLION).padStart(6, '0')}`;
