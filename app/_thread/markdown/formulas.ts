// Finds formulas in markdown by all their delimiters: \( \), \[ \], $$ $$, and $ $ where it is no price.

import { MAX_FORMULA_CHARS } from '@/model/limits';

const PIECES = new RegExp(
  [
    /(?<code>(?:^|\n)[ \t]*(`{3,}|~{3,})[\s\S]*?(?:\n[ \t]*\2[`~]*(?=\n|$)|$)|(`+)(?!`)[^\n]*?[^`]\3(?!`))/,
    /(?:\\\[(?<brackets>[\s\S]+?)\\\])/,
    /(?:\\\((?<round>[\s\S]+?)\\\))/,
    /(?:\$\$(?<double>[\s\S]+?)\$\$)/,
    // An opening dollar touches what follows; a closing one touches what precedes it and has no digit after it: "$5 and
    // $10" contains no formula.
    /(?:(?<![A-Za-z0-9])\$(?!\s)(?<single>[^$`\n]*?[^\s\\$`])\$(?!\d))/,
    /(?<escaped>\\[\s\S])/,
    /(?<bare>\$)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

type Groups = Partial<
  Record<'code' | 'brackets' | 'round' | 'double' | 'single' | 'escaped' | 'bare', string>
>;

export function hasFormulas(text: string): boolean {
  if (!/\$|\\[([]/.test(text)) return false;
  return [...text.matchAll(PIECES)].some(({ groups = {} }) => formulaOf(groups) !== undefined);
}

/** The same text with dollars as the delimiters of every formula, and every other dollar escaped. */
export function withDollars(text: string): string {
  let from = 0;
  let result = '';
  for (const { 0: piece, index, groups = {} } of text.matchAll(PIECES)) {
    result += text.slice(from, index) + written(piece, groups, placementOf(text, index, piece.length));
    from = index + piece.length;
  }
  return result + text.slice(from);
}

type Placement = {
  /** The formula's indentation, when only white space precedes it on its line. */ indent: string | null;
};

/** Whether a formula has its lines to itself. */
function placementOf(text: string, index: number, length: number): Placement {
  const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
  const after = /^[^\n]*/.exec(text.slice(index + length))?.[0] ?? '';
  return { indent: before.trim() === '' && after.trim() === '' ? before : null };
}

function written(piece: string, groups: Groups, { indent }: Placement): string {
  if (groups.bare !== undefined) return '\\$';
  const formula = formulaOf(groups);
  if (formula === undefined) return piece;
  const isDisplayed = groups.brackets !== undefined || groups.double !== undefined;
  if (formula.length > MAX_FORMULA_CHARS) return `\`${formula.replaceAll(/\s+/g, ' ').trim()}\``;
  if (!isDisplayed) return `$${formula.trim()}$`;
  return indent === null ? `$$${formula.trim()}$$` : `$$\n${indent}${formula.trim()}\n${indent}$$`;
}

function formulaOf({ brackets, round, double, single }: Groups): string | undefined {
  return brackets ?? round ?? double ?? single;
}
