import { expect, test } from 'vitest';
import { editDistance } from './edit-distance';

test.each([
  ['migration', 'migration', 0],
  ['migartion', 'migration', 1],
  ['migraton', 'migration', 1],
  ['migrattion', 'migration', 1],
  ['migratiom', 'migration', 1],
  ['mgiraton', 'migration', 2],
  ['unrelated', 'migration', Infinity],
  ['a', 'migration', Infinity],
])('[S2] from %s to %s are %d typing errors', (from, to, distance) => {
  expect(editDistance({ from, to, most: 2 })).toBe(distance);
  expect(editDistance({ from: to, to: from, most: 2 })).toBe(distance);
});
