// The pages of a search as one list. Pure.
import type { SearchHit, SearchOrder, SearchResponse, SearchThread } from '@/model/search';

/** A page, the query that it answers, and the threads that were lost before it was fetched. */
export type SearchPage = SearchResponse & {
  text: string;
  losses: Readonly<Record<string, number>>;
};

/** Hits of one thread that stand together. */
export type HitGroup = { key: string; thread: SearchThread; hits: readonly SearchHit[] };

export type SearchResults = Pick<SearchResponse, 'titles' | 'problems' | 'correctedTo' | 'indexed'> & {
  /** The query that was searched. */
  text: string;
  groups: readonly HitGroup[];
  hitCount: number;
};

type Options = { order: SearchOrder; losses: SearchPage['losses'] };

/**
 * By relevance the hits of a thread stand together within a page, in the order of the best ones; by time only neighbours do.
 * A later page only adds at the end.
 */
export function resultsOf(pages: readonly SearchPage[], { order, losses }: Options): SearchResults | null {
  const [first] = pages;
  if (first === undefined) return null;
  const groups: HitGroup[] = [];
  for (const page of pages) {
    // What was found before the access to its thread was lost is not shown afterwards.
    const hits = page.hits.filter(({ threadId }) => page.losses[threadId] === losses[threadId]);
    for (const group of groupsOf({ ...page, hits }, order)) {
      const last = groups.at(-1);
      if (last?.thread.id === group.thread.id)
        groups.splice(-1, 1, { ...last, hits: [...last.hits, ...group.hits] });
      else groups.push({ ...group, key: `${group.thread.id} ${group.hits[0]?.messageId ?? ''}` });
    }
  }
  return {
    titles: first.titles.filter(({ id }) => first.losses[id] === losses[id]),
    problems: first.problems,
    correctedTo: first.correctedTo,
    indexed: first.indexed,
    text: first.text,
    groups,
    hitCount: groups.reduce((sum, { hits }) => sum + hits.length, 0),
  };
}

function groupsOf({ hits, threads }: SearchPage, order: SearchOrder): Omit<HitGroup, 'key'>[] {
  const byId = new Map(threads.map((thread) => [thread.id, thread]));
  const runs = order === 'relevance' ? [...Map.groupBy(hits, threadOf).values()] : neighbours(hits);
  return runs.flatMap((run) => {
    const thread = byId.get(run[0]?.threadId ?? '');
    return thread === undefined ? [] : [{ thread, hits: run }];
  });
}

const threadOf = ({ threadId }: SearchHit) => threadId;

function neighbours(hits: readonly SearchHit[]): SearchHit[][] {
  const runs: SearchHit[][] = [];
  for (const hit of hits) {
    const last = runs.at(-1);
    if (last?.[0]?.threadId === hit.threadId) last.push(hit);
    else runs.push([hit]);
  }
  return runs;
}
