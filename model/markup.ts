// The marks of Markdown in a text, for lines that show it without: previews, quotes, notifications, search. Read in one pass, not parsed:
// the parser is not loaded everywhere, and takes quadratic time.
import { isWithinWord } from './marks-in-words';
import type { Message } from './message';
import type { MarkedText, Range } from './search';

/** A part of a text that is a mark. `target`: of a link's opening bracket, where its address begins. */
type Cut = { from: number; to: number; target?: number };

type Role = Message['role'];

/** A text as it reads without its marks; its line breaks stay. */
export function withoutMarkup(markdown: string, role: Role = 'assistant'): string {
  return cutOut({ text: markdown, ranges: [] }, cutsIn(markdown, role)).text;
}

/** The same for a text with marked ranges, which move with it. An address that is marked stays, with its link's marks. */
export function withoutMarkupAround(marked: MarkedText, role: Role = 'assistant'): MarkedText {
  const { ranges } = marked;
  const cuts = cutsIn(marked.text, role);
  const found = new Set<number>();
  let next = 0;
  for (const { from, to } of cuts) {
    while (next < ranges.length && (ranges[next]?.[1] ?? 0) <= from) next += 1;
    if ((ranges[next]?.[0] ?? Infinity) < to) found.add(from);
  }
  return cutOut(
    marked,
    cuts.filter(({ from, target = from }) => !found.has(from) && !found.has(target)),
  );
}

/** `cuts` and ranges in their order, and apart from each other. */
function cutOut({ text, ranges }: MarkedText, cuts: readonly Cut[]): MarkedText {
  const kept: string[] = [];
  const moved: Range[] = [];
  let [at, gone, next] = [0, 0, 0];
  const moveUntil = (end: number) => {
    for (; (ranges[next]?.[0] ?? Infinity) < end; next += 1) {
      const [from, to] = ranges[next] ?? [0, 0];
      moved.push([from - gone, to - gone]);
    }
  };
  for (const { from, to } of cuts) {
    moveUntil(from);
    kept.push(text.slice(at, from));
    gone += to - from;
    at = to;
  }
  moveUntil(Infinity);
  return { text: kept.join('') + text.slice(at), ranges: moved };
}

/** Where the marks are, in their order. */
function cutsIn(markdown: string, role: Role): Cut[] {
  const cuts: Cut[] = [];
  const inline = new InlineMarks(markdown, cuts, role);
  let fence: string | null = null;
  let from = 0;
  for (const line of markdown.split('\n')) {
    const to = from + line.length;
    if (fence !== null) {
      if (closes(line, fence)) {
        cuts.push({ from, to });
        fence = null;
      }
    } else {
      const start = from + prefixLength(line);
      fence = fenceOf(markdown.slice(start, to));
      const isMark = fence !== null || isRule(line);
      if (isMark || start > from || line.trim() === '') inline.endParagraph();
      const end = isMark ? to : start;
      if (end > from) cuts.push({ from, to: end });
      if (!isMark) inline.read(start, to);
    }
    from = to + 1;
  }
  return cuts.toSorted((a, b) => a.from - b.from);
}

const QUOTE_OR_ITEM = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))/y;
const HEADING = /[ \t]*#{1,6}(?=[ \t])/y;
const TASK = /[ \t]+\[[ xX]\](?=[ \t])/y;

/** The marks of quotes, lists, tasks and headings at the beginning of a line, with the spaces behind them. */
function prefixLength(line: string): number {
  let at = 0;
  for (const mark of [QUOTE_OR_ITEM, TASK, HEADING]) {
    mark.lastIndex = at;
    while (mark.test(line)) at = mark.lastIndex;
  }
  while (at > 0 && (line[at] === ' ' || line[at] === '\t')) at += 1;
  return at;
}

function fenceOf(line: string): string | null {
  return /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? null;
}

function closes(line: string, fence: string): boolean {
  const bare = line.replace(/^[ \t>]+/, '').trimEnd();
  return bare.startsWith(fence) && bare.replaceAll(fence.charAt(0), '') === '';
}

/** A line across, or the row below a table's header: `| --- | :-: |`. */
function isRule(line: string): boolean {
  if (/^[ \t:|-]+$/.test(line))
    return line.includes('|-') || line.includes('| ') || /-[ \t]*-[ \t]*-/.test(line);
  return /^[ \t]*(?:\*[ \t]*){3,}$/.test(line) || /^[ \t]*(?:_[ \t]*){3,}$/.test(line);
}

type Opener = { at: number; length: number };

