// Stop reaches a run on any server, and the text that was on the screens is the text that is saved.
import { expect, onTestFinished, test } from 'vitest';
import { HOST } from '@/scripts/stack/ports';
import { startProxy } from './firestore-proxy';
import { textAt, type Screen } from './screen';
import { NOTHING_OPEN, ask, setServers, stop, until, resume, screenText } from './fixtures';

// After the model stalls, the text on the screens does not change until a Stop: the idle timeout is long enough.
const { world, server, a, b, ada, grace, thread, watch, messagesOf, answered, run, open } =
  await setServers();

type ModelSilence = { question: string; runId: string; attempt?: number };

/** Waits until every screen has all the text that the model sent before it stalled; returns it. */
function silence(screens: readonly Screen[], { question, runId, attempt = 1 }: ModelSilence) {
  const allShown = async () => {
    const request = (await world.model.requests(question))[attempt - 1];
    const text = request?.chunks.length === CHUNKS_BEFORE_SILENCE && request.text;
    return text && screens.every((screen) => textAt(screen, runId, attempt) === text) && text;
  };
  return until(allShown, 'the screens have what the model sent', { screens });
}
const CHUNKS_BEFORE_SILENCE = 3;

/** When the model request was aborted. */
function hungUpAt({ question, attempt = 1 }: Omit<ModelSilence, 'runId'>): Promise<number> {
  return until(
    async () => (await world.model.requests(question))[attempt - 1]?.aborted ?? undefined,
    'the model request is aborted',
  );
}

test('[R6] an answer on one server is stopped through the other: the text stays as on the screens', async () => {
  const threadId = await thread();
  const screens = [watch(threadId, ada), watch(threadId, grace)];
  const runId = await ask(ada, a, threadId, 'Speak to us [demo stall]');
  const text = await silence(screens, { question: 'Speak to us', runId });

  expect(await stop(grace, b, threadId, runId)).toBe('stopped');
  const stoppedAt = Date.now();

  const answer = await answered(threadId, runId);
  expect(answer).toMatchObject({
    status: 'stopped',
    stop: { by: grace.uid, byName: 'Grace' },
    content: text,
  });
  expect(await hungUpAt({ question: 'Speak to us' })).toBeLessThan(stoppedAt + 1_000);

  expect(await stop(ada, a, threadId, runId)).toBe('already-over');
  expect(await answered(threadId, runId)).toEqual(answer);
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});

test('[R6] Stop works after a takeover too, through the server whose death was the reason', async () => {
  const threadId = await thread();
  const screen = watch(threadId, ada);
  const runId = await ask(ada, a, threadId, 'Speak twice [demo stall]');
  await screenText(screen, { runId });
  await a.kill();
  await a.start();
  const poke = async () => {
    await resume(grace, b, threadId);
    return (await run(threadId, runId))?.attempt === 2;
  };
  await until(poke, 'the other server takes over');
  const text = await silence([screen], { question: 'Speak twice', runId, attempt: 2 });

  expect(await stop(ada, a, threadId, runId)).toBe('stopped');
  const stoppedAt = Date.now();

  expect(await answered(threadId, runId)).toMatchObject({
    status: 'stopped',
    stop: { byName: 'Ada' },
    content: text,
  });
  expect(await hungUpAt({ question: 'Speak twice', attempt: 2 })).toBeLessThan(stoppedAt + 1_000);
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});

/** The latency to Firestore of a distant server: between its read and its commit the writer stores more text. */
const FAR_MS = 100;
const AT_ONCE = 12;

test('[R6] a Stop with high latency keeps all text that was on a screen', async () => {
  const proxy = await startProxy(`${HOST}:${world.ports.firestore}`);
  const distant = await server({ FIRESTORE_EMULATOR_HOST: proxy.host });
  onTestFinished(async () => {
    await distant.kill();
    proxy.close();
  });
  proxy.delay(FAR_MS);
  const stories = Array.from({ length: AT_ONCE }, async (_, story) => {
    const threadId = await thread();
    const screen = watch(threadId, ada);
    const runId = await ask(ada, a, threadId, `Far story (${story}) [demo slow=60s]`);
    await screenText(screen, { runId, length: 20 });
    expect(await stop(grace, distant, threadId, runId)).toBe('stopped');
    const { status, content } = await answered(threadId, runId);
    const [request] = await world.model.requests(`Far story (${story})`);
    return { status, content, onScreen: textAt(screen, runId, 1), sent: request?.text ?? '' };
  });
  const ended = await Promise.all(stories);
  expect(ended.filter(({ status }) => status !== 'stopped')).toEqual([]);
  expect(ended.filter(({ content, onScreen }) => !content.startsWith(onScreen))).toEqual([]);
  expect(ended.filter(({ content, sent: text }) => !text.startsWith(content))).toEqual([]);
});

const RACES = 20;
const WHOLE = 'This answer ends at the moment in which it is stopped.';

test('[R6] a Stop that races the end of the answer reports correctly which was first', async () => {
  const threadId = await thread();
  const screen = watch(threadId, ada);
  const races: { outcome: string; status: string | undefined; run: string | undefined; isWhole: boolean }[] =
    [];
  // The model's duration converges on the arrival of Stop, so that most of the races are close.
  let slowMs = 300;
  for (let round = 1, stepMs = 128; round <= RACES; round += 1, stepMs = Math.max(8, stepMs / 2)) {
    const runId = await ask(ada, a, threadId, `Race ${round} [demo slow=${slowMs}ms echo=${WHOLE}]`);
    await until(
      async () => textAt(screen, runId, 1) !== '' || (await open(threadId)).openRuns === 0,
      'first words',
    );
    const outcome = await stop(grace, b, threadId, runId);
    const [answer, ended] = await Promise.all([answered(threadId, runId), run(threadId, runId)]);
    races.push({ outcome, status: answer.status, run: ended?.status, isWhole: answer.content === WHOLE });
    expect(WHOLE.startsWith(answer.content), 'nothing but what the model sent').toBe(true);
    const onScreen = textAt(screen, runId, 1);
    expect(answer.content.startsWith(onScreen), 'no word that was on a screen is lost').toBe(true);
    slowMs = Math.max(0, slowMs + (outcome === 'stopped' ? -stepMs : stepMs));
  }
  const stopped = races.filter(({ outcome }) => outcome === 'stopped');
  const late = races.filter(({ outcome }) => outcome === 'already-over');
  console.log(`of ${RACES} races to the end, Stop won ${stopped.length}`);
  expect(stopped.length).toBeGreaterThan(0);
  expect(late.length).toBeGreaterThan(0);
  expect(stopped.filter(({ status, run }) => status !== 'stopped' || run !== 'stopped')).toEqual([]);
  expect(late.filter(({ status, run, isWhole }) => status !== 'done' || run !== 'done' || !isWhole)).toEqual(
    [],
  );
  expect((await messagesOf(threadId)).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 2 * RACES }, (_, index) => index + 1),
  );
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});
