import { expect, test } from 'vitest';
import { filtersIn, toggleFilter, without, writtenFilter } from './query-text';

test('[S16] filters are found as they are written, with their places; words and quoted operators are none', () => {
  const text = 'launch from:me -in:"Spring plan" "has:code" is:question';
  expect(filtersIn(text)).toEqual([
    { kind: 'from', text: 'from:me', negated: false, range: [7, 14] },
    { kind: 'in', text: '-in:"Spring plan"', negated: true, range: [15, 32] },
    { kind: 'is', text: 'is:question', negated: false, range: [44, 55] },
  ]);
});

test('[S16] a filter is written once, in the place of one that cannot stand beside it, and taken away again', () => {
  const grace = { kind: 'from', text: writtenFilter('from', 'Grace Hopper') } as const;
  const written = toggleFilter('launch', grace);
  expect(written).toBe('launch from:"Grace Hopper"');
  expect(toggleFilter(written, grace)).toBe('launch');
  expect(toggleFilter('from:me launch', grace)).toBe('launch from:"Grace Hopper"');
  expect(toggleFilter('-from:me', grace), 'an excluded author stays').toBe('-from:me from:"Grace Hopper"');
  const today = { kind: 'between', text: 'on:today' } as const;
  expect(toggleFilter('after:2026-01-01 plan', today)).toBe('plan on:today');
  const links = { kind: 'has', text: 'has:link' } as const;
  expect(toggleFilter('has:code', links)).toBe('has:code has:link');
});

test('[S16] a value that needs quotation marks has them, and none of its own', () => {
  expect(writtenFilter('in', 'Plan')).toBe('in:Plan');
  expect(writtenFilter('in', '发布计划')).toBe('in:发布计划');
  expect(writtenFilter('in', 'The "big" plan')).toBe('in:"The big plan"');
  expect(writtenFilter('from', 'Ada (2)')).toBe('from:"Ada (2)"');
  expect(without('a from:me b', filtersIn('a from:me b'))).toBe('a b');
});
