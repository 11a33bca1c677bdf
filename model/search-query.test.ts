import { describe, expect, test } from 'vitest';
import { isRefused, parseQuery, withCorrections, wordsToCorrect } from './search-query';

const options = { now: Date.UTC(2026, 4, 13, 12), timeZone: 'UTC', isTyping: false };
const parse = (text: string, more: Partial<typeof options> = {}) => parseQuery(text, { ...options, ...more });

/** `word`, `"phrase"`, `beginning*`, each with `-` where it is unwanted. */
const termsOf = (text: string, more: Partial<typeof options> = {}) =>
  parse(text, more).terms.map(({ kind, tokens, negated }) => {
    const words = tokens.join(' ');
    return (
      (negated ? '-' : '') + (kind === 'phrase' ? `"${words}"` : kind === 'prefix' ? `${words}*` : words)
    );
  });
const filtersOf = (text: string) => parse(text).filters.map(({ range: _range, ...filter }) => filter);
const problemsOf = (text: string) =>
  parse(text).problems.map(({ code, range: [from, to] }) => [code, text.slice(from, to)]);

describe('[S2] words, phrases, -not and prefix*', () => {
  test.each([
    ['Move the Database', ['move', 'the', 'database']],
    ['"exact words" loose', ['"exact words"', 'loose']],
    ['“弯引号” ＂full width＂ 「引号」', ['"弯引 引号"', '"full width"', '"引号"']],
    ['keep -drop -"drop this" －full', ['keep', '-drop', '-"drop this"', '-full']],
    ['migr* - a--b', ['migr*', 'a b']],
    ['use-timeline example.com DATABASE_URL', ['use timeline', 'example com', 'database url']],
    ['one,two；三四、五', ['one', 'two', '三四', '五*']],
    ['用React写', ['用*', 'react', '写*']],
    ['数据库 库', ['数据 据库', '库*']],
    ['"用 React"', ['"用 react"']],
    ['don’t', ['don t']],
    ['http://a.example/b error:timeout 12:30', ['http a example b', 'error timeout', '12 30']],
    ['!!! … ()', []],
  ])('%s', (text, expected) => {
    expect(termsOf(text)).toEqual(expected);
  });

  test('while somebody types, the last word may be unfinished', () => {
    const typed = (text: string) => termsOf(text, { isTyping: true });
    expect(typed('move migr')).toEqual(['move', 'migr*']);
    expect(typed('GitHu')).toEqual(['git hu*']);
    for (const finished of ['move migr ', '"move migr"', 'move m', '数据'])
      expect(typed(finished).join()).not.toContain('*');
  });

  test('what was written as one word may be found as one', () => {
    const wholesOf = (text: string) => parse(text).terms.map(({ whole }) => whole);
    expect(wholesOf('use-timeline GitHub "sign-in" plain a.b')).toEqual([
      'usetimeline',
      'github',
      null,
      null,
      null,
    ]);
  });
});

describe('[S2] operators', () => {
  test.each([
    ['from:me', { kind: 'from', who: 'me' }],
    ['from:@assistant', { kind: 'from', who: 'assistant' }],
    ['from：助手', { kind: 'from', who: 'assistant' }],
    ['from:"Ada Lovelace"', { kind: 'from', who: { name: 'Ada Lovelace' } }],
    ['FROM:@Zoë', { kind: 'from', who: { name: 'Zoë' } }],
    ['with:grace', { kind: 'with', who: { name: 'grace' } }],
    ['in:“发布 计划”', { kind: 'in', title: '发布 计划' }],
    ['has:links', { kind: 'has', what: 'link' }],
    ['is:archived', { kind: 'is', what: 'archived' }],
    ['on:today', { kind: 'between', from: Date.UTC(2026, 4, 13), until: Date.UTC(2026, 4, 14) }],
    ['before:昨天', { kind: 'between', from: 0, until: Date.UTC(2026, 4, 12) }],
    ['after:last week', { kind: 'between', from: Date.UTC(2026, 4, 11), until: Number.MAX_SAFE_INTEGER }],
    ['during:2026-05', { kind: 'between', from: Date.UTC(2026, 4, 1), until: Date.UTC(2026, 5, 1) }],
  ])('%s', (text, filter) => {
    expect(filtersOf(text)).toEqual([{ ...filter, negated: false }]);
    expect(filtersOf(`-${text}`)).toEqual([{ ...filter, negated: true }]);
    expect(parse(`word ${text} word`).filters[0]?.range).toEqual([5, 5 + text.length]);
    expect(termsOf(`word ${text} other`)).toEqual(['word', 'other']);
  });

  test('one without its value is being typed', () => {
    expect(parse('word from:')).toMatchObject({ filters: [], problems: [] });
  });
});

describe('[S2] what cannot be read is said with its place, and the rest is searched', () => {
  test.each([
    ['word form:ada', [['unknown-operator', 'form']]],
    ['word since:2026', [['unknown-operator', 'since']]],
    ['word is:foo', [['unknown-value', 'is:foo']]],
    ['word before:"next blue moon"', [['unknown-date', 'before:"next blue moon"']]],
    ['word "half', [['unclosed-quote', '"half']]],
    ['-word', [['nothing-to-find', '-word']]],
    ['...', [['nothing-to-find', '...']]],
    ['word', []],
  ])('%s', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
    expect(isRefused(parse(text))).toBe(expected[0]?.[0] === 'nothing-to-find');
  });

  test.each([
    ['too-long', 'x'.repeat(64 * 1024)],
    ['too-many-terms', 'a '.repeat(1_000).slice(0, 1_999)],
    ['too-many-terms', '数'.repeat(500)],
    ['too-many-terms', 'is:mine '.repeat(100)],
  ])('[S2] %s', (code, text) => {
    expect(parse(text)).toEqual({
      terms: [],
      filters: [],
      problems: [{ code, range: [0, text.length], word: '' }],
    });
  });

  test('a query of forty words is searched', () => {
    expect(termsOf('word '.repeat(40))).toHaveLength(40);
  });
});

test('[S2] no text makes the parser throw, and every range lies within the query', () => {
  const pieces = [
    '"',
    '“',
    '-',
    '*',
    ':',
    'from:',
    'in:"',
    'before:',
    '数',
    'a',
    ' ',
    '\ud83d',
    '\u0000',
    'has:',
    '(',
    '１',
    '\u0301',
    'last week',
  ];
  let seed = 15;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 3_000; round += 1) {
    const text = Array.from({ length: random(20) }, () => pieces[random(pieces.length)] ?? '').join('');
    const { terms, filters, problems } = parse(text, { isTyping: round % 2 === 0 });
    for (const { range } of [...terms, ...filters, ...problems]) {
      expect(range[0]).toBeLessThanOrEqual(range[1]);
      expect(text.slice(range[0], range[1])).toHaveLength(range[1] - range[0]);
    }
    for (const { tokens } of terms) expect(tokens.length).toBeGreaterThan(0);
  }
});

test('[S2] corrections replace words where they stand', () => {
  const text = 'from:ada Migartion "exat" -nott plann';
  const query = parse(text);
  expect(wordsToCorrect(query).map(({ word }) => word)).toEqual(['migartion', 'plann']);
  expect(withCorrections(text, query, ['migration', 'plann'])).toBe('from:ada migration "exat" -nott plann');
});
