// Acts of people while an answer is being written. Each act first checks whether a run is being written in its thread.
import { setTimeout as wait } from 'node:timers/promises';
import type { Injection } from './injections';
import type { Sent } from '@/tests/load/chaos/judge/judge';
import type { Round } from './plan';
import type { TrialThread } from './thread';
import type { Fixtures } from './fixtures';
import { writingNow } from './writing';

/** The timeout for the first token, for an answer, for an empty queue: a fault or two may happen meanwhile. */
const PATIENCE_MS = 60_000;

/** One round: a question, the act meanwhile, and what follows. Resolves when none of its runs is open, or at the timeout. */
export async function playRound(fixtures: Fixtures, thread: TrialThread, round: Round): Promise<void> {
  const { observer } = thread;
  const question = await thread.send({
    person: round.asker,
    directives: directivesOf(round),
    trouble: round.trouble,
  });
  const [runId] = question.runIds;
  if (runId === undefined) return;
  await observer.until(() => observer.hasText(runId) || observer.endedAt(runId) !== undefined, PATIENCE_MS);
  const landing = round.atLanding ? sendAtLanding(thread, round, runId) : Promise.resolve();
  await wait(round.afterMs);
  await act(fixtures, thread, round);
  await landing;
  await observer.until(() => openRunsOf(thread).length === 0, PATIENCE_MS);
  await noteTrouble(fixtures, thread, question, runId);
  if (round.regenerate && observer.answerOf(runId)?.status === 'failed')
    await regenerateFailed(thread, round, runId);
  await wait(round.restMs);
}

/** Runs that a response named and whose end no follower has received. */
export function openRunsOf({ asked, observer }: TrialThread): string[] {
  return [...asked.keys()].filter((runId) => observer.endedAt(runId) === undefined);
}

function directivesOf({ trouble, longChars, slowMs }: Round): string {
  return [
    `slow=${slowMs}ms`,
    ...(longChars === null ? [] : [`long=${longChars}`]),
    ...(trouble === null ? [] : [`${trouble}=1`]),
  ].join(' ');
}

const SHORT = 'slow=1200ms';

async function act(fixtures: Fixtures, thread: TrialThread, round: Round): Promise<void> {
  const { meanwhile } = round;
  if (meanwhile === 'nothing') return;
  const writing = await writingNow(fixtures.world, [thread]);
  const note = (until: Injection['until'] = 'any') =>
    fixtures.ledger.note(meanwhile, writing, { at: Date.now(), until });
  switch (meanwhile) {
    case 'duplicate': {
      const one = fixtures.fleet.pick();
      note();
      const to = [one, ...fixtures.fleet.others(one).slice(0, 1)];
      await thread.send({ person: round.other, directives: SHORT, to });
      break;
    }
    case 'race':
      note();
      await resumeAll(fixtures, thread);
      break;
    case 'pair':
      note();
      await Promise.all(
        [round.asker, round.other].map((person) => thread.send({ person, directives: SHORT })),
      );
      break;
    case 'reload':
      await reload(thread, round.page, note());
      break;
    case 'stop':
      await stop(fixtures, thread, { person: round.other, injections: note('new') });
      break;
  }
}

async function reload(
  { pages, people, observer }: TrialThread,
  page: number,
  injections: readonly Injection[],
): Promise<void> {
  const slot = people[page]?.name ?? '';
  const reloaded = pages[page]?.reload();
  for (const injection of injections) {
    const isBack = () =>
      (observer.lastTextAt(slot, injection.runId) ?? 0) > injection.at ||
      observer.endedAt(injection.runId) !== undefined;
    if (await observer.until(isBack, PATIENCE_MS)) injection.backAt = Date.now();
  }
  await reloaded;
}

async function stop(
  { fleet }: Fixtures,
  thread: TrialThread,
  { person, injections }: { person: number; injections: readonly Injection[] },
): Promise<void> {
  const caller = thread.people[person];
  if (caller === undefined) return;
  for (const { runId } of injections) {
    thread.stopAsked.add(runId);
    await fleet.deliver(caller, {
      method: 'POST',
      path: `/api/threads/${thread.threadId}/runs/${runId}/stop`,
    });
  }
}

/** All servers are asked at the same instant to resume the thread. */
export async function resumeAll({ fleet }: Pick<Fixtures, 'fleet'>, thread: TrialThread): Promise<void> {
  const [caller] = thread.people;
  if (caller === undefined) return;
  const path = `/api/threads/${thread.threadId}/resume`;
  await Promise.allSettled(fleet.backends.map(({ server }) => caller.call(server, 'POST', path)));
}

/**
 * For a few milliseconds between an answer and the start of the next queued run nobody holds the lease: a question that
 * is sent at that moment must not start concurrently.
 */
async function sendAtLanding(thread: TrialThread, round: Round, runId: string): Promise<void> {
  if (!(await thread.observer.until(() => thread.observer.endedAt(runId) !== undefined, PATIENCE_MS))) return;
  await thread.send({ person: round.other, directives: SHORT });
}

async function regenerateFailed(thread: TrialThread, round: Round, runId: string): Promise<void> {
  const regeneratedRunId = await thread.regenerate(round.other, runId);
  if (regeneratedRunId === undefined) return;
  await thread.observer.until(() => thread.observer.endedAt(regeneratedRunId) !== undefined, PATIENCE_MS);
}

/** Records the model's own fault, by its log: counted from its last delta. */
async function noteTrouble(
  { world, ledger, modelIdleMs }: Fixtures,
  thread: TrialThread,
  { tag, trouble }: Sent,
  runId: string,
): Promise<void> {
  if (trouble === null) return;
  const [first] = await world.model.requests(tag);
  const lastWord = first?.chunks.at(-1)?.at;
  if (first === undefined || lastWord === undefined || !thread.observer.hasText(runId)) return;
  const cut = trouble === 'cut' && first.done;
  const silent = trouble === 'stall' && (first.aborted ?? 0) - lastWord >= modelIdleMs / 2;
  if (!cut && !silent) return;
  const run = { thread, runId, attempt: 1, by: first.key };
  ledger.note(trouble, [run], { at: lastWord, until: 'new' });
}
