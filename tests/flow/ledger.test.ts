// The ledger: what every answer used and cost, whatever its end, and that its sums agree with everything else.
import { expect, test } from 'vitest';
import { type LedgerRow, NOTHING_SPENT, ledgerRowSchema } from '@/model/ledger';
import { MAX_ATTEMPTS } from '@/model/limits';
import { budgetPath, ledgerPath, leasePath, runPath } from '@/model/paths';
import { costOf } from '@/model/price';
import { estimateTokens } from '@/model/tokens';
import { setUpFixtures, until } from '@/tests/support/fixtures';
import { pricesFile } from '@/tests/support/prices';

const PRICE = { input: 3, cached: 0.3, output: 15 };
const { person, background, workDone, db } = await setUpFixtures({
  MODEL_PRICES: pricesFile({ currency: 'USD', models: { 'cothread-demo': PRICE }, otherwise: 'refuse' }),
  MODEL_CHOICES: 'unpriced',
  PROMPT_MAX_TOKENS: '5000',
  ANSWER_MAX_TOKENS: '1000',
  MODEL_IDLE_MS: '2000',
});
const { say } = await import('@/server/chat/say');
const { deleteMessage } = await import('@/server/chat/edit-delete');
const { regenerate, stopRun } = await import('@/server/runs/actions');
const { startNextRun } = await import('@/server/runs/runner');
const { sweep } = await import('@/server/runs/sweep');
const { createThread, updateThread } = await import('@/server/threads/threads');
const { addMember, transferOwnership } = await import('@/server/members/members');
const { deleteThread } = await import('@/server/threads/deletion');
const { deleteAccount } = await import('@/server/account/account');
const { getMessages } = await import('@/server/messages/messages');
const { readDocument } = await import('@/server/platform/documents');
const { checkLedger } = await import('@/server/usage/check');

const ada = await person('Ada');

async function ask(threadId: string, message: string, who = ada): Promise<string> {
  const { runId } = await say(who, { threadId, message, ask: true }, background);
  return runId ?? '';
}

async function rowOf(runId: string): Promise<LedgerRow> {
  const row = readDocument(ledgerRowSchema, await db.doc(ledgerPath(runId)).get());
  if (row === undefined) throw new Error(`no row of ${runId}`);
  return row;
}

async function answered(message: string): Promise<LedgerRow> {
  const { id } = await createThread(ada, { title: 'Named' });
  const runId = await ask(id, message);
  await workDone();
  return await rowOf(runId);
}

/** Writing, with words in its draft. */
async function underway(message: string) {
  const { id } = await createThread(ada, { title: 'Named' });
  const runId = await ask(id, message);
  await until(async () => {
    const draft = await db.doc(`threads/${id}/drafts/${runId}-1`).get();
    return String(draft.get('content') ?? '') !== '';
  }, 'the first words');
  return { threadId: id, runId };
}

/** What the model has counted for a run, as its message shows it. */
const usageOf = async (threadId: string, runId: string) =>
  (await db.doc(runPath(threadId, runId)).get()).get('usage');

test('[U1] an answer has a row with the model’s own count, its price, its times, and the title after it', async () => {
  const { id } = await createThread(ada);
  const runId = await ask(id, 'What is tea? [demo echo=A drink.]');
  expect(await rowOf(runId)).toMatchObject({
    threadId: id,
    asker: ada.uid,
    model: 'cothread-demo',
    spent: null,
    end: null,
    settledAt: null,
    reserved: { tokens: { input: 5_000, output: 1_000 }, cost: 5_000 * 3 + 1_000 * 15 },
    day: new Date().toISOString().slice(0, 10),
  });
  await workDone();
  const row = await rowOf(runId);
  const usage = await usageOf(id, runId);
  expect(usage.prompt).toBeGreaterThan(10);
  expect(row).toMatchObject({
    spent: {
      tokens: { input: usage.prompt, output: usage.completion, reasoning: 0, cached: 0 },
      counted: 'measured',
      requests: 1,
    },
    price: { currency: 'USD', input: 3_000_000, cached: 300_000, output: 15_000_000 },
    end: 'done',
    error: null,
    attempts: 1,
    isRegeneration: false,
    title: { counted: 'measured', requests: 1, model: 'cothread-demo' },
  });
  expect(row.cost).toBe(usage.prompt * 3 + usage.completion * 15 + (row.title?.cost ?? NaN));
  expect(row.title?.cost).toBeGreaterThan(0);
  expect(row.firstTokenMs).toBeGreaterThan(0);
  expect(row.totalMs).toBeGreaterThanOrEqual(row.firstTokenMs ?? NaN);
  expect(row.settledAt).toBeGreaterThanOrEqual(row.openedAt);
});

