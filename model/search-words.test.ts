import { expect, test } from 'vitest';
import { formsOfWord, isFunctionWord } from './search-words';

test.each([
  ['decide', 'decided'],
  ['decided', 'deciding'],
  ['certificate', 'certificates'],
  ['certificates', 'certificate'],
  ['plan', 'planned'],
  ['planning', 'plans'],
  ['query', 'queries'],
  ['queries', 'query'],
  ['tried', 'try'],
  ['fix', 'fixes'],
  ['caches', 'cache'],
  ['patches', 'patch'],
  ['calling', 'called'],
  ['cancelled', 'cancel'],
  ['bugs', 'bug'],
  ['move', 'moving'],
])('[S1] %s is found by %s', (written, asked) => {
  expect(formsOfWord(asked)).toContain(written);
  expect(formsOfWord(asked)[0]).toBe(asked);
});

test.each(['news', 'status', 'process', 'string', 'class', 'this', 'us', 'zoë', 'v2', '数据', ''])(
  '[S1] %s has no form that is another word',
  (word) => {
    const others = formsOfWord(word).filter((form) => form !== word && !form.startsWith(word));
    expect(others).toEqual([]);
  },
);

test('[S1] a word has few forms', () => {
  for (const word of ['decided', 'planning', 'queries', 'call', 'released', 'passes'])
    expect(formsOfWord(word).length).toBeLessThanOrEqual(9);
});

test('[S1] which words say nothing beside others', () => {
  expect(['where', 'the', 'decide', '的'].map(isFunctionWord)).toEqual([true, true, false, false]);
});
