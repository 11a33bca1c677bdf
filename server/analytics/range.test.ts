import { expect, test } from 'vitest';
import { AppError } from '@/model/errors';
import { threadUsageQuerySchema } from '@/model/usage-requests';
import { rangeOf } from './range';

const NOON = Date.UTC(2026, 10, 30, 12);

test('[U16] without days it is the last thirty, today included, as the reader’s clocks have it', () => {
  const { from, to, days, before } = rangeOf({ timeZone: 'Pacific/Auckland' }, NOON);
  expect([from, to, days.length]).toEqual(['2026-11-02', '2026-12-01', 30]);
  expect([before.from, before.to]).toEqual(['2026-10-03', '2026-11-01']);
  expect(before.ends).toBe(days[0]?.begins);
});

test('[U16] days follow each other without a gap, whatever the zone does', () => {
  for (const timeZone of ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Africa/Cairo']) {
    const { days } = rangeOf({ from: '2026-01-01', to: '2026-12-31', timeZone }, NOON);
    expect(days).toHaveLength(365);
    expect(days.slice(1).map(({ begins }) => begins)).toEqual(days.slice(0, -1).map(({ ends }) => ends));
  }
});

test('[U16] a range has at most 366 days, and does not end before it begins', () => {
  const refused = (from: string, to: string) => () => rangeOf({ from, to, timeZone: 'UTC' }, NOON);
  expect(refused('2025-01-01', '2026-06-01')).toThrow(AppError);
  expect(refused('2026-06-02', '2026-06-01')).toThrow(AppError);
  expect(refused('2025-06-02', '2026-06-01')).not.toThrow();
});

test('[U16] days are those that every zone’s clocks have: from 1970 on, and not the last one of the calendar', () => {
  const isRead = (day: string) =>
    threadUsageQuerySchema.safeParse({ from: day, to: day, timeZone: 'UTC' }).success;
  for (const day of ['0001-01-01', '1969-12-31', '9999-12-31'])
    expect({ day, isRead: isRead(day) }).toEqual({ day, isRead: false });
  for (const day of ['1970-01-01', '9999-12-30'])
    for (const timeZone of ['UTC', 'Pacific/Kiritimati', 'Etc/GMT+12']) {
      const { days, whole, before } = rangeOf({ from: day, to: day, timeZone }, NOON);
      expect({ day, isRead: isRead(day), count: days.length }).toEqual({ day, isRead: true, count: 1 });
      expect(whole.ends - before.begins).toBe(2 * 86_400_000);
    }
});

test('[U16] [X205] a time zone is one that the platform knows, and nothing else', () => {
  const isRead = (timeZone: string) => threadUsageQuerySchema.safeParse({ timeZone }).success;
  for (const zone of ['Europe/Berlin', 'Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires'])
    expect({ zone, isRead: isRead(zone) }).toEqual({ zone, isRead: true });
  for (const zone of [
    "UTC'; DROP TABLE usage_run; --",
    "Europe/Berlin' OR 1=1",
    ':uid',
    '{run}',
    '../UTC',
    'Europe/Berlin\u0000',
    '',
  ])
    expect({ zone, isRead: isRead(zone) }).toEqual({ zone, isRead: false });
});
