import { expect, test } from 'vitest';
import { setUpFixtures, until } from '@/tests/support/fixtures';

const { person, background, workDone, model } = await setUpFixtures({
  LEASE_MS: '12000',
  MODEL_IDLE_MS: '2000',
});
const { say } = await import('@/server/chat/say');
const { createThread } = await import('@/server/threads/threads');
const { getMessages } = await import('@/server/messages/messages');

/** Blocks the event loop, like a stopped process or a migrated machine: nothing runs, then everything continues. */
function sleepProcess(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('[R8] a suspended server does not mistake its own suspension for a stalled model', async () => {
  const ada = await person('Ada');
  const { id } = await createThread(ada);
  await say(ada, { threadId: id, message: 'Asleep on the way [demo slow=1500ms]', ask: true }, background);
  await until(
    () => (model.requests({ question: 'Asleep on the way' })[0]?.chunks.length ?? 0) > 3,
    'some words of the answer',
  );
  sleepProcess(2_500); // Longer than MODEL_IDLE_MS.
  await workDone();
  expect((await getMessages(ada, id))[1]).toMatchObject({ status: 'done', error: null });
});
