import { expect, test } from 'vitest';
import type { RelevanceQuery } from './queries';
import { score, type Found } from './score';

function queryFor(more: Partial<RelevanceQuery>): RelevanceQuery {
  return {
    id: 'word-0',
    kind: 'word',
    split: 'tune',
    query: 'lentils',
    first: [],
    hits: [],
    threads: [],
    typing: false,
    me: 'ada',
    now: 0,
    zone: 'UTC',
    ...more,
  };
}

const messages = (...ids: string[]): Found => ({ messages: ids, threads: [] });

test('a search that shows all right hits, an accepted one first, is perfect', async () => {
  const queries = [
    queryFor({ first: ['a', 'b'], hits: ['a', 'b', 'c'] }),
    queryFor({ threads: ['t'], kind: 'title' }),
  ];
  const perfect = await score(queries, ({ threads }) =>
    threads.length > 0 ? { messages: ['x'], threads: ['t'] } : messages('b', 'c', 'a', 'x'),
  );
  expect(perfect).toEqual({ asked: 2, recallAt5: 1, firstRight: 1, misses: [], leaks: [] });
});

test('a right hit in sixth place is missing, and said by its id', async () => {
  const query = queryFor({ first: ['a'], hits: ['a', 'b'] });
  const { recallAt5, firstRight, misses } = await score([query], () =>
    messages('a', 'v', 'w', 'x', 'y', 'b'),
  );
  expect([recallAt5, firstRight]).toEqual([0.5, 1]);
  expect(misses).toEqual([{ query, missing: ['b'], isFirstRight: true, shown: ['a', 'v', 'w', 'x', 'y'] }]);
  const fifth = await score([query], () => messages('a', 'w', 'x', 'y', 'b'));
  expect(fifth.recallAt5).toBe(1);
});

test('a right hit that is no accepted first one is a miss in first place', async () => {
  const query = queryFor({ first: ['a'], hits: ['a', 'b'] });
  const { recallAt5, firstRight, misses } = await score([query], () => messages('b', 'a'));
  expect([recallAt5, firstRight]).toEqual([1, 0]);
  expect(misses).toEqual([{ query, missing: [], isFirstRight: false, shown: ['b', 'a'] }]);
});

test('an id that is shown twice counts once', async () => {
  const query = queryFor({ first: ['a'], hits: ['a', 'b'] });
  const { recallAt5 } = await score([query], () => messages('a', 'a', 'a', 'a', 'a', 'b'));
  expect(recallAt5).toBe(1);
  const once = await score([query], () => messages('a', 'a'));
  expect(once.recallAt5).toBe(0.5);
});

test('nothing found is a miss, and the mean is over queries', async () => {
  const queries = [queryFor({ first: ['a'], hits: ['a'] }), queryFor({ first: ['b'], hits: ['b'] })];
  const { asked, recallAt5, firstRight, misses } = await score(queries, ({ hits }) =>
    messages(...(hits[0] === 'a' ? ['a'] : [])),
  );
  expect([asked, recallAt5, firstRight, misses.length]).toEqual([2, 0.5, 0.5, 1]);
});

test('whatever a leak query finds, a message or a title, is a leak; nothing is right', async () => {
  const query = queryFor({ kind: 'leak' });
  const silent = await score([query], () => messages());
  expect([silent.leaks, silent.asked]).toEqual([[], 0]);
  expect((await score([query], () => messages('a'))).leaks).toEqual([{ query, shown: ['a'] }]);
  expect((await score([query], () => ({ messages: [], threads: ['t'] }))).leaks).toEqual([
    { query, shown: ['t'] },
  ]);
});

test('without queries no bound is passed', async () => {
  expect(await score([], () => messages())).toMatchObject({ asked: 0, recallAt5: 0, firstRight: 0 });
});
