import { expect, test } from 'vitest';
import { catalogue, languageFor, sentencesOf } from './language';

test('[L1] a chosen language wins; else the browser’s preferences count by their weight, with English as the fallback', () => {
  expect(languageFor('zh', 'en-US,en;q=0.9')).toBe('zh');
  expect(languageFor(undefined, 'zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh');
  expect(languageFor(undefined, 'en;q=0.3, zh-TW;q=0.7')).toBe('zh');
  expect(languageFor(undefined, 'fr-FR, de;q=0.9, en;q=0.1')).toBe('en');
  expect(languageFor(undefined, 'zh;q=0, fr')).toBe('en');
  expect(languageFor('klingon', null)).toBe('en');
});

test('a sentence is returned in the requested language', () => {
  const sentences = sentencesOf(
    catalogue({
      en: { full: (most: number) => `At most ${most}.`, none: 'Nobody.' },
      zh: { full: (most: number) => `最多 ${most} 人。`, none: '没有人。' },
    }),
  );
  const full = sentences.full(3);
  expect([full('en'), full('zh'), sentences.none('zh')]).toEqual(['At most 3.', '最多 3 人。', '没有人。']);
});
