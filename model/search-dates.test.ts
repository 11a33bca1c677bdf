import { expect, test } from 'vitest';
import { periodOf } from './search-dates';

/** Wednesday 13 May 2026, 01:00 in New York. */
const options = { now: Date.UTC(2026, 4, 13, 5), timeZone: 'America/New_York' };
const local = (at: number) =>
  new Date(at).toLocaleString('sv', { timeZone: 'America/New_York' }).replace(' 00:00:00', '');

test.each([
  ['today', '2026-05-13', '2026-05-14'],
  ['昨天', '2026-05-12', '2026-05-13'],
  ['前天', '2026-05-11', '2026-05-12'],
  ['last week', '2026-05-04', '2026-05-11'],
  ['last-week', '2026-05-04', '2026-05-11'],
  ['本周', '2026-05-11', '2026-05-18'],
  ['this_month', '2026-05-01', '2026-06-01'],
  ['上个月', '2026-04-01', '2026-05-01'],
  ['last year', '2025-01-01', '2026-01-01'],
  ['Monday', '2026-05-11', '2026-05-12'],
  ['周四', '2026-05-07', '2026-05-08'],
  ['3 days ago', '2026-05-10', '2026-05-11'],
  ['2周前', '2026-04-27', '2026-05-04'],
  ['5-months-ago', '2025-12-01', '2026-01-01'],
  ['2026', '2026-01-01', '2027-01-01'],
  ['2026-03', '2026-03-01', '2026-04-01'],
  ['２０２６-03-08', '2026-03-08', '2026-03-09'],
  ['2026/3/8', '2026-03-08', '2026-03-09'],
  ['2026年3月8日', '2026-03-08', '2026-03-09'],
  ['12月', '2025-12-01', '2026-01-01'],
  ['May', '2026-05-01', '2026-06-01'],
  ['Dec 24', '2025-12-24', '2025-12-25'],
  ['Nov 1, 2026', '2026-11-01', '2026-11-02'],
])('[S2] %s is from %s until %s', (text, from, until) => {
  const period = periodOf(text, options);
  expect(period && [local(period.from), local(period.until)]).toEqual([from, until]);
});

test('[S2] a day on which clocks change has 23 or 25 hours', () => {
  const hours = (text: string) => {
    const period = periodOf(text, options);
    return period && (period.until - period.from) / 3_600_000;
  };
  expect([hours('2026-03-08'), hours('2026-11-01'), hours('2026-05-01')]).toEqual([23, 25, 24]);
});

test.each([
  '',
  'soon',
  '2026-13',
  '2026-02-30',
  '1200',
  '2026-05-11-3',
  'mayonnaise',
  '99月',
  'x'.repeat(100),
])('[S2] "%s" is no date', (text) => {
  expect(periodOf(text, options)).toBeNull();
});

test('[S2] an unknown time zone is UTC', () => {
  expect(periodOf('2026', { ...options, timeZone: 'Moon/Sea' })?.from).toBe(Date.UTC(2026, 0, 1));
});
