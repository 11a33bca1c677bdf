// Tokens of openui-lang, the language of C1 programs, in one pass: a statement ends at a line break outside brackets, so
// the lexer counts brackets and reports the end itself. Anything that is no token is skipped.
import { stringLiteralAt } from './string-literal';

export type C1Token =
  | { kind: 'string'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'name'; text: string }
  /** `$name`: a state variable; the dollar sign is part of its name. `@Name`: a builtin, likewise. */
  | { kind: 'state' | 'builtin'; text: string }
  | { kind: 'open'; text: '(' | '[' | '{' }
  | { kind: 'close'; text: ')' | ']' | '}' }
  | { kind: 'mark'; text: ',' | ':' | '=' | '?' }
  /** An infix or prefix operator, `.` included. */
  | { kind: 'operator'; text: string }
  | { kind: 'end-of-statement' }
  | { kind: 'end-of-program' };

const LONG_OPERATORS = new Set(['==', '!=', '>=', '<=', '&&', '||']);
const OPERATORS = new Set(['+', '-', '*', '/', '%', '!', '>', '<', '&', '|', '.']);
const FENCE = '```';
/** Sticky: matches at one place only, and every quantifier is followed by what it cannot match. */
const SPACE = /[ \t\r\n]+/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d*)?/y;
const NAME = /[$@]?[A-Za-z_][A-Za-z0-9_]*/y;

export class C1Lexer {
  readonly #source: string;
  #at = 0;
  /** Open brackets of any kind: within them a line break means nothing. */
  #open = 0;
  /** Conditions (`a ? b : c`) outside brackets that wait for their colon: they continue on the next line. */
  #conditions = 0;
  #current: C1Token;
  #isAfterValue = false;

  constructor(source: string) {
    this.#source = source;
    this.#current = this.#read();
  }

  get current(): C1Token {
    return this.#current;
  }

  /** The current token; the next one becomes current. */
  take(): C1Token {
    const taken = this.#current;
    if (taken.kind !== 'end-of-program') this.#current = this.#read();
    return taken;
  }

  /** Reads no further. */
  stop(): void {
    this.#at = this.#source.length;
    this.#current = { kind: 'end-of-program' };
  }

  #read(): C1Token {
    while (this.#at < this.#source.length) {
      const from = this.#at;
      this.#skipSpace();
      if (this.#endsStatement(from)) return this.#endOfStatement();
      if (this.#at >= this.#source.length || this.#source.startsWith(FENCE, this.#at)) break;
      const token = this.#tokenHere();
      if (token !== null) return this.#counted(token);
      this.#at += 1;
    }
    this.#at = this.#source.length;
    return { kind: 'end-of-program' };
  }

  /** Skips white space and comments, which reach to the end of their line. */
  #skipSpace(): void {
    for (;;) {
      this.#match(SPACE);
      const isComment = this.#source[this.#at] === '#' || this.#source.startsWith('//', this.#at);
      if (!isComment) return;
      const end = this.#source.indexOf('\n', this.#at);
      this.#at = end === -1 ? this.#source.length : end;
    }
  }

  #endsStatement(from: number): boolean {
    if (this.#open > 0 || this.#at === from || !this.#source.slice(from, this.#at).includes('\n'))
      return false;
    const next = this.#source[this.#at];
    return next !== '?' && !(next === ':' && this.#conditions > 0);
  }

  #endOfStatement(): C1Token {
    this.#conditions = 0;
    this.#isAfterValue = false;
    return { kind: 'end-of-statement' };
  }

  #counted(token: C1Token): C1Token {
    if (token.kind === 'open') this.#open += 1;
    if (token.kind === 'close') this.#open = Math.max(0, this.#open - 1);
    if (token.kind === 'mark' && token.text === '?' && this.#open === 0) this.#conditions += 1;
    if (token.kind === 'mark' && token.text === ':' && this.#conditions > 0 && this.#open === 0)
      this.#conditions -= 1;
    this.#isAfterValue = !['open', 'mark', 'operator'].includes(token.kind);
    return token;
  }

  #tokenHere(): C1Token | null {
    const char = this.#source[this.#at] ?? '';
    if (char === '"' || char === "'") return this.#string();
    return this.#punctuation(char) ?? this.#number() ?? this.#name() ?? this.#operator(char);
  }

  #punctuation(char: string): C1Token | null {
    if (LONG_OPERATORS.has(this.#source.slice(this.#at, this.#at + 2))) return null;
    const token = punctuationOf(char);
    if (token !== null) this.#at += 1;
    return token;
  }

  /** A minus after a value subtracts. */
  #number(): C1Token | null {
    if (this.#isAfterValue && this.#source[this.#at] === '-') return null;
    const digits = this.#match(NUMBER);
    return digits === '' ? null : { kind: 'number', value: Number.parseFloat(digits) };
  }

  #name(): C1Token | null {
    const text = this.#match(NAME);
    if (text === '') return null;
    if (text.startsWith('$')) return { kind: 'state', text };
    return { kind: text.startsWith('@') ? 'builtin' : 'name', text };
  }

  #operator(char: string): C1Token | null {
    const long = this.#source.slice(this.#at, this.#at + 2);
    const text = LONG_OPERATORS.has(long) ? long : char;
    if (!LONG_OPERATORS.has(text) && !OPERATORS.has(text)) return null;
    this.#at += text.length;
    return { kind: 'operator', text };
  }

  #string(): C1Token {
    const { text, end } = stringLiteralAt(this.#source, this.#at);
    this.#at = end;
    return { kind: 'string', text };
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [text = ''] = pattern.exec(this.#source) ?? [];
    this.#at += text.length;
    return text;
  }
}

function punctuationOf(char: string): C1Token | null {
  switch (char) {
    case '(':
    case '[':
    case '{':
      return { kind: 'open', text: char };
    case ')':
    case ']':
    case '}':
      return { kind: 'close', text: char };
    case ',':
    case ':':
    case '=':
    case '?':
      return { kind: 'mark', text: char };
    default:
      return null;
  }
}
