// One trial from its first thread to the judgement: people ask in every thread, blows fall on servers and store, until
// enough was answered and hit or the time is up; then all falls quiet, and everything is read.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sweep } from '@/server/runs/sweep';
import { joinWorld, startWorld, type ModelRequest } from '@/tests/load/world';
import { openRunsOf, playRound } from './acts';
import { strike } from './faults';
import { makeEvidence, type Evidence } from '@/tests/load/chaos/judge/evidence';
import { startFleet, type Fleet } from './fleet';
import { makeLedger, type Ledger } from './injections';
import { type Case, type Finding, judge } from '@/tests/load/chaos/judge/judge';
import { FAULTS, blowsOf, roundsOf, type Blow, type Fault } from './plan';
import { randomFrom } from './random';
import { openRoom, type Room } from './thread';
import type { Stage, TrialWorld } from './fixtures';
import { readStored, type RunEnd } from '@/tests/load/chaos/judge/store';

export type TrialOptions = {
  seed: number;
  threads: number;
  servers: number;
  leaseMs: number;
  modelIdleMs: number;
  /** It ends when so many runs are over and each fault has hit so many; or after so long. */
  answers: number;
  hits: number;
  atMostMs: number;
  /** In turn, shuffled. */
  blows: readonly Blow['fault'][];
  /** How often each of them falls at least. */
  blowsEach: number;
  /** Which turns of killed servers are raced for. */
  races: 'some' | 'always';
  ends: 'when enough was hit' | 'at the first finding';
  /** Time that open runs get to end when nothing befalls them any more. */
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
  /** Threads that only the sweep set going again. */
  swept: number;
  seconds: number;
  /** False: the time was up before enough was answered and hit. */
  complete: boolean;
};

export async function runTrial(options: TrialOptions, say: (line: string) => void): Promise<Outcome> {
  const { seed, leaseMs, modelIdleMs } = options;
  const { world, firebaseTools } = await enterWorld(options.root);
  const env = { LEASE_MS: String(leaseMs), MODEL_IDLE_MS: String(modelIdleMs) };
  const fleet = await startFleet(world, { servers: options.servers, random: randomFrom(seed), env });
  const evidence = makeEvidence();
  const rooms = await openRooms(world, fleet, { ...options, evidence });
  const ledger = makeLedger();
  const stage: Stage = { world, firebaseTools, fleet, ledger, rooms, evidence, leaseMs, modelIdleMs };
  say(`${rooms.length} threads are open`);
  const begunAt = Date.now();
  const complete = await play(stage, options, say);
  const seconds = (Date.now() - begunAt) / 1_000;
  say('no more faults; waiting until all is quiet');
  const swept = await untilQuiet(stage, options.quietMs);
  const cases = await Promise.all(rooms.map((room) => caseOf(world, room)));
  await Promise.all(rooms.map((room) => room.close()));
  const findings = [...cases.flatMap(judge), ...rooms.flatMap(({ witness }) => witness.findings())];
  say(`what was seen: ${evidence.write(seed, { fleet, ledger, rooms, findings })}`);
  return {
    findings,
    ledger,
    fleet,
    accepted: cases.reduce((sum, { accepted }) => sum + accepted, 0),
    runs: cases.flatMap(({ runs }) => runs),
    messages: cases.reduce((sum, { stored }) => sum + stored.messages.length, 0),
    swept,
    seconds,
    complete,
  };
}

/** Emulators of its own, or those of the `npm test` that this trial is a part of, in a project of its own there. */
async function enterWorld(root: string | undefined): Promise<Pick<Stage, 'world' | 'firebaseTools'>> {
  const projectId = `demo-chaos-${randomUUID().slice(0, 8)}`;
  const options = { projectId, ...(root !== undefined && { root }) };
  if (process.env['FIRESTORE_EMULATOR_HOST'] !== undefined)
    return { world: await joinWorld(options), firebaseTools: undefined };
  const world = await startWorld(options);
  return { world, firebaseTools: world.emulators.child.pid };
}

const NAMES = ['Ada', 'Grace', 'Linus'] as const;

/** Two threads share their three people: a person who asks in two places at once is one budget. */
async function openRooms(
  world: TrialWorld,
  fleet: Fleet,
  { threads, seed, leaseMs, evidence }: TrialOptions & { evidence: Evidence },
): Promise<Room[]> {
  const [first] = fleet.berths;
  const newPeople = () => Promise.all(NAMES.map((name) => world.person(name, first.server)));
  const groups = await Promise.all(Array.from({ length: Math.ceil(threads / 2) }, newPeople));
  return await Promise.all(
    groups
      .flatMap((people) => [people, people])
      .slice(0, threads)
      .map((people, index) => openRoom({ world, fleet, people, number: index + 1, seed, leaseMs, evidence })),
  );
}

