import { expect, test } from 'vitest';
import { growthOf } from '@/tests/support/growth';
import { cleanText } from './clean-text';
import { isBlank } from './message';
import { oneLine } from './title';

const FLAG = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';

test.each([
  ['NUL', 'a\u0000b', 'ab'],
  ['ESC and C1 controls', 'a\u001b[31mb\u009b31m\u0085', 'a[31mb31m'],
  ['a lone carriage return', 'safe\rrm -rf', 'safe\nrm -rf'],
  ['half an emoji', 'a\ud83d', 'a\ufffd'],
  ['a text in tags', `hi\u{e0041}\u{e0042}`, 'hi'],
  ['a text in tags after a flag', `\u{1f3f4}\u{e0067}\u{e0041}\u{e007f}`, '\u{1f3f4}'],
  ['data in selectors', 'a\ufe0f\ufe01\ufe02\u{e0121}', 'a\ufe0f'],
  ['annotations', 'a\ufff9b\ufffac\ufffb', 'abc'],
  ['an override without an end', 'see \u202efdp.exe', 'see fdp.exe'],
  ['an isolate that ends on the next line', '\u2067one\ntwo\u2069', 'one\ntwo'],
  ['ends without a beginning', 'a\u2069b\u202cc', 'abc'],
  ['an embedding that ends with its isolate', '\u2066a\u202bb\u2069', '\u2066ab\u2069'],
])('[M4] [X104] %s is not stored', (_, text, stored) => {
  expect(cleanText(text)).toBe(stored);
  expect(cleanText(stored)).toBe(stored);
});

test.each([
  'line one\r\n\tline two\n',
  'שלום \u2067English\u2069 עולם',
  '\u202bעברית\u202c',
  '\u2066a\u2067b\u2069c\u2069',
  'על\u200fיך\u200e',
  'می\u200cخواهم ක්\u200dෂ',
  '👩\u200d💻 ❤\ufe0f 1\ufe0f\u20e3 👍🏽',
  FLAG,
  '辻\u{e0100}',
])('[M4] %j is stored as it is', (text) => {
  expect(cleanText(text)).toBe(text);
});

test('[A15] a name or title has no invisible character but those that its script or emoji needs', () => {
  expect(oneLine('A\u061cd\u115fa\u00ad \u200b\u2067x\u2069\u2028y')).toBe('Ada x y');
  expect(oneLine(`علی\u200cرضا 👩\u200d💻 ${FLAG}`)).toBe(`علی\u200cرضا 👩\u200d💻 ${FLAG}`);
});

test('[M4] what cleaning would leave empty is blank', () => {
  for (const text of ['\ufe0f', '\u{e0041}', '\u061c', '\u034f', '\u180e', '\u{e0100}', '\u202e\u0000'])
    expect({ text, blank: isBlank(text), stored: cleanText(text).trim() }).toMatchObject({ blank: true });
});

test('[M4] the time to clean grows with the text, not with its square', () => {
  for (const unit of ['\u202a', '\u2066\u202a', '\ufe0f', '\u{1f3f4}\u{e0067}', '\r', '\u0000'])
    expect({ unit, growth: growthOf(cleanText, unit) }).toEqual({
      unit,
      growth: expect.toSatisfy((growth: number) => growth <= 3),
    });
  const nested = (kilobytes: number) => '\u202a'.repeat(kilobytes * 512) + '\u2069'.repeat(kilobytes * 512);
  expect(cleanText(nested(128))).toBe('');
});
