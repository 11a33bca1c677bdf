// Questions to different servers are in one queue, and every operation on them can go through another server.
import { expect, test } from 'vitest';
import { messageResponseSchema } from '@/model/message';
import { regenerateResponseSchema } from '@/model/run';
import { versionsPath } from '@/model/paths';
import { sawQueued } from './screen';
import { NOTHING_OPEN, ask, regenerate, read, setServers, until, screenText } from './fixtures';

const { world, db, a, b, ada, grace, thread, watch, messagesOf, answered, run, open } = await setServers();

test('[R2] questions asked on two servers are answered one at a time, in their order, each with the messages before it', async () => {
  const threadId = await thread();
  const screen = watch(threadId, grace);
  let mostWriting = 0;
  const stopCounting = db
    .collection(`threads/${threadId}/runs`)
    .where('status', '==', 'writing')
    .onSnapshot(({ size }) => (mostWriting = Math.max(mostWriting, size)));
  const first = await ask(ada, a, threadId, 'How do we launch the beta? [demo slow=2s]');
  await screenText(screen, { runId: first });
  const second = await ask(grace, b, threadId, 'Who tells the customers? [demo slow=1s]');
  const third = await ask(ada, b, threadId, 'What if nobody comes? [demo slow=500ms]');
  await until(
    () => [second, third].every((runId) => sawQueued(screen, runId)),
    'a follower sees both queued',
    { screens: [screen] },
  );
  await answered(threadId, third);
  stopCounting();

  expect(mostWriting).toBe(1);
  const messages = await messagesOf(threadId);
  expect(messages.map(({ seq, authorName, runId }) => [seq, authorName, runId])).toEqual([
    [1, 'Ada', first],
    [2, 'Assistant', first],
    [3, 'Grace', second],
    [4, 'Assistant', second],
    [5, 'Ada', third],
    [6, 'Assistant', third],
  ]);
  const asked = await Promise.all(
    ['beta', 'customers', 'nobody comes'].map((words) => world.model.requests(words)),
  );
  // The last message of each prompt is its own question, although more had been asked by then.
  expect(asked.map((requests) => requests.map(({ question }) => question.slice(15, 30)))).toEqual([
    ['Ada">\nHow do we'],
    ['Grace">\nWho tel'],
    ['Ada">\nWhat if n'],
  ]);
  const began = asked.map(([request]) => request?.startedAt ?? 0);
  const ended = asked.map(([request]) => request?.chunks.at(-1)?.at ?? 0);
  expect(began.slice(1).map((at, index) => at >= (ended[index] ?? Infinity))).toEqual([true, true]);
  // The demo model's answer depends on its prompt: the previous answer, and another person's last message.
  const scripted = 'Scripted demo answer';
  expect(messages.map(({ content }) => content.includes(scripted))).toEqual(
    [1, 2, 3, 4, 5, 6].map((seq) => seq === 2),
  );
  expect(messages[3]?.content).toContain('what Ada said before (“How do we launch the beta?”)');
  expect(messages[5]?.content).toContain('what Grace said before (“Who tells the customers?”)');
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});

test('[R9, R16] two people regenerate through two servers at once: one run starts, and the previous version is kept', async () => {
  const threadId = await thread();
  const first = await ask(ada, a, threadId, 'Say it once more [demo slow=2s echo=Said.]');
  const { id } = await answered(threadId, first);
  const path = `/api/threads/${threadId}/messages/${id}/regenerate`;
  const pressed = await Promise.all([ada.call(a, 'POST', path), grace.call(b, 'POST', path)]);
  expect(pressed.map(({ status }) => `${status}`).toSorted()).toEqual(['202', '409']);
  const second = pressed.flatMap(({ body }) => regenerateResponseSchema.safeParse(body).data?.runId ?? []);
  const answer = await answered(threadId, second[0] ?? '');
  expect(answer).toMatchObject({ id, seq: 2, status: 'done', content: 'Said.', versions: 1 });
  const versions = await db.collection(versionsPath(threadId, id)).get();
  expect(versions.docs.map((doc) => [doc.id, doc.get('content')])).toEqual([[first, 'Said.']]);
  expect(await world.model.requests('Say it once more')).toHaveLength(2);
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});

test('[M10] a question can be edited through another server, once its answer is not being written', async () => {
  const threadId = await thread();
  const screen = watch(threadId, grace);
  const runId = await ask(grace, a, threadId, 'How long is a mile? [demo slow=1s]');
  await screenText(screen, { runId });
  const [question] = await messagesOf(threadId);
  const path = `/api/threads/${threadId}/messages/${question?.id}`;
  const edit = { message: 'How long is a league? [demo slow=1s]' };
  expect(await grace.call(b, 'PATCH', path, edit)).toMatchObject({ status: 409 });
  const { id } = await answered(threadId, runId);

  expect(await ada.call(b, 'PATCH', path, edit)).toMatchObject({ status: 403 });
  const edited = read(await grace.call(b, 'PATCH', path, edit), 200, messageResponseSchema).message;
  expect(edited).toMatchObject({ content: edit.message, editedAt: expect.any(Number) });
  const again = await regenerate(ada, a, threadId, id);
  expect((await answered(threadId, again)).content).toContain('How long is a league?');
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});

test('[M11] a queued question is deleted through another server: nobody answers it, and no later prompt contains it', async () => {
  const threadId = await thread();
  const writing = await ask(ada, a, threadId, 'What comes first? [demo slow=1s]');
  const regretted = await ask(grace, b, threadId, 'Is the umbrella mine? [demo slow=1s]');
  const [written, deleted] = (await messagesOf(threadId)).map(
    ({ id }) => `/api/threads/${threadId}/messages/${id}`,
  );
  expect(await ada.call(b, 'DELETE', written ?? '')).toMatchObject({ status: 409 });
  expect(await grace.call(a, 'DELETE', deleted ?? '')).toMatchObject({ status: 204 });
  const last = await ask(ada, b, threadId, 'What comes last? [demo slow=500ms]');

  const { content } = await answered(threadId, last);
  expect(content).not.toMatch(/umbrella|Grace/);
  expect(await world.model.requests('umbrella')).toEqual([]);
  const statuses = (await messagesOf(threadId)).map(({ seq, status, content: text }) => [
    seq,
    status,
    text === '',
  ]);
  expect(statuses).toEqual([
    [1, 'sent', false],
    [2, 'done', false],
    [3, 'deleted', true],
    [4, 'cancelled', true],
    [5, 'sent', false],
    [6, 'done', false],
  ]);
  expect(await answered(threadId, writing)).toMatchObject({ seq: 2 });
  expect(await run(threadId, regretted)).toMatchObject({ status: 'cancelled' });
  expect(await open(threadId)).toEqual(NOTHING_OPEN);
});
