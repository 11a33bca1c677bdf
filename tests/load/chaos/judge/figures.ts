// The figures of a trial, for the terminal and for docs/results.md.
import { decimalOf } from '@/model/price';
import { percentile } from '@/tests/load/figures';
import { type Injection, longestSilenceMs, nextWordAt } from '@/tests/load/chaos/injections';
import { VERDICTS, type Verdict } from './judge';
import { FAULTS, FAULT_LABELS, type Fault } from '@/tests/load/chaos/plan';
import type { Outcome, TrialOptions } from '@/tests/load/chaos/trial';

/** Seconds, p95, from the fault to the next token. */
const BOUNDS: Partial<Record<Fault, number>> = { kill: 20, terminate: 5 };

type Row = {
  fault: Fault;
  times: number;
  injections: number;
  /** Figures of the injections whose wait ended. */
  seconds: number[];
  silent: number[];
};

function rowsOf({ ledger }: Outcome): Row[] {
  const raced = new Set(
    ledger.injections
      .filter(({ fault }) => fault === 'race')
      .map(({ runId, attempt }) => `${runId}-${attempt}`),
  );
  return FAULTS.map((fault) => {
    const injections = ledger.injections.filter((injection) => injection.fault === fault);
    // A race resumes a dead writer's thread itself: how long its pages would have waited is not known.
    const timed =
      fault === 'kill'
        ? injections.filter(({ runId, attempt }) => !raced.has(`${runId}-${attempt}`))
        : injections;
    return {
      fault,
      times: ledger.faultRecords.filter((record) => record.fault === fault).length,
      injections: injections.length,
      seconds: timed.flatMap(secondsOf),
      silent: timed
        .filter((injection) => nextWordAt(injection) !== undefined)
        .map((injection) => longestSilenceMs(injection) / 1_000),
    };
  });
}

function secondsOf(injection: Injection): number[] {
  const next = nextWordAt(injection);
  return next === undefined ? [] : [(next - injection.at) / 1_000];
}

const checkMark = (holds: boolean) => (holds ? '✓' : '✗');
const seconds = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(1));

function tableOf(outcome: Outcome, { injections: wanted }: TrialOptions): string {
  const head = [
    '| fault | times | hits on a run being written | seconds to the next word: p50 | p95 | max | longest silence: p95 | |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
  ];
  const shown = rowsOf(outcome).filter(({ times }) => times > 0 || wanted > 0);
  const rows = shown.map(({ fault, times, injections, seconds: waits, silent }) => {
    const p95 = percentile(waits, 0.95);
    const bound = BOUNDS[fault];
    const held = bound === undefined || wanted === 0 ? '' : `${checkMark(p95 <= bound)} p95 ≤ ${bound} s`;
    const cells = [
      FAULT_LABELS[fault],
      times,
      wanted === 0 ? injections : `${injections} ${checkMark(injections >= wanted)}`,
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
  return VERDICTS.map((verdict) => `${checkMark(counts[verdict] === 0)} ${counts[verdict]} ${verdict}`).join(
    ' · ',
  );
}

/** How the runs ended, and which of them ended in an unplanned way. */
function runOutcomesOf({ runs, accepted, messages, fleet, swept }: Outcome): string {
  const outcomes = new Map<string, number>();
  for (const { status, error } of runs) {
    const outcome = error === null ? status : `${status} (${error})`;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  const counted = [...outcomes]
    .toSorted(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${count} ${outcome}`);
  const unplanned = runs.filter(({ planned }) => !planned);
  const restarted = runs.filter(({ attempt }) => attempt > 1).length;
  return [
    `${runs.length} answers to ${accepted} questions, ${messages} messages: ${counted.join(', ')}.`,
    `${restarted} answers were begun anew by another server. ${fleet.resent()} requests were sent again for want of a reply. The sweep had to look at ${swept} threads.`,
    `${checkMark(unplanned.length === 0)} ${unplanned.length} ended in a way that no fault explains${unplanned.map(({ name, runId, status, error }) => `; ${name}: ${runId} ${status} ${error}`).join('')}.`,
  ].join('\n');
}

/** The ledger's sums, which are those of the budgets' counters, the site's month, the runs and the day's counts. */
function sumsLine({ sums: { rows, tokens, cost, findings, open } }: Outcome): string {
  const amounts = [...cost].map(([currency, micros]) => `${currency} ${decimalOf(micros)}`).join(', ');
  return `${checkMark(findings.length + open === 0)} The ledger has ${rows} answers, ${tokens.input} tokens read and ${tokens.output} written, ${amounts}; ${findings.length} of its sums differ from the counters, and ${open} answers are still reserved.`;
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
  return [
    setting,
    tableOf(outcome, options),
    runOutcomesOf(outcome),
    sumsLine(outcome),
    verdictLine(outcome),
    bound,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}
