import { expect, test } from 'vitest';
import { foldText } from './fold-text';

test.each([
  ['Zoë', 'zoe'],
  ['ＡＢＣ', 'abc'],
  ['İstanbul', 'istanbul'],
  ['  Ärger ', 'arger'],
  ['发布计划', '发布计划'],
])('%s is compared as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});
