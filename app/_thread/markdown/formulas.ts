// Finds formulas in markdown by all their delimiters: \( \), \[ \], $$ $$, and $ $ where it is no price. In linear time: what
// has no end is looked for once, and never again.

import { MAX_FORMULA_CHARS } from '@/model/limits';

/** `kind: 'code'` and `'escape'` are skipped; a `'dollar'` is one that delimits nothing. */
type Piece = {
  kind: 'code' | 'escape' | 'dollar' | 'inline' | 'display';
  from: number;
  to: number;
  formula: string;
};

/** KaTeX expands macros synchronously: one that is defined in the formula can multiply it without a limit. */
const DEFINES =
  /\\(?:[gex]?def|(?:re)?newcommand|providecommand|(?:future)?let|global|long)(?![A-Za-z])|\\char(?![A-Za-z])/;

const MARKS = /[\\$`]|(?<=^|\n)[ \t]*~{3}/g;

export function hasFormulas(text: string): boolean {
  return formulasIn(text).length > 0;
}

export function formulasIn(text: string): string[] {
  if (!/\$|\\[([]/.test(text)) return [];
  return [...piecesOf(text)].filter(isFormula).map(({ formula }) => formula);
}

/** The same text with dollars as the delimiters of every formula, and every other dollar escaped. */
export function withDollars(text: string): string {
  let from = 0;
  let result = '';
  const lines = linesOf(text);
  for (const piece of piecesOf(text)) {
    result += text.slice(from, piece.from) + written(text, piece, lines);
    from = piece.to;
  }
  return result + text.slice(from);
}

function isFormula({ kind }: Piece): boolean {
  return kind === 'inline' || kind === 'display';
}

/** Pieces in order; the text between them contains nothing of interest. */
function* piecesOf(text: string): Generator<Piece> {
  const ends = endsIn(text);
  MARKS.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    MARKS.lastIndex = at;
    const index = MARKS.exec(text)?.index;
    if (index === undefined) return;
    const piece = pieceAt(text, index, ends);
    if (piece !== null) yield piece;
    at = piece?.to ?? index + 1;
  }
}

function pieceAt(text: string, from: number, ends: Ends): Piece | null {
  const mark = text.charAt(from);
  if (mark === '$') return dollars(text, from, ends);
  if (mark !== '\\') return codeAt(text, from, ends);
  const opened = text.charAt(from + 1);
  if (opened === '[' || opened === '(') {
    const end = ends.next(opened === '[' ? '\\]' : '\\)', from + 3);
    if (end !== -1)
      return {
        kind: opened === '[' ? 'display' : 'inline',
        from,
        to: end + 2,
        formula: text.slice(from + 2, end),
      };
  }
  return from + 1 < text.length ? { kind: 'escape', from, to: from + 2, formula: '' } : null;
}

/**
 * An opening dollar touches what follows; a closing one touches what precedes it and has no digit after it: "$5 and $10"
 * contains no formula.
 */
function dollars(text: string, from: number, ends: Ends): Piece {
  if (text.startsWith('$$', from)) {
    const end = ends.next('$$', from + 3);
    if (end !== -1) return { kind: 'display', from, to: end + 2, formula: text.slice(from + 2, end) };
  }
  const end = ends.next('$', from + 1);
  const formula = end === -1 ? '' : text.slice(from + 1, end);
  const isPrice = /[A-Za-z0-9]/.test(text.charAt(from - 1)) || /\d/.test(text.charAt(end + 1));
  if (formula === '' || isPrice || /^\s|[\n`]|[\s\\]$/.test(formula))
    return { kind: 'dollar', from, to: from + 1, formula: '' };
  return { kind: 'inline', from, to: end + 1, formula };
}

/** A fence up to its end or the text's, or a code span on one line; null if the backticks open nothing. */
function codeAt(text: string, from: number, ends: Ends): Piece | null {
  const code = (to: number): Piece => ({ kind: 'code', from, to, formula: '' });
  const fence = fenceAt(text, from);
  if (fence !== null) return code(endOfFence(text, fence));
  const ticks = runOf(text, from, '`');
  return code(ends.closing(from, ticks) ?? from + Math.max(1, ticks));
}

