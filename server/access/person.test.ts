import { expect, test } from 'vitest';
import { displayName, isReservedName } from './person';

test.each([
  'Assistant',
  ' assistant ',
  'ASSISTANT',
  'A s s i s t a n t',
  'Assístant',
  '\u0410ssistant',
  'As\u0455istant',
  'Ass1stant',
  '\u0391ssistant',
  '@ssistant',
  'A\u200bssistant',
  'Asslstant',
  'Deleted user',
  'DELETED  USER',
  'De1et\u0435d us3r',
  '助手',
  ' 助 手 ',
  '已注销用户',
])('[A15] nobody can be called %j', (name) => {
  expect(isReservedName(name)).toBe(true);
});

test.each(['Ada', 'Assistant professor', 'Grace', '李雷', 'Deleted', '小助手', '李用户'])(
  '[A15] %j is a name',
  (name) => {
    expect(isReservedName(name)).toBe(false);
  },
);

test('[A15] an address that starts with the assistant’s name gives nobody that name', () => {
  expect(displayName('assistant')).toBeNull();
  expect(displayName(' \u200b ')).toBeNull();
  expect(displayName('ada\n lovelace')).toBe('ada lovelace');
  expect(displayName('x'.repeat(200))).toHaveLength(60);
});
