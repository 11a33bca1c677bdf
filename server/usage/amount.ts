// A budget as refusals say it.
import 'server-only';
import type { Budget } from '@/model/budget';
import { config } from '@/server/platform/config';

const MILLION = 1_000_000;

/** `{ answers: 10 }`, or `{ money: 'USD 2.50' }`. */
export function amountOf({ unit, most }: Budget): { answers: number } | { money: string } {
  if (unit === 'answers') return { answers: most };
  return { money: `${config().prices?.currency ?? ''} ${(most / MILLION).toFixed(2)}` };
}