test('[U2] an answer that is stopped pays its prompt and the text so far, by estimate', async () => {
  const { threadId, runId } = await underway('Stop me [demo slow=20s]');
  await stopRun(ada, { threadId, runId }, background);
  await workDone();
  const [, answer] = await getMessages(ada, threadId);
  const row = await rowOf(runId);
  expect(row).toMatchObject({ end: 'stopped', attempts: 1, spent: { counted: 'estimated', requests: 1 } });
  expect(row.spent?.tokens.output).toBe(estimateTokens(answer?.content ?? ''));
  expect(row.spent?.tokens.input).toBeGreaterThan(10);
  expect(row.cost).toBe(costOf(row.spent?.tokens ?? NOTHING_SPENT.tokens, row.price));
});

test.each([
  ['refused by the model’s server', '[demo fail=401]', { requests: 0, counted: 'measured' }, 'failed'],
  ['refused twice and then answered', '[demo fail=503x2]', { requests: 1, counted: 'measured' }, 'done'],
  ['cut in the middle', '[demo cut]', { requests: 1, counted: 'estimated' }, 'failed'],
  ['filtered', '[demo filter]', { requests: 1, counted: 'measured' }, 'failed'],
  ['silent', '[demo stall]', { requests: 1, counted: 'estimated' }, 'failed'],
])('[U2] an answer that is %s pays what it used', async (_, directive, spent, end) => {
  const row = await answered(`What is tea? ${directive}`);
  expect(row).toMatchObject({ end, spent });
  const { input = NaN, output = NaN } = row.spent?.tokens ?? {};
  const isSomething = spent.requests > 0;
  expect([input, output, row.cost].map((count) => count > 0)).toEqual(Array(3).fill(isSomething));
});

test('[U2] a queued question that is cancelled pays nothing, one that is answered again has another row', async () => {
  const { threadId, runId } = await underway('First [demo slow=2s]');
  const queued = await ask(threadId, 'Never mind');
  await stopRun(ada, { threadId, runId: queued }, background);
  const removed = await say(ada, { threadId, message: 'Nor this', ask: true }, background);
  await deleteMessage(ada, { threadId, messageId: removed.messageId }, background);
  await workDone();
  for (const id of [queued, removed.runId ?? ''])
    expect(await rowOf(id)).toMatchObject({ end: 'cancelled', attempts: 0, cost: 0, spent: NOTHING_SPENT });
  const [, answer] = await getMessages(ada, threadId);
  const again = await regenerate(ada, { threadId, messageId: answer?.id ?? '' }, background);
  await workDone();
  expect(await rowOf(again.runId)).toMatchObject({ isRegeneration: true, end: 'done' });
  expect((await rowOf(runId)).cost).toBeGreaterThan(0);
});

test('[U2] an answer that others take over pays for every writer, also when all of them die', async () => {
  const { threadId, runId } = await underway('Taken over [demo slow=3s]');
  const lease = db.doc(leasePath(threadId));
  const die = () => lease.update({ owner: 'dead', renewedAt: new Date(Date.now() - 60_000) });
  await die();
  await startNextRun(threadId, background);
  const { lost } = await rowOf(runId);
  expect(lost).toMatchObject({ counted: 'estimated', requests: 1 });
  expect(Math.min(lost.tokens.input, lost.tokens.output)).toBeGreaterThan(0);
  await workDone();
  const usage = await usageOf(threadId, runId);
  const row = await rowOf(runId);
  expect(row).toMatchObject({ end: 'done', attempts: 2, spent: { counted: 'estimated', requests: 2 } });
  expect(row.spent?.tokens.input).toBe(lost.tokens.input + usage.prompt);
  expect(row.spent?.tokens.output).toBe(lost.tokens.output + usage.completion);

  const doomed = await underway('Nobody lives [demo slow=20s]');
  const ofDoomed = db.doc(leasePath(doomed.threadId));
  await ofDoomed.update({
    owner: 'dead',
    lost: MAX_ATTEMPTS - 1,
    renewedAt: new Date(Date.now() - 60_000),
  });
  await startNextRun(doomed.threadId, background);
  await workDone();
  const failed = await rowOf(doomed.runId);
  expect(failed).toMatchObject({ end: 'failed', error: 'timed-out', spent: { counted: 'estimated' } });
  expect(failed.cost).toBeGreaterThan(0);
});

