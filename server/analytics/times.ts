// How long answers took, by model: the times themselves, of which percentiles are made.
import 'server-only';
import type { UsageTotals } from '@/model/usage';
import type { CountedRun } from './counted';
import { percentilesOf } from './sums';

const NAMES = ['queuedMs', 'firstTokenMs', 'totalMs'] as const;
export type Times = Record<(typeof NAMES)[number], number[]>;

export function modelTimes() {
  const byModel = new Map<number, Times>();
  return {
    add(run: CountedRun): void {
      let times = byModel.get(run.model);
      if (times === undefined) {
        times = { queuedMs: [], firstTokenMs: [], totalMs: [] };
        byModel.set(run.model, times);
      }
      for (const name of NAMES) if (!Number.isNaN(run[name])) times[name].push(run[name]);
    },
    of: (model: number | undefined): Times[] =>
      [...byModel].flatMap(([no, times]) => (no === model ? [times] : [])),
    all: (): Times[] => [...byModel.values()],
  };
}

export function timesOf(models: readonly Times[]): Pick<UsageTotals, (typeof NAMES)[number]> {
  const of = (name: (typeof NAMES)[number]) => percentilesOf(models.flatMap((times) => times[name]));
  return { queuedMs: of('queuedMs'), firstTokenMs: of('firstTokenMs'), totalMs: of('totalMs') };
}
