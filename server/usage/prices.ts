// What a model costs on this site, today.
import 'server-only';
import { AppError } from '@/model/errors';
import type { Price } from '@/model/price';
import { config } from '@/server/platform/config';
import { errorText } from '@/server/platform/strings';

/** Null where no prices are configured. @throws AppError conflict: a model without a price, where such are refused */
export function requirePrice(model: string): Price | null {
  const price = priceOf(model);
  // guard: unpriced-models-are-refused
  if (price === 'refused') throw new AppError('conflict', errorText.modelUnpriced);
  return price;
}

export function priceOf(model: string): Price | null | 'refused' {
  const { prices } = config();
  if (prices === null) return null;
  return prices.models.get(model) ?? prices.otherwise ?? 'refused';
}
