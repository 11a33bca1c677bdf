// Budgets of people and threads: who pays, what is reserved and settled, what is refused, and in which words.
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { type BudgetCounter, budgetCounterSchema } from '@/model/budget';
import { type LedgerRow, ledgerRowSchema } from '@/model/ledger';
import { budgetCounterPath, leasePath, ledgerPath } from '@/model/paths';
import { setUpFixtures, until } from '@/tests/support/fixtures';

const MOST = 10;
const AT_ONCE = 50;
const DAY_MS = 86_400_000;
const { person, background, workDone, db, model } = await setUpFixtures({
  BUDGET_PER_PERSON_PER_DAY: `${MOST} answers`,
  BUDGET_PER_THREAD_PER_MONTH: '3 answers',
});
const { say } = await import('@/server/chat/say');
const { regenerate, stopRun } = await import('@/server/runs/actions');
const { startNextRun } = await import('@/server/runs/runner');
const { sweep } = await import('@/server/runs/sweep');
const { createThread, getThread, updateThread } = await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { addMember, removeMember, transferOwnership } = await import('@/server/members/members');
const { deleteAccount } = await import('@/server/account/account');
const { getMessages } = await import('@/server/messages/messages');
const { readDocument } = await import('@/server/platform/documents');
const { checkLedger } = await import('@/server/usage/check');
type Person = Awaited<ReturnType<typeof person>>;

afterEach(() => {
  vi.useRealTimers();
});

const newThread = async (owner: Person) => (await createThread(owner, { title: 'Named' })).id;

/** A thread of `owner` in which the others may ask. */
async function shared(owner: Person, ...others: Person[]): Promise<string> {
  const id = await newThread(owner);
  for (const { email } of others) await addMember(owner, id, { email, role: 'admin' });
  return id;
}

const asking = (who: Person, threadId: string, message = '[demo echo=Yes.]') =>
  say(who, { threadId, message, ask: true }, background);

async function ask(who: Person, threadId: string, message?: string): Promise<LedgerRow> {
  const { runId } = await asking(who, threadId, message);
  await workDone();
  return await rowOf(runId ?? '');
}

async function rowOf(runId: string): Promise<LedgerRow> {
  const row = readDocument(ledgerRowSchema, await db.doc(ledgerPath(runId)).get());
  if (row === undefined) throw new Error(`no row of ${runId}`);
  return row;
}

async function counterOf({ charged }: LedgerRow): Promise<BudgetCounter> {
  const doc = await db.doc(budgetCounterPath(charged?.id ?? 'none')).get();
  const counter = readDocument(budgetCounterSchema, doc);
  if (counter === undefined) throw new Error('no counter');
  return counter;
}

/** Uses up all but `left` answers of a person's day. */
async function useUp(who: Person, left = 0): Promise<LedgerRow> {
  const row = await ask(who, await newThread(who));
  await db.doc(budgetCounterPath(row.charged?.id ?? '')).update({ answers: MOST - left });
  return row;
}

/** What the counter says is not what the rows do, for the planted ones. */
const agrees = async () => (await checkLedger(db)).findings;

test('[U7] [X192] of fifty who ask at the same instant exactly ten are answered, the rest are refused in words, and the ledger agrees', async () => {
  const ada = await person('Ada');
  const threads = await Promise.all(Array.from({ length: AT_ONCE }, () => newThread(ada)));
  const question = `Race ${randomUUID()} [demo echo=Yes.]`;
  const outcomes = await Promise.allSettled(threads.map((id) => asking(ada, id, question)));
  await workDone();
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toHaveLength(AT_ONCE - MOST);
  for (const error of refused)
    expect(error).toMatchObject({
      code: 'over-budget',
      message: expect.stringMatching(/your budget for today \(10 answers\).*administrator/),
    });
  expect(model.requests({ question })).toHaveLength(MOST);
  const stored = await Promise.all(threads.map((id) => getMessages(ada, id)));
  expect(stored.filter((messages) => messages.length > 0)).toHaveLength(MOST);
  expect(await agrees()).toEqual([]);
  // Another day, another budget; to people one can always speak.
  const [threadId = ''] = threads;
  await say(ada, { threadId, message: 'To people', ask: false }, background);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY_MS });
  expect(await ask(ada, threadId)).toMatchObject({ end: 'done' });
});

