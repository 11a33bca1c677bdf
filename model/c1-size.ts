// How large a C1 program is once its references are expanded: a value that is referenced twice is drawn twice, so 26 lines
// can stand for 67 million elements. Counted without expanding: each statement once.
import { C1_ROOT, type C1Program, type C1Value } from './c1-program';
import { weightOfText, type TextWeight } from './c1-text';
import { MAX_C1_DEPTH, MAX_C1_DRAW_MS } from './limits';

/** Of the expanded program. Counts end at MOST. */
export type C1Size = TextWeight & {
  /** Calls, list items, texts, numbers: every value. Of a text its lines and cells, which markdown makes elements of. */
  elements: number;
  charts: number;
  /** The longest path from the root over values and references; beyond MAX_C1_DEPTH it is not followed. */
  depth: number;
  /** A statement refers to itself, directly or through others. */
  hasCycle: boolean;
};

/** Why a program is not drawn unasked. */
export type C1Excess = 'circle' | 'too-deep' | 'too-large';

/**
 * Microseconds of the main thread for one of each, from the kind of component or text that takes longest: 2,000 steps took
 * 430 ms, 20 charts 250, 61 KB of text 250, 3,160 times `*_` 110, 42 KB of code 3,300, 600 formulas 600, four diagrams of 99
 * edges 2,400 (Chromium, production build of the SDK 0.10, November 2026).
 */
const COST_US: Readonly<Record<keyof Counts, number>> = {
  elements: 220,
  charts: 15_000,
  chars: 4,
  code: 80,
  formulas: 90,
  pairs: 0.012,
  diagrams: 6_000,
  images: 2_000,
};

/** About how long drawing will occupy the page's main thread. */
function drawingMs(counts: Counts): number {
  return Object.values(combined(counts, COST_US, (count, us) => (count * us) / 1_000)).reduce(
    (a, b) => a + b,
  );
}

/** Null when the page can draw the program at once. */
export function excessOf(program: C1Program): C1Excess | null {
  const { hasCycle, depth, ...counts } = sizeOfC1(program);
  // guard: circular-programs-not-drawn
  if (hasCycle) return 'circle';
  // guard: deep-programs-not-drawn
  if (program.isTooDeep || depth > MAX_C1_DEPTH) return 'too-deep';
  // guard: large-programs-not-drawn
  if (drawingMs(counts) > MAX_C1_DRAW_MS) return 'too-large';
  return null;
}

/** A count that is reached no further: products of counts stay exact numbers. */
export const MOST = 1_000_000_000;

type Counts = Omit<C1Size, 'depth' | 'hasCycle'>;
type Measure = Counts & {
  depth: number;
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
    const { depth, length: _, item: __, ...counts } = sum(drawn.map((name) => this.#statement(name)));
    return { ...counts, depth, hasCycle: this.#hasCycle };
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
        return { ...ONE, ...weightOfText(value.text) };
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
    const [first, second, template, ...more] = args;
    if (first === undefined) return ONE;
    const list = this.#value(first, scope);
    const { length, item } = list;
    const name = nameOf(second);
    if (component !== '@Each' || template === undefined || name === '') {
      const others = args.slice(1).map((arg) => this.#value(arg, scope));
      return { ...around(sum([list, ...others])), length, item };
    }
    const each = this.#value(template, new Map(scope).set(name, item ?? list));
    const others = more.map((arg) => this.#value(arg, scope));
    return { ...around(sum([list, times(each, length), ...others])), length, item: each };
  }
}

const NOTHING: Counts = {
  elements: 0,
  charts: 0,
  chars: 0,
  code: 0,
  formulas: 0,
  pairs: 0,
  diagrams: 0,
  images: 0,
};
const ONE: Measure = { ...NOTHING, elements: 1, depth: 1, length: 1, item: null };

/** The name that a loop declares; '' for anything else. */
function nameOf(value: C1Value | undefined): string {
  if (value?.kind === 'reference') return value.name.startsWith('$') ? '' : value.name;
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
  let counts = NOTHING;
  let depth = 0;
  for (const one of measures) {
    counts = combined(counts, one, added);
    depth = Math.max(depth, one.depth);
  }
  return { ...counts, depth, length: counts.elements, item: null };
}

function largest(measures: readonly Measure[]): Measure {
  let [counts, depth, length] = [NOTHING, 1, 1];
  for (const one of measures) {
    counts = combined(counts, one, Math.max);
    depth = Math.max(depth, one.depth);
    length = Math.max(length, one.length);
  }
  return { ...counts, depth, length, item: null };
}

function times(measure: Measure, count: number): Measure {
  const multiplied = combined(measure, measure, (figure) => Math.min(MOST, figure * count));
  return { ...multiplied, depth: measure.depth, length: count, item: null };
}

function combined(a: Counts, b: Counts, combine: (a: number, b: number) => number): Counts {
  return {
    elements: combine(a.elements, b.elements),
    charts: combine(a.charts, b.charts),
    chars: combine(a.chars, b.chars),
    code: combine(a.code, b.code),
    formulas: combine(a.formulas, b.formulas),
    pairs: combine(a.pairs, b.pairs),
    diagrams: combine(a.diagrams, b.diagrams),
    images: combine(a.images, b.images),
  };
}

function added(a: number, b: number): number {
  return Math.min(MOST, a + b);
}
