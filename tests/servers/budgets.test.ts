// Budgets that two servers share: what fits is asked of the model and the rest is refused, whichever server hears it, and what a
// server had reserved comes back when it is killed.
import { expect, test, beforeEach } from 'vitest';
import { budgetCounterSchema } from '@/model/budget';
import { ledgerRowSchema, type LedgerRow } from '@/model/ledger';
import { budgetCounterPath } from '@/model/paths';
import { threadResponseSchema } from '@/model/thread';
import { readDocument, readDocuments } from '@/server/platform/documents';
import type { Answer, Caller } from '@/tests/load/caller';
import { pricesFile } from '@/tests/support/prices';
import { SOON, ask, screenText, setServers, until } from './fixtures';

const MOST = 10;
const AT_ONCE = 50;
/** The most that an answer may cost, in millionths: 5,000 × 3 + 1,000 × 15. */
const MOST_OF_ONE = 30_000;

const fixtures = await setServers({
  MODEL_PRICES: pricesFile({ currency: 'USD', models: {}, otherwise: { input: 3, output: 15 } }),
  PROMPT_MAX_TOKENS: '5000',
  ANSWER_MAX_TOKENS: '1000',
  BUDGET_PER_PERSON_PER_DAY: `${MOST} answers`,
  BUDGET_PER_THREAD_PER_MONTH: '0.30',
  BUDGET_PER_MONTH_SITE: '30.00',
});
const { world, db, a, b, thread, watch, answered } = fixtures;
const { sweep } = await import('@/server/runs/sweep');
const { deleteThread } = await import('@/server/threads/deletion');
const { checkLedger } = await import('@/server/usage/check');

beforeEach(fixtures.bothUp);

const newThread = async (who: Caller): Promise<string> => {
  const { body } = await who.call(b, 'POST', '/api/threads', { title: 'Named' });
  return threadResponseSchema.parse(body).thread.id;
};
const newThreads = (who: Caller, count: number) =>
  Promise.all(Array.from({ length: count }, () => newThread(who)));

const asking = (who: Caller, server: typeof a, threadId: string, message: string): Promise<Answer> =>
  who.call(server, 'POST', '/api/chat', { threadId, message, ask: true });

async function rows(isOf: (row: LedgerRow) => boolean): Promise<LedgerRow[]> {
  return readDocuments(ledgerRowSchema, (await db.collection('ledger').get()).docs).filter(isOf);
}

/** The one counter that these rows were charged to. */
async function counterOf(charged: readonly LedgerRow[]) {
  const ids = [...new Set(charged.map((row) => row.charged?.id ?? ''))];
  expect(ids).toHaveLength(1);
  return readDocument(budgetCounterSchema, await db.doc(budgetCounterPath(ids[0] ?? '')).get());
}

/** As functions/ does each minute, until every answer has ended that these rows are of: within one. */
const untilSettled = (isOf: (row: LedgerRow) => boolean) =>
  until(
    async () => {
      await sweep(Number(SOON.LEASE_MS));
      const found = await rows(isOf);
      return found.every(({ settledAt }) => settledAt !== null) && found;
    },
    'nothing is reserved any more',
    { everyMs: 500 },
  );

const agrees = async () => (await checkLedger(db)).findings;

test('[U27] of fifty questions at the same instant to two servers exactly ten are asked of the model, the rest are refused in words, and the ledger agrees', async () => {
  // Five people, one who pays: no count but the payer's holds them together.
  const { ada, grace } = fixtures;
  const others = await Promise.all(['Linus', 'Alan', 'Edsger'].map((name) => world.person(name, a)));
  const askers = [ada, grace, ...others];
  const threads = await newThreads(ada, askers.length);
  for (const id of threads) {
    for (const { email } of askers.slice(1))
      await ada.call(b, 'POST', `/api/threads/${id}/members`, { email, role: 'editor' });
    expect(await ada.call(b, 'PATCH', `/api/threads/${id}`, { payer: 'owner' })).toMatchObject({
      status: 200,
    });
  }
  const race = askers.flatMap((who) =>
    threads.flatMap((id) => [a, b].map((server) => ({ who, id, server }))),
  );
  expect(race).toHaveLength(AT_ONCE);
  const answers = await Promise.all(
    race.map(({ who, id, server }, index) => asking(who, server, id, `Race ${index} [demo echo=Yes.]`)),
  );
  const refused = answers.filter(({ status }) => status !== 202);
  for (const answer of refused)
    expect(answer).toMatchObject({
      status: 429,
      body: {
        error: {
          code: 'over-budget',
          message: expect.stringMatching(/The owner pays.*\(10 answers\).*owner or an admin can let/),
        },
      },
    });
  expect(refused).toHaveLength(AT_ONCE - MOST);
  const settled = await untilSettled(({ threadId }) => threads.includes(threadId));
  expect(settled.map(({ end, payerId }) => [end, payerId])).toEqual(
    Array.from({ length: MOST }, () => ['done', ada.uid]),
  );
  const requests = await world.model.requests('Race ');
  expect(requests).toHaveLength(MOST);
  expect(new Set(requests.map(({ question }) => question)).size).toBe(MOST);
  const stored = await Promise.all(threads.map(fixtures.messagesOf));
  expect(stored.flat()).toHaveLength(2 * MOST);
  expect(await counterOf(settled)).toMatchObject({ answers: MOST, reserved: 0 });
  expect(await agrees()).toEqual([]);
});