test('[U7] the refusal is in the reader’s language', async () => {
  const ada = await person('Ada');
  await useUp(ada);
  const refusal = await asking(ada, await newThread(ada)).catch((error: unknown) => error);
  const chinese =
    refusal instanceof Error && 'in' in refusal && typeof refusal.in === 'function' ? refusal.in('zh') : '';
  expect(chinese).toMatch(/预算（10 次回答）已用完.*管理员/);
});

test('[U8] who asks pays, unless the owner does for everyone, or the thread', async () => {
  const [ada, grace] = [await person('Ada'), await person('Grace')];
  const id = await shared(ada, grace);
  const first = await ask(grace, id);
  expect(first).toMatchObject({ asker: grace.uid, payer: 'asker', payerId: grace.uid });
  await updateThread(ada, id, { payer: 'owner' });
  const [second, third] = [await ask(grace, id), await ask(ada, id)];
  for (const row of [second, third]) expect(row).toMatchObject({ payer: 'owner', payerId: ada.uid });
  await updateThread(grace, id, { payer: 'thread' });
  const fourth = await ask(grace, id);
  expect(fourth).toMatchObject({ payer: 'thread', payerId: null, charged: { kind: 'thread' } });
  const counters = await Promise.all([first, second, fourth].map(counterOf));
  expect(counters.map(({ answers }) => answers)).toEqual([1, 2, 1]);
  expect(new Set(counters.map((counter) => counter.id)).size).toBe(3);
  expect(third.charged).toEqual(second.charged);
});

test('[U8] [X190] whose budget is used up is refused by whoever asks, with who can change it; another payer’s goes on', async () => {
  const [ada, grace] = [await person('Ada'), await person('Grace')];
  const id = await shared(ada, grace);
  await updateThread(ada, id, { payer: 'owner' });
  await useUp(ada);
  await expect(asking(grace, id)).rejects.toMatchObject({
    code: 'over-budget',
    message: expect.stringMatching(/The owner pays.*owner or an admin can let those who ask pay/),
  });
  await updateThread(grace, id, { payer: 'asker' });
  expect(await ask(grace, id)).toMatchObject({ payerId: grace.uid, end: 'done' });
  await updateThread(grace, id, { payer: 'thread' });
  for (let answers = 0; answers < 3; answers += 1) await ask(grace, id);
  await expect(asking(grace, id)).rejects.toMatchObject({
    code: 'over-budget',
    message: expect.stringContaining('This thread’s budget for the month (3 answers)'),
  });
});

test('[U9] [X190] nobody makes an owner pay but the owner, and editors choose no payer', async () => {
  const [ada, grace, linus] = [await person('Ada'), await person('Grace'), await person('Linus')];
  const id = await shared(ada, grace);
  await addMember(ada, id, { email: linus.email, role: 'editor' });
  for (const [who, payer] of [
    [grace, 'owner'],
    [linus, 'thread'],
    [linus, 'asker'],
  ] as const)
    await expect(updateThread(who, id, { payer })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await getThread(ada, id)).settings).toMatchObject({ payer: 'asker', payerId: null });
  await updateThread(grace, id, { payer: 'thread' });
  await updateThread(ada, id, { payer: 'owner' });
  expect((await getThread(ada, id)).settings).toMatchObject({ payer: 'owner', payerId: ada.uid });
});

