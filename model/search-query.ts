// The query language of search: words, "phrases", -not, prefix*, and operators such as from:ada.
import { editDistance } from './edit-distance';
import { MAX_QUERY_CHARS, MAX_QUERY_TERMS, MAX_QUERY_TOKENS } from './limits';
import type { QueryProblem, Range } from './search';
import {
  OPERATORS,
  filterOf,
  isOperator,
  type Operator,
  type QueryFilter,
  type QueryOptions,
} from './search-filters';
import { isDense, tokensOf } from './search-tokens';

/** `prefix`: whatever begins so: `word*`, the last word while it is being typed, or a single Chinese character. */
export type QueryTerm = {
  kind: 'word' | 'phrase' | 'prefix';
  /** Words of model/search-tokens.ts that stand side by side: `example.com` has two. Of a prefix the last is a beginning. */
  tokens: readonly string[];
  /** What was written as one word with parts, as one: it may stand for `tokens`. */
  whole: string | null;
  negated: boolean;
  /** Its place in the query. */
  range: Range;
};

export type ParsedQuery = {
  terms: readonly QueryTerm[];
  filters: readonly QueryFilter[];
  problems: readonly QueryProblem[];
};

/** Never throws: what cannot be read is a problem with its place, and the rest is searched. */
export function parseQuery(text: string, options: QueryOptions): ParsedQuery {
  if (text.length > MAX_QUERY_CHARS) return refused('too-long', text);
  const read = new Reader(text, options).read();
  const tokens = read.terms.reduce((sum, term) => sum + term.tokens.length, 0);
  if (read.terms.length + read.filters.length > MAX_QUERY_TERMS || tokens > MAX_QUERY_TOKENS)
    return refused('too-many-terms', text);
  if (findsSomething(read)) return read;
  return {
    ...read,
    problems: [...read.problems, { code: 'nothing-to-find', range: [0, text.length], word: '' }],
  };
}

/** Whether a search by it would find nothing, or everything. */
export function isRefused(query: ParsedQuery): boolean {
  return !findsSomething(query);
}

function findsSomething({ terms, filters }: ParsedQuery): boolean {
  return [...terms, ...filters].some(({ negated }) => !negated);
}

function refused(code: QueryProblem['code'], text: string): ParsedQuery {
  return { terms: [], filters: [], problems: [{ code, range: [0, text.length], word: '' }] };
}

/** Operators of other products, which people try here. */
const FOREIGN = new Set([
  'to',
  'by',
  'author',
  'sender',
  'channel',
  'thread',
  'title',
  'date',
  'since',
  'until',
  'type',
  'filter',
]);

const QUOTES = new Set('"“”„‟＂«»「」『』');
const MINUSES = new Set('-－−');
const NAME = /(\p{L}{2,12})[:：]/uy;
const SPACE = /\s/u;
/** Values of several words that need no quotation marks. */
const LONG_VALUE =
  /(?:last|this)\s{1,3}(?:week|month|year)\b|\d{1,3}\s{1,3}(?:day|week|month)s?\s{1,3}ago\b/iuy;

type Value = { text: string; start: number; end: number; isQuoted: boolean };

/** Reads a query from left to right, each character once. */
class Reader {
  readonly #text: string;
  readonly #options: QueryOptions;
  readonly #terms: QueryTerm[] = [];
  readonly #filters: QueryFilter[] = [];
  readonly #problems: QueryProblem[] = [];
  #at = 0;

  constructor(text: string, options: QueryOptions) {
    this.#text = text;
    this.#options = options;
  }

