// From a query to what a store is asked: which of the person's threads, which words, which conditions.
import 'server-only';
import type { QueryFilter, QueryTerm } from '@/model/search-query';
import { tokensOf } from '@/model/search-tokens';
import type { IndexQuery } from '@/server/search/search-index';
import { FLAGS } from './entry';
import { marksOf } from './marks';
import type { Clause, Condition, Match, OwnThread, StoreReads } from './reads';

export type Plan = { threads: OwnThread[]; match: Match };

export async function planOf(reads: StoreReads, query: IndexQuery): Promise<Plan> {
  const { terms, filters } = query.query;
  const clauses = (negated: boolean) => terms.filter((term) => term.negated === negated).map(clauseOf);
  return {
    threads: await threadsFor(reads, query),
    match: {
      all: clauses(false),
      none: clauses(true),
      conditions: filters.flatMap((filter) => conditionOf(filter, query)),
    },
  };
}

export function clauseOf({ kind, tokens, whole }: QueryTerm): Clause {
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
    ({ term }) => marksOf(tokens, [{ tokens: [term], isPrefix: true }]).length > 0,
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
