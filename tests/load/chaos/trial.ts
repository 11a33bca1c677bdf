// One trial from its first thread to the judgement: people ask in every thread and faults hit servers and store, until there
// are enough answers and injections or the time is up; then the faults stop, all runs end, and everything is read.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sweep } from '@/server/runs/sweep';
import { checkLedger, type LedgerCheck } from '@/server/usage/check';
import { pricesFile } from '@/tests/support/prices';
import { joinWorld, startWorld, type ModelRequest, type TrialWorld } from '@/tests/load/world';
import { openRunsOf, playRound } from './acts';
import { injectServerFault } from './faults';
import { makeEvidence, type Evidence } from '@/tests/load/chaos/judge/evidence';
import { startFleet, type Fleet } from './fleet';
import { makeLedger, type Ledger } from './injections';
import { type Case, type Finding, judge } from '@/tests/load/chaos/judge/judge';
import { FAULTS, serverFaultsOf, roundsOf, type ServerFault, type Fault } from './plan';
import { randomFrom } from './random';
import { openThread, type TrialThread } from './thread';
import type { Fixtures } from './fixtures';
import { readStored, type RunEnd } from '@/tests/load/chaos/judge/store';

export type TrialOptions = {
  seed: number;
  threads: number;
  servers: number;
  leaseMs: number;
  modelIdleMs: number;
  /** The trial ends when this many runs are over and each fault has hit this many, or after this time. */
  answers: number;
  injections: number;
  atMostMs: number;
  /** In turn, shuffled. */
  serverFaults: readonly ServerFault['fault'][];
  /** How often each fault happens at least. */
  serverFaultsEach: number;
  /** The leases of killed servers for which the others race. */
  races: 'some' | 'always';
  ends: 'when enough was hit' | 'at the first finding';
  /** The time in which open runs have to end once the faults have stopped. */
  quietMs: number;
  root?: string;
};

export type Outcome = {
  findings: Finding[];
  ledger: Ledger;
  fleet: Fleet;
  accepted: number;
  runs: (RunEnd & { name: string; planned: boolean })[];
  messages: number;
  /** The sums of the ledger, beside everything that they must agree with. */
  sums: LedgerCheck;
  /** Threads that only the sweep resumed. */
  swept: number;
  seconds: number;
  /** False: the time was up before there were enough answers and injections. */
  complete: boolean;
};

export async function runTrial(options: TrialOptions, log: (line: string) => void): Promise<Outcome> {
  const { seed, leaseMs, modelIdleMs } = options;
  const { world, firebaseTools } = await openWorld(options.root);
  const env = { ...BUDGETS, LEASE_MS: String(leaseMs), MODEL_IDLE_MS: String(modelIdleMs) };
  const fleet = await startFleet(world, { servers: options.servers, random: randomFrom(seed), env });
  const evidence = makeEvidence();
  const threads = await openThreads(world, fleet, { ...options, evidence });
  const ledger = makeLedger();
  const fixtures: Fixtures = { world, firebaseTools, fleet, ledger, threads, evidence, leaseMs, modelIdleMs };
  log(`${threads.length} threads are open`);
  const startedAt = Date.now();
  const complete = await play(fixtures, options, log);
  const seconds = (Date.now() - startedAt) / 1_000;
  log('no more faults; waiting until all runs have ended');
  const swept = await untilQuiet(fixtures, options.quietMs);
  const cases = await Promise.all(threads.map((thread) => caseOf(world, thread)));
  await Promise.all(threads.map((thread) => thread.close()));
  const sums = await sumsOf(world);
  const findings = [
    ...cases.flatMap(judge),
    ...threads.flatMap(({ observer }) => observer.findings()),
    ...ledgerFindings(sums),
  ];
  log(`evidence: ${evidence.write(seed, { fleet, ledger, threads, findings })}`);
  return {
    findings,
    ledger,
    fleet,
    accepted: cases.reduce((sum, { accepted }) => sum + accepted, 0),
    runs: cases.flatMap(({ runs }) => runs),
    sums,
    messages: cases.reduce((sum, { stored }) => sum + stored.messages.length, 0),
    swept,
    seconds,
    complete,
  };
}

