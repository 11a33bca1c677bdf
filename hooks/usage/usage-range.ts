// Ranges of days, as the page's address has them: `30`, `month`, `2026-11-01..2026-11-20`. Days are the reader's. Pure.
import { MAX_USAGE_DAYS } from '@/model/usage';

/** Both are included: `2026-11-01`. */
export type Days = { from: string; to: string };

export type UsageRange =
  | { kind: 'last'; days: 7 | 30 | 90 }
  | { kind: 'month' }
  | ({ kind: 'custom' } & Days);

export const DEFAULT_RANGE: UsageRange = { kind: 'last', days: 30 };

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function parseRange(text: string | null): UsageRange {
  if (text === '7') return { kind: 'last', days: 7 };
  if (text === '90') return { kind: 'last', days: 90 };
  if (text === 'month') return { kind: 'month' };
  const [from = '', to = ''] = text?.split('..') ?? [];
  const isRange = isDay(from) && isDay(to) && from <= to && dayCount({ from, to }) <= MAX_USAGE_DAYS;
  return isRange ? { kind: 'custom', from, to } : DEFAULT_RANGE;
}

export function rangeText(range: UsageRange): string {
  switch (range.kind) {
    case 'last':
      return String(range.days);
    case 'month':
      return 'month';
    case 'custom':
      return `${range.from}..${range.to}`;
  }
}

/** Up to today. */
export function daysOfRange(range: UsageRange, today: string): Days {
  switch (range.kind) {
    case 'last':
      return { from: addDays(today, 1 - range.days), to: today };
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'custom':
      return { from: range.from, to: range.to };
  }
}

export function dayCount({ from, to }: Days): number {
  return (timeOf(to) - timeOf(from)) / DAY_MS + 1;
}

function addDays(day: string, count: number): string {
  return new Date(timeOf(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The day at this time where the reader is. */
export function dayAt(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whether a calendar has it. */
function isDay(text: string): boolean {
  const at = DAY.test(text) ? timeOf(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
