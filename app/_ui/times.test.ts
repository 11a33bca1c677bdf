import { describe, expect, test } from 'vitest';
import { isSameDay, timesIn } from './times';

const { dayAndTime, dayName, ordinal, shortDay, shortTime } = timesIn('en');

const at = (text: string) => new Date(text).getTime();
const now = at('2026-03-10T15:00:00');

describe('times as text', () => {
  test.each([
    ['2026-03-10T14:59:40', 'now'],
    ['2026-03-10T14:55:00', '5 min'],
    ['2026-03-10T08:03:00', '08:03'],
    ['2026-03-09T23:59:00', 'Mon'],
    ['2026-02-10T12:00:00', '10 Feb'],
    ['2024-02-10T12:00:00', '10 Feb 2024'],
  ])('%s is “%s” in a list', (time, expected) => {
    expect(shortTime(at(time), now)).toBe(expected);
  });

  test.each([
    ['2026-03-10T00:00:01', 'Today'],
    ['2026-03-09T23:59:59', 'Yesterday'],
    ['2026-03-03T12:00:00', 'Tuesday 3 March'],
    ['2025-12-31T12:00:00', 'Wednesday 31 December 2025'],
  ])('%s is under the divider “%s”', (time, expected) => {
    expect(dayName(at(time), now)).toBe(expected);
  });

  test.each([
    ['2026-03-10T00:00:01', 'today'],
    ['2026-03-09T23:59:59', 'yesterday'],
    ['2026-03-03T12:00:00', '3 Mar'],
    ['2025-12-31T12:00:00', '31 Dec 2025'],
  ])('%s is “%s” in a sentence', (time, expected) => {
    expect(shortDay(at(time), now)).toBe(expected);
  });

  test('a future time has its day and its time', () => {
    expect(dayAndTime(at('2026-03-17T08:03:00'))).toBe('Tue 17 Mar, 08:03');
  });

  test('a server slightly ahead of this clock is still today and now', () => {
    expect(dayName(now + 60_000, now)).toBe('Today');
    expect(shortTime(now + 60_000, now)).toBe('now');
  });

  test('days end at the reader’s midnight', () => {
    expect(isSameDay(at('2026-03-10T00:00:00'), at('2026-03-10T23:59:59'))).toBe(true);
    expect(isSameDay(at('2026-03-09T23:59:59'), at('2026-03-10T00:00:00'))).toBe(false);
  });

  test('positions in a queue', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '102nd',
    ]);
  });
});
