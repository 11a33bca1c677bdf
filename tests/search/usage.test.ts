// Sums of usage on every store of the index, beside a plain loop over the rows that were planted.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UsageFigures } from '@/model/usage';
import type { Scope } from '@/server/analytics/scope';
import type { IndexChange, IndexedRun, SearchIndex } from '@/server/search/search-index';
import { pricesFile } from '@/tests/support/prices';
import {
  DAY_MS,
  MONTH_BEGINS,
  plantedFeedback,
  plantedMessages,
  plantedRuns,
  timed,
} from '@/tests/support/usage';
import { engines, type Opened } from './engines';
import { message, thread } from './world';

Object.assign(process.env, {
  APP_STAGE: 'test',
  FIREBASE_PROJECT_ID: 'demo-usage',
  MODEL_BASE_URL: 'http://127.0.0.1:1',
  MODEL_NAME: 'demo',
  MODEL_PRICES: pricesFile({
    currency: 'USD',
    models: { demo: { input: 1, output: 2 } },
    otherwise: 'refuse',
  }),
});
const { sumsOf } = await import('@/server/analytics/report');
const { csvOf } = await import('@/server/analytics/csv');
const { rangeOf } = await import('@/server/analytics/range');
const { percentilesOf } = await import('@/server/analytics/sums');

const OCTOBER = { from: '2026-10-01', to: '2026-10-31', timeZone: 'UTC' };
const SITE: Scope = { kind: 'site' };
const PLANTING_MS = 500_000;
/** Loops in JavaScript over 60,000 rows, for each day and person: on a busy machine this takes longer than a test may. */
const LOOPS_MS = 300_000;
/** What a plain loop needs no index for. `USAGE_RUNS=6000` plants less. */
const RUNS = Number(process.env['USAGE_RUNS'] ?? '60000');
const SIZE = { people: 200, threads: 2_000, runs: RUNS };

/** By a plain loop. */
function counted(
  runs: readonly IndexedRun[],
  given: ReadonlyMap<string, 'up' | 'down' | null>,
): UsageFigures {
  const sum = (of: (run: IndexedRun) => number) => runs.reduce((all, run) => all + of(run), 0);
  const ended = (outcome: IndexedRun['outcome']) => sum((run) => Number(run.outcome === outcome));
  return {
    messages: runs.length,
    answers: runs.length - ended('cancelled'),
    done: ended('done'),
    stopped: ended('stopped'),
    failed: ended('failed'),
    cancelled: ended('cancelled'),
    takenOver: sum(({ attempts }) => Number(attempts > 1)),
    regenerated: sum(({ isRegeneration }) => Number(isRegeneration)),
    up: sum(({ id }) => Number(given.get(id) === 'up')),
    down: sum(({ id }) => Number(given.get(id) === 'down')),
    tokens: {
      input: sum(({ tokens }) => tokens.input),
      output: sum(({ tokens }) => tokens.output),
      reasoning: sum(({ tokens }) => tokens.reasoning),
      cached: sum(({ tokens }) => tokens.cached),
    },
    cost: sum(({ currency, cost }) => (currency === 'USD' ? cost : 0)),
  };
}

