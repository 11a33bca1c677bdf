// Figures of usage, added row by row.
import 'server-only';
import { NO_TOKENS } from '@/model/price';
import type { FeedbackValue } from '@/model/feedback';
import type { Percentiles, UsageFigures } from '@/model/usage';
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

export const noFigures = (): UsageFigures => ({
  messages: 0,
  answers: 0,
  done: 0,
  stopped: 0,
  failed: 0,
  cancelled: 0,
  takenOver: 0,
  regenerated: 0,
  up: 0,
  down: 0,
  tokens: { ...NO_TOKENS },
  cost: 0,
});

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
  const { tokens } = figures;
  figures[run.ending] += 1;
  if (run.ending !== 'cancelled') figures.answers += 1;
  if (run.isTakenOver) figures.takenOver += 1;
  if (run.isRegenerated) figures.regenerated += 1;
  tokens.input += run.input;
  tokens.output += run.output;
  tokens.reasoning += run.reasoning;
  tokens.cached += run.cached;
  figures.cost += run.cost;
}

export function addFigures(figures: UsageFigures, others: UsageFigures): void {
  for (const name of COUNTS) figures[name] += others[name];
  const { tokens } = figures;
  tokens.input += others.tokens.input;
  tokens.output += others.tokens.output;
  tokens.reasoning += others.tokens.reasoning;
  tokens.cached += others.tokens.cached;
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
