// The file of prices that MODEL_PRICES names, read once at start.
import 'server-only';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import * as z from 'zod/v4';
import type { Price } from '@/model/price';

/** `otherwise`: of a model that the file does not name; null: such a model is not asked. */
export type Prices = { currency: string; models: ReadonlyMap<string, Price>; otherwise: Price | null };

const MAX_PER_MILLION = 10_000;
const MILLION = 1_000_000;

/** Of a million tokens, as people and providers write it: `0.25`. */
const amountSchema = z
  .number()
  .min(0)
  .max(MAX_PER_MILLION)
  .refine((amount) => Math.abs(amount * MILLION - Math.round(amount * MILLION)) < 1e-3, {
    message: 'has at most six decimals',
  })
  .transform((amount) => Math.round(amount * MILLION));

const entrySchema = z
  .strictObject({ input: amountSchema, output: amountSchema, cached: amountSchema.optional() })
  .transform(({ cached, ...entry }) => ({ ...entry, cached: cached ?? entry.input }));

const fileSchema = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'is a code of three letters, such as USD'),
  models: z.record(z.string().min(1), entrySchema),
  otherwise: z.union([z.literal('refuse'), entrySchema], 'is a price, or "refuse"'),
});

/** @throws Error that names every problem of the file */
export function readPrices(path: string): Prices {
  const text = fs.readFileSync(path, 'utf8');
  // guard: prices-are-judged
  const parsed = fileSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { currency, models, otherwise } = parsed.data;
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const priced = (entry: z.infer<typeof entrySchema>): Price => ({ version, currency, ...entry });
  return {
    currency,
    models: new Map(Object.entries(models).map(([model, entry]) => [model, priced(entry)])),
    otherwise: otherwise === 'refuse' ? null : priced(otherwise),
  };
}