/** The value that this share of the values does not exceed, by sorting them. */
function rank(values: readonly (number | null)[], share: number): number {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

async function inPages(index: SearchIndex, changes: readonly IndexChange[]): Promise<void> {
  for (let from = 0; from < changes.length; from += 1_000)
    await index.apply(changes.slice(from, from + 1_000), null);
}

describe.each(engines())('$name', ({ name, open }) => {
  let opened: Opened;
  let index: SearchIndex;
  beforeAll(async () => {
    opened = await open();
    index = opened.index;
  });
  afterAll(() => opened.remove());

  describe('[U14] a month of 200 people, 2,000 threads and 60,000 runs', { timeout: LOOPS_MS }, () => {
    const runs = plantedRuns(SIZE);
    const feedback = plantedFeedback(runs);
    const given = new Map(feedback.map(({ runId, value }) => [runId, value]));
    const of = (isIn: (run: IndexedRun) => boolean) => counted(runs.filter(isIn), given);
    const all: IndexChange[] = [
      ...runs.map((run): IndexChange => ({ kind: 'run', run })),
      ...feedback.map((one): IndexChange => ({ kind: 'feedback', feedback: one })),
    ];

    beforeAll(async () => {
      await inPages(index, plantedMessages(runs));
      await inPages(index, all);
      await index.setRebuilt(null);
    }, PLANTING_MS);

    test('[U14] [U16] has the sums of a plain loop: in all, by day, person, thread and model', async () => {
      const sums = await sumsOf(index, SITE, rangeOf(OCTOBER, 0));
      const { totals, days, people, threads, models, before } = sums;
      expect(totals).toMatchObject(of(() => true));
      expect(totals.people).toBe(new Set(runs.map(({ asker }) => asker)).size);
      expect(before.answers).toBe(0);
      const inEuros = runs.filter(({ currency, cost }) => currency === 'EUR' && cost > 0);
      expect(sums.inOtherCurrencies).toBe(inEuros.length);
      for (const [number, day] of days.entries()) {
        const begins = MONTH_BEGINS + number * DAY_MS;
        expect(day).toMatchObject(of(({ at }) => at >= begins && at < begins + DAY_MS));
      }
      expect([people.count, threads.count, models.count]).toEqual([
        SIZE.people,
        new Set(runs.map(({ threadId }) => threadId)).size,
        3,
      ]);
      for (const { key, figures } of people.rows) expect(figures).toEqual(of(({ asker }) => asker === key));
      for (const { key, figures } of threads.rows)
        expect(figures).toEqual(of(({ threadId }) => threadId === key));
      for (const { model, ...figures } of models.rows)
        expect(figures).toMatchObject({ ...of((run) => run.model === model), messages: 0 });
    });

    test('[U16] has the percentiles of sorted lists', async () => {
      const { totals } = await sumsOf(index, SITE, rangeOf(OCTOBER, 0));
      for (const [name, values] of [
        ['queuedMs', runs.map(({ queuedMs }) => queuedMs)],
        ['firstTokenMs', runs.map(({ firstTokenMs }) => firstTokenMs)],
        ['totalMs', runs.map(({ totalMs }) => totalMs)],
      ] as const)
        expect(totals[name]).toEqual({ p50: rank(values, 0.5), p95: rank(values, 0.95) });
    });

    test('[U15] a person and a thread have their own', async () => {
      const { totals: mine } = await sumsOf(index, { kind: 'person', uid: 'person-7' }, rangeOf(OCTOBER, 0));
      expect(mine).toMatchObject(of(({ asker }) => asker === 'person-7'));
      const one = await sumsOf(index, { kind: 'thread', threadId: 'thread-7' }, rangeOf(OCTOBER, 0));
      expect(one.totals).toMatchObject(of(({ threadId }) => threadId === 'thread-7'));
    });

    test('[U16] days begin at the reader’s midnight, also where clocks change', async () => {
      const berlin = rangeOf({ from: '2026-10-24', to: '2026-10-26', timeZone: 'Europe/Berlin' }, 0);
      expect(berlin.days.map(({ begins, ends }) => (ends - begins) / 3_600_000)).toEqual([24, 25, 24]);
      const { days, before } = await sumsOf(index, SITE, berlin);
      for (const [number, { begins, ends }] of berlin.days.entries())
        expect(days[number]).toMatchObject(of(({ at }) => at >= begins && at < ends));
      const { begins, ends } = berlin.before;
      const isBefore = ({ at }: IndexedRun) => at >= begins && at < ends;
      expect(before).toMatchObject({
        ...of(isBefore),
        people: new Set(runs.filter(isBefore).map(({ asker }) => asker)).size,
        totalMs: {
          p50: rank(
            runs.filter(isBefore).map(({ totalMs }) => totalMs),
            0.5,
          ),
        },
      });
    });

    test('[U14] fed twice, and with older rows, the sums stay', async () => {
      const range = rangeOf(OCTOBER, 0);
      const once = await sumsOf(index, SITE, range);
      await inPages(index, all.slice(0, 5_000));
      const older = runs.slice(0, 100).map((run) => ({ ...run, cost: 999_999, revision: 0 }));
      await inPages(
        index,
        older.map((run): IndexChange => ({ kind: 'run', run })),
      );
      expect(await sumsOf(index, SITE, range)).toEqual(once);
    });

    test('[U16] prints how long the site’s sums take', async () => {
      const times: { cpu: number; wall: number }[] = [];
      for (let turn = 0; turn < 9; turn += 1)
        times.push(await timed(() => sumsOf(index, SITE, rangeOf(OCTOBER, 0))));
      const [cpu, wall] = [times.map((each) => each.cpu), times.map((each) => each.wall)];
      expect(wall).toHaveLength(9);
      console.info(
        `${name}: sums of ${RUNS} runs in ${Math.min(...wall)} to ${Math.max(...wall)} ms, of which this process works ${Math.min(...cpu)} to ${Math.max(...cpu)}`,
      );
    });

    test('[U18] a CSV has every run once, and needs no more memory for more of them', async () => {
      const labelsOf = () =>
        Promise.resolve({ names: new Map<string, string>(), titles: new Map<string, string>() });
      let lines = 0;
      let longest = 0;
      let most = 0;
      globalThis.gc?.();
      const before = process.memoryUsage().heapUsed;
      const ids = new Set<string>();
      for await (const text of csvOf(index, { scope: SITE, range: rangeOf(OCTOBER, 0), labelsOf })) {
        lines += text.split('\r\n').length - 1;
        longest = Math.max(longest, text.length);
        for (const line of text.split('\r\n')) ids.add(line);
        if (lines % 10_000 === 1) most = Math.max(most, process.memoryUsage().heapUsed - before);
      }
      console.info(
        `${name}: ${lines} lines, ${Math.round(longest / 1_024)} KB at a time, heap +${Math.round(most / 1_048_576)} MB at most`,
      );
      expect(lines).toBe(RUNS + 1);
      expect(longest).toBeLessThan(400_000);
    });
  });

  describe('what else the feeder brings', () => {
    beforeEach(() => index.clear());
    const [first] = plantedRuns({ people: 1, threads: 1, runs: 1 });
    if (first === undefined) throw new Error('nothing planted');
    const run = (id: string, changes: Partial<IndexedRun> = {}): IndexChange => ({
      kind: 'run',
      run: { ...first, id, outcome: 'done', threadId: 'thread-a', asker: 'ada', ...changes },
    });
    const put = (...changes: IndexChange[]) => index.apply(changes, null);
    const totals = async (scope: Scope = SITE) => (await sumsOf(index, scope, rangeOf(OCTOBER, 0))).totals;
    const feedback = (runId: string, value: 'up' | 'down' | null, revision = 1): IndexChange => ({
      kind: 'feedback',
      feedback: {
        id: `f-${runId}`,
        threadId: 'thread-a',
        messageId: `answer-${runId}`,
        runId,
        value,
        revision,
      },
    });

    test('[U17] an answer is read by others once somebody but its asker has seen the thread since', async () => {
      const ids = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'];
      await put(...ids.map((id, at) => run(id, { settledAt: MONTH_BEGINS + at * 1_000 })));
      const seen = (reader: string, seenAt: number) =>
        put({ kind: 'thread-read', threadId: 'thread-a', reader, seenAt: MONTH_BEGINS + seenAt });
      await seen('ada', 9_000);
      expect((await totals()).read).toEqual({ byOthers: 0, of: 6 });
      await seen('grace', 2_500);
      expect((await totals()).read).toEqual({ byOthers: 3, of: 6 });
      await seen('linus', 1_500);
      // Told again, a row keeps it.
      await put(run('r1', { revision: 2 }));
      expect((await totals()).read).toEqual({ byOthers: 3, of: 6 });
    });

    test('[U17] of fewer than five answers it is not told who has read them', async () => {
      await put(...['r1', 'r2', 'r3', 'r4'].map((id) => run(id)));
      await put({
        kind: 'thread-read',
        threadId: 'thread-a',
        reader: 'grace',
        seenAt: MONTH_BEGINS + DAY_MS,
      });
      expect((await totals()).read).toBeNull();
      await put(run('r5'));
      expect((await totals()).read).toEqual({ byOthers: 4, of: 5 });
    });

    test('[U19] feedback counts until it is taken back, its answer is hidden, or its thread is deleted', async () => {
      await put(thread('thread-a', ['ada']), run('r1'), run('r2'), run('r3'));
      await put(feedback('r1', 'up'), feedback('r2', 'up'), feedback('r3', 'down'));
      expect(await totals()).toMatchObject({ up: 2, down: 1 });
      await put(feedback('r1', null, 2), feedback('r1', 'up', 1));
      expect(await totals()).toMatchObject({ up: 1, down: 1 });
      const hidden: IndexChange = {
        kind: 'message-removed',
        threadId: 'thread-a',
        messageId: 'answer-r2',
        revision: 9,
      };
      // Whichever feed is ahead.
      await put(hidden, feedback('r2', 'up', 3));
      expect(await totals()).toMatchObject({ up: 0, down: 1 });
      await put({ kind: 'thread-removed', threadId: 'thread-a', revision: 9 }, feedback('r3', 'down', 3));
      expect(await totals()).toMatchObject({ up: 0, down: 0, answers: 3 });
    });

    test('[U16] a later row replaces the earlier one: a title’s cost, the name of a deleted account', async () => {
      await put(run('r1', { cost: 5, currency: 'USD' }));
      await put(run('r1', { cost: 7, currency: 'USD', asker: 'gone-1', revision: 2 }));
      expect(await totals()).toMatchObject({ answers: 1, cost: 7, people: 1 });
      expect((await totals({ kind: 'person', uid: 'ada' })).answers).toBe(0);
    });

    test('[U16] messages of files and copies are nobody’s, and removed ones are not counted', async () => {
      const at = { threadId: 'thread-a', createdAt: MONTH_BEGINS + 5 };
      await put(thread('thread-a', ['ada']));
      await put(
        message('Hello', { ...at, id: 'message-1', authorId: 'ada' }),
        message('From a file', { ...at, id: 'message-2', authorId: 'imported.123' }),
        message('A copy', { ...at, id: 'message-3', authorId: 'copied.1' }),
      );
      expect((await totals()).messages).toBe(1);
      await put({ kind: 'message-removed', threadId: 'thread-a', messageId: 'message-1', revision: 1e9 });
      expect((await totals()).messages).toBe(0);
    });

    test('[U14] an emptied index has no usage, and keeps none for another project', async () => {
      await put(run('r1'), feedback('r1', 'up'));
      await index.clear();
      expect(await totals()).toMatchObject({ answers: 0, up: 0 });
    });
  });
});

test('[U16] percentiles are values that occur', () => {
  expect(percentilesOf([])).toBeNull();
  expect(percentilesOf([5])).toEqual({ p50: 5, p95: 5 });
  expect(percentilesOf([4, 1, 3, 2])).toEqual({ p50: 2, p95: 4 });
});
