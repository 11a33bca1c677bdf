import { expect, test } from 'vitest';
import { periodAt } from './budget';

test('[U7] a person’s period is a day and a thread’s a month, in UTC', () => {
  const last = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
  expect(periodAt('person', last)).toEqual({ period: '2026-12-31', endsAt: Date.UTC(2027, 0, 1) });
  expect(periodAt('thread', last)).toEqual({ period: '2026-12', endsAt: Date.UTC(2027, 0, 1) });
  expect(periodAt('thread', last + 1)).toEqual({ period: '2027-01', endsAt: Date.UTC(2027, 1, 1) });
  expect(periodAt('thread', Date.parse('2026-12'))).toEqual({
    period: '2026-12',
    endsAt: Date.UTC(2027, 0, 1),
  });
});
