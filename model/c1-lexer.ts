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

type Kind = C1Token['kind'];

/** Tokens of one or two characters. */
const FIXED: ReadonlyMap<string, C1Token> = new Map<string, C1Token>([
  ...(['(', '[', '{'] as const).map((text) => [text, { kind: 'open', text }] as const),
  ...([')', ']', '}'] as const).map((text) => [text, { kind: 'close', text }] as const),
  ...([',', ':', '=', '?'] as const).map((text) => [text, { kind: 'mark', text }] as const),
  ...['==', '!=', '>=', '<=', '&&', '||', '+', '-', '*', '/', '%', '!', '>', '<', '&', '|', '.'].map(
    (text) => [text, { kind: 'operator', text }] as const,
  ),
]);
const DOUBLED = new Set(['=', '!', '>', '<', '&', '|']);
const END_OF_STATEMENT: C1Token = { kind: 'end-of-statement' };
const END_OF_PROGRAM: C1Token = { kind: 'end-of-program' };
const FENCE = '```';
/** After these a minus subtracts. */
const VALUES: ReadonlySet<Kind> = new Set<Kind>(['string', 'number', 'name', 'state', 'builtin', 'close']);
/** Sticky: tried at one place only, and each quantifier ends at what it cannot match. */
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d*)?/y;
const NAME = /[$@]?[A-Za-z_][A-Za-z0-9_]*/y;

export class C1Lexer {
  readonly #source: string;
  #at = 0;
  /** Open brackets of any kind: within them a line break means nothing. */
  #open = 0;
  /** Conditions (`a ? b : c`) outside brackets that wait for their colon: they continue on the next line. */
  #conditions = 0;
  #current: C1Token = END_OF_STATEMENT;

  constructor(source: string) {
    this.#source = source;
    this.take();
  }

  get current(): C1Token {
    return this.#current;
  }

  /** The current token; the next one becomes current. */
  take(): C1Token {
    const taken = this.#current;
    this.#current = this.#read();
    this.#count(this.#current);
    return taken;
  }

  /** Reads no further. */
  stop(): void {
    this.#at = this.#source.length;
    this.#current = END_OF_PROGRAM;
  }

  #read(): C1Token {
    while (this.#at < this.#source.length) {
      const breaksLine = this.#skipSpace();
      if (breaksLine && this.#endsStatement()) return END_OF_STATEMENT;
      const char = this.#source[this.#at];
      if (char === undefined || (char === '`' && this.#source.startsWith(FENCE, this.#at))) break;
      const token = this.#tokenAt(char);
      if (token !== null) return token;
      this.#at += 1;
    }
    this.#at = this.#source.length;
    return END_OF_PROGRAM;
  }

  /** Skips white space and comments, which reach to the end of their line. Returns whether a line ended. */
  #skipSpace(): boolean {
    let breaksLine = false;
    for (;;) {
      const char = this.#source[this.#at];
      if (char === ' ' || char === '\t' || char === '\r') this.#at += 1;
      else if (char === '\n') {
        breaksLine = true;
        this.#at += 1;
      } else if (char === '#' || (char === '/' && this.#source[this.#at + 1] === '/')) {
        const end = this.#source.indexOf('\n', this.#at);
        this.#at = end === -1 ? this.#source.length : end;
      } else return breaksLine;
    }
  }

  #endsStatement(): boolean {
    const next = this.#source[this.#at];
    return this.#open === 0 && next !== '?' && !(next === ':' && this.#conditions > 0);
  }

  #count(token: C1Token): void {
    if (token.kind === 'open') this.#open += 1;
    if (token.kind === 'close') this.#open = Math.max(0, this.#open - 1);
    if (token.kind === 'end-of-statement') this.#conditions = 0;
    if (token.kind !== 'mark' || this.#open > 0) return;
    if (token.text === '?') this.#conditions += 1;
    if (token.text === ':') this.#conditions = Math.max(0, this.#conditions - 1);
  }

  #tokenAt(char: string): C1Token | null {
    if (char === '"' || char === "'") return this.#string();
    const next = this.#source[this.#at + 1] ?? '';
    if (isDigit(char) || (char === '-' && isDigit(next) && !VALUES.has(this.#current.kind)))
      return { kind: 'number', value: Number.parseFloat(this.#match(NUMBER)) };
    const isDoubled = DOUBLED.has(char) && FIXED.has(char + next);
    const fixed = FIXED.get(isDoubled ? char + next : char);
    if (fixed === undefined) return this.#name();
    this.#at += isDoubled ? 2 : 1;
    return fixed;
  }

  #string(): C1Token {
    const { text, end } = stringLiteralAt(this.#source, this.#at);
    this.#at = end;
    return { kind: 'string', text };
  }

  #name(): C1Token | null {
    const text = this.#match(NAME);
    if (text === '') return null;
    if (text.startsWith('$')) return { kind: 'state', text };
    return { kind: text.startsWith('@') ? 'builtin' : 'name', text };
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [text = ''] = pattern.exec(this.#source) ?? [];
    this.#at += text.length;
    return text;
  }
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
