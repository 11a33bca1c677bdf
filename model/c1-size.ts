// How large a C1 program is once its references are expanded: a value that is referenced twice is drawn twice, so 26 lines
// can stand for 67 million elements. Counted without expanding: each statement once.
import { C1_ROOT, type C1Program, type C1Value } from './c1-program';
import { MAX_C1_DEPTH } from './limits';

/** Of the expanded program. Counts end at MOST. */
export type C1Size = {
  /** Calls, list items, texts, numbers: every value. */
  elements: number;
  charts: number;
  /** UTF-16 units of all strings. */
  chars: number;
  /** The longest path from the root over values and references; beyond MAX_C1_DEPTH it is not followed. */
  depth: number;
  /** A statement refers to itself, directly or through others. */
  hasCycle: boolean;
};

/** A count that is reached no further: products of counts stay exact numbers. */
export const MOST = 1_000_000_000;

type Measure = Pick<C1Size, 'elements' | 'charts' | 'chars' | 'depth'> & {
  /** For `@Each` over this value: how many items it has at most, and the largest in each respect. */
  length: number;
  item: Measure | null;
};

/** Names that `@Each` gives to the items of its list, within its template. */
type Scope = ReadonlyMap<string, Measure>;
const NO_SCOPE: Scope = new Map();

export function sizeOfC1(program: C1Program): C1Size {
  return new Counter(program).size();
}

/** Each statement is measured at most once; the call stack is as deep as MAX_C1_DEPTH. */
class Counter {
  readonly #program: C1Program;
  readonly #known = new Map<string, Measure | 'being measured'>();
  #hasCycle = false;
  #depth = 0;

  constructor(program: C1Program) {
    this.#program = program;
  }

  size(): C1Size {
    const names = [...this.#program.statements.keys()];
    const hasRoot = this.#program.statements.has(C1_ROOT);
    // Without a root a renderer chooses one. The initial values of state variables are always computed.
    const drawn = hasRoot ? names.filter((name) => name === C1_ROOT || name.startsWith('$')) : names;
    const { elements, charts, chars, depth } = sum(drawn.map((name) => this.#statement(name)));
    return { elements, charts, chars, depth, hasCycle: this.#hasCycle };
  }

  #statement(name: string): Measure {
    const known = this.#known.get(name);
    if (known === 'being measured') this.#hasCycle = true;
    if (known !== undefined) return known === 'being measured' ? ONE : known;
    const value = this.#program.statements.get(name);
    if (value === undefined) return ONE;
    this.#known.set(name, 'being measured');
    const measure = this.#value(value, NO_SCOPE);
    this.#known.set(name, measure);
    return measure;
  }

  #value(value: C1Value, scope: Scope): Measure {
    if (this.#depth >= MAX_C1_DEPTH) return { ...ONE, depth: MOST };
    this.#depth += 1;
    const measure = this.#measured(value, scope);
    this.#depth -= 1;
    return measure;
  }

  #measured(value: C1Value, scope: Scope): Measure {
    switch (value.kind) {
      case 'string':
        return { ...ONE, chars: value.text.length };
      case 'number':
      case 'boolean':
      case 'null':
        return ONE;
      case 'reference':
        return below(scope.get(value.name) ?? this.#statement(value.name));
      case 'call':
        return value.component.startsWith('@') ? this.#builtin(value, scope) : this.#call(value, scope);
      case 'array':
        return this.#list(value.items, scope);
      case 'object':
        return around(sum(value.entries.map(([, inner]) => this.#value(inner, scope))));
      case 'expression':
        return sum(
          value.parts.flatMap((part) => (typeof part === 'string' ? [] : [this.#value(part, scope)])),
        );
    }
  }

  #call({ component, args }: C1Value & { kind: 'call' }, scope: Scope): Measure {
    const measure = around(sum(args.map((arg) => this.#value(arg, scope))));
    return component.endsWith('Chart') ? { ...measure, charts: added(measure.charts, 1) } : measure;
  }

  #list(items: readonly C1Value[], scope: Scope): Measure {
    const measures = items.map((item) => this.#value(item, scope));
    return { ...around(sum(measures)), length: items.length, item: largest(measures) };
  }

  /** A builtin returns at most its first argument; `@Each(list, name, template)` the template once an item. */
  #builtin({ component, args }: C1Value & { kind: 'call' }, scope: Scope): Measure {
    const [list, name, template] = args;
    if (list === undefined) return ONE;
    const measure = this.#value(list, scope);
    if (component !== '@Each' || template === undefined) {
      const others = args.slice(1).map((arg) => this.#value(arg, scope));
      return { ...around(sum([measure, ...others])), length: measure.length, item: measure.item };
    }
    const inner = new Map(scope).set(nameOf(name), measure.item ?? measure);
    const each = this.#value(template, inner);
    const { length } = measure;
    return { ...around(sum([measure, times(each, length)])), length, item: each };
  }
}

const ONE: Measure = { elements: 1, charts: 0, chars: 0, depth: 1, length: 1, item: null };

function nameOf(value: C1Value | undefined): string {
  if (value?.kind === 'reference') return value.name;
  return value?.kind === 'string' ? value.text : '';
}

/** A list, an object or a call, around its contents. */
function around(contents: Measure): Measure {
  return { ...contents, elements: added(contents.elements, 1), depth: added(contents.depth, 1) };
}

/** A reference adds nothing but a step. */
function below(measure: Measure): Measure {
  return { ...measure, depth: added(measure.depth, 1) };
}

/** Values side by side. */
function sum(measures: readonly Measure[]): Measure {
  let [elements, charts, chars, depth] = [0, 0, 0, 0];
  for (const one of measures) {
    elements = added(elements, one.elements);
    charts = added(charts, one.charts);
    chars = added(chars, one.chars);
    depth = Math.max(depth, one.depth);
  }
  return { elements, charts, chars, depth, length: elements, item: null };
}

function largest(measures: readonly Measure[]): Measure {
  let item = ONE;
  for (const one of measures)
    item = {
      elements: Math.max(item.elements, one.elements),
      charts: Math.max(item.charts, one.charts),
      chars: Math.max(item.chars, one.chars),
      depth: Math.max(item.depth, one.depth),
      length: Math.max(item.length, one.length),
      item: null,
    };
  return item;
}

function times({ elements, charts, chars, depth }: Measure, count: number): Measure {
  const by = (figure: number) => Math.min(MOST, figure * count);
  return { elements: by(elements), charts: by(charts), chars: by(chars), depth, length: count, item: null };
}

function added(a: number, b: number): number {
  return Math.min(MOST, a + b);
}
