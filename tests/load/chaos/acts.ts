// What people do while an answer is being written. Each act looks first whether a run is being written where it strikes.
import { setTimeout as wait } from 'node:timers/promises';
import type { Hit } from './injections';
import type { Sent } from '@/tests/load/chaos/judge/judge';
import type { Round } from './plan';
import type { Room } from './thread';
import type { Stage } from './fixtures';
import { writingNow } from './writing';

/** Until the first word, until an answer stands, until a queue is empty: a fault or two may lie in between. */
const PATIENCE_MS = 60_000;

/** One round: a question, what happens meanwhile, and what follows. Resolves when nothing of it is open, or patience ends. */
export async function playRound(stage: Stage, room: Room, round: Round): Promise<void> {
  const { witness } = room;
  const question = await room.say({
    person: round.asker,
    directives: directivesOf(round),
    trouble: round.trouble,
  });
  const [runId] = question.runIds;
  if (runId === undefined) return;
  await witness.until(() => witness.hasWords(runId) || witness.endedAt(runId) !== undefined, PATIENCE_MS);
  const landing = round.atLanding ? sayAtLanding(room, round, runId) : Promise.resolve();
  await wait(round.afterMs);
  await act(stage, room, round);
  await landing;
  await witness.until(() => openRunsOf(room).length === 0, PATIENCE_MS);
  await noteTrouble(stage, room, question, runId);
  if (round.again && witness.answerOf(runId)?.status === 'failed') await askOnceMore(room, round, runId);
  await wait(round.restMs);
}

/** Runs that somebody was told of and nobody has seen end. */
export function openRunsOf({ asked, witness }: Room): string[] {
  return [...asked.keys()].filter((runId) => witness.endedAt(runId) === undefined);
}

function directivesOf({ trouble, longChars, slowMs }: Round): string {
  return [
    `slow=${slowMs}ms`,
    ...(longChars === null ? [] : [`long=${longChars}`]),
    ...(trouble === null ? [] : [`${trouble}=1`]),
  ].join(' ');
}

const SHORT = 'slow=1200ms';

async function act(stage: Stage, room: Room, round: Round): Promise<void> {
  const { meanwhile } = round;
  if (meanwhile === 'nothing') return;
  const writing = await writingNow(stage.world, [room]);
  const note = (until: Hit['until'] = 'any') =>
    stage.ledger.note(meanwhile, writing, { at: Date.now(), until });
  switch (meanwhile) {
    case 'duplicate': {
      const one = stage.fleet.pick();
      note();
      const to = [one, ...stage.fleet.others(one).slice(0, 1)];
      await room.say({ person: round.other, directives: SHORT, to });
      break;
    }
    case 'race':
      note();
      await wakeAll(stage, room);
      break;
    case 'pair':
      note();
      await Promise.all([round.asker, round.other].map((person) => room.say({ person, directives: SHORT })));
      break;
    case 'reload':
      await reload(room, round.page, note());
      break;
    case 'stop':
      await stop(stage, room, { person: round.other, hits: note('new') });
      break;
  }
}

async function reload({ pages, people, witness }: Room, page: number, hits: readonly Hit[]): Promise<void> {
  const slot = people[page]?.name ?? '';
  const reloaded = pages[page]?.reload();
  for (const hit of hits) {
    const isBack = () =>
      (witness.heardAt(slot, hit.runId) ?? 0) > hit.at || witness.endedAt(hit.runId) !== undefined;
    if (await witness.until(isBack, PATIENCE_MS)) hit.backAt = Date.now();
  }
  await reloaded;
}

async function stop(
  { fleet }: Stage,
  room: Room,
  { person, hits }: { person: number; hits: readonly Hit[] },
): Promise<void> {
  const caller = room.people[person];
  if (caller === undefined) return;
  for (const { runId } of hits) {
    room.stopAsked.add(runId);
    await fleet.deliver(caller, {
      method: 'POST',
      path: `/api/threads/${room.threadId}/runs/${runId}/stop`,
    });
  }
}

/** All servers are asked in the same instant to go on with the thread. */
export async function wakeAll({ fleet }: Pick<Stage, 'fleet'>, room: Room): Promise<void> {
  const [caller] = room.people;
  if (caller === undefined) return;
  const path = `/api/threads/${room.threadId}/resume`;
  await Promise.allSettled(fleet.berths.map(({ server }) => caller.call(server, 'POST', path)));
}

/**
 * For a few milliseconds between an answer and the start of the run that waits nobody holds the turn: a question that
 * is sent in that moment must not start beside it.
 */
async function sayAtLanding(room: Room, round: Round, runId: string): Promise<void> {
  if (!(await room.witness.until(() => room.witness.endedAt(runId) !== undefined, PATIENCE_MS))) return;
  await room.say({ person: round.other, directives: SHORT });
}

async function askOnceMore(room: Room, round: Round, runId: string): Promise<void> {
  const again = await room.askAgain(round.other, runId);
  if (again === undefined) return;
  await room.witness.until(() => room.witness.endedAt(again) !== undefined, PATIENCE_MS);
}

/** What the model did to the answer, by its own log: counted from its last word. */
async function noteTrouble(
  { world, ledger, modelIdleMs }: Stage,
  room: Room,
  { tag, trouble }: Sent,
  runId: string,
): Promise<void> {
  if (trouble === null) return;
  const [first] = await world.model.requests(tag);
  const lastWord = first?.chunks.at(-1)?.at;
  if (first === undefined || lastWord === undefined || !room.witness.hasWords(runId)) return;
  const cut = trouble === 'cut' && first.done;
  const silent = trouble === 'stall' && (first.aborted ?? 0) - lastWord >= modelIdleMs / 2;
  if (!cut && !silent) return;
  const run = { room, runId, attempt: 1, by: first.key };
  ledger.note(trouble, [run], { at: lastWord, until: 'new' });
}
