// A C1 program as data, read without the SDK: statements `name = value`, where a value is a literal, a reference to another
// statement, or a component's call with positional arguments. Reads whatever arrives, half a program too, and never
// throws. Why the reader is ours: docs/decisions/025-our-own-reader-of-c1-programs.md.
import { programOf } from './answer';
import { C1Lexer, type C1Token } from './c1-lexer';
import { MAX_C1_DEPTH, MAX_C1_NESTING } from './limits';

export type C1Value =
  | { kind: 'string'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  /** The name of a statement; state variables keep their `$`. */
  | { kind: 'reference'; name: string }
  /** `component` of a builtin begins with `@`: `@Each`. */
  | { kind: 'call'; component: string; args: readonly C1Value[] }
  | { kind: 'array'; items: readonly C1Value[] }
  | { kind: 'object'; entries: readonly (readonly [key: string, value: C1Value])[] }
  /** Operands and, as plain strings, the operators between them. Nothing is computed. */
  | { kind: 'expression'; parts: readonly (C1Value | string)[] };

export type C1Program = {
  /** `json`: the older form, one object; it is the only statement, `root`. */
  form: 'statements' | 'json';
  /** In their order; of two with one name the later counts. */
  statements: ReadonlyMap<string, C1Value>;
  /** Values are nested deeper than MAX_C1_NESTING: the source was read up to there. */
  isTooDeep: boolean;
};

export const C1_ROOT = 'root';

const NULL: C1Value = { kind: 'null' };

/** The program in an answer's stored text; without statements when there is none. */
export function readC1(content: string): C1Program {
  return readProgram(programOf(content));
}

/** @param source the program itself, unescaped, with or without a fence around it */
export function readProgram(source: string): C1Program {
  const body = withoutFence(source);
  const reader = new Reader(new C1Lexer(body));
  if (!body.startsWith('{')) return { form: 'statements', ...reader.statements() };
  const root = reader.value();
  return { form: 'json', statements: new Map([[C1_ROOT, root]]), isTooDeep: reader.isTooDeep };
}

/** From the line after an opening fence; the lexer ends at the closing one. */
function withoutFence(source: string): string {
  const bare = source.trimStart();
  if (!bare.startsWith('```')) return bare;
  const line = bare.indexOf('\n');
  return line === -1 ? '' : bare.slice(line + 1).trimStart();
}

/** The value of a name, over at most MAX_C1_DEPTH references; a name that leads nowhere stays a reference. */
export function resolved(value: C1Value, { statements }: Pick<C1Program, 'statements'>): C1Value {
  let current = value;
  for (let step = 0; current.kind === 'reference' && step < MAX_C1_DEPTH; step += 1) {
    const next = statements.get(current.name);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** The value of a key; of two alike the later counts. */
export function entryOf(value: C1Value, key: string): C1Value | undefined {
  return value.kind === 'object' ? value.entries.findLast(([name]) => name === key)?.[1] : undefined;
}

/** Recursive descent, as deep as MAX_C1_NESTING. */
class Reader {
  readonly #lexer: C1Lexer;
  #nesting = 0;
  isTooDeep = false;

  constructor(lexer: C1Lexer) {
    this.#lexer = lexer;
  }

  statements(): Pick<C1Program, 'statements' | 'isTooDeep'> {
    const statements = new Map<string, C1Value>();
    while (this.#lexer.current.kind !== 'end-of-program') {
      const name = this.#statementName();
      if (name !== null && !this.#isAtEnd()) statements.set(name, this.value());
      while (!this.#isAtEnd()) this.#lexer.take();
      this.#lexer.take();
    }
    return { statements, isTooDeep: this.isTooDeep };
  }

  /** Operands and operators up to the next comma, bracket or end. */
  value(): C1Value {
    this.#nesting += 1;
    const value = this.#nesting > MAX_C1_NESTING ? this.#tooDeep() : this.#expression();
    this.#nesting -= 1;
    return value;
  }

  #tooDeep(): C1Value {
    this.isTooDeep = true;
    this.#lexer.stop();
    return NULL;
  }

  /** Null when the statement has no name, or nothing is assigned to it: such lines are skipped. */
  #statementName(): string | null {
    const { current } = this.#lexer;
    if (current.kind !== 'name' && current.kind !== 'state') return null;
    this.#lexer.take();
    return this.#takeMark('=') ? current.text : null;
  }

  #expression(): C1Value {
    const parts: (C1Value | string)[] = [];
    let conditions = 0;
    for (;;) {
      this.#prefixes(parts);
      parts.push(this.#operand());
      this.#members(parts);
      const operator = this.#infix(conditions);
      if (operator === null) break;
      if (operator === '?') conditions += 1;
      if (operator === ':') conditions -= 1;
      parts.push(operator);
    }
    // Else a renderer would look for the colon in the statements after this one.
    for (; conditions > 0; conditions -= 1) parts.push(':', NULL);
    const [only] = parts;
    return parts.length === 1 && typeof only === 'object' ? only : { kind: 'expression', parts };
  }

  #prefixes(parts: (C1Value | string)[]): void {
    for (let token = this.#lexer.current; isPrefix(token); token = this.#lexer.current) {
      this.#lexer.take();
      parts.push(token.text);
    }
  }

  /** `.name` and `[index]` after an operand. */
  #members(parts: (C1Value | string)[]): void {
    for (let token = this.#lexer.current; ; token = this.#lexer.current) {
      if (token.kind === 'operator' && token.text === '.') {
        this.#lexer.take();
        const name = this.#lexer.current;
        // A dot without a name is left out: a renderer might take the next bracket for it.
        if (name.kind === 'name') parts.push(`.${name.text}`);
        if (name.kind === 'name') this.#lexer.take();
      } else if (token.kind === 'open' && token.text === '[') {
        this.#lexer.take();
        parts.push('[', this.value(), ']');
        this.#takeClose(']');
      } else return;
    }
  }

  #infix(conditions: number): string | null {
    const { current } = this.#lexer;
    if (current.kind !== 'operator' && current.kind !== 'mark') return null;
    const { text } = current;
    const isOperator = current.kind === 'operator' && text !== '!';
    const continues = isOperator || text === '?' || (text === ':' && conditions > 0);
    if (!continues) return null;
    this.#lexer.take();
    return text;
  }

  #operand(): C1Value {
    if (this.#isAtEnd()) return NULL;
    const token = this.#lexer.take();
    if (token.kind === 'string' || token.kind === 'number') return token;
    if (token.kind === 'open') return this.#bracketed(token.text);
    if (token.kind === 'name' || token.kind === 'builtin' || token.kind === 'state')
      return this.#named(token.text);
    // A comma too many, a wrong bracket or an operator: the values around it keep their positions.
    return NULL;
  }

  #named(name: string): C1Value {
    if (name === 'true' || name === 'false') return { kind: 'boolean', value: name === 'true' };
    if (name === 'null') return NULL;
    const { current } = this.#lexer;
    const isCall = current.kind === 'open' && current.text === '(' && /^[A-Z@]/.test(name);
    if (!isCall) return { kind: 'reference', name };
    this.#lexer.take();
    return { kind: 'call', component: name, args: this.#values(')') };
  }

  #bracketed(open: '(' | '[' | '{'): C1Value {
    if (open === '[') return { kind: 'array', items: this.#values(']') };
    if (open === '{') return { kind: 'object', entries: this.#entries() };
    const inner = this.value();
    this.#takeClose(')');
    return { kind: 'expression', parts: ['(', inner, ')'] };
  }

  /** Values up to the bracket; the commas between them may be missing. */
  #values(close: ')' | ']'): C1Value[] {
    const values: C1Value[] = [];
    while (!this.#isAtEnd() && !this.#takeClose(close)) {
      values.push(this.value());
      this.#takeMark(',');
    }
    return values;
  }

  #entries(): [string, C1Value][] {
    const entries: [string, C1Value][] = [];
    while (!this.#isAtEnd() && !this.#takeClose('}')) {
      const key = this.#lexer.take();
      this.#takeMark(':');
      entries.push([keyText(key), this.value()]);
      this.#takeMark(',');
    }
    return entries;
  }

  #takeClose(text: ')' | ']' | '}'): boolean {
    const { current } = this.#lexer;
    if (current.kind !== 'close' || current.text !== text) return false;
    this.#lexer.take();
    return true;
  }

  #takeMark(text: ',' | ':' | '='): boolean {
    const { current } = this.#lexer;
    if (current.kind !== 'mark' || current.text !== text) return false;
    this.#lexer.take();
    return true;
  }

  #isAtEnd(): boolean {
    const { kind } = this.#lexer.current;
    return kind === 'end-of-statement' || kind === 'end-of-program';
  }
}

function isPrefix(token: C1Token): token is C1Token & { kind: 'operator' } {
  return token.kind === 'operator' && (token.text === '!' || token.text === '-');
}

function keyText(token: C1Token): string {
  if (token.kind === 'number') return String(token.value);
  return 'text' in token ? token.text : '';
}
