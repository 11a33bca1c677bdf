// Servers that get SIGTERM, as in every deployment: their runs continue elsewhere, and nobody waits for a lease to expire.
import { expect, test } from 'vitest';
import { textAt } from './screen';
import { NOTHING_OPEN, ask, setServers, stop, until, screenText } from './fixtures';

// A short grace period, so that leases are released quickly; the server of the second story has the default.
const { server, a, b, ada, grace, thread, watch, messagesOf, answered, run, open, modelAsked } =
  await setServers({ RELEASE_AFTER_MS: '500' });
const leaving = await server({});

test('[R20] a short answer is finished by the server that got SIGTERM, which then exits by itself', async () => {
  const threadId = await thread();
  const screen = watch(threadId, grace);
  const runId = await ask(ada, leaving, threadId, 'Be quick [demo slow=2s]');
  await screenText(screen, { runId });
  await leaving.terminate();

  const answer = await answered(threadId, runId);
  const requests = await modelAsked('Be quick');
  expect(requests).toHaveLength(1);
  expect(answer).toMatchObject({ status: 'done', content: requests[0]?.text });
  expect(await run(threadId, runId)).toMatchObject({ attempt: 1 });
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});

/** Four seconds of writing, and the time for the shutdown itself; a host may be slow at ending a process. */
const ELSEWHERE_WITHIN_MS = 6_000;
const EXIT_WITHIN_MS = 8_000;

test('[R20] a long answer continues elsewhere immediately, and so do queued and late questions', async () => {
  await leaving.start();
  const threadId = await thread();
  const screen = watch(threadId, grace);
  const runId = await ask(ada, leaving, threadId, 'Take your time [demo slow=20s]');
  const queued = await ask(grace, leaving, threadId, 'I wait [demo echo=Here I am.]');
  const before = await screenText(screen, { runId });
  const signalledAt = Date.now();
  const exited = leaving.terminate().then(() => Date.now() - signalledAt);
  await until(() => leaving.log().some((line) => line.includes('shutdown begins')), 'it has heard');
  const elsewhere = await thread();
  const late = await ask(ada, leaving, elsewhere, 'Too late? [demo echo=Not for another one.]');
  // It still writes the answer that it had started.
  await screenText(screen, { runId, length: before.length });
  expect(await answered(elsewhere, late)).toMatchObject({ content: 'Not for another one.' });
  const textAfter = screenText(screen, { runId, attempt: 2 }).then(() => Date.now() - signalledAt);

  const [exitMs, textMs] = await Promise.all([exited, textAfter]);
  console.log(`SIGTERM: exited after ${exitMs} ms, the next text after ${textMs} ms`);
  expect(textMs).toBeLessThan(ELSEWHERE_WITHIN_MS);
  expect(exitMs).toBeLessThan(EXIT_WITHIN_MS);
  expect(await run(threadId, runId)).toMatchObject({ status: 'writing', attempt: 2 });
  expect(await stop(grace, b, threadId, runId)).toBe('stopped');
  expect(await answered(threadId, queued)).toMatchObject({ status: 'done', content: 'Here I am.' });
  expect((await modelAsked('Too late?')).length).toBe(1);
  expect((await messagesOf(threadId)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect([await open(threadId), await open(elsewhere)]).toEqual([NOTHING_OPEN, NOTHING_OPEN]);
});

const HAND_OVERS = 4;

test('[R20] an answer whose lease is released four times is finished: no attempt counts as lost', async () => {
  const threadId = await thread();
  const screen = watch(threadId, grace);
  const runId = await ask(ada, a, threadId, 'Who will finish this? [demo slow=20s]');
  for (let attempt = 1; attempt <= HAND_OVERS; attempt += 1) {
    await screenText(screen, { runId, attempt });
    const writer = attempt % 2 === 1 ? a : b;
    await writer.terminate();
    await screenText(screen, { runId, attempt: attempt + 1 });
    await writer.start();
  }

  const answer = await answered(threadId, runId);
  const requests = await modelAsked('Who will finish this?', HAND_OVERS + 1);
  expect(requests.map(({ done }) => done)).toEqual([false, false, false, false, true]);
  expect(answer).toMatchObject({ status: 'done', error: null, content: requests.at(-1)?.text });
  expect(answer.content.startsWith(textAt(screen, runId, HAND_OVERS + 1))).toBe(true);
  expect(await run(threadId, runId)).toMatchObject({ status: 'done', attempt: HAND_OVERS + 1 });
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});