test('[U9] [X191] an owner who hands the thread over pays no more, and who takes it over has not agreed to', async () => {
  const [ada, grace] = [await person('Ada'), await person('Grace')];
  const id = await shared(ada, grace);
  await updateThread(ada, id, { payer: 'owner' });
  expect(await ask(grace, id)).toMatchObject({ payerId: ada.uid });
  await transferOwnership(ada, id, grace.uid);
  await removeMember(grace, id, ada.uid);
  expect((await getThread(grace, id)).settings).toMatchObject({ payer: 'asker', payerId: null });
  const linus = await person('Linus');
  await addMember(grace, id, { email: linus.email, role: 'editor' });
  expect(await ask(linus, id)).toMatchObject({ payer: 'asker', payerId: linus.uid });
  await deleteAccount(ada);
  await updateThread(grace, id, { payer: 'owner' });
  expect(await ask(linus, id)).toMatchObject({ payerId: grace.uid });
});

test('[U10] an answer is counted while it is open, and given back where it used nothing', async () => {
  const ada = await person('Ada');
  const id = await newThread(ada);
  const writing = await asking(ada, id, 'First [demo slow=2s]');
  const queued = await asking(ada, id, 'Second');
  const open = await rowOf(queued.runId ?? '');
  expect(await counterOf(open)).toMatchObject({ answers: 2 });
  await stopRun(ada, { threadId: id, runId: queued.runId ?? '' }, background);
  expect(await counterOf(open)).toMatchObject({ answers: 1 });
  await stopRun(ada, { threadId: id, runId: writing.runId ?? '' }, background);
  await workDone();
  expect(await ask(ada, id, 'Refused [demo fail=401]')).toMatchObject({ end: 'failed' });
  expect(await counterOf(open)).toMatchObject({ answers: 1 });
  await ask(ada, id, 'Cut [demo cut]');
  expect(await counterOf(open)).toMatchObject({ answers: 2 });
  const answer = (await getMessages(ada, id)).at(-1);
  await regenerate(ada, { threadId: id, messageId: answer?.id ?? '' }, background);
  await workDone();
  expect(await counterOf(open)).toMatchObject({ answers: 3, reserved: 0 });
});

test('[U10] an answer whose server dies is settled by who takes over; one whose thread is deleted, by the sweep', async () => {
  const ada = await person('Ada');
  const id = await newThread(ada);
  const { runId } = await asking(ada, id, 'Taken over [demo slow=3s]');
  await until(async () => (await db.doc(leasePath(id)).get()).exists, 'a lease');
  await db.doc(leasePath(id)).update({ owner: 'dead', renewedAt: new Date(Date.now() - 60_000) });
  await startNextRun(id, background);
  await workDone();
  expect(await rowOf(runId ?? '')).toMatchObject({ end: 'done', attempts: 2 });
  const gone = await newThread(ada);
  const lost = await asking(ada, gone, 'Gone [demo slow=2s]');
  await deleteThread(ada, gone);
  await workDone();
  await sweep(0);
  const row = await rowOf(lost.runId ?? '');
  expect(row).toMatchObject({ end: 'lost' });
  expect(await counterOf(row)).toMatchObject({ answers: 2, reserved: 0 });
});

test('[U11] at eight of ten answers the notice comes with the response, once', async () => {
  const ada = await person('Ada');
  const id = await newThread(ada);
  const notices: unknown[] = [];
  for (let asked = 1; asked <= MOST; asked += 1) {
    const { budget } = await asking(ada, id);
    notices.push(budget);
    await workDone();
  }
  const [before, after] = [Array(7).fill(undefined), Array(2).fill(undefined)];
  expect(notices).toEqual([...before, 'nearly-used-up', ...after]);
});

test('[U8] a message that asks nobody is charged to nobody, and repeated requests once', async () => {
  const ada = await person('Ada');
  const id = await newThread(ada);
  await say(ada, { threadId: id, message: 'To people', ask: false }, background);
  const request = { threadId: id, message: 'Twice [demo echo=Once.]', messageId: randomUUID(), ask: true };
  const [first, second] = [await say(ada, request, background), await say(ada, request, background)];
  expect(second.runId).toBe(first.runId);
  await workDone();
  expect(await counterOf(await rowOf(first.runId ?? ''))).toMatchObject({ answers: 1 });
});
