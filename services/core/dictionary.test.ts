import { expect, test } from 'vitest';
import { addToDictionary, fromDictionary, loadDictionary } from './dictionary';

test('what stands for a catalogue reads the dictionary of each language, once that is there', () => {
  const strings = fromDictionary('app/strings.ts 0');
  expect(strings.en).toBeUndefined();
  addToDictionary('zh', 'app/strings.ts 0', { hello: '你好' });
  expect(strings.en).toEqual({ hello: '你好' });
  addToDictionary('en', 'app/strings.ts 0', { hello: 'Hello' });
  expect([strings.en, strings.zh]).toEqual([{ hello: 'Hello' }, { hello: '你好' }]);
});

test('where nothing was built, no dictionary is waited for', async () => {
  await expect(loadDictionary('zh')).resolves.toBeUndefined();
});