type Fence = { mark: string; after: number };

/** The fence that begins at `from`, which may precede its indentation. */
function fenceAt(text: string, from: number): Fence | null {
  const at = from + spaces(text, from);
  const mark = text.charAt(at);
  if (mark !== '`' && mark !== '~') return null;
  const length = runOf(text, at, mark);
  if (length < 3 || !startsLine(text, at)) return null;
  const after = at + length;
  if (mark === '`' && lineAt(text, after).includes('`')) return null;
  return { mark: mark.repeat(length), after };
}

function endOfFence(text: string, { mark, after }: Fence): number {
  let at = text.indexOf('\n', after);
  while (at !== -1) {
    const from = at + 1 + spaces(text, at + 1);
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end);
    if (line.startsWith(mark) && line.trimEnd().replaceAll(mark.charAt(0), '') === '')
      return from + line.length;
    at = end;
  }
  return text.length;
}

function spaces(text: string, from: number): number {
  let to = from;
  while (text.charAt(to) === ' ' || text.charAt(to) === '\t') to += 1;
  return to - from;
}

/** Whether only white space precedes a place on its line. */
function startsLine(text: string, at: number): boolean {
  let from = at - 1;
  while (text.charAt(from) === ' ' || text.charAt(from) === '\t') from -= 1;
  return from < 0 || text.charAt(from) === '\n';
}

function runOf(text: string, from: number, mark: string): number {
  let to = from;
  while (text.charAt(to) === mark) to += 1;
  return to - from;
}

function lineAt(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end === -1 ? text.length : end);
}

type Ends = {
  /** Where `mark` is next, from a place that never moves back; -1 if nowhere. */
  next: (mark: string, from: number) => number;
  /** The end of the code span that begins with `length` backticks; undefined if none of that length follows on its line. */
  closing: (from: number, length: number) => number | undefined;
};

/** Remembers where each closing mark is next: a search that started anew for every opening one would be quadratic. */
function endsIn(text: string): Ends {
  const found = new Map<string, number>();
  let closings: Int32Array | null = null;
  return {
    next(mark, from) {
      const known = found.get(mark);
      if (known !== undefined && (known === -1 || known >= from)) return known;
      const index = text.indexOf(mark, from);
      found.set(mark, index);
      return index;
    },
    closing(from) {
      closings ??= closingsIn(text);
      return closings[from] || undefined;
    },
  };
}

/** For each run of backticks, the end of the next run of the same length on its line; 0 for none. */
function closingsIn(text: string): Int32Array {
  const closings = new Int32Array(text.length);
  const last = new Map<number, number>();
  for (const { 0: run, index } of text.matchAll(/`+|\n/g)) {
    if (run === '\n') {
      last.clear();
      continue;
    }
    const opened = last.get(run.length);
    if (opened !== undefined) closings[opened] = index + run.length;
    last.set(run.length, index);
  }
  return closings;
}

type Lines = (at: number) => { from: number; to: number };

/** The bounds of the line at a place; places never move back. */
function linesOf(text: string): Lines {
  let [from, to] = [0, -1];
  return (at) => {
    while (to < at && to < text.length) {
      from = to + 1;
      const end = text.indexOf('\n', from);
      to = end === -1 ? text.length : end;
    }
    return { from, to };
  };
}

function written(text: string, piece: Piece, lines: Lines): string {
  const { kind, from, to, formula } = piece;
  if (kind === 'dollar') return '\\$';
  if (!isFormula(piece)) return text.slice(from, to);
  const indent = text.slice(lines(from).from, from);
  const isAlone = indent.trim() === '' && text.slice(to, lines(to).to).trim() === '';
  if (!isDrawable(formula)) return `\`${formula.replaceAll(/\s+/g, ' ').trim()}\``;
  if (kind === 'inline') return `$${formula.trim()}$`;
  return isAlone ? `$$\n${indent}${formula.trim()}\n${indent}$$` : `$$${formula.trim()}$$`;
}

/** Any other formula is shown as its source. */
export function isDrawable(formula: string): boolean {
  return formula.length <= MAX_FORMULA_CHARS && !DEFINES.test(formula);
}
