import { expect, test } from 'vitest';
import { dayAt, dayCount, daysOfRange } from './usage-range';

test('[U21] a range ends today, and has as many days as it says, across months and a change of the clock', () => {
  const today = '2026-03-30';
  for (const days of [7, 30, 90] as const) {
    const range = daysOfRange({ kind: 'last', days }, today);
    expect(range.to).toBe(today);
    expect(dayCount(range)).toBe(days);
  }
  expect(daysOfRange({ kind: 'last', days: 7 }, '2026-03-03').from).toBe('2026-02-25');
  expect(daysOfRange({ kind: 'month' }, today)).toEqual({ from: '2026-03-01', to: today });
  const custom = { from: '2025-12-30', to: '2026-01-02' };
  expect(daysOfRange({ kind: 'custom', ...custom }, today)).toEqual(custom);
  expect(dayCount(custom)).toBe(4);
});

test('[U21] a day is that of the reader', () => {
  expect(dayAt(new Date(2026, 10, 30, 0, 0, 1).getTime())).toBe('2026-11-30');
  expect(dayAt(new Date(2026, 10, 29, 23, 59, 59).getTime())).toBe('2026-11-29');
});
