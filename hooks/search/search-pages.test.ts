import { expect, test } from 'vitest';
import type { SearchHit, SearchThread } from '@/model/search';
import { resultsOf, type SearchPage } from './search-pages';

const thread = (id: string): SearchThread => ({
  id,
  title: { text: `Thread ${id}`, ranges: [] },
  titleBy: 'person',
  state: 'open',
  updatedAt: 1,
});

const hit = (threadId: string, seq: number): SearchHit => ({
  threadId,
  messageId: `${threadId}${seq}`,
  seq,
  role: 'user',
  authorId: 'ada',
  authorName: 'Ada',
  at: seq,
  snippet: { text: 'found', ranges: [[0, 5]] },
});

const page = (hits: readonly SearchHit[], losses: SearchPage['losses'] = {}): SearchPage => ({
  text: 'found',
  losses,
  titles: [thread('a')],
  hits: [...hits],
  threads: [thread('a'), thread('b')],
  nextCursor: null,
  problems: [],
  correctedTo: null,
  indexed: null,
});

const shown = (pages: readonly SearchPage[], order: 'relevance' | 'newest') =>
  resultsOf(pages, { order, losses: {} })?.groups.map(
    (group) => `${group.thread.id}: ${group.hits.map(({ seq }) => seq).join(' ')}`,
  );

const MIXED = [hit('a', 9), hit('b', 8), hit('a', 7), hit('a', 6)];

test('[S17] by relevance the hits of a thread stand together, best thread first; by time only neighbours do', () => {
  expect(shown([page(MIXED)], 'relevance')).toEqual(['a: 9 7 6', 'b: 8']);
  expect(shown([page(MIXED)], 'newest')).toEqual(['a: 9', 'b: 8', 'a: 7 6']);
});

test('[S17] a further page adds at the end alone, and continues the thread that stands there', () => {
  const pages = [page(MIXED), page([hit('b', 5), hit('a', 4)])];
  expect(shown(pages, 'relevance')).toEqual(['a: 9 7 6', 'b: 8 5', 'a: 4']);
  expect(shown(pages, 'newest')).toEqual(['a: 9', 'b: 8', 'a: 7 6', 'b: 5', 'a: 4']);
  for (const order of ['relevance', 'newest'] as const) {
    const keys = (count: number) =>
      resultsOf(pages.slice(0, count), { order, losses: {} })?.groups.map(({ key }) => key) ?? [];
    expect(keys(2).slice(0, keys(1).length)).toEqual(keys(1));
    expect(new Set(keys(2)).size).toBe(keys(2).length);
  }
});

test('[S22] what was found in a thread before it was lost is not shown; what is found after coming back is', () => {
  const pages = [page(MIXED)];
  const lost = resultsOf(pages, { order: 'relevance', losses: { a: 100 } });
  expect(lost?.groups.map((group) => group.thread.id)).toEqual(['b']);
  expect(lost?.titles).toEqual([]);
  const again = resultsOf([page(MIXED, { a: 100 })], { order: 'relevance', losses: { a: 100 } });
  expect(again?.groups.map((group) => group.thread.id)).toEqual(['a', 'b']);
  expect(again?.titles).toHaveLength(1);
});

test('[S17] without a page there are no results', () => {
  expect(resultsOf([], { order: 'relevance', losses: {} })).toBeNull();
});
