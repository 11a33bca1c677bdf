import { expect, test } from 'vitest';
import { NOTHING_SPENT } from '@/model/ledger';
import { LEASE_MS } from '@/model/limits';
import { setUpFixtures, until } from '@/tests/support/fixtures';

const { person, background, workDone, db, model } = await setUpFixtures({
  RELEASE_AFTER_MS: '100',
  LEASE_MS: '60000',
});
const { say } = await import('@/server/chat/say');
const { isShuttingDown, beginShutdown } = await import('@/server/platform/shutdown');
const { startNextRun } = await import('@/server/runs/runner');
const { sweep } = await import('@/server/runs/sweep');
const { releaseLease, renewLease } = await import('@/server/runs/lease');
const { createThread } = await import('@/server/threads/threads');
const { getMessages } = await import('@/server/messages/messages');

const ada = await person('Ada');

async function ask(threadId: string, message: string) {
  const { runId } = await say(ada, { threadId, message, ask: true }, background);
  return runId ?? '';
}

/** From here on this process acts as another server: the previous one has shut down. */
function nextServer() {
  globalThis.cothreadShutdown = undefined;
}

const leaseOf = async (threadId: string) => (await db.doc(`threads/${threadId}/lease/current`).get()).data();
const draftOf = async (threadId: string, runId: string, attempt = 1) =>
  String((await db.doc(`threads/${threadId}/drafts/${runId}-${attempt}`).get()).get('content') ?? '');

test('[R20] a server that shuts down releases its lease with the text so far, and no attempt is counted', async () => {
  const { id } = await createThread(ada);
  const runId = await ask(id, 'Handed back [demo slow=3s]');
  const before = await until(async () => (await draftOf(id, runId)) || undefined, 'first words');
  beginShutdown();
  await workDone();
  expect(await leaseOf(id)).toMatchObject({ runId, owner: null, attempt: 1, lost: 0 });
  expect(await draftOf(id, runId)).toMatch(new RegExp(`^${before.slice(0, 20)}`));
  expect(model.requests({ question: 'Handed back', kind: 'answer' })[0]?.aborted).not.toBeNull();

  nextServer();
  await startNextRun(id, background);
  expect(await leaseOf(id)).toMatchObject({ attempt: 2, lost: 0 });
  await workDone();
  const [, answer] = await getMessages(ada, id);
  const requests = model.requests({ question: 'Handed back', kind: 'answer' });
  expect(answer).toMatchObject({ status: 'done', content: requests[1]?.text });
  expect(requests).toHaveLength(2);
});

test('[R20] a lease is released even while it is being renewed', async () => {
  for (let time = 1; time <= 10; time += 1) {
    const { id } = await createThread(ada);
    const asked = { threadId: id, message: 'Whose is it?', ask: true };
    const { runId } = await say(ada, asked, () => undefined);
    const lease = { threadId: id, owner: String((await leaseOf(id))?.['owner']), runId: String(runId) };
    await Promise.all([renewLease(lease), releaseLease(lease, NOTHING_SPENT), renewLease(lease)]);
    expect(await leaseOf(id)).toMatchObject({ owner: null });
  }
});

test('[R20] a question to a server that shuts down is started by another one, as its first attempt', async () => {
  const { id } = await createThread(ada);
  beginShutdown();
  expect(isShuttingDown()).toBe(true);
  const runId = await ask(id, 'Asked too late [demo echo=Not at all.]');
  await workDone();
  expect(await leaseOf(id)).toMatchObject({ runId, owner: null, attempt: 1 });
  expect(model.requests({ question: 'Asked too late', kind: 'answer' })).toEqual([]);

  nextServer();
  await startNextRun(id, background);
  await workDone();
  expect((await getMessages(ada, id))[1]).toMatchObject({ status: 'done', content: 'Not at all.', runId });
  expect((await db.doc(`threads/${id}/runs/${runId}`).get()).get('attempt')).toBe(1);
});

