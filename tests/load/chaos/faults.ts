// What befalls servers and store. One blow after the other: somebody is always alive, and the next one waits until
// everything that the last one hit has found its next word.
import { setTimeout as wait } from 'node:timers/promises';
import { wakeAll } from './acts';
import type { Berth } from './fleet';
import { type Hit, nextWordAt } from './injections';
import type { Blow } from './plan';
import { firestorePid, suspend } from './signals';
import type { Stage } from './fixtures';
import { readTurnAge, type Writing, writingNow } from './writing';

/** Longer than any bound that is shown: who has no word by then has none. */
const RECOVERY_MS = 45_000;

/** A blow that hits nobody shows nothing: it waits for so many runs being written at one server, but not long. */
const WORTH_HITTING = 3;
const PATIENCE_MS = 8_000;
const LOOK_MS = 250;

export async function strike(stage: Stage, blow: Blow): Promise<void> {
  const { target, writing } = await worthyTarget(stage);
  stage.evidence.blow(blow, target.name);
  const hits =
    blow.fault === 'pause'
      ? await pause(stage, blow, writing)
      : await fall[blow.fault](
          stage,
          blow,
          target,
          writing.filter(({ by }) => by === target.key),
        );
  await recovered(hits);
  await wait(blow.restMs);
}

const fall = { kill, terminate, freeze } as const;

async function worthyTarget({ world, rooms, fleet }: Stage): Promise<{ target: Berth; writing: Writing[] }> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const writing = await writingNow(world, rooms);
    const target = busiest(fleet.berths, writing);
    const worth = Math.min(WORTH_HITTING, Math.ceil(rooms.length / 3));
    const isWorthy = writing.filter(({ by }) => by === target.key).length >= worth;
    if (isWorthy || Date.now() > deadline) return { target, writing };
    await wait(LOOK_MS);
  }
}

function busiest(berths: Stage['fleet']['berths'], writing: readonly Writing[]): Berth {
  const load = (berth: Berth) => writing.filter(({ by }) => by === berth.key).length;
  return berths.reduce((most, berth) => (load(berth) > load(most) ? berth : most));
}

async function kill(stage: Stage, blow: Blow, target: Berth, hit: readonly Writing[]): Promise<Hit[]> {
  const hits = stage.ledger.note('kill', hit, { at: Date.now(), until: 'new' });
  target.state = 'away';
  await target.server.kill();
  const race = blow.raced ? raceForTurns(stage, hit) : Promise.resolve();
  await wait(blow.forMs);
  await target.server.start();
  target.state = 'up';
  await race;
  return hits;
}

/** Wakes a thread at all servers in the same instant in which the turn of its dead writer has just run out. */
async function raceForTurns(stage: Stage, hit: readonly Writing[]): Promise<void> {
  await Promise.all(
    hit.map(async (writing) => {
      const { room, attempt, runId } = writing;
      for (;;) {
        const age = await readTurnAge(stage.world.db, room.threadId);
        if (age === undefined || room.witness.endedAt(runId) !== undefined) return;
        if (age.attempt !== attempt || age.runId !== runId) return;
        if (age.ms > stage.leaseMs) break;
        await wait(Math.min(stage.leaseMs - age.ms + 1, 1_000));
      }
      stage.ledger.note('race', [writing], { at: Date.now(), until: 'new' });
      await wakeAll(stage, room);
    }),
  );
}

async function terminate(stage: Stage, blow: Blow, target: Berth, hit: readonly Writing[]): Promise<Hit[]> {
  const hits = stage.ledger.note('terminate', hit, { at: Date.now(), until: 'new' });
  target.state = 'away';
  await target.server.terminate();
  await wait(blow.forMs);
  await target.server.start();
  target.state = 'up';
  return hits;
}

async function freeze(stage: Stage, blow: Blow, target: Berth, hit: readonly Writing[]): Promise<Hit[]> {
  const frozenMs = stage.leaseMs + blow.forMs;
  const hits = stage.ledger.note('freeze', hit, { at: Date.now(), until: 'new' });
  target.state = 'away';
  const thaw = suspend(target.server.pid(), frozenMs + 5_000);
  await wait(frozenMs);
  thaw();
  target.state = 'up';
  return hits;
}

async function pause(stage: Stage, blow: Blow, writing: readonly Writing[]): Promise<Hit[]> {
  if (stage.firebaseTools === undefined)
    throw new Error('Only emulators of its own may be paused by a trial.');
  const pid = firestorePid(stage.firebaseTools);
  const at = Date.now();
  const goOn = suspend(pid, blow.forMs + 3_000);
  await wait(blow.forMs);
  goOn();
  return stage.ledger.note('pause', writing, { at, until: { after: Date.now() } });
}

async function recovered(hits: readonly Hit[]): Promise<void> {
  await Promise.all(
    hits.map((hit) => hit.room.witness.until(() => nextWordAt(hit) !== undefined, RECOVERY_MS)),
  );
}
