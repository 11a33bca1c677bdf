// Figures of usage, added row by row.
import 'server-only';
import { addTokens } from '@/model/price';
import type { FeedbackValue } from '@/model/feedback';
import { noFigures, type Percentiles, type UsageFigures } from '@/model/usage';
import type { CountedRun } from './counted';

const COUNTS = [
  'messages',
  'answers',
  'done',
  'stopped',
  'failed',
  'cancelled',
  'takenOver',
  'regenerated',
  'up',
  'down',
  'cost',
] as const;

/** Figures by a key: of a day, a person, a thread or a model. */
export type FiguresBy<Key> = {
  addRun: (key: Key, run: CountedRun) => void;
  addMessage: (key: Key) => void;
  addFeedback: (key: Key, value: FeedbackValue) => void;
  add: (key: Key, figures: UsageFigures) => void;
  of: (key: Key) => UsageFigures;
  all: () => ReadonlyMap<Key, UsageFigures>;
};

export function figuresBy<Key>(): FiguresBy<Key> {
  const all = new Map<Key, UsageFigures>();
  const at = (key: Key): UsageFigures => {
    const known = all.get(key);
    if (known !== undefined) return known;
    const made = noFigures();
    all.set(key, made);
    return made;
  };
  return {
    addRun: (key, run) => addRun(at(key), run),
    addMessage: (key) => void (at(key).messages += 1),
    addFeedback: (key, value) => void (at(key)[value] += 1),
    add: (key, figures) => addFigures(at(key), figures),
    of: (key) => all.get(key) ?? noFigures(),
    all: () => all,
  };
}

function addRun(figures: UsageFigures, run: CountedRun): void {
  figures[run.outcome] += 1;
  if (run.outcome !== 'cancelled') figures.answers += 1;
  if (run.isTakenOver) figures.takenOver += 1;
  if (run.isRegenerated) figures.regenerated += 1;
  figures.tokens = addTokens(figures.tokens, run);
  figures.cost += run.cost;
}

export function addFigures(figures: UsageFigures, others: UsageFigures): void {
  for (const name of COUNTS) figures[name] += others[name];
  figures.tokens = addTokens(figures.tokens, others.tokens);
}

export type Ranked = { key: string; figures: UsageFigures };

/** Those with the most answers first, and then by messages and key. */
export const ranked = (all: ReadonlyMap<string, UsageFigures>): Ranked[] =>
  [...all]
    .map(([key, figures]) => ({ key, figures }))
    .toSorted(
      (a, b) =>
        b.figures.answers - a.figures.answers ||
        b.figures.messages - a.figures.messages ||
        (a.key < b.key ? -1 : 1),
    );

/** By nearest rank: values that occur. */
export function percentilesOf(values: readonly number[]): Percentiles {
  if (values.length === 0) return null;
  const some = new Float64Array(values);
  const at = (share: number) => ranking(some, Math.max(0, Math.ceil(share * some.length) - 1));
  return { p50: at(0.5), p95: at(0.95) };
}

/** The value that would stand at a place if all were sorted: Hoare's selection, which reorders them, in linear time. */
function ranking(values: Float64Array, place: number): number {
  const at = (index: number) => values[index] ?? Number.NaN;
  let [first, last] = [0, values.length - 1];
  while (first < last) {
    const pivot = at((first + last) >> 1);
    let [left, right] = [first, last];
    while (left <= right) {
      while (at(left) < pivot) left += 1;
      while (at(right) > pivot) right -= 1;
      if (left > right) break;
      const swapped = at(left);
      values[left] = at(right);
      values[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (place <= right) last = right;
    else if (place >= left) first = left;
    else break;
  }
  return at(place);
}
