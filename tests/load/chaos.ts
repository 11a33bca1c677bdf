// `npm run chaos`: at least 200 answers under random faults, judged from outside. `-- --seed=N` repeats a plan,
// `--answers=N` and `--minutes=M` bound it; `--smoke` is a short one without figures; `--planted` breaks the server in
// two ways and expects the judge to report it.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { LEASE_MS } from '@/model/limits';
import { PlainError, runMain } from '@/scripts/stack/main';
import { countsOf, markdownOf } from '@/tests/load/chaos/judge/figures';
import { findPlanted } from '@/tests/load/chaos/planted-defects';
import { runTrial, type Outcome, type TrialOptions } from '@/tests/load/chaos/trial';
import { writeSection } from './results';

/** The idle timeout of the model: short, so that twenty silences fit into a trial. */
const MODEL_IDLE_MS = 4_000;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    answers: { type: 'string' },
    minutes: { type: 'string' },
    threads: { type: 'string' },
    servers: { type: 'string' },
    smoke: { type: 'boolean' },
    planted: { type: 'boolean' },
    /** For --planted: the checkout whose build the servers run, and the file for the counts. */
    root: { type: 'string' },
    counts: { type: 'string' },
  },
});

function numberFrom(name: 'seed' | 'answers' | 'minutes' | 'threads' | 'servers', otherwise: number): number {
  const text = values[name];
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new PlainError(`--${name}=${text} is not a number above 0.`);
}

function options(): TrialOptions {
  const own = {
    seed: numberFrom('seed', 1 + Math.floor(Math.random() * 1_000_000)),
    servers: numberFrom('servers', 2),
    modelIdleMs: MODEL_IDLE_MS,
  };
  if (values.root !== undefined) return { ...plantedTrial, ...own, root: values.root };
  const { answers, atMostMs, threads, ...kind } = values.smoke === true ? smokeTrial : wholeTrial;
  return {
    ...kind,
    ...own,
    threads: numberFrom('threads', threads),
    answers: numberFrom('answers', answers),
    atMostMs: numberFrom('minutes', atMostMs / 60_000) * 60_000,
  };
}

type Kind = Omit<TrialOptions, 'seed' | 'servers' | 'modelIdleMs'>;

const wholeTrial: Kind = {
  threads: 10,
  leaseMs: LEASE_MS,
  answers: 200,
  injections: 20,
  atMostMs: 9 * 60_000,
  quietMs: 150_000,
  serverFaults: ['kill', 'terminate', 'freeze', 'pause'],
  serverFaultsEach: 6,
  races: 'some',
  ends: 'when enough was hit',
};

const smokeTrial: Kind = {
  ...wholeTrial,
  threads: 5,
  leaseMs: 3_000,
  answers: 20,
  injections: 0,
  atMostMs: 25_000,
  quietMs: 30_000,
  serverFaults: ['kill', 'terminate'],
  serverFaultsEach: 1,
};

/** A trial of a broken server ends early. */
const plantedTrial: Kind = {
  ...smokeTrial,
  answers: Infinity,
  atMostMs: 120_000,
  quietMs: 8_000,
  serverFaults: ['kill'],
  races: 'always',
  ends: 'at the first finding',
};

const startedAt = Date.now();
const log = (line: string) =>
  console.log(`${((Date.now() - startedAt) / 1_000).toFixed(0).padStart(4)} s  ${line}`);

async function main(): Promise<number> {
  if (values.planted === true) return await findPlanted(log);
  const chosen = options();
  log(`seed ${chosen.seed} (again: npm run chaos -- --seed=${chosen.seed})`);
  const outcome = await runTrial(chosen, log);
  report(outcome, chosen);
  if (values.smoke !== true && values.root === undefined)
    await writeSection('chaos', markdownOf(outcome, chosen));
  if (values.counts !== undefined) fs.writeFileSync(values.counts, JSON.stringify(countsOf(outcome)));
  return Object.values(countsOf(outcome)).every((count) => count === 0) ? 0 : 1;
}

const SHOWN_FINDINGS = 40;

function report(outcome: Outcome, chosen: TrialOptions): void {
  for (const { verdict, message } of outcome.findings.slice(0, SHOWN_FINDINGS))
    console.log(`✗ ${verdict}: ${message}`);
  console.log(`\n${markdownOf(outcome, chosen)}\n`);
}

await runMain(main);