const ADDRESS = /https?:\/\/[^\s<>*`\])]*/iy;
const AUTOLINK = /<(?:https?:\/\/|mailto:)[^\s<>]*>/iy;
/** After `]`: an address, with brackets in pairs, and a title. Few blanks: what may be any of several is tried as each. */
const TARGET =
  /\([ \t]?(?:<[^<>\n]*>|[^\s()[\]<]*(?:\([^\s()[\]]*\)[^\s()[\]]*)*)(?:[ \t]{1,3}(?:"[^"\n]*"|'[^'\n]*'))?[ \t]?\)/y;

/** Marks inside of paragraphs. What one line opens, a later one of the paragraph may close. */
class InlineMarks {
  #open: Record<string, Opener[]> = {};
  #brackets: number[] = [];

  constructor(
    readonly text: string,
    readonly cuts: Cut[],
    readonly role: Role,
  ) {}

  endParagraph(): void {
    this.#open = { '*': [], _: [], '~': [] };
    this.#brackets = [];
  }

  read(from: number, to: number): void {
    const line = this.text.slice(from, to);
    const code = line.includes('`') ? codeIn(line) : NO_CODE;
    SPECIAL.lastIndex = 0;
    // Within the line alone: what comes after it may be far.
    while (SPECIAL.test(line)) {
      const at = SPECIAL.lastIndex - 1;
      SPECIAL.lastIndex = this.#readAt(from + at, code.get(at)) - from;
    }
  }

  /** The end of what begins at `at`. */
  #readAt(at: number, code: CodeSpan | undefined): number {
    const { text, cuts } = this;
    const char = text.charAt(at);
    switch (char) {
      case '\\': {
        if (!/[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) return at + 1;
        cuts.push({ from: at, to: at + 1 });
        return at + 2;
      }
      case '`': {
        if (code === undefined) return at + runAt(text, at);
        const end = at + code.length;
        cuts.push({ from: at, to: at + code.marks }, { from: end - code.marks, to: end });
        return end;
      }
      case '[': {
        this.#brackets.push(at);
        return at + 1;
      }
      case ']':
        return this.#closeBracket(at);
      case '<': {
        const end = endOf(AUTOLINK, text, at);
        if (end === null) return at + 1;
        cuts.push({ from: at, to: at + 1 }, { from: end - 1, to: end });
        return end;
      }
      case 'h':
      case 'H':
        return endOf(ADDRESS, text, at) ?? at + 1;
      case '*':
      case '_':
      case '~':
        return this.#readRun(char, at);
      default:
        return at + 1;
    }
  }

  #closeBracket(at: number): number {
    const open = this.#brackets.pop();
    const end = open === undefined ? null : endOf(TARGET, this.text, at + 1);
    if (open === undefined || end === null) return at + 1;
    const from = this.text.charAt(open - 1) === '!' ? open - 1 : open;
    this.cuts.push({ from, to: open + 1, target: at }, { from: at, to: end });
    return end;
  }

  #readRun(char: string, at: number): number {
    const { text } = this;
    let length = runAt(text, at);
    const end = at + length;
    if (char === '~' && length !== 2) return end;
    const [before, after] = [text.charAt(at - 1), text.charAt(end)];
    if (this.role === 'user' && isWithinWord(before, after)) return end;
    const isWord = (neighbour: string) => char === '_' && /[\p{L}\p{N}]/u.test(neighbour);
    const stack = (this.#open[char] ??= []);
    if (/\S/.test(before) && !isWord(after)) length = this.#close(stack, { at, length });
    if (length > 0 && /\S/.test(after) && !isWord(before)) stack.push({ at: end - length, length });
    return end;
  }

  /** How many of the run's marks close nothing. */
  #close(stack: Opener[], run: Opener): number {
    let { at, length } = run;
    while (length > 0) {
      const opener = stack.pop();
      if (opener === undefined) break;
      const pairs = Math.min(length, opener.length);
      const openEnd = opener.at + opener.length;
      this.cuts.push({ from: openEnd - pairs, to: openEnd }, { from: at, to: at + pairs });
      if (pairs < opener.length) stack.push({ at: opener.at, length: opener.length - pairs });
      // What was opened in between and not closed is text.
      for (const other of Object.values(this.#open)) if (other !== stack) dropAfter(opener.at, other);
      at += pairs;
      length -= pairs;
    }
    return length;
  }
}

function dropAfter(at: number, stack: Opener[]): void {
  while ((stack.at(-1)?.at ?? -1) > at) stack.pop();
}

type CodeSpan = { length: number; marks: number };

const NO_CODE: ReadonlyMap<number, CodeSpan> = new Map();
/** What may begin or end a mark, and the first letter of addresses. */
const SPECIAL = /[\\`[\]<hH*_~]/g;

/** Code in a line, by where it begins: as many backticks as it began with end it. */
function codeIn(line: string): ReadonlyMap<number, CodeSpan> {
  const runs = [...line.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  const nextOf = new Map<number, number>();
  const ends = runs.map(() => -1);
  for (const [at, { index, length }] of [...runs.entries()].toReversed()) {
    ends[at] = nextOf.get(length) ?? -1;
    nextOf.set(length, index);
  }
  const spans = new Map<number, CodeSpan>();
  let end = 0;
  for (const [at, { index, length: marks }] of runs.entries()) {
    const close = ends[at] ?? -1;
    if (index < end || close < 0) continue;
    end = close + marks;
    spans.set(index, { length: end - index, marks });
  }
  return spans;
}

function runAt(text: string, at: number): number {
  let end = at + 1;
  while (text.charAt(end) === text.charAt(at)) end += 1;
  return end - at;
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