test('[U28] what a killed server had reserved is free again within a minute, also of a thread that is gone', async () => {
  const { ada, grace } = fixtures;
  const [threadId, gone] = [await thread(), await thread('Gone')];
  for (const id of [threadId, gone])
    expect(await ada.call(b, 'PATCH', `/api/threads/${id}`, { payer: 'thread' })).toMatchObject({
      status: 200,
    });
  const screen = watch(threadId, grace);
  const first = await ask(ada, a, threadId, 'Paid by all? [demo slow=6s]');
  for (let more = 1; more < MOST; more += 1) await ask(grace, a, threadId, `And ${more}? [demo echo=Yes.]`);
  await ask(ada, a, gone, 'Soon gone? [demo slow=60s]');
  await screenText(screen, { runId: first, length: 40 });
  const ofThread = (row: LedgerRow) => row.threadId === threadId;
  expect(await counterOf(await rows(ofThread))).toMatchObject({ reserved: MOST * MOST_OF_ONE, settled: 0 });
  expect(await asking(ada, b, threadId, 'One more? [demo echo=Yes.]')).toMatchObject({
    status: 429,
    body: { error: { message: expect.stringContaining('This thread’s budget for the month (USD 0.30)') } },
  });

  await a.kill();
  await deleteThread(ada, gone);
  const settled = await untilSettled(({ threadId: id }) => id === threadId || id === gone);
  const [own, lost] = [settled.filter(ofThread), settled.filter((row) => !ofThread(row))];
  expect(own).toHaveLength(MOST);
  expect(own.map(({ end }) => end)).toEqual(Array.from({ length: MOST }, () => 'done'));
  expect(lost).toMatchObject([{ end: 'lost', cost: MOST_OF_ONE }]);
  // Both attempts of the answer that was being written are paid for, and nothing is twice.
  expect(own.find(({ id }) => id === first)).toMatchObject({ attempts: 2, spent: { requests: 2 } });
  const cost = own.reduce((sum, row) => sum + row.cost, 0);
  expect(await counterOf(own)).toMatchObject({ reserved: 0, settled: cost, answers: MOST });
  expect(await counterOf(lost)).toMatchObject({ reserved: 0, settled: MOST_OF_ONE });
  const next = await ask(ada, b, threadId, 'One more? [demo echo=Yes.]');
  expect(await answered(threadId, next)).toMatchObject({ status: 'done' });
  expect(await agrees()).toEqual([]);
});

test('[U29] a server that is killed while it is asked loses no count: what was left of the budget, and no more, can still be asked for, and all sums agree', async () => {
  const mary = await world.person('Mary', b);
  const threads = await newThreads(mary, 2 * MOST);
  const burst = threads
    .slice(0, MOST - 2)
    .map((id, index) => asking(mary, a, id, `Burst ${index} [demo slow=3s]`).catch(() => undefined));
  await fixtures.modelAsked('Burst ');
  await a.kill();
  const heard = await Promise.all(burst);
  const ofMary = (row: LedgerRow) => row.asker === mary.uid;
  const settled = await untilSettled(ofMary);
  // A response says that a question is stored; one that was cut off says nothing.
  expect(settled.length).toBeGreaterThanOrEqual(heard.filter((answer) => answer?.status === 202).length);
  expect(await counterOf(settled)).toMatchObject({ answers: settled.length, reserved: 0 });
  const further: number[] = [];
  for (const id of threads.slice(MOST - 2))
    further.push((await asking(mary, b, id, 'Further [demo echo=Yes.]')).status);
  const left = MOST - settled.length;
  expect(further).toEqual(further.map((_, index) => (index < left ? 202 : 429)));
  expect(await untilSettled(ofMary)).toHaveLength(MOST);
  expect(await agrees()).toEqual([]);
});
