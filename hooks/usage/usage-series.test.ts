import { expect, test } from 'vitest';
import { noFigures, type UsageDay } from '@/model/usage';
import { approvalOf, isEmpty, seriesOf } from './usage-series';

const NOTHING: UsageDay = { day: '2026-11-01', people: 0, ...noFigures() };

test('[U22] each day has its value; tokens are those read and written', () => {
  const days = [
    { ...NOTHING, day: '2026-11-03', answers: 3, tokens: { input: 10, output: 5, reasoning: 4, cached: 8 } },
    { ...NOTHING, day: '2026-11-04', answers: 1 },
  ];
  expect(seriesOf(days, 'answers')).toEqual([
    { day: '2026-11-03', value: 3 },
    { day: '2026-11-04', value: 1 },
  ]);
  expect(seriesOf(days, 'tokens')).toEqual([
    { day: '2026-11-03', value: 15 },
    { day: '2026-11-04', value: 0 },
  ]);
});

test('[U23] a range is empty without a message, an answer and a cancelled question; no feedback is no share', () => {
  expect(isEmpty(NOTHING)).toBe(true);
  for (const some of [{ messages: 1 }, { answers: 1 }, { cancelled: 1 }])
    expect(isEmpty({ ...NOTHING, ...some })).toBe(false);
  expect(approvalOf(NOTHING)).toBeNull();
  expect(approvalOf({ up: 3, down: 1 })).toBe(0.75);
});
