import { expect, test } from 'vitest';
import { csvLine } from './csv-line';

test('[U18] [X204] a cell that begins like a formula begins with an apostrophe', () => {
  for (const formula of [
    '=1+1',
    '+1',
    '-1+cmd|x',
    '@SUM(A1)',
    '=HYPERLINK("http://127.0.0.1/";"Total")',
    ' =1',
    '\t=1',
    '\r=1',
    '\u200B=1',
    '\uFF1D1',
  ]) {
    const cell = csvLine([formula]).trimEnd().replace(/^"/, '');
    expect({ formula, begins: cell[0] }).toEqual({ formula, begins: "'" });
  }
  expect(csvLine(['a=b', '2026-10-01', 'Ada', 'x-y'])).toBe('a=b,2026-10-01,Ada,x-y\r\n');
});

test('[U18] quotes, commas and line ends stay within their cell', () => {
  expect(csvLine(['say "hi"', 'a,b', 'a\nb', '', null, 7])).toBe('"say ""hi""","a,b","a\nb",,,7\r\n');
});
