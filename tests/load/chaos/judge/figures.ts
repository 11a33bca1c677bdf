// The figures of a trial, for the terminal and for docs/results.md.
import { percentile } from '@/tests/load/figures';
import { type Hit, longestSilenceMs, nextWordAt } from '@/tests/load/chaos/injections';
import { VERDICTS, type Verdict } from './judge';
import { FAULTS, FAULT_WORDS, type Fault } from '@/tests/load/chaos/plan';
import type { Outcome, TrialOptions } from '@/tests/load/chaos/trial';

/** Seconds, p95, from the fault to the next word. */
const BOUNDS: Partial<Record<Fault, number>> = { kill: 20, terminate: 5 };

type Row = {
  fault: Fault;
  times: number;
  hits: number;
  /** Of those hits whose wait ended. */
  seconds: number[];
  silent: number[];
};

function rowsOf({ ledger }: Outcome): Row[] {
  const raced = new Set(
    ledger.hits.filter(({ fault }) => fault === 'race').map(({ runId, attempt }) => `${runId}-${attempt}`),
  );
  return FAULTS.map((fault) => {
    const hits = ledger.hits.filter((hit) => hit.fault === fault);
    // A race wakes a dead writer's thread itself: how long its pages would have waited is not known.
    const timed =
      fault === 'kill' ? hits.filter(({ runId, attempt }) => !raced.has(`${runId}-${attempt}`)) : hits;
    return {
      fault,
      times: ledger.strikes.filter((strike) => strike.fault === fault).length,
      hits: hits.length,
      seconds: timed.flatMap(secondsOf),
      silent: timed
        .filter((hit) => nextWordAt(hit) !== undefined)
        .map((hit) => longestSilenceMs(hit) / 1_000),
    };
  });
}

function secondsOf(hit: Hit): number[] {
  const next = nextWordAt(hit);
  return next === undefined ? [] : [(next - hit.at) / 1_000];
}

const mark = (holds: boolean) => (holds ? '✓' : '✗');
const seconds = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(1));

function tableOf(outcome: Outcome, { hits: wanted }: TrialOptions): string {
  const head = [
    '| fault | times | hits on a run being written | seconds to the next word: p50 | p95 | max | longest silence: p95 | |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
  ];
  const shown = rowsOf(outcome).filter(({ times }) => times > 0 || wanted > 0);
  const rows = shown.map(({ fault, times, hits, seconds: waits, silent }) => {
    const p95 = percentile(waits, 0.95);
    const bound = BOUNDS[fault];
    const held = bound === undefined || wanted === 0 ? '' : `${mark(p95 <= bound)} p95 ≤ ${bound} s`;
    const cells = [
      FAULT_WORDS[fault],
      times,
      wanted === 0 ? hits : `${hits} ${mark(hits >= wanted)}`,
      ...[percentile(waits, 0.5), p95, percentile(waits, 1), percentile(silent, 0.95)].map(seconds),
      held,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [...head, ...rows].join('\n');
}

export function countsOf({ findings }: Pick<Outcome, 'findings'>): Record<Verdict, number> {
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  return {
    lost: count('lost'),
    doubled: count('doubled'),
    endless: count('endless'),
    differing: count('differing'),
  };
}

function verdictLine(outcome: Pick<Outcome, 'findings'>): string {
  const counts = countsOf(outcome);
  return VERDICTS.map((verdict) => `${mark(counts[verdict] === 0)} ${counts[verdict]} ${verdict}`).join(
    ' · ',
  );
}

/** How the runs ended, and those that ended in a way nobody planned. */
function endingsOf({ runs, accepted, messages, fleet, swept }: Outcome): string {
  const endings = new Map<string, number>();
  for (const { status, error } of runs) {
    const ending = error === null ? status : `${status} (${error})`;
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  const told = [...endings].toSorted(([, a], [, b]) => b - a).map(([ending, count]) => `${count} ${ending}`);
  const unplanned = runs.filter(({ planned }) => !planned);
  const restarted = runs.filter(({ attempt }) => attempt > 1).length;
  return [
    `${runs.length} answers to ${accepted} questions, ${messages} messages: ${told.join(', ')}.`,
    `${restarted} answers were begun anew by another server. ${fleet.resent()} requests were sent again for want of a reply. The sweep had to look at ${swept} threads.`,
    `${mark(unplanned.length === 0)} ${unplanned.length} ended in a way that no fault explains${unplanned.map(({ name, runId, status, error }) => `; ${name}: ${runId} ${status} ${error}`).join('')}.`,
  ].join('\n');
}

/** All of it, for the terminal and for docs/results.md. */
export function markdownOf(outcome: Outcome, options: TrialOptions): string {
  const { seed, servers, threads, leaseMs, modelIdleMs } = options;
  const setting = [
    `\`npm run chaos -- --seed=${seed}\`: ${servers} servers, ${threads} threads with three people and three followers each,`,
    `a lease of ${leaseMs / 1_000} s, a model that has failed after ${modelIdleMs / 1_000} s of silence; faults for ${outcome.seconds.toFixed(0)} s.`,
    'A hit is a run that had words in its draft, and a writer, at the moment of the fault. Faults overlap: a frozen server lies',
    'in the waits of others too. Times include the emulator’s own delays on this machine.',
  ].join('\n');
  const bound = outcome.complete ? '' : '✗ The time was up before enough was answered and hit.';
  return [setting, tableOf(outcome, options), endingsOf(outcome), verdictLine(outcome), bound]
    .filter((block) => block !== '')
    .join('\n\n');
}
