import { expect, test } from 'vitest';
import { isLoneEmoji } from './lone-emoji';

test.each([
  ['🎉', true],
  [' 👍🏽\n', true],
  ['❤️', true],
  ['👩‍⚕️ 🏳️‍🌈', true],
  ['👨‍👩‍👧‍👦', true],
  ['🇩🇪🇨🇳🇺🇸', true],
  ['🎉🎉🎉🎉', false],
  ['Yes 🎉', false],
  ['©', false],
  ['1', false],
  ['', false],
])('[F60] %j is drawn large: %s', (text, expected) => {
  expect(isLoneEmoji(text)).toBe(expected);
});
