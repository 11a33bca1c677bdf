// The use case: usage in sums of a range, beside the same number of days before.
import 'server-only';
import {
  MIN_ANSWERS_READ,
  USAGE_ROWS,
  type UsageReport,
  type UsageResponse,
  type UsageTotals,
} from '@/model/usage';
import type { UsageRange } from '@/model/usage-requests';
import type { Person } from '@/server/access/person';
import { titlesFor } from '@/server/access/titles';
import { isSiteAdmin } from '@/server/access/site-admin';
import { config } from '@/server/platform/config';
import { namesOf } from './names';
import {
  type ModelSums,
  type NumberedSpan,
  feedbackCounts,
  messageCounts,
  modelSums,
  runSums,
  type UsageStore,
} from './queries';
import { type Range, rangeOf } from './range';
import type { Scope } from './scope';
import { freshness, usageStore } from './store';
import { figuresBy, percentilesOf } from './sums';

/** @throws AppError invalid (range), offline: the store cannot be reached */
export async function readUsage(
  person: Pick<Person, 'uid' | 'email'>,
  scope: Scope,
  asked: UsageRange,
): Promise<UsageResponse> {
  const maySeeSite = isSiteAdmin(person);
  const range = rangeOf(asked, Date.now());
  const store = usageStore();
  if (store === null) return { state: 'off', maySeeSite };
  const [{ rebuilt }, asOf, sums] = await Promise.all([
    store.status(),
    freshness(store),
    sumsOf(store, scope, range),
  ]);
  const { people, threads, ...rest } = sums;
  const [names, titles] = await Promise.all([
    namesOf(people.rows.map(({ key }) => key)),
    titlesFor(
      person.uid,
      threads.rows.map(({ key }) => key),
    ),
  ]);
  const { from, to, timeZone, before } = range;
  return {
    state: rebuilt === null ? 'ready' : 'indexing',
    indexed: rebuilt,
    asOf,
    maySeeSite,
    from,
    to,
    timeZone,
    currency: config().prices?.currency ?? null,
    ...rest,
    before: { from: before.from, to: before.to, totals: rest.before },
    people: {
      rows: people.rows.map(({ key, figures }) => ({ uid: key, name: names.get(key) ?? null, ...figures })),
      count: people.count,
    },
    threads: {
      rows: threads.rows.map(({ key, figures }) => ({
        threadId: key,
        title: titles.get(key) ?? null,
        ...figures,
      })),
      count: threads.count,
    },
  };
}

/** The number of the span before the days. */
const BEFORE = -1;
const CURRENT = 0;

type Ranked = ReturnType<ReturnType<typeof figuresBy>['ranked']>;
type Listed = { rows: Ranked; count: number };
type Sums = Pick<UsageReport, 'inOtherCurrencies' | 'totals' | 'days' | 'models'> & {
  before: UsageTotals;
  people: Listed;
  threads: Listed;
};

/** Everything that the store knows; without names. */
export async function sumsOf(store: UsageStore, scope: Scope, range: Range): Promise<Sums> {
  const before: NumberedSpan = { number: BEFORE, ...range.before };
  const byDay = [before, ...range.days.map((day, number) => ({ number, ...day }))];
  const current: NumberedSpan = { number: CURRENT, ...range.whole };
  const currency = config().prices?.currency ?? null;
  const [runs, models, threads, messages, inThreads, feedback] = await Promise.all([
    runSums(store, 'asker', { scope, spans: byDay, currency }),
    modelSums(store, { scope, spans: [before, current], currency }),
    scope.kind === 'thread' ? [] : runSums(store, 'thread', { scope, spans: [current], currency }),
    messageCounts(store, 'author', { scope, spans: byDay }),
    scope.kind === 'thread' ? [] : messageCounts(store, 'thread', { scope, spans: [current] }),
    feedbackCounts(store, { scope, spans: byDay }),
  ]);

  const [whole, days, people, perThread, perModel] = [
    figuresBy(),
    figuresBy(),
    figuresBy(),
    figuresBy(),
    figuresBy(),
  ];
  const active = new Map<string, Set<string>>();
  const add = (key: string, who: string) => {
    const known = active.get(key);
    if (known === undefined) active.set(key, new Set([who]));
    else known.add(who);
  };
  const partOf = (number: number) => (number === BEFORE ? 'before' : 'current');
  const seen = { before: 0, current: 0 };
  let inOtherCurrencies = 0;
  for (const { number, key, ...sums } of runs) {
    whole.addRuns(partOf(number), sums);
    seen[partOf(number)] += sums.seen;
    add(partOf(number), key);
    if (number === BEFORE) continue;
    inOtherCurrencies += sums.other_currency;
    days.addRuns(String(number), sums);
    people.addRuns(key, sums);
    add(String(number), key);
  }
  for (const { number, key, count } of messages) {
    whole.addMessages(partOf(number), count);
    add(partOf(number), key);
    if (number === BEFORE) continue;
    days.addMessages(String(number), count);
    people.addMessages(key, count);
    add(String(number), key);
  }
  for (const { key, ...sums } of threads) perThread.addRuns(key, sums);
  for (const { key, count } of inThreads) perThread.addMessages(key, count);
  for (const { number, key, ...sums } of models) if (number === CURRENT) perModel.addRuns(key, sums);
  for (const { number, asker, thread, model, ...given } of feedback) {
    whole.addFeedback(partOf(number), given);
    if (number === BEFORE) continue;
    days.addFeedback(String(number), given);
    people.addFeedback(asker, given);
    if (scope.kind !== 'thread') perThread.addFeedback(thread, given);
    perModel.addFeedback(model, given);
  }

  const totalsOf = (part: 'before' | 'current'): UsageTotals => {
    const own = models.filter(({ number }) => partOf(number) === part);
    const figures = whole.of(part);
    return {
      ...figures,
      people: active.get(part)?.size ?? 0,
      ...timesOf(own),
      read: figures.done < MIN_ANSWERS_READ ? null : { byOthers: seen[part], of: figures.done },
    };
  };
  return {
    inOtherCurrencies,
    totals: totalsOf('current'),
    before: totalsOf('before'),
    days: range.days.map(({ day }, number) => ({
      day,
      people: active.get(String(number))?.size ?? 0,
      ...days.of(String(number)),
    })),
    people: scope.kind === 'person' ? { rows: [], count: 0 } : firstOf(people.ranked()),
    threads: firstOf(perThread.ranked()),
    models: modelsOf(perModel.ranked(), models),
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