/** More than a trial uses: nobody is refused, every answer is reserved and settled, and the site's month is given out in many portions. */
const BUDGETS = {
  MODEL_PRICES: pricesFile({ currency: 'USD', models: {}, otherwise: { input: 3, cached: 0.3, output: 15 } }),
  BUDGET_PER_PERSON_PER_DAY: '1000',
  BUDGET_PER_THREAD_PER_MONTH: '1000',
  BUDGET_PER_MONTH_SITE: '100',
};

/** Starts separate emulators, or uses those of the surrounding `npm test` with a separate project. */
async function openWorld(root: string | undefined): Promise<Pick<Fixtures, 'world' | 'firebaseTools'>> {
  const projectId = `demo-chaos-${randomUUID().slice(0, 8)}`;
  const options = { projectId, ...(root !== undefined && { root }) };
  if (process.env['FIRESTORE_EMULATOR_HOST'] !== undefined)
    return { world: await joinWorld(options), firebaseTools: undefined };
  const world = await startWorld(options);
  return { world, firebaseTools: world.emulators.child.pid };
}

const NAMES = ['Ada', 'Grace', 'Linus'] as const;

/** Two threads share their three people: a person who asks in two threads at once has one budget. */
async function openThreads(
  world: TrialWorld,
  fleet: Fleet,
  { threads, seed, leaseMs, evidence }: TrialOptions & { evidence: Evidence },
): Promise<TrialThread[]> {
  const [first] = fleet.backends;
  const newPeople = () => Promise.all(NAMES.map((name) => world.person(name, first.server)));
  const groups = await Promise.all(Array.from({ length: Math.ceil(threads / 2) }, newPeople));
  return await Promise.all(
    groups
      .flatMap((people) => [people, people])
      .slice(0, threads)
      .map((people, index) =>
        openThread({ world, fleet, people, number: index + 1, seed, leaseMs, evidence }),
      ),
  );
}

const PROGRESS_MS = 20_000;

/** @returns whether there were enough answers and injections before the time was up */
async function play(
  fixtures: Fixtures,
  options: TrialOptions,
  log: (line: string) => void,
): Promise<boolean> {
  const deadline = Date.now() + options.atMostMs;
  const injected = new Map<Fault, number>();
  const isFound = () => fixtures.threads.some(({ observer }) => observer.findings().length > 0);
  const enough = () =>
    isEnough(fixtures, options, injected) || (options.ends === 'at the first finding' && isFound());
  const isRunning = () => Date.now() < deadline && !enough();
  const progress = setInterval(() => log(progressOf(fixtures)), PROGRESS_MS);
  const serverFaults = async () => {
    const random = randomFrom(options.seed + 1);
    for (const serverFault of serverFaultsOf(random, options)) {
      if (!isRunning()) return;
      await injectServerFault(fixtures, serverFault);
      injected.set(serverFault.fault, (injected.get(serverFault.fault) ?? 0) + 1);
    }
  };
  const rounds = async (thread: TrialThread, index: number) => {
    for (const round of roundsOf(randomFrom(options.seed * 100 + index))) {
      if (!isRunning()) return;
      await playRound(fixtures, thread, round);
    }
  };
  await Promise.all([serverFaults(), ...fixtures.threads.map(rounds)]);
  clearInterval(progress);
  return enough();
}

function isEnough(
  { threads, ledger }: Fixtures,
  options: TrialOptions,
  injected: ReadonlyMap<Fault, number>,
): boolean {
  return (
    answered(threads) >= options.answers &&
    FAULTS.every((fault) => ledger.count(fault) >= options.injections) &&
    options.serverFaults.every((fault) => (injected.get(fault) ?? 0) >= options.serverFaultsEach)
  );
}

function answered(threads: readonly TrialThread[]): number {
  return threads.reduce((sum, thread) => sum + thread.asked.size - openRunsOf(thread).length, 0);
}

function progressOf({ threads, ledger }: Fixtures): string {
  const injections = FAULTS.map((fault) => `${fault} ${ledger.count(fault)}`).join(', ');
  return `${answered(threads)} answers; hits: ${injections}`;
}

const LOOK_MS = 1_000;

