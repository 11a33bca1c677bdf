// The site's budget of a month: portions that a server takes, and what comes back.
import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { afterEach, expect, test, vi } from 'vitest';
import { siteBudgetPath } from '@/model/paths';
import { setUpFixtures } from '@/tests/support/fixtures';

const MOST = 100;
const PORTION = 2;
const MONTH_MS = 31 * 86_400_000;
const { person, background, workDone, db, model } = await setUpFixtures({
  BUDGET_PER_MONTH_SITE: `${MOST} answers`,
  MODEL_IDLE_MS: '2000',
});
const { say } = await import('@/server/chat/say');
const { stopRun } = await import('@/server/runs/actions');
const { sweep } = await import('@/server/runs/sweep');
const { createThread } = await import('@/server/threads/threads');
const { getMessages } = await import('@/server/messages/messages');
const { checkLedger } = await import('@/server/usage/check');

afterEach(() => {
  vi.useRealTimers();
});

let months = 0;

/** Each story has a month of its own. */
function nextMonth(): string {
  months += 1;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + months * MONTH_MS });
  return new Date().toISOString().slice(0, 7);
}

const ada = await person('Ada');

async function asking(message = '[demo echo=Yes.]') {
  const { id } = await createThread(ada, { title: 'Named' });
  return { id, ...(await say(ada, { threadId: id, message, ask: true }, background)) };
}

async function ask(message?: string) {
  const asked = await asking(message);
  await workDone();
  return asked;
}

async function siteIn(month: string) {
  const { docs } = await db.collection('siteBudgets').get();
  const own = docs.filter(({ id }) => id.startsWith(month));
  const sum = (field: string) => own.reduce((total, doc) => total + Number(doc.get(field) ?? 0), 0);
  const portions = own.filter((doc) => doc.get('portion') !== undefined);
  return { granted: sum('granted'), returned: sum('returned'), portions };
}

const agrees = async () => (await checkLedger(db)).findings;
const USED_UP = {
  code: 'over-budget',
  message: expect.stringContaining(`site’s budget for the month (${MOST} answers)`),
};

test('[U12] a server takes a portion for several answers, and gives back what they did not use', async () => {
  const month = nextMonth();
  for (let answers = 1; answers <= 3; answers += 1) await ask();
  const before = await siteIn(month);
  expect(before).toMatchObject({ granted: 2 * PORTION, returned: 0 });
  expect(before.portions).toHaveLength(2);
  await ask('Refused [demo fail=401]');
  const writing = await asking('First [demo stall]');
  const { runId } = await say(ada, { threadId: writing.id, message: 'Never mind', ask: true }, background);
  await stopRun(ada, { threadId: writing.id, runId: runId ?? '' }, background);
  await workDone();
  expect(await siteIn(month)).toMatchObject({ granted: 3 * PORTION, returned: 2 });
  expect(await agrees()).toEqual([]);
});

test('[U12] [X193] once the site’s budget is used up everybody is refused in words and loses nothing, until something comes back', async () => {
  const month = nextMonth();
  await ask();
  await db.doc(siteBudgetPath(month)).update({ granted: MOST });
  await ask();
  await expect(asking()).rejects.toMatchObject(USED_UP);
  const { id } = await createThread(ada, { title: 'Named' });
  await say(ada, { threadId: id, message: 'To people', ask: false }, background);
  expect(await getMessages(ada, id)).toHaveLength(1);
  await db.doc(siteBudgetPath(`${month}-s7`)).set({ returned: 1 });
  expect(await ask()).toMatchObject({ runId: expect.any(String) });
  await expect(asking()).rejects.toMatchObject(USED_UP);
});

test('[U12] of thirty who ask at the same instant, exactly as many are answered as the month has left', async () => {
  const month = nextMonth();
  const left = 7;
  await db.doc(siteBudgetPath(month)).set({ granted: MOST - left, noticed: true });
  const question = `Race ${randomUUID()} [demo echo=Yes.]`;
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => asking(question)));
  await workDone();
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(outcomes.length - refused.length).toBe(left);
  for (const error of refused) expect(error).toMatchObject(USED_UP);
  expect(model.requests({ question })).toHaveLength(left);
});

test('[U12] what a dead server had left of its portion comes back with the sweep, once', async () => {
  const month = nextMonth();
  await ask();
  const { portions } = await siteIn(month);
  expect(portions).toHaveLength(1);
  await sweep(0);
  expect((await siteIn(month)).portions).toHaveLength(1);
  for (const { ref } of portions) await ref.update({ expiresAt: Timestamp.fromMillis(Date.now() - 1) });
  await Promise.all([sweep(0), sweep(0)]);
  const after = await siteIn(month);
  expect(after).toMatchObject({ granted: PORTION, returned: PORTION - 1 });
  expect(after.portions).toEqual([]);
  expect((await agrees()).filter(({ of }) => of === month)).toEqual([]);
});
