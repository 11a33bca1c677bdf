// Operators of a search, such as from:ada, and what their values say.
import type { Range } from './search';
import { periodOf } from './search-dates';

export type QueryFilter = { negated: boolean; range: Range } & (
  | { kind: 'from'; who: 'me' | 'assistant' | { name: string } }
  | { kind: 'with'; who: { name: string } }
  | { kind: 'in'; title: string }
  | { kind: 'between'; from: number; until: number }
  | { kind: 'has'; what: (typeof HAS)[number] }
  | { kind: 'is'; what: (typeof IS)[number] }
);

const HAS = ['code', 'table', 'link', 'form'] as const;
const IS = ['question', 'answer', 'mine', 'archived'] as const;

export type QueryOptions = {
  now: number;
  /** IANA: where its days begin; UTC when it is unknown. */
  timeZone: string;
  /** Whether the last word may be unfinished. */
  isTyping: boolean;
};

export const OPERATORS = ['from', 'in', 'with', 'before', 'after', 'on', 'during', 'has', 'is'] as const;
export type Operator = (typeof OPERATORS)[number];

export const isOperator = (name: string): name is Operator => OPERATORS.some((each) => each === name);

type Filter = QueryFilter extends infer Each
  ? Each extends QueryFilter
    ? Omit<Each, 'negated' | 'range'>
    : never
  : never;

/** Null: the operator has no such value. */
export function filterOf(name: Operator, value: string, options: QueryOptions): Filter | null {
  switch (name) {
    case 'from':
      return { kind: 'from', who: authorOf(value) };
    case 'with':
      return { kind: 'with', who: { name: value.replace(/^@/, '') } };
    case 'in':
      return { kind: 'in', title: value };
    case 'has':
      return valueIn(HAS, value, (what) => ({ kind: 'has', what }));
    case 'is':
      return valueIn(IS, value, (what) => ({ kind: 'is', what }));
    case 'before':
    case 'after':
    case 'on':
    case 'during':
      return between(name, value, options);
  }
}

function authorOf(value: string): 'me' | 'assistant' | { name: string } {
  const name = value.replace(/^@/, '');
  if (/^(me|我)$/i.test(name)) return 'me';
  return /^(assistant|助手)$/i.test(name) ? 'assistant' : { name };
}

function valueIn<T extends string>(
  values: readonly T[],
  value: string,
  make: (known: T) => Filter,
): Filter | null {
  const singular = value.toLowerCase().replace(/s$/, '');
  const known = values.find((each) => each === singular);
  return known === undefined ? null : make(known);
}

/** `before` and `after` leave out the period itself. */
function between(
  name: 'before' | 'after' | 'on' | 'during',
  value: string,
  options: QueryOptions,
): Filter | null {
  const period = periodOf(value, options);
  if (period === null) return null;
  switch (name) {
    case 'before':
      return { kind: 'between', from: 0, until: period.from };
    case 'after':
      return { kind: 'between', from: period.until, until: Number.MAX_SAFE_INTEGER };
    case 'on':
    case 'during':
      return { kind: 'between', ...period };
  }
}
