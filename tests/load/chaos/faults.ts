// Faults of servers and store, one after the other: some server is always alive, and the next fault waits until every run
// that the last one hit has received its next token.
import { setTimeout as wait } from 'node:timers/promises';
import { resumeAll } from './acts';
import type { Backend } from './fleet';
import { type Injection, nextWordAt } from './injections';
import type { ServerFault } from './plan';
import { firestorePid, suspend } from './signals';
import type { Fixtures } from './fixtures';
import { readLeaseAge, type Writing, writingNow } from './writing';

/** Longer than any bound in the report: a run without a token by then counts as stuck. */
const RECOVERY_MS = 45_000;

/** A fault that hits no run proves nothing: it waits, but not long, until one server is writing this many runs. */
const MIN_WRITING_RUNS = 3;
const PATIENCE_MS = 8_000;
const LOOK_MS = 250;

export async function injectServerFault(fixtures: Fixtures, serverFault: ServerFault): Promise<void> {
  const { target, writing } = await busyTarget(fixtures);
  fixtures.evidence.serverFault(serverFault, target.name);
  const injections =
    serverFault.fault === 'pause'
      ? await pause(fixtures, serverFault, writing)
      : await injectors[serverFault.fault](
          fixtures,
          serverFault,
          target,
          writing.filter(({ by }) => by === target.key),
        );
  await recovered(injections);
  await wait(serverFault.restMs);
}

const injectors = { kill, terminate, freeze } as const;

async function busyTarget({
  world,
  threads,
  fleet,
}: Fixtures): Promise<{ target: Backend; writing: Writing[] }> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const writing = await writingNow(world, threads);
    const target = busiest(fleet.backends, writing);
    const minimum = Math.min(MIN_WRITING_RUNS, Math.ceil(threads.length / 3));
    const isBusyEnough = writing.filter(({ by }) => by === target.key).length >= minimum;
    if (isBusyEnough || Date.now() > deadline) return { target, writing };
    await wait(LOOK_MS);
  }
}

function busiest(backends: Fixtures['fleet']['backends'], writing: readonly Writing[]): Backend {
  const load = (backend: Backend) => writing.filter(({ by }) => by === backend.key).length;
  return backends.reduce((most, backend) => (load(backend) > load(most) ? backend : most));
}

async function kill(
  fixtures: Fixtures,
  serverFault: ServerFault,
  target: Backend,
  affected: readonly Writing[],
): Promise<Injection[]> {
  const injections = fixtures.ledger.note('kill', affected, { at: Date.now(), until: 'new' });
  target.state = 'away';
  await target.server.kill();
  const race = serverFault.raced ? raceForLeases(fixtures, affected) : Promise.resolve();
  await wait(serverFault.forMs);
  await target.server.start();
  target.state = 'up';
  await race;
  return injections;
}

/** Asks all servers to resume a thread at the instant at which the lease of its dead writer has expired. */
async function raceForLeases(fixtures: Fixtures, affected: readonly Writing[]): Promise<void> {
  await Promise.all(
    affected.map(async (writing) => {
      const { thread, attempt, runId } = writing;
      for (;;) {
        const age = await readLeaseAge(fixtures.world.db, thread.threadId);
        if (age === undefined || thread.observer.endedAt(runId) !== undefined) return;
        if (age.attempt !== attempt || age.runId !== runId) return;
        if (age.ms > fixtures.leaseMs) break;
        await wait(Math.min(fixtures.leaseMs - age.ms + 1, 1_000));
      }
      fixtures.ledger.note('race', [writing], { at: Date.now(), until: 'new' });
      await resumeAll(fixtures, thread);
    }),
  );
}

async function terminate(
  fixtures: Fixtures,
  serverFault: ServerFault,
  target: Backend,
  affected: readonly Writing[],
): Promise<Injection[]> {
  const injections = fixtures.ledger.note('terminate', affected, { at: Date.now(), until: 'new' });
  target.state = 'away';
  await target.server.terminate();
  await wait(serverFault.forMs);
  await target.server.start();
  target.state = 'up';
  return injections;
}

async function freeze(
  fixtures: Fixtures,
  serverFault: ServerFault,
  target: Backend,
  affected: readonly Writing[],
): Promise<Injection[]> {
  const frozenMs = fixtures.leaseMs + serverFault.forMs;
  const injections = fixtures.ledger.note('freeze', affected, { at: Date.now(), until: 'new' });
  target.state = 'away';
  const thaw = suspend(target.server.pid(), frozenMs + 5_000);
  await wait(frozenMs);
  thaw();
  target.state = 'up';
  return injections;
}

async function pause(
  fixtures: Fixtures,
  serverFault: ServerFault,
  writing: readonly Writing[],
): Promise<Injection[]> {
  if (fixtures.firebaseTools === undefined) throw new Error('A trial may pause only its own emulators.');
  const pid = firestorePid(fixtures.firebaseTools);
  const at = Date.now();
  const resume = suspend(pid, serverFault.forMs + 3_000);
  await wait(serverFault.forMs);
  resume();
  return fixtures.ledger.note('pause', writing, { at, until: { after: Date.now() } });
}

async function recovered(injections: readonly Injection[]): Promise<void> {
  await Promise.all(
    injections.map((injection) =>
      injection.thread.observer.until(() => nextWordAt(injection) !== undefined, RECOVERY_MS),
    ),
  );
}
