// A person with thousands of threads: each adds to what a store is asked.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchIndex } from '@/server/search/search-index';
import { engines, type Opened } from './engines';
import { message, queryOf, textsFor, thread } from './world';

const THREADS = 3_000;
const BATCH = 500;
/** As many as a query may have; nobody wrote any of them. */
const MANY_WORDS = Array.from({ length: 40 }, (_, at) => `lantern${'x'.repeat(at)}`).join(' ');
const idOf = (number: number) => `thread-${number}`;

describe.each(engines())('$name', ({ open, isShared }) => {
  let opened: Opened;
  let index: SearchIndex;

  beforeAll(async () => {
    opened = await open();
    index = opened.index;
    await index.apply(
      [thread('other', ['grace']), message('Another lighthouse', { threadId: 'other' })],
      null,
    );
    for (let from = 0; from < THREADS; from += BATCH) {
      const numbers = Array.from({ length: BATCH }, (_, at) => from + at);
      await index.apply(
        numbers.flatMap((number) => [
          thread(idOf(number), ['ada'], { title: `Journal ${number}` }),
          message(`The lighthouse keeper wrote page ${number} 灯塔的日记`, { threadId: idOf(number) }),
        ]),
        null,
      );
    }
    // PostgreSQL takes its time for so many beside a build.
  }, 120_000);
  afterAll(() => opened.remove());

  test.each([
    ['lighthouse', 20],
    ['lighthouse keeper wrote a page', 20],
    ['"lighthouse keeper"', 20],
    ['lighth*', 20],
    ['灯塔的日记', 20],
    ['lighthouse -keeper', 0],
    ['page 2999', 1],
    ['from:me lighthouse', 20],
    ['-keeper from:me', 0],
    ['in:"Journal 77" lighthouse', 11],
    [MANY_WORDS, 0],
  ])('[S23] %s', async (q, count) => {
    expect(await textsFor(index, q, { order: 'relevance' })).toHaveLength(count);
  });

  // One thread answers everybody, where a database has connections.
  test.skipIf(isShared)('[S23] somebody else is answered meanwhile', async () => {
    const timeOf = async (uid: string, q: string) => {
      const began = performance.now();
      await textsFor(index, q, { uid });
      return performance.now() - began;
    };
    const long = timeOf('ada', '"lighthouse keeper" "keeper wrote" "wrote page" "no such page"');
    const short = await timeOf('grace', 'lighthouse');
    expect(short).toBeLessThan((await long) / 2);
  });

  test('[S23] titles, people and the closest words are found too', async () => {
    expect(await index.searchTitles(queryOf('journal 2998'))).toHaveLength(1);
    expect(await index.people('ada')).toHaveLength(1);
    expect(await index.correct('ada', ['lighthuose'])).toEqual(['lighthouse']);
  });
});
