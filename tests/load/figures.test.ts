import { expect, test } from 'vitest';
import { lagsOf, lateUpdates, percentile } from './figures';

test('a percentile is a value that was measured', () => {
  const values = [5, 1, 4, 2, 3];
  expect(percentile(values, 0.5)).toBe(3);
  expect(percentile(values, 0.95)).toBe(5);
  expect(percentile([], 0.5)).toBeNaN();
});

test('each length is seen with the first text that is long enough', () => {
  const sent = [
    { at: 0, length: 3 },
    { at: 10, length: 6 },
    { at: 20, length: 9 },
  ];
  const seen = [
    { at: 15, length: 4 },
    { at: 30, length: 9 },
  ];
  expect(lagsOf(sent, seen)).toEqual([15, 20, 10]);
  expect(() => lagsOf(sent, seen.slice(0, 1))).toThrow('6 characters');
});

test('an update is late when text was pending for twice the interval, not when there was no new text', () => {
  const sent = [
    { at: 0, length: 1 },
    { at: 100, length: 2 },
    { at: 1_000, length: 3 },
  ];
  const every100 = () => 100;
  const inTime = [
    { at: 10, length: 1 },
    { at: 150, length: 2 },
    { at: 1_050, length: 3 },
  ];
  expect(lateUpdates(sent, inTime, every100)).toEqual({ updates: 3, late: 0 });
  const slow = [
    { at: 10, length: 1 },
    { at: 250, length: 2 },
    { at: 1_050, length: 3 },
  ];
  expect(lateUpdates(sent, slow, every100)).toEqual({ updates: 3, late: 1 });
});
