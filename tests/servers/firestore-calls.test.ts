// The servers' calls to Firestore, counted on the wire.
import { afterAll, expect, test } from 'vitest';
import { HOST, emulatorPortsInUse } from '@/scripts/stack/ports';
import { startProxy } from './firestore-proxy';
import { NOTHING_OPEN, ask, setServers, stop, until, screenText } from './fixtures';

const proxy = await startProxy(`${HOST}:${emulatorPortsInUse().firestore}`);
// The defaults: no lease renewal adds calls while these stories run.
const { world, a, b, ada, grace, thread, watch, messagesOf, answered, open } = await setServers({
  FIRESTORE_EMULATOR_HOST: proxy.host,
  LEASE_MS: '12000',
});
// Runs after the servers have ended: hooks run last in, first out.
afterAll(proxy.close);

test('[R19] the thread document is written once per message, and never by a flush', async () => {
  const threadId = await thread();
  const screen = watch(threadId, grace);
  const before = proxy.calls.length;
  const long = await ask(ada, a, threadId, 'Tell us a long story [demo slow=3s]');
  await screenText(screen, { runId: long });
  await ask(grace, b, threadId, 'And a short one [demo echo=Once.]');
  const unwanted = await ask(ada, b, threadId, 'Never mind [demo echo=No.]');
  await ada.call(a, 'POST', '/api/chat', { threadId, message: 'To the people alone', ask: false });
  expect(await stop(ada, a, threadId, unwanted)).toBe('stopped');
  const failing = await ask(grace, a, threadId, 'Fail, please [demo fail=401]');
  await answered(threadId, failing);
  const stopped = await ask(ada, b, threadId, 'Stop me [demo slow=20s]');
  await screenText(screen, { runId: stopped, length: 20 });
  expect(await stop(grace, a, threadId, stopped)).toBe('stopped');

  const messages = await messagesOf(threadId);
  expect(messages.map(({ status }) => status)).toEqual([
    'sent',
    'done',
    'sent',
    'done',
    'sent',
    'cancelled',
    'sent',
    'sent',
    'failed',
    'sent',
    'stopped',
  ]);
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
  const commits = proxy.calls
    .slice(before)
    .filter(({ method, status }) => method === 'Commit' && status === 0)
    .map(({ writes }) => writes);
  const onThread = commits.filter((writes) => writes.includes(`threads/${threadId}`));
  const flushes = commits.filter(
    (writes) =>
      writes.some((path) => path.includes('/drafts/')) && !writes.some((path) => path.includes('/runs/')),
  );
  console.log(
    `${messages.length} messages: ${onThread.length} writes to the thread, ${flushes.length} flushes`,
  );
  expect(onThread.length).toBe(messages.length);
  expect(flushes.length).toBeGreaterThan(10);
  expect(
    onThread.filter((writes) => !writes.some((path) => path.includes(`/${threadId}/messages/`))),
  ).toEqual([]);
});

/** Far more than every other step takes. */
const DELAY_MS = 400;
const MEASURED = 3;

/**
 * Round trips between the POST and the model's request. Every Firestore call is delayed by DELAY_MS: concurrent calls are
 * delayed together, sequential ones one after the other. So the added time, divided by the delay, is the number of
 * sequential round trips; everything else (HTTP, the token, the prompt) is in both measurements and
 * cancels out.
 */
async function roundTrips(threadOf: () => Promise<string>): Promise<number> {
  const measure = async (delayMs: number) => {
    const threadId = await threadOf();
    const question = `Counted ${crypto.randomUUID()}`;
    proxy.delay(delayMs);
    const postedAt = Date.now();
    const runId = await ask(ada, a, threadId, `${question} [demo echo=ok]`);
    const [request] = await until(async () => {
      const requests = await world.model.requests(question);
      return requests.length > 0 && requests;
    }, 'the model is asked');
    proxy.delay(0);
    await answered(threadId, runId);
    return (request?.startedAt ?? Infinity) - postedAt;
  };
  const times = async (delayMs: number) => {
    const measured: number[] = [];
    for (let time = 1; time <= MEASURED; time += 1) measured.push(await measure(delayMs));
    return median(measured);
  };
  const [quick, slow] = [await times(0), await times(DELAY_MS)];
  return (slow - quick) / DELAY_MS;
}

const median = (numbers: number[]) =>
  numbers.toSorted((x, y) => x - y)[Math.floor(numbers.length / 2)] ?? NaN;

test('[R22] between a question and the model request there are at most three sequential round trips to Firestore', async () => {
  const standing = await thread();
  const further = await roundTrips(async () => standing);
  const first = await roundTrips(() => thread());
  const format = (trips: number) => trips.toFixed(2);
  console.log(
    `round trips before the model is asked: ${format(first)} at first, ${format(further)} later on`,
  );
  expect(first).toBeGreaterThan(0.5);
  expect(first).toBeLessThan(3.5);
  expect(further).toBeLessThan(3.5);
});
