import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { RATES } from '@/model/limits';
import { setUpFixtures, until } from '@/tests/support/fixtures';

const { db, person, background } = await setUpFixtures();
const { ratesOf, spend } = await import('@/server/platform/rates/rate-limits');
const { createThread, updateThread } = await import('@/server/threads/threads');
const { say } = await import('@/server/chat/say');

afterEach(() => {
  vi.useRealTimers();
});

/** This minute's window may end during a test: then the test is repeated in the next one. */
async function inOneWindow(work: () => Promise<void>) {
  const minute = () => Math.floor(Date.now() / 60_000);
  for (let start = minute(), tries = 0; ; start = minute(), tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (start === minute() || tries > 0) throw error;
    }
  }
}

test('[A21] so many acts a minute pass, the next is refused with the seconds until a retry', async () => {
  await inOneWindow(async () => {
    const who = randomUUID();
    const { most } = RATES['accept/person'];
    for (let act = 0; act < most; act += 1) await spend([{ what: 'accept/person', who }], 'before');
    const refusal = await spend([{ what: 'accept/person', who }], 'before').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'too-many' });
    expect(refusal).toHaveProperty(
      'retryAfterS',
      expect.toSatisfy((s: number) => s >= 1 && s <= 60),
    );
    // Another person has separate counters.
    await spend([{ what: 'accept/person', who: randomUUID() }], 'before');
  });
});

test('[A21] of many concurrent acts exactly the limit passes', async () => {
  await inOneWindow(async () => {
    const who = randomUUID();
    const { most } = RATES['accept/person'];
    const all = await Promise.allSettled(
      Array.from({ length: most + 15 }, () => spend([{ what: 'accept/person', who }], 'before')),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(most);
  });
});

test('[A21] the counts of another server apply here', async () => {
  await inOneWindow(async () => {
    const who = randomUUID();
    await spend([{ what: 'accept/person', who }], 'before');
    const counters = (await db.collection('rates').where('count', '==', 1).get()).docs;
    expect(counters.length).toBeGreaterThan(0);
    for (const { ref } of counters) await ref.update({ count: 1_000 });
    await expect(spend([{ what: 'accept/person', who }], 'before')).rejects.toMatchObject({
      code: 'too-many',
    });
  });
});

test('[A21] for messages the counter is stored afterwards, and no network address is stored', async () => {
  const who = '203.0.113.7';
  await spend([{ what: 'send/address', who }], 'after');
  await until(
    async () => (await db.collection('rates').get()).docs.some((doc) => doc.get('count') === 1),
    'a count',
  );
  const { docs } = await db.collection('rates').get();
  expect(JSON.stringify(docs.map((doc) => [doc.id, doc.data()]))).not.toContain(who);
});

test('[A21] a thread’s limit of messages per minute is not used up by strangers', async () => {
  await inOneWindow(async () => {
    const [ada, eve] = [await person('Ada'), await person('Eve')];
    const { id } = await createThread(ada);
    const { most } = RATES['send/thread'];
    await expect(say(eve, { threadId: id, message: 'x', ask: false }, background)).rejects.toMatchObject({
      code: 'not-found',
    });
    for (let act = 0; act < most; act += 1) await spend([{ what: 'send/thread', who: id }], 'after');
    await expect(
      say(ada, { threadId: id, message: 'One more', ask: false }, background),
    ).rejects.toMatchObject({
      code: 'too-many',
    });
    const { id: other } = await createThread(ada);
    await say(ada, { threadId: other, message: 'Here it goes', ask: false }, background);
  });
});

test('[A21] windows are fixed: around the border of two of them twice the limit passes, and no more', async () => {
  const { most, perMs } = RATES['accept/person'];
  const border = Math.ceil(Date.now() / perMs) * perMs;
  const who = randomUUID();
  const passed = async (acts: number) => {
    const all = await Promise.allSettled(
      Array.from({ length: acts }, () => spend([{ what: 'accept/person', who }], 'before')),
    );
    return all.filter(({ status }) => status === 'fulfilled').length;
  };
  vi.useFakeTimers({ toFake: ['Date'], now: border - 1 });
  // Five at the end of a minute leave the next minute all of its own: 25 of 25 pass, and then none.
  expect(await passed(5)).toBe(5);
  vi.setSystemTime(border);
  expect(await passed(most)).toBe(most);
  expect(await passed(1)).toBe(0);
  vi.setSystemTime(border + perMs - 1);
  expect(await passed(1)).toBe(0);
  vi.setSystemTime(border + perMs);
  expect(await passed(most + 5)).toBe(most);
});

test('[A21] [X82] a thread’s changes are counted together, of its members alone; messages are not among them', async () => {
  const [ada, eve] = [await person('Ada'), await person('Eve')];
  const [{ id }, { id: other }] = [await createThread(ada), await createThread(ada)];
  const rename = (who: typeof ada, thread: string) => updateThread(who, thread, { title: randomUUID() });
  const refused = { code: 'too-many', retryAfterS: expect.any(Number) };
  // Strangers are told nothing about the thread, and use up nothing.
  for (let act = 0; act < 3; act += 1)
    await expect(rename(eve, id)).rejects.toMatchObject({ code: 'not-found' });
  const { most } = RATES['change/thread'];
  for (let act = 1; act < most; act += 1) await spend(ratesOf('change', { thread: id }), 'after');
  await rename(ada, id);
  await expect(rename(ada, id)).rejects.toMatchObject(refused);
  await expect(rename(eve, id)).rejects.toMatchObject({ code: 'not-found' });
  await rename(ada, other);
  await say(ada, { threadId: id, message: 'Words still go', ask: false }, background);
});
