import { expect, test } from 'vitest';
import { titleHas, titleWords } from './title-match';

const has = (title: string, query: string) => titleHas(title, titleWords(query));

test('[T19] a title is found by the beginnings of its words, in any order, without case and accents', () => {
  expect(has('Café für Ada’s launch', 'LAUN cafe')).toBe(true);
  expect(has('Café für Ada’s launch', 'fur s')).toBe(true);
  expect(has('Café für Ada’s launch', 'aunch')).toBe(false);
  expect(has('Café für Ada’s launch', 'cafe tea')).toBe(false);
});

test('[T19] Chinese is found wherever it stands, and a later word counts where an earlier one does not begin so', () => {
  expect(has('年度发布计划', '计划')).toBe(true);
  expect(has('Relaunch and launch', 'launch')).toBe(true);
  expect(titleWords('   ')).toEqual([]);
});
