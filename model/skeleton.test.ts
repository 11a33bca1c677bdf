import { expect, test } from 'vitest';
import confusables from 'unhomoglyph/data.json';
import { LOOK_ALIKES, READ_AS } from './letter-look-alikes';
import { skeletonOf } from './skeleton';

test.each([
  ['Ada', 'Аdа', 'Cyrillic'],
  ['Ada', 'ADA', 'capitals'],
  ['Ada', 'ᴀᴅᴀ', 'small capitals'],
  ['Ada', 'ᗩda', 'Canadian syllables'],
  ['Ada', 'Ⱥꟈⱥ', 'letters with strokes'],
  ['Otto', 'Ot†o', 'a dagger'],
  ['Ada', 'Ａｄａ', 'full width'],
  ['Ada', '𝐀𝖽𝒶', 'mathematical letters'],
  ['Ada', '🅰🅳🅰', 'white on black'],
  ['Ada', 'Ádà', 'accents'],
  ['Ada', 'A d a.', 'spaces and punctuation'],
  ['Ada', 'A\u200bd\u061ca\u{e0041}\ufe0f', 'invisible characters'],
  ['Ian', 'lan', 'a small l'],
  ['Ian', '1an', 'a digit'],
  ['Ian', 'ıan', 'a Turkish i'],
  ['Bob', 'Βob', 'Greek capitals'],
  ['Otto', '0tto', 'a zero'],
  ['Kim', 'Kirn', 'r and n'],
  ['Will', 'VViIl', 'two v'],
  ['Grace', 'Ꮐrace', 'Cherokee'],
  ['Lisa', 'ꓡisa', 'Lisu'],
  ['АНТОН', 'AHTOH', 'Latin in Cyrillic'],
  ['Гриша', 'гриша', 'Cyrillic without capitals'],
  ['۵', '٥', 'Persian and Arabic digits'],
])('[A15] %s and %s look alike (%s)', (one, other) => {
  expect(skeletonOf(one)).toBe(skeletonOf(other));
});

test.each([
  ['Ada', 'Adam'],
  ['Ada', 'Eda'],
  ['Əli', 'Eli'],
  ['Яна', 'Rна'],
  ['山', 'W'],
  ['李雷', '李蕾'],
  ['राम', 'रमा'],
  ['محمد', 'محمود'],
  ['😀', '😁'],
  ['!!', '??'],
])('[A15] %s and %s do not', (one, other) => {
  expect(skeletonOf(one)).not.toBe(skeletonOf(other));
});

test('[A15] our own look-alikes are none of Unicode’s, and each is named once', () => {
  const chars = [...LOOK_ALIKES.keys()];
  // "ᑎ", "ᗰ" and "ᗯ": Unicode has them beside letters of other scripts.
  const known = chars.filter((char) => Object.hasOwn(confusables, char) && !'ᑎᗰᗯᖇ'.includes(char));
  expect(known).toEqual([]);
  expect(chars.filter((char) => READ_AS.has(char))).toEqual([]);
});
