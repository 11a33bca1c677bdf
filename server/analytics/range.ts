// The days that usage is read of, as their reader's clocks have them, and as many days before.
import 'server-only';
import { AppError } from '@/model/errors';
import { MAX_USAGE_DAYS, USAGE_DEFAULT_DAYS } from '@/model/usage';
import type { UsageRange } from '@/model/usage-requests';
import { dayStartIn } from '@/server/platform/day-start';
import { errorText } from '@/server/platform/strings';

const DAY_MS = 86_400_000;

/** `[begins, ends)` in milliseconds. */
export type Span = { begins: number; ends: number };
export type Day = Span & { day: string };
export type Range = {
  from: string;
  to: string;
  timeZone: string;
  days: readonly Day[];
  whole: Span;
  before: Span & { from: string; to: string };
};

/** @throws AppError invalid: the days are too many, or the first is after the last */
export function rangeOf({ from, to, timeZone }: UsageRange, now: number): Range {
  const last = to ?? dayAt(now, timeZone);
  const first = from ?? moved(last, 1 - USAGE_DEFAULT_DAYS);
  const count = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  // guard: usage-range-is-bounded
  if (!(count >= 1 && count <= MAX_USAGE_DAYS))
    throw new AppError('invalid', errorText.usageRange(MAX_USAGE_DAYS));
  const startOf = dayStartIn(timeZone);
  const days = Array.from({ length: count }, (_, index): Day => {
    const day = moved(first, index);
    return { day, begins: startOf(day), ends: startOf(moved(day, 1)) };
  });
  const whole = { begins: startOf(first), ends: startOf(moved(last, 1)) };
  const previous = { from: moved(first, -count), to: moved(first, -1) };
  const before = { ...previous, begins: startOf(previous.from), ends: whole.begins };
  return { from: first, to: last, timeZone, days, whole, before };
}

const moved = (day: string, by: number): string =>
  new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

function dayAt(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
}
