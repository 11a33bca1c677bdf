// Two people on two servers who send without waiting for each other.
import { expect, test } from 'vitest';
import { NOTHING_OPEN, ask, setServers, until } from './fixtures';

const { world, a, b, ada, grace, thread, messagesOf, open } = await setServers();

const ROUNDS = 100;
/** Below the limit of twenty queued questions: no request is refused as busy. */
const MOST_WAITING = 16;

test('[M3] two people press Send in the same instant a hundred times: 200 questions and 200 answers, each once', async () => {
  const threadId = await thread();
  const began = Date.now();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const sent = `round ${round} [demo echo=ok]`;
    await Promise.all([ask(ada, a, threadId, `Ada, ${sent}`), ask(grace, b, threadId, `Grace, ${sent}`)]);
    await until(async () => (await open(threadId)).openRuns <= MOST_WAITING, 'there is room to wait');
  }
  const messages = await until(async () => {
    const stored = await messagesOf(threadId);
    return stored.length >= 4 * ROUNDS && stored;
  }, 'all answers');
  console.log(`${2 * ROUNDS} questions on two servers were answered in ${Date.now() - began} ms`);

  expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 4 * ROUNDS }, (_, index) => index + 1));
  const pairs = Array.from({ length: 2 * ROUNDS }, (_, index) => messages.slice(2 * index, 2 * index + 2));
  expect(pairs.filter(([question, answer]) => answer?.questionId !== question?.id)).toEqual([]);
  expect(pairs.filter(([, answer]) => !(answer?.status === 'done' && answer.content === 'ok'))).toEqual([]);
  const wanted = Array.from({ length: ROUNDS }, (_, index) =>
    ['Ada', 'Grace'].map((name) => `${name}, round ${index + 1} [demo echo=ok]`),
  );
  const texts = pairs.map(([question]) => question?.content ?? '');
  expect(texts.toSorted()).toEqual(wanted.flat().toSorted());
  // Rounds are sequential; the order within one is not determined.
  expect(texts.map((text) => / round \d+ /.exec(text)?.[0])).toEqual(
    wanted.flatMap((round) => round.map((text) => / round \d+ /.exec(text)?.[0])),
  );
  const asked = await world.model.requests('[demo echo=ok]');
  expect(asked.map(({ question }) => question.split('\n')[1])).toEqual(texts);
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});
