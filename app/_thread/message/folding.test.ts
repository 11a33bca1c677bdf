import { expect, test } from 'vitest';
import { foldsAt } from './folding';

test('[M14] a text is collapsed when it has many lines, broken by hand or by the width of the column', () => {
  expect(foldsAt('short')).toBeNull();
  expect(foldsAt('a line\n'.repeat(25))).toBeNull();
  expect(foldsAt('a line\n'.repeat(60).trim())).toBe(60);
  expect(foldsAt('x'.repeat(3_001))).toBe(34);
});
