import { expect, test } from 'vitest';
import { NO_TOKENS, type Price, addTokens, costOf, decimalOf } from './price';

const price: Price = { version: 'v', currency: 'USD', input: 3_000_000, cached: 300_000, output: 15_000_000 };

test('[U3] a cost is whole millionths, rounded up once an answer, and nothing without a price', () => {
  expect(costOf({ ...NO_TOKENS, input: 1_000_000, output: 1_000_000 }, price)).toBe(18_000_000);
  expect(costOf({ ...NO_TOKENS, input: 1 }, price)).toBe(3);
  expect(costOf({ ...NO_TOKENS, input: 1 }, { ...price, input: 1 })).toBe(1);
  expect(costOf({ input: 10, cached: 10, output: 0, reasoning: 0 }, price)).toBe(3);
  expect(costOf({ ...NO_TOKENS, output: 5, reasoning: 5 }, price)).toBe(75);
  expect(costOf({ ...NO_TOKENS, input: 5 }, null)).toBe(0);
});

test('[U3] the dearest price of the most tokens is exact', () => {
  const most = { ...NO_TOKENS, input: 9_999_999, output: 9_999_999 };
  const dearest = { ...price, input: 9_999_999_999, output: 9_999_999_999 };
  const exact = (9_999_999n * 9_999_999_999n * 2n + 999_999n) / 1_000_000n;
  expect(BigInt(costOf(most, dearest))).toBe(exact);
});

test('[U3] tokens are added field by field', () => {
  const one = { input: 1, output: 2, reasoning: 3, cached: 4 };
  expect(addTokens(one, addTokens(one, NO_TOKENS))).toEqual({ input: 2, output: 4, reasoning: 6, cached: 8 });
});

test('[U3] money is written with all of its six decimals', () => {
  expect([0n, 5n, 12_500_000n, 10n ** 20n].map(decimalOf)).toEqual([
    '0.000000',
    '0.000005',
    '12.500000',
    '100000000000000.000000',
  ]);
});
