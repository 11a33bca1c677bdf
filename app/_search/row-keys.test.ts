import { expect, test } from 'vitest';
import { rowTarget } from './row-keys';

test('[S18] arrows lead from the box into the rows and back, and stop at the last row', () => {
  expect(rowTarget('ArrowDown', -1, 3)).toBe(0);
  expect(rowTarget('ArrowDown', 0, 3)).toBe(1);
  expect(rowTarget('ArrowDown', 2, 3)).toBe(2);
  expect(rowTarget('ArrowUp', 1, 3)).toBe(0);
  expect(rowTarget('ArrowUp', 0, 3), 'the box').toBe(-1);
  expect(rowTarget('Home', 2, 3)).toBe(0);
  expect(rowTarget('End', 0, 3)).toBe(2);
  expect(rowTarget('Escape', 2, 3), 'the box').toBe(-1);
});

test('[S18] in the box Home, End and Escape are its own; without rows no key leads anywhere', () => {
  for (const key of ['Home', 'End', 'Escape', 'ArrowUp']) expect(rowTarget(key, -1, 3)).toBeNull();
  for (const key of ['ArrowDown', 'Home']) expect(rowTarget(key, -1, 0)).toBeNull();
  expect(rowTarget('a', 1, 3)).toBeNull();
});
