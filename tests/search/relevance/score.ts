// How well a search answers the queries of the relevance set. Pure: the search is a function, so every engine is scored alike.
import type { RelevanceQuery } from './queries';

/** Ids in the order in which they are shown; hits in titles stand apart from those in messages. */
export type Found = { messages: readonly string[]; threads: readonly string[] };

export type Miss = {
  query: RelevanceQuery;
  /** Right ids that are not among the first five. */
  missing: string[];
  isFirstRight: boolean;
  /** The first five that were shown. */
  shown: string[];
};

export type Leak = { query: RelevanceQuery; shown: string[] };

export type Score = {
  /** Queries with right hits. */
  asked: number;
  /** The share of right hits among the first five, averaged over the queries. */
  recallAt5: number;
  /** The share of queries whose first hit is accepted as such. */
  firstRight: number;
  misses: Miss[];
  /** Queries that had to find nothing, and found something. */
  leaks: Leak[];
};

const SHOWN = 5;

/** One query after the other: an engine under load is another subject. */
export async function score(
  queries: readonly RelevanceQuery[],
  search: (query: RelevanceQuery) => Promise<Found> | Found,
): Promise<Score> {
  const judged: (Miss & { recall: number })[] = [];
  const leaks: Leak[] = [];
  for (const query of queries) {
    const found = await search(query);
    if (wantedBy(query).all.length > 0) judged.push(judge(query, found));
    else if (found.messages.length + found.threads.length > 0)
      leaks.push({ query, shown: [...found.messages, ...found.threads] });
  }
  return {
    asked: judged.length,
    recallAt5: mean(judged.map(({ recall }) => recall)),
    firstRight: mean(judged.map(({ isFirstRight }) => (isFirstRight ? 1 : 0))),
    misses: judged
      .filter(({ missing, isFirstRight }) => missing.length > 0 || !isFirstRight)
      .map(({ recall: _recall, ...miss }) => miss),
    leaks,
  };
}

function judge(query: RelevanceQuery, found: Found): Miss & { recall: number } {
  const { all, first } = wantedBy(query);
  // An id that is shown twice counts once, and takes one place.
  const ids = [...new Set(query.threads.length > 0 ? found.threads : found.messages)];
  const shown = ids.slice(0, SHOWN);
  const missing = all.filter((id) => !shown.includes(id));
  return {
    query,
    missing,
    isFirstRight: shown[0] !== undefined && first.includes(shown[0]),
    shown,
    recall: (all.length - missing.length) / Math.min(SHOWN, all.length),
  };
}

function wantedBy({ threads, hits, first }: RelevanceQuery): { all: string[]; first: string[] } {
  return threads.length > 0 ? { all: threads, first: threads } : { all: hits, first };
}

/** 0 of nothing: a set without queries passes no bound. */
function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
