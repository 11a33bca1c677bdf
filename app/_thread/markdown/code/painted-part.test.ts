import { expect, test } from 'vitest';
import { lineStarts, linesNear, runsWithin, wantedPart } from './painted-part';

test('[F26] of code that grows, the finished lines are read, and again once it is a sixteenth longer', () => {
  expect(wantedPart('const a', { isOpen: true, read: '' })).toBeNull();
  expect(wantedPart('const a = 1;\ncon', { isOpen: true, read: '' })).toBe('const a = 1;\n');
  expect(wantedPart('const a = 1;\ncon', { isOpen: true, read: 'const a = 1;\n' })).toBeNull();
  const long = 'a = 1;\n'.repeat(100);
  expect(wantedPart(`${long}b = 2;\n`, { isOpen: true, read: long })).toBeNull();
  expect(wantedPart(`${long}${'b = 2;\n'.repeat(7)}`, { isOpen: true, read: long })).not.toBeNull();
});

test('[F26] code that ended, and code that became another one, is read as it is', () => {
  expect(wantedPart('a\nb', { isOpen: false, read: 'a\n' })).toBe('a\nb');
  expect(wantedPart('a\nb', { isOpen: false, read: 'a\nb' })).toBeNull();
  expect(wantedPart('c\n', { isOpen: true, read: 'a\nbcdefghijklmnopqrstuvwxyz\n' })).toBe('c\n');
});

test('[F26] lines begin after each line break, and a last one does not begin a line', () => {
  expect(lineStarts('')).toEqual([0]);
  expect(lineStarts('a\n\nb')).toEqual([0, 2, 3]);
  expect(lineStarts('a\n\nb\n')).toEqual([0, 2, 3]);
});

test('[F26] of all runs, those with something in a part are painted', () => {
  const runs = Uint32Array.from([0, 3, 1, 5, 9, 2, 9, 12, 0, 20, 21, 1]);
  const within = (from: number, to: number) =>
    [...runsWithin(runs, { from, to })].filter((_, at) => at % 3 === 0);
  expect(within(0, 30)).toEqual([0, 5, 9, 20]);
  expect(within(3, 9)).toEqual([5]);
  expect(within(8, 10)).toEqual([5, 9]);
  expect(within(12, 20)).toEqual([]);
});

test.each([
  ['at its beginning', 0, { from: 0, to: 120 }],
  ['in its middle', -10_000, { from: 440, to: 600 }],
  ['at its end', -19_500, { from: 920, to: 1_000 }],
  ['just below', 900, { from: 0, to: 40 }],
  ['far below, before its observer has said so', 15_000, { from: 0, to: 0 }],
  ['far above', -40_000, { from: 1_000, to: 1_000 }],
])('[F54] of a long block the lines near the view are painted: %s', (_where, top, lines) => {
  expect(linesNear({ top, height: 20_000 }, { count: 1_000, viewHeight: 800 })).toEqual(lines);
});

test('[F54] nothing is painted of a block that is not laid out', () => {
  expect(linesNear({ top: 0, height: 0 }, { count: 1_000, viewHeight: 800 })).toEqual({ from: 0, to: 0 });
});
