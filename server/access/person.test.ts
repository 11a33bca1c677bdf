import { expect, test } from 'vitest';
import { displayName } from './person';

test('[A15] an address that starts with the assistant’s name gives nobody that name', () => {
  expect(displayName('assistant')).toBeNull();
  expect(displayName(' \u200b ')).toBeNull();
  expect(displayName('ada\n lovelace')).toBe('ada lovelace');
  expect(displayName('x'.repeat(200))).toHaveLength(60);
  expect(displayName('Assist\u0430nt')).toBeNull();
});

test.each([
  ['Ada (2)', 'Ada'],
  ['Ada （２）', 'Ada'],
  ['Ada ⁽²⁾', 'Ada'],
  ['Ada ⑵', 'Ada'],
  ['Ada [2] (3)', 'Ada'],
  ['Ada (she/her)', 'Ada (she/her)'],
  ['Ada 2', 'Ada 2'],
  ['(2)', null],
])('[A15] [X104] nobody gives a number to themselves: %s is %s', (claimed, name) => {
  expect(displayName(claimed)).toBe(name);
});
