// From a query to what a store is asked: which of the person's threads, which words, which conditions.
import 'server-only';
import type { QueryFilter } from '@/model/search-filters';
import type { QueryTerm } from '@/model/search-query';
import { isDense, tokensOf } from '@/model/search-tokens';
import { formsOfWord, isFunctionWord } from '@/model/search-words';
import type { IndexQuery } from '@/server/search/search-index';
import { FLAGS } from './entry';
import { placesOf } from './marks';
import type { Clause, Condition, Match, OwnThread, StoreReads, Words } from './reads';

/** What one term of the query is ranked and highlighted by: its own words, and what stands for them. */
export type RankTerm = { exact: Clause; forms: Clause };
export type Plan = { threads: OwnThread[]; match: Match; terms: readonly RankTerm[] };

export async function planOf(reads: StoreReads, query: IndexQuery): Promise<Plan> {
  const { filters } = query.query;
  const wanted = wantedTerms(query.query.terms).map(planTerm);
  return {
    threads: await threadsFor(reads, query),
    terms: wanted,
    match: {
      all: wanted.flatMap(({ clauses }) => clauses),
      none: query.query.terms.filter(({ negated }) => negated).map(exactClause),
      conditions: filters.flatMap((filter) => conditionOf(filter, query)),
    },
  };
}

/** Of a question, the words that say something; all of them where none does. */
function wantedTerms(terms: readonly QueryTerm[]): QueryTerm[] {
  const wanted = terms.filter(({ negated }) => !negated);
  const telling = wanted.filter(({ kind, tokens }) => kind !== 'word' || !tokens.every(isFunctionWord));
  return telling.length > 0 ? telling : wanted;
}

/** `clauses`: what a message must have. */
function planTerm(term: QueryTerm): RankTerm & { clauses: readonly Clause[] } {
  const exact = exactClause(term);
  const { kind, tokens } = term;
  const [only = ''] = tokens;
  if (kind !== 'word') return { exact, forms: [], clauses: [exact] };
  if (tokens.length > 2 && tokens.every(isDense))
    return { exact, forms: tokens.map(alone), clauses: coverOf(tokens) };
  if (tokens.length > 1) return { exact, forms: [], clauses: [exact] };
  const forms = formsOfWord(only).map(alone);
  return { exact, forms: forms.slice(1), clauses: [forms] };
}

const alone = (token: string): Words => ({ tokens: [token], isPrefix: false });

/**
 * A run of Chinese may be several words, which a message may have apart: of each character, one of the two pairs that it is in.
 * Pairs of the message that only meet by chance rank below those that stand as they were typed.
 */
function coverOf(pairs: readonly string[]): Clause[] {
  const words = pairs.map(alone);
  return [
    words.slice(0, 1),
    ...words.slice(1).map((word, index) => [words[index] ?? word, word]),
    words.slice(-1),
  ];
}

function exactClause({ kind, tokens, whole }: QueryTerm): Clause {
  const isPrefix = kind === 'prefix';
  return [{ tokens, isPrefix }, ...(whole === null ? [] : [{ tokens: [whole], isPrefix }])];
}

/** Those of the person's threads that the filters leave. */
async function threadsFor(reads: StoreReads, query: IndexQuery): Promise<OwnThread[]> {
  const own = await reads.threadsOf(query.uid);
  let threads = own.filter(({ id }) => query.threadId === null || id === query.threadId);
  for (const filter of query.query.filters) {
    const isLeft = await threadFilter(reads, filter, query);
    if (isLeft !== null) threads = threads.filter((thread) => isLeft(thread) !== filter.negated);
  }
  return threads;
}

/** Null: the filter does not concern threads. */
async function threadFilter(
  reads: StoreReads,
  filter: QueryFilter,
  query: IndexQuery,
): Promise<((thread: OwnThread) => boolean) | null> {
  switch (filter.kind) {
    case 'in':
      return ({ title }) => isTitled(title, filter.title);
    case 'with': {
      const uids = query.people.get(filter.who.name) ?? [];
      const found = await reads.threadsWith(uids);
      return ({ no }) => found.has(no);
    }
    case 'is':
      return filter.what === 'archived' ? ({ state }) => state === 'archived' : null;
    case 'from':
    case 'between':
    case 'has':
      return null;
  }
}

/** Whether a title has all of these words, or their beginnings. */
function isTitled(title: string, wanted: string): boolean {
  const tokens = tokensOf(title);
  return tokensOf(wanted).words.every(
    ({ term }) => placesOf(tokens, [{ tokens: [term], isPrefix: true }]).length > 0,
  );
}

function conditionOf(filter: QueryFilter, { uid, people }: IndexQuery): Condition[] {
  const { negated } = filter;
  switch (filter.kind) {
    case 'from':
      if (filter.who === 'assistant') return [{ kind: 'role', role: 'assistant', negated }];
      return [
        { kind: 'author', uids: filter.who === 'me' ? [uid] : (people.get(filter.who.name) ?? []), negated },
      ];
    case 'between':
      return [{ kind: 'between', from: filter.from, until: filter.until, negated }];
    case 'has':
      return [{ kind: 'flag', flag: FLAGS[filter.what], negated }];
    case 'is':
      switch (filter.what) {
        case 'question':
          return [{ kind: 'flag', flag: FLAGS.question, negated }];
        case 'answer':
          return [{ kind: 'role', role: 'assistant', negated }];
        case 'mine':
          return [{ kind: 'author', uids: [uid], negated }];
        case 'archived':
          return [];
      }
      break;
    case 'with':
    case 'in':
      return [];
  }
  return [];
}
