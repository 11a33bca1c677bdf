// What everybody together may cost: the site's answers a day, who may ask at all, and the bound that every request to the model has.
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { setUpFixtures } from '@/tests/support/fixtures';

const AT_ONCE = 30;
const CEILING = 33;
const DAY_MS = 86_400_000;
const { person, background, workDone, db, model } = await setUpFixtures({
  MAX_ANSWERS_PER_DAY_SITE: String(CEILING),
  ANSWER_MAX_TOKENS: '5000',
  PROMPT_MAX_TOKENS: '2000',
});
const { say } = await import('@/server/chat/say');
const { regenerate } = await import('@/server/runs/actions');
const { createThread, getThread } = await import('@/server/threads/threads');
const { getMessages } = await import('@/server/messages/messages');

afterEach(() => {
  vi.useRealTimers();
});

const ada = await person('Ada');
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const shardOf = (ms: number, shard: number) => db.doc(`rates/answers-${dayOf(ms)}-${shard}`);
async function countsOf(ms: number): Promise<number[]> {
  const docs = await db.getAll(...Array.from({ length: 10 }, (_, shard) => shardOf(ms, shard)));
  return docs.flatMap((doc) => (doc.exists ? [Number(doc.get('count'))] : []));
}
const USED_UP = { code: 'over-budget', message: expect.stringContaining(`${CEILING} answers of this site`) };

test('[R13] many people who ask at the same instant are all answered, and counted exactly, in several documents', async () => {
  const asking = Array.from({ length: AT_ONCE }, async (_, index) => {
    const someone = { uid: `p-${randomUUID()}`, name: `P${index}`, email: 'p@example.com' };
    const { id } = await createThread(someone);
    return () => say(someone, { threadId: id, message: '[demo echo=Yes.]' }, background);
  });
  const asks = await Promise.all(asking);
  const answers = await Promise.all(asks.map((ask) => ask()));
  expect(answers.every(({ runId }) => runId !== null)).toBe(true);
  await workDone();
  const counts = await countsOf(Date.now());
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(AT_ONCE);
  expect(counts.length).toBeGreaterThan(1);
});

test('[R13] once the site’s answers for today are used up everybody is refused, can still post, and loses nothing', async () => {
  const day = Date.now() + 4 * DAY_MS;
  await shardOf(day, 0).set({ count: AT_ONCE });
  vi.useFakeTimers({ toFake: ['Date'], now: day });
  const { id } = await createThread(ada);
  for (let left = CEILING - AT_ONCE; left > 0; left -= 1) {
    await say(ada, { threadId: id, message: '[demo echo=Yes.]' }, background);
    await workDone();
  }
  const { id: messageId = '' } = (await getMessages(ada, id)).at(-1) ?? {};
  const { seq } = await getThread(ada, id);
  const grace = await person('Grace');
  const { id: other } = await createThread(grace);
  const asks = [
    () => say(ada, { threadId: id, message: 'One more' }, background),
    () => say(grace, { threadId: other, message: 'One more' }, background),
    () => regenerate(ada, { threadId: id, messageId }, background),
  ];
  for (const ask of asks) await expect(ask()).rejects.toMatchObject(USED_UP);
  expect(await getThread(ada, id)).toMatchObject({ seq });
  expect(await getMessages(grace, other)).toEqual([]);
  await say(grace, { threadId: other, message: 'To people', ask: false }, background);
  expect((await countsOf(day)).reduce((sum, count) => sum + count, 0)).toBe(CEILING);
});

test('[R13] what other servers answered counts here, and another day starts at nothing', async () => {
  const [tomorrow, later] = [Date.now() + DAY_MS, Date.now() + 2 * DAY_MS];
  await shardOf(tomorrow, 3).set({ count: CEILING - 1 });
  await shardOf(tomorrow, 7).set({ count: 1 });
  const { id } = await createThread(ada);
  const ask = () => say(ada, { threadId: id, message: '[demo echo=Yes.]' }, background);
  vi.useFakeTimers({ toFake: ['Date'], now: tomorrow });
  await expect(ask()).rejects.toMatchObject(USED_UP);
  vi.setSystemTime(later);
  expect(await ask()).toMatchObject({ runId: expect.any(String) });
  await workDone();
  expect(await countsOf(later)).toEqual([1]);
});

test('[A33] a person without a verified address can post, and ask only once it is verified', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * DAY_MS });
  const nora = await person('Nora');
  const unverified = { ...nora, email: null };
  const { id } = await createThread(unverified);
  await say(unverified, { threadId: id, message: 'Hello', ask: false }, background);
  const question = { threadId: id, message: '[demo echo=Yes.]', messageId: randomUUID() };
  await expect(say(unverified, question, background)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('Verify your email'),
  });
  expect(await getThread(nora, id)).toMatchObject({ seq: 1 });
  expect(await say(nora, question, background)).toMatchObject({ runId: expect.any(String) });
  await workDone();
});

test('[R25] every request names the longest text that it allows, those for titles too', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * DAY_MS });
  const { id } = await createThread(ada);
  await say(ada, { threadId: id, message: '[demo echo=Yes.]' }, background);
  await workDone();
  expect(new Set(model.requests({ kind: 'answer' }).map(({ maxTokens }) => maxTokens))).toEqual(
    new Set([5000]),
  );
  const titles = model.requests({ kind: 'title' });
  expect(titles.length).toBeGreaterThan(0);
  expect(new Set(titles.map(({ maxTokens }) => maxTokens))).toEqual(new Set([300]));
});

test('[R26] an answer says that its question was too long to be read whole, a short one’s does not', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * DAY_MS });
  const { id } = await createThread(ada);
  for (const message of ['[demo echo=Yes.]', `${'word '.repeat(5_000)} [demo echo=Yes.]`]) {
    await say(ada, { threadId: id, message }, background);
    await workDone();
  }
  const answers = (await getMessages(ada, id)).filter(({ role }) => role === 'assistant');
  expect(answers.map(({ metadata }) => metadata.cut)).toEqual([undefined, ['question']]);
});
