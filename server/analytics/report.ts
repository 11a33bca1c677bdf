// The figures of a range, made of what the store answers; without names.
import 'server-only';
import { MIN_ANSWERS_READ, USAGE_ROWS, type UsageReport, type UsageTotals } from '@/model/usage';
import { config } from '@/server/platform/config';
import {
  type Count,
  type ModelSums,
  type NumberedSpan,
  type Rated,
  type RunSums,
  feedbackCounts,
  messageCounts,
  modelSums,
  runSums,
  type UsageStore,
} from './queries';
import type { Range } from './range';
import type { Scope } from './scope';
import { figuresBy, percentilesOf } from './sums';

/** The number of the span before the days, and of the whole range where it has no days. */
const BEFORE = -1;
const CURRENT = 0;
type Part = 'before' | 'current';
const partOf = (number: number): Part => (number === BEFORE ? 'before' : 'current');

type Ranked = ReturnType<ReturnType<typeof figuresBy>['ranked']>;
type Listed = { rows: Ranked; count: number };
type Sums = Pick<UsageReport, 'inOtherCurrencies' | 'totals' | 'days' | 'models'> & {
  before: UsageTotals;
  people: Listed;
  threads: Listed;
};

export async function sumsOf(store: UsageStore, scope: Scope, range: Range): Promise<Sums> {
  const rows = await rowsOf(store, scope, range);
  const tally = tallyOf(rows, scope);
  const totalsOf = (part: Part): UsageTotals => {
    const figures = tally.whole.of(part);
    const of = figures.done;
    return {
      ...figures,
      people: tally.active.countOf(part),
      ...timesOf(rows.models.filter(({ number }) => partOf(number) === part)),
      // Of fewer it would be known of whom it is said.
      read: of < MIN_ANSWERS_READ ? null : { byOthers: tally.seen[part], of },
    };
  };
  return {
    inOtherCurrencies: tally.inOtherCurrencies,
    totals: totalsOf('current'),
    before: totalsOf('before'),
    days: range.days.map(({ day }, number) => ({
      day,
      people: tally.active.countOf(String(number)),
      ...tally.days.of(String(number)),
    })),
    people: scope.kind === 'person' ? { rows: [], count: 0 } : firstOf(tally.people.ranked()),
    threads: firstOf(tally.threads.ranked()),
    models: modelsOf(tally.models.ranked(), rows.models),
  };
}

type Rows = {
  runs: readonly RunSums[];
  models: readonly ModelSums[];
  threads: readonly RunSums[];
  messages: readonly Count[];
  inThreads: readonly Count[];
  feedback: readonly Rated[];
};

async function rowsOf(store: UsageStore, scope: Scope, range: Range): Promise<Rows> {
  const before: NumberedSpan = { number: BEFORE, ...range.before };
  const byDay = [before, ...range.days.map((day, number) => ({ number, ...day }))];
  const current: NumberedSpan = { number: CURRENT, ...range.whole };
  const currency = config().prices?.currency ?? null;
  const isThread = scope.kind === 'thread';
  const [runs, models, threads, messages, inThreads, feedback] = await Promise.all([
    runSums(store, 'asker', { scope, spans: byDay, currency }),
    modelSums(store, { scope, spans: [before, current], currency }),
    isThread ? [] : runSums(store, 'thread', { scope, spans: [current], currency }),
    messageCounts(store, 'author', { scope, spans: byDay }),
    isThread ? [] : messageCounts(store, 'thread', { scope, spans: [current] }),
    feedbackCounts(store, { scope, spans: byDay }),
  ]);
  return { runs, models, threads, messages, inThreads, feedback };
}

/** Everything that the rows say, by what it is of. */
function tallyOf({ runs, models, threads, messages, inThreads, feedback }: Rows, scope: Scope) {
  const tally = {
    whole: figuresBy(),
    days: figuresBy(),
    people: figuresBy(),
    threads: figuresBy(),
    models: figuresBy(),
    active: activePeople(),
    seen: { before: 0, current: 0 },
    inOtherCurrencies: 0,
  };
  for (const { number, key, ...sums } of runs) {
    tally.whole.addRuns(partOf(number), sums);
    tally.seen[partOf(number)] += sums.seen;
    tally.active.add(partOf(number), key);
    if (number === BEFORE) continue;
    tally.inOtherCurrencies += sums.other_currency;
    tally.days.addRuns(String(number), sums);
    tally.people.addRuns(key, sums);
    tally.active.add(String(number), key);
  }
  for (const { number, key, count } of messages) {
    tally.whole.addMessages(partOf(number), count);
    tally.active.add(partOf(number), key);
    if (number === BEFORE) continue;
    tally.days.addMessages(String(number), count);
    tally.people.addMessages(key, count);
    tally.active.add(String(number), key);
  }
  for (const { key, ...sums } of threads) tally.threads.addRuns(key, sums);
  for (const { key, count } of inThreads) tally.threads.addMessages(key, count);
  for (const { number, key, ...sums } of models) if (number === CURRENT) tally.models.addRuns(key, sums);
  for (const { number, asker, thread, model, ...given } of feedback) {
    tally.whole.addFeedback(partOf(number), given);
    if (number === BEFORE) continue;
    tally.days.addFeedback(String(number), given);
    tally.people.addFeedback(asker, given);
    if (scope.kind !== 'thread') tally.threads.addFeedback(thread, given);
    tally.models.addFeedback(model, given);
  }
  return tally;
}

/** Who posted or asked, by day or part of the range. */
function activePeople() {
  const byKey = new Map<string, Set<string>>();
  return {
    add(key: string, who: string): void {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, new Set([who]));
      else known.add(who);
    },
    countOf: (key: string): number => byKey.get(key)?.size ?? 0,
  };
}

const firstOf = (ranked: Ranked): Listed => ({ rows: ranked.slice(0, USAGE_ROWS), count: ranked.length });

function modelsOf(ranked: Ranked, sums: readonly ModelSums[]): UsageReport['models'] {
  const { rows, count } = firstOf(ranked);
  const current = (model: string) => sums.filter(({ number, key }) => number === CURRENT && key === model);
  return {
    count,
    rows: rows.map(({ key, figures }) => ({ model: key, ...figures, ...timesOf(current(key)) })),
  };
}

function timesOf(sums: readonly ModelSums[]): Pick<UsageTotals, 'queuedMs' | 'firstTokenMs' | 'totalMs'> {
  return {
    queuedMs: percentilesOf(sums.flatMap(({ queued }) => queued)),
    firstTokenMs: percentilesOf(sums.flatMap(({ first_token: first }) => first)),
    totalMs: percentilesOf(sums.flatMap(({ total }) => total)),
  };
}
