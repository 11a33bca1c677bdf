import { expect, test } from 'vitest';
import { isReservedName } from './people';

test.each([
  'Assistant',
  ' assistant ',
  'ASSISTANT',
  'A s s i s t a n t',
  'Assístant',
  '\u0410ssistant',
  'As\u0455istant',
  'Ass1stant',
  'A\u200bssistant',
])('[A15] nobody can be called %j', (name) => {
  expect(isReservedName(name)).toBe(true);
});

test.each(['Ada', 'Assistant professor', 'Grace', '李雷'])('[A15] %j is a name', (name) => {
  expect(isReservedName(name)).toBe(false);
});
