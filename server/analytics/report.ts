// The figures of a range, made of what the store has counted; without names of people and titles.
import 'server-only';
import { MIN_ANSWERS_READ, noFigures, USAGE_ROWS, type UsageReport, type UsageTotals } from '@/model/usage';
import { namesFor, type UsageStore } from './queries';
import type { Range } from './range';
import type { Scope } from './scope';
import { addFigures, type FiguresBy, figuresBy, type Ranked, ranked } from './sums';
import { BEFORE, type Tally, tallyOf } from './tally';
import { timesOf } from './times';

type Names = ReadonlyMap<number, string>;
type Listed = { rows: Ranked[]; count: number };
type Sums = Pick<UsageReport, 'inOtherCurrencies' | 'totals' | 'days' | 'models'> & {
  before: UsageTotals;
  people: Listed;
  threads: Listed;
};

const NOBODY: Listed = { rows: [], count: 0 };

export async function sumsOf(store: UsageStore, scope: Scope, range: Range): Promise<Sums> {
  const tally = await tallyOf(store, scope, range);
  const { askers, askersOf, threads, models, threadMessages } = tally;
  const [names, threadIds] = await Promise.all([
    namesFor(
      store,
      'name',
      [askers.all(), threads.all(), models.all()].flatMap(keysOf).concat([...askersOf.of(BEFORE)]),
    ),
    namesFor(store, 'thread', keysOf(threadMessages.all())),
  ]);
  const people = named(askers, names);
  for (const [author, figures] of tally.authors.all()) people.add(author, figures);
  const byThread = named(threads, names);
  for (const [id, figures] of named(threadMessages, threadIds).all()) byThread.add(id, figures);
  return {
    inOtherCurrencies: tally.inOtherCurrencies,
    totals: totalsOf(tally, names, [...range.days.keys()]),
    before: totalsOf(tally, names, [BEFORE]),
    days: range.days.map(({ day }, number) => ({
      day,
      people: peopleOf(tally, names, [number]),
      ...tally.days.of(number),
    })),
    people: scope.kind === 'person' ? NOBODY : firstOf(people),
    threads: scope.kind === 'thread' ? NOBODY : firstOf(byThread),
    models: modelsOf(tally, names),
  };
}

const keysOf = (all: ReadonlyMap<number, unknown>): number[] => [...all.keys()];

/** Of days together, or of those before. */
function totalsOf(tally: Tally, names: Names, days: readonly number[]): UsageTotals {
  const figures = noFigures();
  for (const day of days) addFigures(figures, tally.days.of(day));
  const of = figures.done;
  const byOthers = days.reduce((sum, day) => sum + (tally.seen.get(day) ?? 0), 0);
  return {
    ...figures,
    people: peopleOf(tally, names, days),
    ...timesOf((days.includes(BEFORE) ? tally.timesBefore : tally.times).all()),
    // Of fewer it would be known of whom it is said.
    read: of < MIN_ANSWERS_READ ? null : { byOthers, of },
  };
}

/** How many posted or asked. */
function peopleOf({ askersOf, authorsOf }: Tally, names: Names, days: readonly number[]): number {
  const people = new Set<string>();
  for (const day of days) {
    for (const author of authorsOf.of(day)) people.add(author);
    for (const asker of askersOf.of(day)) people.add(names.get(asker) ?? '');
  }
  return people.size;
}

function modelsOf({ models, times }: Tally, names: Names): UsageReport['models'] {
  const { rows, count } = firstOf(named(models, names));
  const numbers = new Map(keysOf(models.all()).map((no) => [names.get(no), no]));
  return {
    count,
    rows: rows.map(({ key, figures }) => ({
      model: key,
      ...figures,
      ...timesOf(times.of(numbers.get(key))),
    })),
  };
}

function named(figures: FiguresBy<number>, names: Names): FiguresBy<string> {
  const byName = figuresBy<string>();
  for (const [no, each] of figures.all()) byName.add(names.get(no) ?? '', each);
  return byName;
}

function firstOf(figures: FiguresBy<string>): Listed {
  const rows = ranked(figures.all());
  return { rows: rows.slice(0, USAGE_ROWS), count: rows.length };
}
