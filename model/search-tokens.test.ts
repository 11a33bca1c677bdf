import { describe, expect, test } from 'vitest';
import { isDense, tokensOf } from './search-tokens';

const words = (text: string) => tokensOf(text).words.map(({ term }) => term);
const wholes = (text: string) => tokensOf(text).wholes.map(({ term }) => term);

describe('[S1] words are compared without case, width and accents', () => {
  test.each([
    ['Zoë École ＡＢＣ', ['zoe', 'ecole', 'abc']],
    ['e\u0301cole', ['ecole']],
    ['Łukasz Ørsted İstanbul straße ﬁn', ['lukasz', 'orsted', 'istanbul', 'strasse', 'fin']],
    ['Ёлка Ἀθῆναι', ['елка', 'αθηναι']],
    // Marks of these are vowels, and か is not が.
    ['हिन्दी', ['हिन्दी']],
    ['がか', ['がか', 'か']],
    ['ｶﾞ', ['ガ']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('[S1] identifiers, numbers and addresses have their parts, and are one word', () => {
  test.each([
    ['use-timeline', ['use', 'timeline'], ['usetimeline']],
    ['useTimeline', ['use', 'timeline'], ['usetimeline']],
    ['DATABASE_URL', ['database', 'url'], ['databaseurl']],
    ['HTTPServer2', ['http', 'server', '2'], ['httpserver2']],
    ['don’t', ['don', 't'], ['dont']],
    ['example.com', ['example', 'com'], []],
    ['https://Ada@example.com/x?q=1', ['https', 'ada', 'example', 'com', 'x', 'q', '1'], []],
    ['3.14 12:30 2026-05-11', ['3', '14', '12', '30', '2026', '05', '11'], ['20260511']],
    ['a1b2c3d4e5', ['a1b2c3d4e5'], []],
  ])('%s', (text, parts, whole) => {
    expect({ parts: words(text), whole: wholes(text) }).toEqual({ parts, whole });
  });

  test('a very long word is its beginning', () => {
    expect(words('x'.repeat(1_000))).toEqual(['x'.repeat(64)]);
  });
});

describe('[S1] scripts without blanks are pairs of neighbours, and a last character', () => {
  test.each([
    ['数据库', ['数据', '据库', '库']],
    ['库', ['库']],
    ['用React写', ['用', 'react', '写']],
    ['데이터', ['데이', '이터', '터']],
    ['カー', ['カー', 'ー']],
    ['𠮷野家', ['𠮷野', '野家', '家']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

test('[S1] a picture is a word; ™ and lone halves of pairs are none', () => {
  expect(words('🎉 ok™ \ud83d')).toEqual(['🎉', 'ok']);
});

test('[S1] every word says where it stands', () => {
  const text = 'Ein café: 数据库, e\u0301cole, useTimeline 🎉';
  for (const { term, start, end } of [...tokensOf(text).words, ...tokensOf(text).wholes]) {
    const there = text.slice(start, end);
    expect(there.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()).toBe(term);
  }
});

test('[S1] no word holds a blank, whatever the text', () => {
  const all = Array.from({ length: 0x3_00_00 }, (_, code) =>
    code >= 0xd8_00 && code < 0xe0_00 ? '' : String.fromCodePoint(code),
  );
  const odd = all.filter((char) => words(`a${char}b`).some((word) => word === '' || /\s/u.test(word)));
  expect(odd).toEqual([]);
});

test('[S1] which words are of a script without blanks', () => {
  expect([isDense('数据'), isDense('カ'), isDense('word'), isDense('')]).toEqual([true, true, false, false]);
});
