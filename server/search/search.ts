// The use case: a person's query, answered from the index, checked against Firestore.
import 'server-only';
import { AppError } from '@/model/errors';
import type { SearchRequest } from '@/model/requests';
import type { QueryProblem, SearchHit, SearchOrder, SearchResponse, SearchThread } from '@/model/search';
import {
  type ParsedQuery,
  isRefused,
  parseQuery,
  withCorrections,
  wordsToCorrect,
} from '@/model/search-query';
import type { Person } from '@/server/access/person';
import { errorText } from '@/server/platform/strings';
import { peopleIn } from './names';
import { askIndex, openIndex } from './open-index';
import { readable } from './readable';
import type { IndexQuery, SearchIndex } from './search-index';

type AskedIndex = Pick<SearchIndex, 'search' | 'searchTitles' | 'people' | 'correct' | 'rebuilt'>;

/** Pages of the index that are read for one page of hits, where Firestore refuses some of them. */
const MOST_ROUNDS = 4;

/**
 * Messages and titles in the person's threads. What of the query cannot be read is in `problems`; the rest is searched.
 * @throws AppError not-found (search is switched off), offline (the index cannot be reached), invalid (cursor)
 */
export async function searchMessages(
  person: Pick<Person, 'uid'>,
  request: SearchRequest,
): Promise<SearchResponse> {
  const opened = openIndex();
  if (opened === null) throw new AppError('not-found', errorText.searchOff);
  const index = reached(opened);
  const found = await searchFor(index, person.uid, request.q, request);
  if (found.hits.length + found.titles.length > 0 || request.cursor !== undefined) return found;
  const corrected = await correctedQuery(index, person.uid, request);
  if (corrected === null) return found;
  const instead = await searchFor(index, person.uid, corrected, request);
  // A word that only others have written is no correction.
  if (instead.hits.length + instead.titles.length === 0) return found;
  return { ...instead, problems: found.problems, correctedTo: corrected };
}

async function searchFor(
  index: AskedIndex,
  uid: string,
  q: string,
  { order, limit, cursor, threadId, ...reader }: SearchRequest,
): Promise<SearchResponse> {
  const query = parseQuery(q, { now: Date.now(), timeZone: reader.timeZone, isTyping: reader.typing });
  const [indexed, people] = await Promise.all([index.rebuilt(), peopleIn(index, uid, query)]);
  const problems = [...query.problems, ...unknownPeople(query, people)];
  const nothing = { titles: [], hits: [], threads: [], nextCursor: null, correctedTo: null };
  if (isRefused(query)) return { ...nothing, problems, indexed };
  const indexQuery: IndexQuery = {
    uid,
    query,
    people,
    threadId: threadId ?? null,
    order: order ?? defaultOrder(query),
    limit,
    after: cursor ?? null,
  };
  const page = await readPage(index, indexQuery);
  return { ...page, problems, correctedTo: null, indexed };
}

type Page = Pick<SearchResponse, 'titles' | 'hits' | 'threads' | 'nextCursor'>;

async function readPage(index: AskedIndex, query: IndexQuery): Promise<Page> {
  const isFirst = query.after === null && query.threadId === null;
  const titlesFound = isFirst ? index.searchTitles(query) : Promise.resolve([]);
  const hits: SearchHit[] = [];
  const threads = new Map<string, SearchThread>();
  let titles: SearchThread[] = [];
  let after = query.after;
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const limit = query.limit - hits.length;
    const [found, titleHits] = await Promise.all([index.search({ ...query, limit, after }), titlesFound]);
    const shown = await readable(query.uid, { hits: found.hits, titles: round === 1 ? titleHits : [] });
    if (round === 1) titles = shown.titles;
    hits.push(...shown.hits);
    for (const thread of shown.threads) threads.set(thread.id, thread);
    after = found.next;
    if (after === null || hits.length >= query.limit) break;
  }
  return { titles, hits, threads: [...threads.values()], nextCursor: after };
}

const defaultOrder = ({ terms }: ParsedQuery): SearchOrder =>
  terms.some(({ negated }) => !negated) ? 'relevance' : 'newest';

function unknownPeople({ filters }: ParsedQuery, people: IndexQuery['people']): QueryProblem[] {
  return filters.flatMap((filter) => {
    if ((filter.kind !== 'from' && filter.kind !== 'with') || typeof filter.who === 'string') return [];
    const { name } = filter.who;
    if (people.get(name)?.length !== 0) return [];
    return [{ code: 'unknown-value', range: filter.range, word: name }];
  });
}

/** The query with the words of this person's threads that are closest to those that nobody wrote; null without any. */
async function correctedQuery(
  index: AskedIndex,
  uid: string,
  { q, timeZone, typing }: SearchRequest,
): Promise<string | null> {
  const query = parseQuery(q, { now: Date.now(), timeZone, isTyping: typing });
  const words = wordsToCorrect(query).map(({ word }) => word);
  const closest = words.length === 0 ? null : await index.correct(uid, words);
  return closest === null ? null : withCorrections(q, query, closest);
}

function reached(opened: Promise<SearchIndex>): AskedIndex {
  const ask = askIndex(opened, errorText.searchUnreachable);
  return {
    search: (query) => ask((index) => index.search(query)),
    searchTitles: (query) => ask((index) => index.searchTitles(query)),
    people: (uid) => ask((index) => index.people(uid)),
    correct: (uid, words) => ask((index) => index.correct(uid, words)),
    rebuilt: () => ask((index) => index.rebuilt()),
  };
}
