// The query language of search: words, "phrases", -not, prefix*, and operators such as from:ada.
import type { QueryProblem } from './search';

/** `prefix`: whatever begins so: `word*`, or the last word while it is being typed. */
export type QueryTerm = {
  kind: 'word' | 'phrase' | 'prefix';
  /** Tokens of model/search-tokens.ts, in their order. */
  tokens: readonly string[];
  negated: boolean;
};

export type QueryFilter =
  | { kind: 'from'; who: 'me' | 'assistant' | { name: string }; negated: boolean }
  | { kind: 'with'; who: { name: string }; negated: boolean }
  | { kind: 'in'; title: string; negated: boolean }
  | { kind: 'between'; from: number; until: number; negated: boolean }
  | { kind: 'has'; what: 'code' | 'table' | 'link' | 'form'; negated: boolean }
  | { kind: 'is'; what: 'question' | 'answer' | 'mine' | 'archived'; negated: boolean };

export type ParsedQuery = {
  terms: readonly QueryTerm[];
  filters: readonly QueryFilter[];
  problems: readonly QueryProblem[];
};
