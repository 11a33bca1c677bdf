import { expect, test, vi } from 'vitest';
import { backoffMs } from './backoff';

test('delays double up to the longest, after any number of failures', () => {
  const waits = [0, 1, 4, 5, 2_000].map((tries) => backoffMs(tries, { firstMs: 1_000, mostMs: 30_000 }));
  expect(waits).toEqual([1_000, 2_000, 16_000, 30_000, 30_000]);
});

test('jitter spreads a delay to both sides', () => {
  const wait = () => backoffMs(1, { firstMs: 400, mostMs: 1_500, factor: 4, jitter: 0.3 });
  const random = vi.spyOn(Math, 'random');
  expect([0, 0.5, 1].map((value) => (random.mockReturnValue(value), wait()))).toEqual([1_050, 1_500, 1_950]);
  random.mockRestore();
});
