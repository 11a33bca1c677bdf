// What reads texts and queries of search.
import { filtersIn, hasFilter, toggleFilter, without, writtenFilter } from '@/model/query-text';
import { periodOf } from '@/model/search-dates';
import { filterOf } from '@/model/search-filters';
import { parseQuery } from '@/model/search-query';
import { foldWord, tokensOf } from '@/model/search-tokens';
import { type TextParser, repeated, SPACES, WORDS, TOKENS } from './texts';

const SEARCHED = repeated([
  'a-',
  "a'",
  'aB',
  'ABc',
  'a1',
  '_',
  '数',
  '数a',
  'が',
  'e\u0301',
  '🎉',
  'ＡＢ',
  '\ud83d',
  '.',
]);

const QUERIES = repeated([
  '"',
  '“',
  '-',
  '*',
  ':',
  'from:',
  'in:"',
  'before:last ',
  'aaaaaaaaaaaa:',
  'has:x ',
  '-"a" ',
  ',',
]);

const TODAY = { kind: 'between', text: 'on:today' } as const;

const WHEN = { now: 0, timeZone: 'UTC', isTyping: true };

export const SEARCH_PARSERS: Readonly<Record<string, TextParser>> = {
  'search-tokens tokensOf': { parse: tokensOf, texts: { ...TOKENS, ...SEARCHED } },
  'search-tokens foldWord': { parse: foldWord, texts: { ...WORDS, ...repeated(['\u0301', 'ß', '가']) } },
  'search-query parseQuery': { parse: (text) => parseQuery(text, WHEN), texts: { ...SEARCHED, ...QUERIES } },
  'search-filters filterOf': {
    parse: (text) => [filterOf('from', text, WHEN), filterOf('has', text, WHEN), filterOf('on', text, WHEN)],
    texts: { ...SEARCHED, ...QUERIES },
  },
  'query-text filtersIn': { parse: filtersIn, texts: { ...SEARCHED, ...QUERIES } },
  'query-text hasFilter': { parse: (text) => hasFilter(text, TODAY), texts: QUERIES },
  'query-text toggleFilter': {
    parse: (text) => toggleFilter(text, TODAY),
    texts: { ...SEARCHED, ...QUERIES },
  },
  'query-text without': { parse: (text) => without(text, filtersIn(text)), texts: QUERIES },
  'query-text writtenFilter': { parse: (text) => writtenFilter('in', text), texts: QUERIES },
  'search-dates periodOf': {
    parse: (text) => periodOf(text, WHEN),
    texts: repeated(['2026-', '1', 'may ', '年', ...SPACES]),
  },
};