test('[U2] [X189] an answer whose thread is deleted under it pays what it may have used, within a sweep', async () => {
  const { threadId, runId } = await underway('Gone [demo slow=2s]');
  await deleteThread(ada, threadId);
  await workDone();
  const live = await underway('Alive [demo slow=2s]');
  expect(await rowOf(runId)).toMatchObject({ settledAt: null });
  await sweep(0);
  const row = await rowOf(runId);
  expect(row).toMatchObject({ end: 'lost', threadId, cost: row.reserved.cost });
  expect(await rowOf(live.runId)).toMatchObject({ end: null });
  await sweep(0);
  expect(await rowOf(runId)).toEqual(row);
  await workDone();
});

test('[U3] a row keeps the price that held when it was asked for', async () => {
  const { threadId, runId } = await underway('Dear [demo slow=20s]');
  const { price } = await rowOf(runId);
  await db.doc(ledgerPath(runId)).update({ 'price.version': 'older', 'price.input': 7_000_000 });
  await stopRun(ada, { threadId, runId }, background);
  await workDone();
  const row = await rowOf(runId);
  const tokens = row.spent?.tokens ?? NOTHING_SPENT.tokens;
  expect(row.price).toEqual({ ...price, version: 'older', input: 7_000_000 });
  expect(row.cost).toBe(tokens.input * 7 + tokens.output * 15);
});

test('[U4] a model without a price is not asked, and its thread is told what to do', async () => {
  const { id } = await createThread(ada, { title: 'Named' });
  await updateThread(ada, id, { model: 'unpriced' });
  const question = { threadId: id, message: 'What is tea?', ask: true };
  await expect(say(ada, question, background)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('no price'),
  });
  expect(await getMessages(ada, id)).toEqual([]);
  await say(ada, { ...question, ask: false }, background);
  await updateThread(ada, id, { model: null });
  const { runId } = await say(ada, question, background);
  await workDone();
  expect(await rowOf(runId ?? '')).toMatchObject({ end: 'done' });
});

test('[U5] rows outlive the account, under one name that says nothing, and the thread', async () => {
  const grace = await person('Grace');
  const { id } = await createThread(grace, { title: 'Hers' });
  const runs = [await ask(id, 'One [demo echo=1]', grace), await ask(id, 'Two [demo echo=2]', grace)];
  await workDone();
  const before = await Promise.all(runs.map(rowOf));
  await addMember(grace, id, { email: ada.email, role: 'admin' });
  await transferOwnership(grace, id, ada.uid);
  await deleteAccount(grace);
  await deleteThread(ada, id);
  const after = await Promise.all(runs.map(rowOf));
  const [asker = ''] = after.map((row) => row.asker);
  expect(asker).toMatch(/^gone-/);
  expect(after).toEqual(before.map((row) => ({ ...row, asker, payerId: asker })));
});

test('[U6] the sums of the ledger agree with the runs, the prices and the day’s counts, and what differs is named', async () => {
  const { id } = await createThread(ada);
  const runId = await ask(id, 'Checked [demo echo=Yes.]');
  await workDone();
  const whole = await checkLedger(db);
  expect(whole.findings).toEqual([]);
  expect(whole.open).toBe(0);
  const rows = (await db.collection('ledger').get()).docs;
  expect(whole.rows).toBe(rows.length);
  const sum = rows.reduce((cost, row) => cost + BigInt(row.get('cost')), 0n);
  expect(whole.cost).toEqual(new Map([['USD', sum]]));

  const row = db.doc(ledgerPath(runId));
  const stored = (await row.get()).data() ?? {};
  const differs = async () => (await checkLedger(db)).findings;
  await row.update({ cost: stored['cost'] + 1 });
  expect(await differs()).toMatchObject([{ kind: 'cost', of: runId }]);
  await row.set({ ...stored, end: null });
  expect(await differs()).toEqual([{ kind: 'half-settled', of: runId }]);
  await row.delete();
  expect(await differs()).toContainEqual({ kind: 'no-row', of: runId });
  await row.set(stored);
  const day = db.doc(budgetPath(ada.uid, String(stored['day'])));
  const answers = Number((await day.get()).get('answers'));
  await day.update({ answers: answers + 1 });
  expect(await differs()).toEqual([{ kind: 'answers', of: day.id, stored: answers + 1, computed: answers }]);
  await day.update({ answers });
  await db.doc(runPath(id, runId)).update({ 'usage.prompt': 1 });
  expect(await differs()).toMatchObject([{ kind: 'tokens', of: runId }]);
});