const PROGRESS_MS = 20_000;

/** @returns whether enough was answered and hit before the time was up */
async function play(stage: Stage, options: TrialOptions, say: (line: string) => void): Promise<boolean> {
  const deadline = Date.now() + options.atMostMs;
  const blown = new Map<Fault, number>();
  const isFound = () => stage.rooms.some(({ witness }) => witness.findings().length > 0);
  const enough = () =>
    isEnough(stage, options, blown) || (options.ends === 'at the first finding' && isFound());
  const goesOn = () => Date.now() < deadline && !enough();
  const progress = setInterval(() => say(progressOf(stage)), PROGRESS_MS);
  const blows = async () => {
    const random = randomFrom(options.seed + 1);
    for (const blow of blowsOf(random, options)) {
      if (!goesOn()) return;
      await strike(stage, blow);
      blown.set(blow.fault, (blown.get(blow.fault) ?? 0) + 1);
    }
  };
  const rounds = async (room: Room, index: number) => {
    for (const round of roundsOf(randomFrom(options.seed * 100 + index))) {
      if (!goesOn()) return;
      await playRound(stage, room, round);
    }
  };
  await Promise.all([blows(), ...stage.rooms.map(rounds)]);
  clearInterval(progress);
  return enough();
}

function isEnough(
  { rooms, ledger }: Stage,
  options: TrialOptions,
  blown: ReadonlyMap<Fault, number>,
): boolean {
  return (
    answered(rooms) >= options.answers &&
    FAULTS.every((fault) => ledger.count(fault) >= options.hits) &&
    options.blows.every((fault) => (blown.get(fault) ?? 0) >= options.blowsEach)
  );
}

function answered(rooms: readonly Room[]): number {
  return rooms.reduce((sum, room) => sum + room.asked.size - openRunsOf(room).length, 0);
}

function progressOf({ rooms, ledger }: Stage): string {
  const hits = FAULTS.map((fault) => `${fault} ${ledger.count(fault)}`).join(', ');
  return `${answered(rooms)} answers; hits: ${hits}`;
}

const LOOK_MS = 1_000;

/** As functions/ does each minute, for what no page looks at. */
const SWEEP_MS = 60_000;

/**
 * Until the store has nothing open and every follower shows what it has, but not for ever: what is open then is
 * endless. @returns how many threads the sweep had to look at
 */
async function untilQuiet({ world, rooms, leaseMs }: Stage, quietMs: number): Promise<number> {
  const deadline = Date.now() + quietMs;
  const begunAt = Date.now();
  let swept = 0;
  for (let sweeps = 1; ;) {
    const quiet = await Promise.all(rooms.map((room) => isQuiet(world, room)));
    if (quiet.every(Boolean) || Date.now() > deadline) return swept;
    if (Date.now() - begunAt > sweeps * SWEEP_MS) {
      sweeps += 1;
      swept += (await sweep(leaseMs)).length;
    }
    await wait(LOOK_MS);
  }
}

async function isQuiet({ db }: TrialWorld, { threadId, pages, witness, people }: Room): Promise<boolean> {
  const { left, messages } = await readStored(db, threadId);
  if (left.length > 0 || people.some(({ name }) => witness.openIn(name).length > 0)) return false;
  await Promise.all(pages.map((page) => page.scrollUp()));
  return pages.every((page) =>
    messages.every(({ id, content }) => page.shown().messages.get(id)?.content === content),
  );
}

type RoomCase = Case & { accepted: number; runs: Outcome['runs'] };

async function caseOf(world: TrialWorld, room: Room): Promise<RoomCase> {
  const { name, sent, people, pages, witness, stopAsked } = room;
  const requests = new Map<string, ModelRequest[]>();
  for (const { tag } of sent) requests.set(tag, await world.model.requests(tag));
  const { runs, ...stored } = await readStored(world.db, room.threadId);
  const shown = new Map(
    people.map((person, index) => [person.name, pages[index]?.shown().messages ?? new Map()]),
  );
  const stillOpen = people.flatMap((person) =>
    witness.openIn(person.name).map((runId) => `${person.name}: ${runId}`),
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
    texts: witness.texts(),
    accepted: sent.filter(({ statuses }) => statuses.some((status) => status === 202)).length,
    runs: runs.map((run) => ({ ...run, name, planned: planned(run) })),
  };
}

/** Whether something was done to the run that may end it so. */
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