  read(): ParsedQuery {
    while (this.#at < this.#text.length) {
      if (SPACE.test(this.#char())) this.#at += 1;
      else this.#readPiece();
    }
    return { terms: this.#terms, filters: this.#filters, problems: this.#problems };
  }

  #char(ahead = 0): string {
    return this.#text[this.#at + ahead] ?? '';
  }

  #readPiece(): void {
    const start = this.#at;
    const next = this.#char(1);
    const negated = MINUSES.has(this.#char()) && next !== '' && !SPACE.test(next) && !MINUSES.has(next);
    if (negated) this.#at += 1;
    const name = this.#operatorName();
    if (name === null) return this.#addTerms(this.#value(), { negated, start });
    const nameEnd = this.#at + name.length;
    this.#at = nameEnd + 1;
    const value = this.#value(LONG_VALUE);
    if (isOperator(name)) return this.#addFilter(name, { value, negated, range: [start, value.end] });
    this.#problem('unknown-operator', [start, nameEnd], name);
  }

  /** The operator that stands here, or what was probably meant as one. Other words with a colon are text. */
  #operatorName(): string | null {
    NAME.lastIndex = this.#at;
    const name = NAME.exec(this.#text)?.[1]?.toLowerCase();
    if (name === undefined || /[/\\\s]/u.test(this.#char(name.length + 1))) return null;
    const isMeant = () =>
      FOREIGN.has(name) ||
      OPERATORS.some((to) => to.length > 2 && editDistance({ from: name, to, most: 1 }) === 1);
    return isOperator(name) || isMeant() ? name : null;
  }

  /** What stands between quotation marks, or up to the next blank or quotation mark. */
  #value(longer?: RegExp): Value {
    if (QUOTES.has(this.#char())) return this.#quoted();
    const start = this.#at;
    if (longer !== undefined) longer.lastIndex = start;
    this.#at += longer?.exec(this.#text)?.[0].length ?? 0;
    if (this.#at === start) while (this.#at < this.#text.length && !this.#isEnd()) this.#at += 1;
    return { text: this.#text.slice(start, this.#at), start, end: this.#at, isQuoted: false };
  }

  #isEnd(): boolean {
    return SPACE.test(this.#char()) || QUOTES.has(this.#char());
  }

  #quoted(): Value {
    const start = this.#at + 1;
    let end = start;
    while (end < this.#text.length && !QUOTES.has(this.#text[end] ?? '')) end += 1;
    if (end === this.#text.length)
      this.#problem('unclosed-quote', [start - 1, end], this.#text.slice(start - 1, end));
    this.#at = Math.min(end + 1, this.#text.length);
    return { text: this.#text.slice(start, end), start, end: this.#at, isQuoted: true };
  }

  #problem(code: QueryProblem['code'], range: Range, word: string): void {
    this.#problems.push({ code, range, word });
  }

  #addTerms(value: Value, { negated, start }: { negated: boolean; start: number }): void {
    if (value.isQuoted) {
      const term = termOf(value.text, { kind: 'phrase', negated, range: [start, value.end] });
      return void this.#terms.push(...term);
    }
    const words = wordsIn(value.text);
    for (const [index, { text, at }] of words.entries()) {
      const isLast = index === words.length - 1;
      const isTyped =
        this.#options.isTyping && isLast && value.end === this.#text.length && /[\p{L}\p{N}]{2}$/u.test(text);
      const kind = isTyped || (isLast && text.endsWith('*')) ? 'prefix' : 'word';
      const from = index === 0 ? start : value.start + at;
      this.#terms.push(...termOf(text, { kind, negated, range: [from, value.start + at + text.length] }));
    }
  }

  #addFilter(name: Operator, found: { value: Value; negated: boolean; range: Range }): void {
    const { value, negated, range } = found;
    const text = value.text.trim();
    // An operator without its value is being typed.
    if (text === '') return;
    const filter = filterOf(name, text, this.#options);
    if (filter !== null) return void this.#filters.push({ ...filter, negated, range });
    this.#problem(name === 'has' || name === 'is' ? 'unknown-value' : 'unknown-date', range, text);
  }
}

/** Marks that end a word though no blank follows. Points, hyphens, slashes and colons are within names and addresses. */
const WORD_ENDS = /[,;!?()[\]{}<>|，。；！？、（）【】《》〈〉…]/u;

function wordsIn(text: string): { text: string; at: number }[] {
  const words: { text: string; at: number }[] = [];
  let at = 0;
  const add = (end: number) => {
    if (end > at) words.push({ text: text.slice(at, end), at });
  };
  for (let end = 0; end < text.length; end += 1) {
    if (WORD_ENDS.test(text[end] ?? '')) {
      add(end);
      at = end + 1;
    } else if (end > at && isScriptBorder(text, end)) {
      add(end);
      at = end;
    }
  }
  add(text.length);
  return words;
}

/** `React数据库` is two words. */
function isScriptBorder(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? '', text[at] ?? ''];
  return (
    (isDense(before) && /[\p{L}\p{N}]/u.test(after) && !isDense(after)) ||
    (isDense(after) && /[\p{L}\p{N}]/u.test(before) && !isDense(before))
  );
}

/** None when the text has no words. */
function termOf(
  text: string,
  { kind, negated, range }: Pick<QueryTerm, 'kind' | 'negated' | 'range'>,
): QueryTerm[] {
  const { words, wholes } = tokensOf(text);
  const last = words.at(-1);
  if (last === undefined) return [];
  const before = words.at(-2);
  const isOneWord =
    kind !== 'phrase' &&
    wholes.length === 1 &&
    words.length > 1 &&
    wholes[0]?.start === words[0]?.start &&
    wholes[0]?.end === last.end;
  const shared = { whole: isOneWord ? (wholes[0]?.term ?? null) : null, negated, range };
  const terms = words.map(({ term }) => term);
  if (!isDense(last.term)) return [{ kind, tokens: terms, ...shared }];
  // The last character of a run stands in its last pair already; one alone is the beginning of whatever pair.
  if (before?.end === last.end)
    return [{ kind: kind === 'prefix' ? 'word' : kind, tokens: terms.slice(0, -1), ...shared }];
  return [{ kind: 'prefix', tokens: terms, ...shared }];
}

/** Words that a correction may replace, by `withCorrections`. */
export function wordsToCorrect({ terms }: ParsedQuery): { word: string; range: Range }[] {
  return terms
    .filter(({ kind, negated, tokens }) => kind !== 'phrase' && !negated && tokens.length === 1)
    .flatMap(({ tokens: [word = ''], range }) => (isDense(word) ? [] : [{ word, range }]));
}

/** The query with its `wordsToCorrect` replaced by these, in their order; operators and the other words stay as they were written. */
export function withCorrections(text: string, query: ParsedQuery, corrected: readonly string[]): string {
  let result = '';
  let at = 0;
  for (const [index, { word, range }] of wordsToCorrect(query).entries()) {
    const better = corrected[index];
    if (better === undefined || better === word) continue;
    result += text.slice(at, range[0]) + better;
    at = range[1];
  }
  return result + text.slice(at);
}
