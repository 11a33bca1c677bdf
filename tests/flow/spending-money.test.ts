// Budgets in money: what an answer may cost is reserved, what it did cost is settled.
import { expect, test } from 'vitest';
import { budgetCounterSchema } from '@/model/budget';
import { type LedgerRow, ledgerRowSchema } from '@/model/ledger';
import { budgetCounterPath, ledgerPath } from '@/model/paths';
import { setUpFixtures } from '@/tests/support/fixtures';
import { pricesFile } from '@/tests/support/prices';

// The most that an answer may cost: 5,000 × 3 + 1,000 × 15 = 30,000 millionths.
const MOST_OF_ONE = 30_000;
const { person, background, workDone, db } = await setUpFixtures({
  MODEL_PRICES: pricesFile({ currency: 'USD', models: {}, otherwise: { input: 3, output: 15 } }),
  PROMPT_MAX_TOKENS: '5000',
  ANSWER_MAX_TOKENS: '1000',
  BUDGET_PER_PERSON_PER_DAY: '0.07',
});
const { say } = await import('@/server/chat/say');
const { stopRun } = await import('@/server/runs/actions');
const { createThread, updateThread } = await import('@/server/threads/threads');
const { readDocument } = await import('@/server/platform/documents');
const { checkLedger } = await import('@/server/usage/check');

async function rowOf(runId: string | null): Promise<LedgerRow> {
  const row = readDocument(ledgerRowSchema, await db.doc(ledgerPath(runId ?? '')).get());
  if (row === undefined) throw new Error(`no row of ${runId}`);
  return row;
}

test('[U10] an answer reserves the most that it may cost, and what it did not use is free again', async () => {
  const ada = await person('Ada');
  const ids = await Promise.all([1, 2, 3].map(async () => (await createThread(ada)).id));
  const [one = '', two = '', three = ''] = ids;
  const asking = (threadId: string, message: string) =>
    say(ada, { threadId, message, ask: true }, background);
  const first = await asking(one, 'One [demo slow=20s]');
  const second = await asking(two, 'Two [demo first=1500ms echo=Yes.]');
  const row = await rowOf(first.runId);
  const counter = async () =>
    readDocument(budgetCounterSchema, await db.doc(budgetCounterPath(row.charged?.id ?? '')).get());
  expect(row.reserved.cost).toBe(MOST_OF_ONE);
  expect(await counter()).toMatchObject({ reserved: 2 * MOST_OF_ONE, settled: 0, answers: 2 });
  await expect(asking(three, 'Three [demo echo=Yes.]')).rejects.toMatchObject({
    code: 'over-budget',
    message: expect.stringContaining('(USD 0.07)'),
  });
  await stopRun(ada, { threadId: one, runId: first.runId ?? '' }, background);
  await workDone();
  const rows = await Promise.all([rowOf(first.runId), rowOf(second.runId)]);
  const cost = rows.reduce((sum, each) => sum + each.cost, 0);
  expect(cost).toBeGreaterThan(0);
  expect(rows.some(({ title }) => title !== null)).toBe(true);
  expect(await counter()).toMatchObject({ reserved: 0, settled: cost });
  expect(await asking(three, 'Three [demo echo=Yes.]')).toMatchObject({ runId: expect.any(String) });
  await workDone();
  expect((await checkLedger(db)).findings).toEqual([]);
});

test('[U6] what a counter has that its rows have not is named', async () => {
  const ada = await person('Ada');
  const { id } = await createThread(ada, { title: 'Named' });
  const { runId } = await say(ada, { threadId: id, message: '[demo echo=Yes.]' }, background);
  await workDone();
  const { charged } = await rowOf(runId);
  const counter = db.doc(budgetCounterPath(charged?.id ?? ''));
  const stored = (await counter.get()).data() ?? {};
  for (const name of ['answers', 'reserved', 'settled'] as const) {
    await counter.update({ [name]: Number(stored[name]) + 1 });
    expect((await checkLedger(db)).findings).toMatchObject([{ kind: name, of: counter.id }]);
    await counter.set(stored);
  }
  await counter.update({ 'tokens.input': 0 });
  expect((await checkLedger(db)).findings).toMatchObject([{ kind: 'input', of: counter.id }]);
  await counter.set(stored);
});

test('[U9] a thread pays only where the site gives it a budget', async () => {
  const ada = await person('Ada');
  const { id } = await createThread(ada, { title: 'Named' });
  await expect(updateThread(ada, id, { payer: 'thread' })).rejects.toMatchObject({ code: 'invalid' });
  expect((await updateThread(ada, id, { payer: 'owner' })).settings.payer).toBe('owner');
});
