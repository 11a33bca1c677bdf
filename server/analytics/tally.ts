// Everything of a range that the store has counted, by what it is of: people, threads and models are numbers of the store.
import 'server-only';
import { config } from '@/server/platform/config';
import {
  type CountedFeedback,
  type CountedMessage,
  type CountedRun,
  eachFeedback,
  eachMessage,
  eachRun,
} from './counted';
import type { UsageStore } from './queries';
import type { Range } from './range';
import type { Scope } from './scope';
import { figuresBy } from './sums';
import { modelTimes } from './times';

/** The days before the range, all together. */
export const BEFORE = -1;

const noTally = () => ({
  /** By number of the day, or BEFORE. */
  days: figuresBy<number>(),
  askers: figuresBy<number>(),
  /** Messages, by uid. */
  authors: figuresBy<string>(),
  threads: figuresBy<number>(),
  /** Messages, by number of the index. */
  threadMessages: figuresBy<number>(),
  models: figuresBy<number>(),
  times: modelTimes(),
  timesBefore: modelTimes(),
  askersOf: setsBy<number>(),
  authorsOf: setsBy<string>(),
  /** Finished answers that somebody else has read. */
  seen: new Map<number, number>(),
  inOtherCurrencies: 0,
});
export type Tally = ReturnType<typeof noTally>;

export async function tallyOf(store: UsageStore, scope: Scope, range: Range): Promise<Tally> {
  const tally = noTally();
  const dayOf = daysIn(range);
  const span = { begins: range.before.begins, ends: range.whole.ends };
  const currency = config().prices?.currency ?? null;
  await Promise.all([
    eachRun(store, { scope, span, currency }, (run) => addRun(tally, dayOf(run.at), run)),
    eachMessage(store, { scope, span }, (message) => addMessage(tally, dayOf(message.at), message)),
    eachFeedback(store, { scope, span }, (feedback) => addFeedback(tally, dayOf(feedback.at), feedback)),
  ]);
  return tally;
}

function addRun(tally: Tally, day: number, run: CountedRun): void {
  tally.days.addRun(day, run);
  tally.askersOf.add(day, run.asker);
  if (run.isSeen && run.outcome === 'done') tally.seen.set(day, (tally.seen.get(day) ?? 0) + 1);
  if (day === BEFORE) return tally.timesBefore.add(run);
  if (run.isOtherCurrency) tally.inOtherCurrencies += 1;
  tally.times.add(run);
  tally.askers.addRun(run.asker, run);
  tally.threads.addRun(run.thread, run);
  tally.models.addRun(run.model, run);
}

function addMessage(tally: Tally, day: number, { author, thread }: CountedMessage): void {
  tally.days.addMessage(day);
  tally.authorsOf.add(day, author);
  if (day === BEFORE) return;
  tally.authors.addMessage(author);
  tally.threadMessages.addMessage(thread);
}

function addFeedback(tally: Tally, day: number, { asker, thread, model, value }: CountedFeedback): void {
  tally.days.addFeedback(day, value);
  if (day === BEFORE) return;
  tally.askers.addFeedback(asker, value);
  tally.threads.addFeedback(thread, value);
  tally.models.addFeedback(model, value);
}

/** The number of the day at a time, or BEFORE. Rows come mostly in the order of time: the day is often that of the row before. */
function daysIn({ days }: Range): (at: number) => number {
  let known = BEFORE;
  return (at) => {
    const day = days[known];
    if (day === undefined || at < day.begins || at >= day.ends)
      known = days.findLastIndex(({ begins }) => begins <= at);
    return known;
  };
}

function setsBy<Item>() {
  const sets = new Map<number, Set<Item>>();
  return {
    add(key: number, item: Item): void {
      const known = sets.get(key);
      if (known === undefined) sets.set(key, new Set([item]));
      else known.add(item);
    },
    of: (key: number): ReadonlySet<Item> => sets.get(key) ?? new Set<Item>(),
  };
}
