// Figures of usage: added, and made of the store's rows.
import 'server-only';
import { NO_TOKENS } from '@/model/price';
import type { Percentiles, UsageFigures } from '@/model/usage';
import type { RunSums } from './queries';

const NOTHING: UsageFigures = {
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
  tokens: NO_TOKENS,
  cost: 0,
};

type AddedSums = Omit<RunSums, 'number' | 'key'>;

/** Figures by a key: of a day, a person, a thread or a model. */
export type FiguresBy = {
  addRuns: (key: string, sums: AddedSums) => void;
  addMessages: (key: string, count: number) => void;
  addFeedback: (key: string, given: { up: number; down: number }) => void;
  of: (key: string) => UsageFigures;
  /** Those with the most answers first, and then by messages and key. */
  ranked: () => { key: string; figures: UsageFigures }[];
};

export function figuresBy(): FiguresBy {
  const all = new Map<string, UsageFigures>();
  const of = (key: string) => all.get(key) ?? NOTHING;
  const change = (key: string, changes: (before: UsageFigures) => Partial<UsageFigures>) => {
    const before = of(key);
    all.set(key, { ...before, ...changes(before) });
  };
  return {
    addRuns: (key, sums) => change(key, (before) => withRuns(before, sums)),
    addMessages: (key, count) => change(key, ({ messages }) => ({ messages: messages + count })),
    addFeedback: (key, given) =>
      change(key, ({ up, down }) => ({ up: up + given.up, down: down + given.down })),
    of,
    ranked: () =>
      [...all]
        .map(([key, figures]) => ({ key, figures }))
        .toSorted(
          (a, b) =>
            b.figures.answers - a.figures.answers ||
            b.figures.messages - a.figures.messages ||
            (a.key < b.key ? -1 : 1),
        ),
  };
}

function withRuns(before: UsageFigures, sums: AddedSums): UsageFigures {
  const { done, stopped, failed, cancelled, regenerated, input, output, reasoning, cached, cost } = sums;
  const { tokens } = before;
  return {
    ...before,
    answers: before.answers + done + stopped + failed,
    done: before.done + done,
    stopped: before.stopped + stopped,
    failed: before.failed + failed,
    cancelled: before.cancelled + cancelled,
    takenOver: before.takenOver + sums.taken_over,
    regenerated: before.regenerated + regenerated,
    tokens: {
      input: tokens.input + input,
      output: tokens.output + output,
      reasoning: tokens.reasoning + reasoning,
      cached: tokens.cached + cached,
    },
    cost: before.cost + cost,
  };
}

/** By nearest rank: values that occur. */
export function percentilesOf(values: readonly number[]): Percentiles {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).toSorted();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