/** As functions/ does each minute, for threads that no page has open. */
const SWEEP_MS = 60_000;

/**
 * Waits, with a timeout, until no run is open and every follower shows the stored state: a run that is open then is
 * endless. @returns the number of threads that the sweep had to resume
 */
async function untilQuiet({ world, threads, leaseMs }: Fixtures, quietMs: number): Promise<number> {
  const deadline = Date.now() + quietMs;
  const startedAt = Date.now();
  let swept = 0;
  for (let sweeps = 1; ;) {
    const quiet = await Promise.all(threads.map((thread) => isQuiet(world, thread)));
    if (quiet.every(Boolean) || Date.now() > deadline) return swept;
    if (Date.now() - startedAt > sweeps * SWEEP_MS) {
      sweeps += 1;
      swept += (await sweep(leaseMs)).length;
    }
    await wait(LOOK_MS);
  }
}

async function isQuiet(
  { db }: TrialWorld,
  { threadId, pages, observer, people }: TrialThread,
): Promise<boolean> {
  const { left, messages } = await readStored(db, threadId);
  if (left.length > 0 || people.some(({ name }) => observer.openIn(name).length > 0)) return false;
  await Promise.all(pages.map((page) => page.scrollUp()));
  return pages.every((page) =>
    messages.every(({ id, content }) => page.shown().messages.get(id)?.content === content),
  );
}

/** Titles may still be on their way when the last answer is over. */
const TITLES_MS = 20_000;

/** As `npm run usage -- check`. */
async function sumsOf({ db }: TrialWorld): Promise<LedgerCheck> {
  const deadline = Date.now() + TITLES_MS;
  for (;;) {
    const sums = await checkLedger(db);
    if ((sums.findings.length === 0 && sums.open === 0) || Date.now() > deadline) return sums;
    await wait(LOOK_MS);
  }
}

/** What is still reserved, and where the ledger's sums are not those of the runs, the budgets and the day's counts. */
function ledgerFindings({ findings, open }: LedgerCheck): Finding[] {
  const left: Finding[] =
    open === 0 ? [] : [{ verdict: 'endless', message: `ledger: ${open} answers are still reserved` }];
  return [
    ...left,
    ...findings.map(({ kind, of, stored, computed }): Finding => {
      const sums = stored === undefined ? '' : `: stored ${stored}, by the ledger ${computed}`;
      return { verdict: 'differing', message: `ledger: ${kind} ${of}${sums}` };
    }),
  ];
}

type ThreadCase = Case & { accepted: number; runs: Outcome['runs'] };

async function caseOf(world: TrialWorld, thread: TrialThread): Promise<ThreadCase> {
  const { name, sent, people, pages, observer, stopAsked } = thread;
  const requests = new Map<string, ModelRequest[]>();
  for (const { tag } of sent) requests.set(tag, await world.model.requests(tag));
  const { runs, ...stored } = await readStored(world.db, thread.threadId);
  const shown = new Map(
    people.map((person, index) => [person.name, pages[index]?.shown().messages ?? new Map()]),
  );
  const stillOpen = people.flatMap((person) =>
    observer.openIn(person.name).map((runId) => `${person.name}: ${runId}`),
  );
  const planned = (run: RunEnd) =>
    isPlanned(run, sent.find(({ id }) => id === run.questionId)?.trouble, stopAsked);
  return {
    name,
    sent,
    stored,
    requests,
    shown,
    stillOpen,
    texts: observer.texts(),
    accepted: sent.filter(({ statuses }) => statuses.some((status) => status === 202)).length,
    runs: runs.map((run) => ({ ...run, name, planned: planned(run) })),
  };
}

/** Whether an act or fault explains this end of the run. */
function isPlanned(
  { runId, status, error, attempt }: RunEnd,
  trouble: 'cut' | 'stall' | null | undefined,
  stopAsked: ReadonlySet<string>,
): boolean {
  if (status === 'done') return true;
  if (status === 'stopped' || status === 'cancelled') return stopAsked.has(runId);
  if (error === 'cut-stream') return trouble === 'cut';
  return error === 'timed-out' && (trouble === 'stall' || attempt >= 3);
}
