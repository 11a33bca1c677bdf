// The query language of search: words, "phrases", -not, prefix*, and operators such as from:ada.
import type { QueryProblem, Range } from './search';

/** `prefix`: whatever begins so: `word*`, or the last word while it is being typed. */
export type QueryTerm = {
  kind: 'word' | 'phrase' | 'prefix';
  /** Tokens of model/search-tokens.ts, in their order. */
  tokens: readonly string[];
  negated: boolean;
};

export type QueryFilter = { negated: boolean; range: Range } & (
  | { kind: 'from'; who: 'me' | 'assistant' | { name: string } }
  | { kind: 'with'; who: { name: string } }
  | { kind: 'in'; title: string }
  | { kind: 'between'; from: number; until: number }
  | { kind: 'has'; what: 'code' | 'table' | 'link' | 'form' }
  | { kind: 'is'; what: 'question' | 'answer' | 'mine' | 'archived' }
);

export type ParsedQuery = {
  terms: readonly QueryTerm[];
  filters: readonly QueryFilter[];
  problems: readonly QueryProblem[];
};
