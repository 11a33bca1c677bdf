// Answers whose server dies or is suspended while it writes.
import { beforeEach, expect, test } from 'vitest';
import type { Run } from '@/model/run';
import type { Server } from '@/tests/load/server';
import { attemptsAt, textAt, type Screen } from './screen';
import { NOTHING_OPEN, SOON, ask, setServers, until, resume, screenText } from './fixtures';

const fixtures = await setServers();
const { a, b, ada, grace, thread, watch, messagesOf, answered, run, open, modelAsked } = fixtures;
const { sweep } = await import('@/server/runs/sweep');

beforeEach(fixtures.bothUp);

/** The pause between two rounds: a server that is busy with resume requests cannot renew its leases. */
const POKE_EVERY_MS = 150;

type Then = Pick<Run, 'attempt' | 'status'>;

/**
 * Ada and Grace, each with two pages, send resume requests until the run is written by another attempt, or has ended. Not until a
 * screen shows it: requests that go on meanwhile take the run from a server that is too busy to renew its lease.
 */
function resumeUntil(
  servers: readonly Server[],
  { threadId, runId, screen }: { threadId: string; runId: string; screen: Screen },
  then: Then,
) {
  const poke = async () => {
    const callers = servers.flatMap((server) => [ada, grace, ada, grace].map((who) => ({ who, server })));
    await Promise.all(callers.map(({ who, server }) => resume(who, server, threadId)));
    const { attempt, status } = (await run(threadId, runId)) ?? {};
    expect(attempt).toBeLessThanOrEqual(then.attempt);
    return attempt === then.attempt && status === then.status;
  };
  return until(poke, `${then.status} by attempt ${then.attempt}`, {
    everyMs: POKE_EVERY_MS,
    screens: [screen],
  });
}

test('[R10] when a server is killed in the middle of an answer, exactly one takes over, however many requests resume it', async () => {
  const threadId = await thread();
  const screen = watch(threadId, grace);
  const runId = await ask(ada, a, threadId, 'Who goes on after a power cut? [demo slow=4s]');
  await screenText(screen, { runId, length: 40 });
  await a.kill();
  await a.start();
  await resumeUntil([a, b], { threadId, runId, screen }, { attempt: 2, status: 'writing' });
  const restarted = await screenText(screen, { runId, attempt: 2 });

  const answer = await answered(threadId, runId);
  const requests = await modelAsked('after a power cut');
  expect(requests.map(({ done, aborted }) => [done, aborted === null])).toEqual([
    [false, false],
    [true, true],
  ]);
  expect(answer).toMatchObject({ status: 'done', content: requests[1]?.text });
  // The screens showed a new attempt.
  expect(answer.content.startsWith(restarted)).toBe(true);
  expect(attemptsAt(screen, runId)).toEqual([1, 2]);
  expect(await run(threadId, runId)).toMatchObject({ status: 'done', attempt: 2 });
  expect((await messagesOf(threadId)).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});

test('[R10] an answer whose server died three times fails, with the text of the last attempt', async () => {
  const threadId = await thread();
  const screen = watch(threadId, grace);
  const runId = await ask(ada, a, threadId, 'Who survives this? [demo slow=40s]');
  for (const [attempt, writer, other] of [
    [1, a, b],
    [2, b, a],
    [3, a, b],
  ] as const) {
    await screenText(screen, { runId, attempt, length: 40 });
    await writer.kill();
    const back = writer.start();
    const then: Then =
      attempt < 3 ? { attempt: attempt + 1, status: 'writing' } : { attempt, status: 'failed' };
    await resumeUntil([other], { threadId, runId, screen }, then);
    await back;
  }

  const answer = await answered(threadId, runId);
  expect(answer).toMatchObject({ status: 'failed', error: 'timed-out', content: textAt(screen, runId, 3) });
  const requests = await modelAsked('Who survives this?');
  expect(requests.length).toBe(3);
  expect(requests[2]?.text.startsWith(answer.content)).toBe(true);
  expect(await run(threadId, runId)).toMatchObject({ status: 'failed', attempt: 3 });
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});

test('[R10] a server that was frozen while another finished its answer changes nothing when it continues', async () => {
  const threadId = await thread();
  const screen = watch(threadId, grace);
  const runId = await ask(ada, a, threadId, 'Who slept? [demo slow=3s]');
  await screenText(screen, { runId, length: 40 });
  a.freeze();
  await resumeUntil([b], { threadId, runId, screen }, { attempt: 2, status: 'writing' });
  const answer = await answered(threadId, runId);
  const requests = await modelAsked('Who slept?', 2);
  expect(answer).toMatchObject({ status: 'done', content: requests[1]?.text });
  // The rest of the frozen server's own answer is in its socket buffers, to the last token.
  expect(requests[0]).toMatchObject({ done: true, aborted: null });
  const before = await fixtures.everything(threadId);

  a.thaw();
  const elsewhere = await thread();
  const another = await ask(ada, a, elsewhere, 'Awake? [demo slow=4s]');
  // Renewals, flushes and the end of the old answer were due many times over while this one was written.
  expect(await answered(elsewhere, another)).toMatchObject({ status: 'done' });
  expect(await fixtures.everything(threadId)).toEqual(before);
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
  expect(await modelAsked('Who slept?')).toHaveLength(2);
});

test('[R21] the sweep makes a live server continue the run of a dead one, in a thread that nobody has open', async () => {
  const [abandoned, alive] = [await thread(), await thread()];
  const left = await ask(ada, a, abandoned, 'Left alone? [demo slow=6s]');
  const behind = await ask(grace, a, abandoned, 'And I? [demo echo=You too.]');
  const living = await ask(ada, b, alive, 'Not mine to take? [demo slow=6s]');
  await modelAsked('Left alone?');
  await a.kill();
  await until(async () => {
    await sweep(Number(SOON.LEASE_MS));
    return (await run(abandoned, left))?.attempt === 2;
  }, 'the sweep frees the turn and the other server takes it');

  expect(await answered(abandoned, behind)).toMatchObject({ status: 'done', content: 'You too.' });
  const requests = await modelAsked('Left alone?');
  expect(requests.length).toBe(2);
  expect(await answered(abandoned, left)).toMatchObject({ status: 'done', content: requests[1]?.text });
  expect(await answered(alive, living)).toMatchObject({ status: 'done' });
  expect(await run(alive, living)).toMatchObject({ attempt: 1 });
  expect([await open(abandoned), await open(alive)]).toEqual([NOTHING_OPEN, NOTHING_OPEN]);
});
