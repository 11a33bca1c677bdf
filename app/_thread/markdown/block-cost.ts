// What rendering a block of markdown costs, judged without parsing it: micromark's time grows with the square of some
// marks, and nothing can end it. One pass over the lines; an estimate from above, in microseconds of a machine of 2024.
import { MAX_BLOCK_COST, MAX_FORMULA_CHARS, MAX_MARKDOWN_NESTING } from '@/model/limits';
import { layoutCostOf } from '@/app/_thread/markdown/source/text-pieces';
import { FORMULA_COST } from '@/app/_thread/markdown/grammar/formulas/formula-class';

/** Measured one by one with the texts of block-cost.test.ts, which fails when a parser's figures change. */
const COST = {
  block: 150,
  char: 1.3,
  codeChar: 0.5,
  line: 25,
  item: 25,
  mark: 8,
  code: 8,
  address: 50,
  note: 80,
  /** Of all that is in a container, for each container around it. */ depth: 0.2,
  cell: 20,
  // Pairs: each of these is compared with those before it.
  emphasis: 0.03,
  bracket: 0.02,
  underline: 0.2,
  otherLine: 0.01,
  /** A tag, a comment or a declaration that is not closed is looked for up to the end. */ tagChar: 0.03,
};

const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const QUOTE_OR_ITEM = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y;
const INTERRUPTS = /^ {0,3}(?:[-*+][ \t]+\S|#{1,6}[ \t])/;
const UNDERLINE = /^[ \t]*(?:=+|-+)[ \t]*$/;
const DELIMITERS = /^[|:\- \t]+$/;
const EMPHASIS = /([*_~])\1*/g;
const BRACKET = /[[\]()]/g;
const ADDRESS = /www\.|https?:|@/gi;
/** Footnotes and boxes of tasks. */
const NOTE = /\[[\^xX \t]/g;
/** Of formulas. */
const DELIMITER = /\$+|\\[()[\]]/g;
const MARK = /[*_~[\]()!<>&|\\`$:@#]/g;

/**
 * Infinity for what is nested so deeply that the parser would run out of stack. What is over the limit of a block is not read
 * to its end.
 */
export function costOf(block: string): number {
  return COST.block + costOfLines(block.split(/\r\n|[\r\n]/));
}

/** Text that may be one paragraph, in which marks are matched. */
type Run = {
  text: string[];
  chars: number;
  emphasis: number;
  brackets: number;
  tags: number;
  columns: number;
};

const EMPTY = { chars: 0, emphasis: 0, brackets: 0, tags: 0, columns: 0 };

function costOfLines(lines: readonly string[]): number {
  let run: Run = { ...EMPTY, text: [] };
  let [cost, depth, underlines] = [0, 0, 0];
  let fence: string | null = null;
  let mayFence = true;
  let inner: string | null = null;
  for (const line of lines) {
    if (cost > MAX_BLOCK_COST) return cost;
    if (fence !== null) {
      cost += 5 + line.length * COST.codeChar;
      if (closes(line, fence)) fence = null;
      continue;
    }
    fence = mayFence ? (FENCE.exec(line)?.[1] ?? null) : null;
    const { markers, indent, bare } = containersOf(line);
    // An indented list is as deep as its indentation allows.
    if (markers > 0) depth = Math.max(depth, markers + Math.floor(indent / 2));
    if (depth > MAX_MARKDOWN_NESTING) return Infinity;
    // After HTML or a formula, what looks like a fence may be none.
    mayFence &&= !/^\s*(?:<|\$\$)/.test(bare);
    if (fence !== null || /^[\s>]*$/.test(line) || INTERRUPTS.test(line)) {
      cost += costOfRun(run);
      run = { ...EMPTY, text: [] };
    }
    if (UNDERLINE.test(bare)) underlines += 1;
    inner = innerFence(bare, inner);
    const formulas = inner === null ? costOfFormulas(line) : 0;
    cost += (costOfLine(line, bare, markers, run) + formulas) * (1 + depth * COST.depth);
  }
  return cost + costOfRun(run) + underlines ** 2 * COST.underline + lines.length ** 2 * COST.otherLine;
}

function containersOf(line: string): { markers: number; indent: number; bare: string } {
  let [markers, at] = [0, 0];
  QUOTE_OR_ITEM.lastIndex = 0;
  while (QUOTE_OR_ITEM.test(line)) {
    at = QUOTE_OR_ITEM.lastIndex;
    markers += 1;
  }
  return { markers, indent: /^[ \t]*/.exec(line)?.[0].length ?? 0, bare: line.slice(at) };
}

function costOfLine(line: string, bare: string, markers: number, run: Run): number {
  const marks = count(line, MARK);
  run.chars += line.length;
  run.text.push(line);
  run.emphasis += count(line, EMPHASIS);
  run.brackets += count(line, BRACKET);
  run.tags += count(line, /</g);
  if (bare.includes('-') && DELIMITERS.test(bare))
    run.columns = Math.max(run.columns, count(bare, /\|/g) + 1);
  return (
    COST.line +
    line.length * COST.char +
    marks * COST.mark +
    count(line, /`+/g) * COST.code +
    count(line, ADDRESS) * COST.address +
    count(line, NOTE) * COST.note +
    markers * COST.item +
    run.columns * COST.cell
  );
}

/** From above: the parser finds formulas later, and of those on several lines, too, only so many are drawn. */
function costOfFormulas(line: string): number {
  const pairs = Math.floor(count(line, DELIMITER) / 2);
  return pairs === 0
    ? 0
    : pairs * FORMULA_COST.each + Math.min(line.length, MAX_FORMULA_CHARS) * FORMULA_COST.char;
}

/** A fence in a list or a quote, as it seems: in it no formulas are counted. */
function innerFence(bare: string, inner: string | null): string | null {
  const line = bare.trim();
  if (inner === null) return FENCE.exec(line)?.[1] ?? null;
  return line.startsWith(inner) && /^([`~])\1*$/.test(line) ? null : inner;
}

function costOfRun({ text, chars, emphasis, brackets, tags }: Run): number {
  const layout = layoutCostOf(text.join('\n'));
  return layout + emphasis ** 2 * COST.emphasis + brackets ** 2 * COST.bracket + tags * chars * COST.tagChar;
}

/** The closing line of a fence that begins in the first column. */
function closes(line: string, fence: string): boolean {
  const bare = line.trimEnd();
  return /^ {0,3}[`~]/.test(bare) && bare.trimStart().startsWith(fence) && /^\s*([`~])\1*$/.test(bare);
}

function count(text: string, mark: RegExp): number {
  return text.match(mark)?.length ?? 0;
}
