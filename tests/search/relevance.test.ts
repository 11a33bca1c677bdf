// How well both stores answer the queries of the relevance set. The weights were chosen by `tune` alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type Opened } from './engines';
import { ask, fillIndex } from './ask-relevance';
import { QUERIES, type Split } from './relevance/queries';
import { score, type Score } from './relevance/score';

const scores = new Map<string, Score>();

describe.each(engines())('$name', ({ name, open }) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
    await fillIndex(opened.index);
  });
  afterAll(() => opened.remove());

  test.each(['tune', 'final'] as const satisfies readonly Split[])(
    '[S6] %s: what is right is shown first',
    async (split) => {
      const queries = QUERIES.filter((query) => query.split === split);
      const found = await score(queries, (query) => ask(opened.index, query));
      scores.set(`${name} ${split}`, found);
      expect(found.recallAt5).toBeGreaterThanOrEqual(0.95);
      expect(found.firstRight).toBeGreaterThanOrEqual(0.85);
      expect(found.leaks).toEqual([]);
    },
  );
});

test('[S6] both stores are equally good', () => {
  for (const split of ['tune', 'final']) {
    const [one, ...others] = engines().flatMap(({ name }) => scores.get(`${name} ${split}`) ?? []);
    for (const other of others) {
      expect(Math.abs(other.recallAt5 - (one?.recallAt5 ?? 0))).toBeLessThanOrEqual(0.02);
      expect(Math.abs(other.firstRight - (one?.firstRight ?? 0))).toBeLessThanOrEqual(0.02);
    }
  }
});