test('[R20] the queued question behind an answer is left to another server, too', async () => {
  const { id } = await createThread(ada);
  await ask(id, 'Short [demo slow=80ms echo=Done in time.]');
  const second = await ask(id, 'Behind it [demo echo=Then I.]');
  beginShutdown();
  await workDone();
  nextServer();
  await startNextRun(id, background);
  await workDone();
  const answers = (await getMessages(ada, id)).filter(({ role }) => role === 'assistant');
  expect(answers.map(({ status, content }) => [status, content])).toEqual([
    ['done', 'Done in time.'],
    ['done', 'Then I.'],
  ]);
  expect(answers[1]?.runId).toBe(second);
});

test('[R21] the sweep releases the lease of a dead writer, counts the attempt, and leaves a live writer alone', async () => {
  const { id } = await createThread(ada);
  const { id: living } = await createThread(ada);
  const { runId: dead } = await say(
    ada,
    { threadId: id, message: 'Left [demo echo=Found.]', ask: true },
    () => {},
  );
  await ask(living, 'Alive [demo slow=2s]');
  await db.doc(`threads/${id}/lease/current`).update({ renewedAt: new Date(Date.now() - 3_600_000) });
  const before = await leaseOf(living);

  expect(await sweep(60_000)).toContain(id);
  expect(await leaseOf(id)).toMatchObject({ runId: dead, owner: null, lost: 1 });
  expect(await leaseOf(living)).toMatchObject({ owner: before?.['owner'], attempt: 1 });
  // Again it has no second effect.
  await db.doc(`threads/${id}/lease/current`).update({ renewedAt: new Date(Date.now() - 3_600_000) });
  await sweep(60_000);
  expect(await leaseOf(id)).toMatchObject({ owner: null, lost: 1 });

  await startNextRun(id, background);
  await workDone();
  expect((await getMessages(ada, id))[1]).toMatchObject({ status: 'done', content: 'Found.' });
});

test('[R21] a live writer whose lease period is longer than the sweep’s interval is not taken over', async () => {
  const { id } = await createThread(ada);
  // Nothing writes or renews here: this test sets the time of the last renewal.
  await say(ada, { threadId: id, message: 'Slow to renew', ask: true }, () => {});
  const lease = db.doc(`threads/${id}/lease/current`);
  await lease.update({ renewedAt: new Date(Date.now() - 30_000) });
  const before = await leaseOf(id);

  expect(await sweep(LEASE_MS)).toContain(id);
  expect(await leaseOf(id)).toEqual(before);
  await startNextRun(id, background);
  expect(await leaseOf(id)).toEqual(before);

  await lease.update({ renewedAt: new Date(Date.now() - 61_000) });
  await sweep(LEASE_MS);
  expect(await leaseOf(id)).toMatchObject({ owner: null, attempt: 2, lost: 1 });
  await startNextRun(id, background);
  await workDone();
});

test('[R21] the sweep starts a queued question while no run is writing', async () => {
  const { id } = await createThread(ada);
  const { runId } = await say(
    ada,
    { threadId: id, message: 'Forgotten [demo echo=Here.]', ask: true },
    () => {},
  );
  await db.doc(`threads/${id}/lease/current`).delete();
  await db.doc(`threads/${id}/drafts/${runId}-1`).delete();
  await db
    .doc(`threads/${id}/runs/${runId}`)
    .update({ status: 'queued', createdAt: new Date(Date.now() - 3_600_000) });
  await sweep(60_000);
  expect(await leaseOf(id)).toMatchObject({ runId, owner: null });
  await startNextRun(id, background);
  await workDone();
  expect((await getMessages(ada, id))[1]).toMatchObject({ status: 'done', content: 'Here.' });
});

test('[R20] a standby server continues a released run without a request', async () => {
  const { standby } = await import('@/server/runs/standby');
  const { workDone } = await import('@/server/platform/shutdown');
  const { id } = await createThread(ada);
  const { runId } = await say(
    ada,
    { threadId: id, message: 'Nobody’s [demo echo=Mine now.]', ask: true },
    () => {},
  );
  const stop = standby();
  await db.doc(`threads/${id}/lease/current`).update({ owner: null });
  await until(
    async () => (await db.doc(`threads/${id}/runs/${runId}`).get()).get('status') === 'done',
    'the answer exists',
  );
  stop();
  await workDone();
  expect((await getMessages(ada, id))[1]).toMatchObject({ status: 'done', content: 'Mine now.' });
});
