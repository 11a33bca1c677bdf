import { expect, test } from 'vitest';
import { languageName } from './code-languages';

test('[F26] a language is named as people write it, an unknown one as the fence does, and plain text not at all', () => {
  expect(['ts', 'zsh', 'zig'].map(languageName)).toEqual(['TypeScript', 'Shell', 'zig']);
  expect(['text', 'plaintext', null].map(languageName)).toEqual([null, null, null]);
});

test('[F26] a language is no member of an object', () => {
  for (const language of ['constructor', '__proto__', 'toString'])
    expect(languageName(language)).toBe(language);
});
