// Formulas in the parser: `$…$`, `$$…$$`, `\(…\)` and `\[…\]` in running text, the two of displays on lines of their own as well.
// So they are found where markdown has text, and nowhere in code.
import { MAX_FORMULA_CHARS } from '@/model/limits';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { isFormulaText, isParted } from './formula-text';
import { isBlankCode } from '@/app/_thread/markdown/grammar/wide-characters';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formulaText: 'formulaText';
    formulaBlock: 'formulaBlock';
    formulaLine: 'formulaLine';
  }
}

const DOLLAR = 36;
const BACKTICK = 96;
const BACKSLASH = 92;

/** `text`: all that will be parsed. A block begins only where it also ends: what follows a mark without its end stays what it is. */
export function formulas(text: string): Extension {
  const block: Construct = { name: 'formulaBlock', tokenize: blockIn(endsOf(text)), concrete: true };
  return {
    text: { [DOLLAR]: inText, [BACKSLASH]: inText },
    flow: { [DOLLAR]: block, [BACKSLASH]: block },
  };
}

type Mark = '$' | '$$' | '\\(' | '\\[';

const CLOSING: Record<Mark, string> = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' };

/** Marks whose end is known to be missing in a text: it is looked for once. */
const missing = new WeakMap<TokenizeContext, Set<Mark>>();

const inText: Construct = {
  name: 'formulaText',
  previous(code) {
    return code !== DOLLAR;
  },
  tokenize(effects, ok, nok) {
    const before = this.previous;
    const without = missing.get(this) ?? new Set();
    missing.set(this, without);
    return (code) => {
      effects.enter('formulaText');
      const line = reading(effects);
      const close: State = (after) => {
        line.end();
        effects.exit('formulaText');
        return ok(after);
      };
      return opening(line, (mark) => {
        if (mark === null || without.has(mark) || (mark === '$' && isLetter(before))) return nok;
        return content(line, mark, { ok: close, nok, unclosed: () => without.add(mark) });
      })(code);
    };
  },
};

/** Reads a mark, and goes on with what follows it. */
function opening({ eat }: Reading, then: (mark: Mark | null) => State): State {
  let first: Code = null;
  return (code) => {
    first = code;
    eat(code ?? 0);
    return (second) => {
      const mark = markOf(first, second);
      if (mark === null || mark === '$') return then(mark)(second);
      eat(second ?? 0);
      return then(mark);
    };
  };
}

function markOf(first: Code, second: Code): Mark | null {
  if (first === DOLLAR) return second === DOLLAR ? '$$' : '$';
  if (second === 40) return '\\(';
  return second === 91 ? '\\[' : null;
}

function content(
  line: Reading,
  mark: Mark,
  { ok, nok, unclosed }: { ok: State; nok: State; unclosed: () => void },
): State {
  const closing = CLOSING[mark];
  let formula = '';
  let pending = '';
  const between: State = (code) => {
    if (code === null || (mark === '$' && (code < -2 || code === BACKTICK))) {
      if (code === null) unclosed();
      return nok(code);
    }
    pending += charOf(code);
    line.eat(code);
    if (pending === closing) return closed;
    // A mark of two characters may have begun; a backslash and what follows it are one.
    if (pending.length === 1 && (closing.startsWith(pending) || pending === '\\')) return between;
    formula += pending;
    pending = '';
    return between;
  };
  const closed: State = (code) => {
    const after = code === null || code < 0 ? '' : String.fromCharCode(code);
    const isFormula = mark === '$' ? isFormulaText(formula, after) : formula.trim() !== '' && after !== '$';
    return isFormula ? ok(code) : nok(code);
  };
  return between;
}

function charOf(code: number): string {
  if (code < -2) return '\n';
  if (code < 0) return ' ';
  return String.fromCharCode(code);
}

type Reading = { eat: (code: number) => void; end: () => void };

/** Consumes characters inside of a token; what is on one line is one token, and so is its end. */
function reading(effects: Effects): Reading {
  let isInLine = false;
  const end = () => {
    if (isInLine) effects.exit('formulaLine');
    isInLine = false;
  };
  return {
    end,
    eat(code) {
      if (code < -2) {
        end();
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        return;
      }
      if (!isInLine) effects.enter('formulaLine');
      isInLine = true;
      effects.consume(code);
    },
  };
}

function isLetter(code: Code): boolean {
  return code !== null && code > 0 && /[A-Za-z0-9]/.test(String.fromCharCode(code));
}

/** Where the formula ends that begins on its own line at a place with a mark; null if it is no block. */
type Ends = (mark: string, from: number) => number | null;

function endsOf(text: string): Ends {
  const blankLine = nextIn((from) => {
    const line = /(?:\r\n|\n|\r(?!\n))[ \t>]*(?=[\r\n])/g;
    line.lastIndex = from;
    return line.exec(text)?.index ?? -1;
  });
  const next: Record<string, (from: number) => number> = {
    $$: nextIn((from) => text.indexOf('$$', from)),
    '\\]': nextIn((from) => text.indexOf('\\]', from)),
  };
  return (closing, from) => {
    const end = next[closing]?.(from) ?? Infinity;
    const after = end + closing.length;
    if (end === Infinity || !isLineEnd(text, after)) return null;
    if (end > blankLine(from) && !(isLineStart(text, end) && isPartedIn(text, from, end))) return null;
    return text.slice(from, end).trim() === '' ? null : after;
  };
}

/** Searches from places that mostly grow: what was found for an earlier one is still the next. Infinity if there is none. */
function nextIn(search: (from: number) => number): (from: number) => number {
  let [searched, found] = [Infinity, -1];
  return (from) => {
    if (from >= searched && from <= found) return found;
    const at = search(from);
    [searched, found] = [from, at === -1 ? Infinity : at];
    return found;
  };
}

/** Too long a formula is none, and is not read for that. */
function isPartedIn(text: string, from: number, end: number): boolean {
  return end - from <= MAX_FORMULA_CHARS && isParted(text.slice(from, end), { isWhole: true });
}

function isLineStart(text: string, from: number): boolean {
  let at = from;
  while (/[ \t>]/.test(text.charAt(at - 1))) at -= 1;
  return at === 0 || /[\r\n]/.test(text.charAt(at - 1));
}

function isLineEnd(text: string, from: number): boolean {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at === text.length || /[\r\n]/.test(text.charAt(at));
}

function blockIn(ends: Ends): Construct['tokenize'] {
  return function tokenize(effects, ok, nok) {
    const now = () => this.now();
    const isLazy = () => this.parser.lazy[this.now().line] === true;
    const line = reading(effects);
    let end: number | null = null;
    const inside: State = (code) => {
      if (now().offset === end) {
        line.end();
        effects.exit('formulaBlock');
        return after(code);
      }
      if (code === null) return nok(code);
      line.eat(code);
      return code < -2 ? lineStart : inside;
    };
    const lineStart: State = (code) => (isLazy() ? nok(code) : inside(code));
    const after: State = (code) => {
      if (code === null || code < -2) return ok(code);
      if (!isBlankCode(code)) return nok(code);
      effects.enter('whitespace');
      effects.consume(code);
      effects.exit('whitespace');
      return after;
    };
    return (code) => {
      effects.enter('formulaBlock');
      return opening(line, (mark) => {
        if (mark !== '$$' && mark !== '\\[') return nok;
        return (next) => {
          end = ends(CLOSING[mark], now().offset);
          return end === null ? nok(next) : inside(next);
        };
      })(code);
    };
  };
}
