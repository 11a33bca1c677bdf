import { Firestore, Query, WriteBatch } from 'firebase-admin/firestore';
import { expect, onTestFinished, test, vi } from 'vitest';
import { NOTHING_SPENT } from '@/model/ledger';
import { ledgerPath } from '@/model/paths';
import { runSchema } from '@/model/run';
import { estimateTokens } from '@/model/tokens';
import { setUpFixtures, until } from '@/tests/support/fixtures';

const { person, background, workDone, db, model } = await setUpFixtures({ MODEL_IDLE_MS: '2000' });
const { say } = await import('@/server/chat/say');
const { stopRun, regenerate, resume } = await import('@/server/runs/actions');
const { createThread, getThread } = await import('@/server/threads/threads');
const { getMessages } = await import('@/server/messages/messages');
const { addMember, removeMember, changeRole } = await import('@/server/members/members');
const { followRun } = await import('@/server/runs/follow');
const { readRow } = await import('@/server/usage/ledger');

const ada = await person('Ada');
const grace = await person('Grace');

async function ask(threadId: string, message: string, who = ada) {
  const { runId } = await say(who, { threadId, message, ask: true }, background);
  if (runId === null) throw new Error('nothing was asked');
  return runId;
}

const openDocuments = async (threadId: string) => {
  const [lease, drafts, runs] = await Promise.all([
    db.doc(`threads/${threadId}/lease/current`).get(),
    db.collection(`threads/${threadId}/drafts`).listDocuments(),
    db.collection(`threads/${threadId}/runs`).where('status', 'in', ['queued', 'writing']).get(),
  ]);
  return { lease: lease.exists, drafts: drafts.length, openRuns: runs.size };
};
const nothingOpen = { lease: false, drafts: 0, openRuns: 0 };

const draftText = async (threadId: string, runId: string, attempt = 1) => {
  const draft = await db.doc(`threads/${threadId}/drafts/${runId}-${attempt}`).get();
  const text: unknown = draft.get('content');
  return typeof text === 'string' ? text : '';
};

test('[R3] the draft grows while the model streams, always a prefix of what the model has sent', async () => {
  const { id } = await createThread(ada);
  const runId = await ask(id, 'What is a thread? [demo slow=3s]');
  const seen: { draft: string; sent: string }[] = [];
  await until(async () => {
    const draft = await draftText(id, runId);
    const [request] = model.requests({ question: 'What is a thread?', kind: 'answer' });
    if (draft.length > (seen.at(-1)?.draft.length ?? 0)) seen.push({ draft, sent: request?.text ?? '' });
    return seen.length >= 3;
  }, 'three growing drafts');
  expect(seen.filter(({ draft, sent }) => !sent.startsWith(draft))).toEqual([]);
  // Each draft is a prefix of the next one: text is only ever added.
  expect(seen.every(({ draft }, index) => seen[index + 1]?.draft.startsWith(draft) ?? true)).toBe(true);
  await workDone();
  const [, answer] = await getMessages(ada, id);
  expect(answer).toMatchObject({
    status: 'done',
    content: model.requests({ question: 'What is a thread?', kind: 'answer' })[0]?.text,
  });
  expect(answer?.metadata).toMatchObject({ model: 'cothread-demo', tokens: { prompt: expect.any(Number) } });
});

test('[R4] a run ends in one batch: once the answer exists there is no draft, part, lease or open run', async () => {
  const { id } = await createThread(ada);
  const seen: string[] = [];
  const runId = await ask(id, 'Say something long [demo long=20k slow=1s]');
  const stop = db.collection(`threads/${id}/messages`).onSnapshot((messages) => {
    if (messages.size === 2) seen.push('answer');
  });
  await workDone();
  stop();
  expect(await openDocuments(id)).toEqual(nothingOpen);
  expect((await db.collection(`threads/${id}/drafts/${runId}-1/parts`).get()).size).toBe(0);
  expect((await db.doc(`threads/${id}/runs/${runId}`).get()).get('status')).toBe('done');
  const [, answer] = await getMessages(ada, id);
  expect(answer?.content.length).toBeGreaterThanOrEqual(20_000);
});

test('[R2] one run writes at a time; further questions are queued and answered in their order', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  await ask(id, 'first [demo slow=800ms echo=One, said slowly enough to wait for.]');
  const second = await ask(id, 'second [demo echo=Two.]', grace);
  await ask(id, 'third [demo echo=Three.]');
  expect((await db.doc(`threads/${id}/runs/${second}`).get()).get('status')).toBe('queued');
  expect(await openDocuments(id)).toMatchObject({ lease: true, drafts: 1 });
  await workDone();
  expect((await getMessages(ada, id)).map(({ seq, authorName }) => [seq, authorName])).toEqual([
    [1, 'Ada'],
    [2, 'Assistant'],
    [3, 'Grace'],
    [4, 'Assistant'],
    [5, 'Ada'],
    [6, 'Assistant'],
  ]);
  expect(await openDocuments(id)).toEqual(nothingOpen);
  const times = ['first', 'second', 'third'].map(
    (question) => model.requests({ question, kind: 'answer' })[0]?.startedAt ?? 0,
  );
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('[R6] Stop saves exactly the text that was stored, records who stopped, and aborts the model request', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  const runId = await ask(id, 'Tell me a long story [demo slow=20s]');
  const before = await until(async () => {
    const text = await draftText(id, runId);
    return text.length > 40 && text;
  }, 'some words of the story');
  expect(await stopRun(grace, { threadId: id, runId }, background)).toBe('stopped');
  const [, answer] = await getMessages(ada, id);
  expect(answer).toMatchObject({ status: 'stopped', stop: { byName: 'Grace' } });
  expect(answer?.content.startsWith(before)).toBe(true);
  const request = await until(
    () => model.requests({ question: 'long story', kind: 'answer' }).find(({ aborted }) => aborted !== null),
    'the model call ended',
  );
  expect(request.text.startsWith(answer?.content ?? '?')).toBe(true);
  await workDone();
  expect((await getMessages(ada, id))[1]).toEqual(answer);
  expect(await stopRun(ada, { threadId: id, runId }, background)).toBe('already-over');
  expect(await openDocuments(id)).toEqual(nothingOpen);
});

test('[R6] [U2] Stop reads the history once, and nothing between the stored text and its end, however often the writer is faster', async () => {
  const { id } = await createThread(ada);
  await say(ada, { threadId: id, message: 'Said before', ask: false }, background);
  // Nothing writes here: this test does.
  const { runId } = await say(ada, { threadId: id, message: 'Fast', ask: true }, () => undefined);
  const draft = db.doc(`threads/${id}/drafts/${runId}-1`);
  const steps = stepsOf(async (commits) => {
    if (commits <= 3) await draft.update({ content: 'words '.repeat(commits) });
  });
  expect(await stopRun(ada, { threadId: id, runId: runId ?? '' }, () => undefined)).toBe('stopped');
  vi.restoreAllMocks();
  const queries = steps.filter((step) => step === 'query');
  expect(queries).toHaveLength(1);
  const commits = steps.flatMap((step, index) => (step === 'commit' ? [index] : []));
  expect(commits.map((index) => steps[index - 1])).toEqual(Array(4).fill(draft.path));
  expect((await getMessages(ada, id)).at(-1)).toMatchObject({
    status: 'stopped',
    content: 'words words words ',
  });
  const spent = (await readRow(runId ?? ''))?.spent;
  expect(spent).toMatchObject({
    counted: 'estimated',
    requests: 1,
    tokens: { output: estimateTokens('words words words ') },
  });
  expect(spent?.tokens.input).toBeGreaterThan(10);
});

/** What this process does with Firestore from now on, in its order: `beforeCommit` gets the number of the commit. */
function stepsOf(beforeCommit: (commits: number) => Promise<unknown>): string[] {
  const steps: string[] = [];
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const getAll = Firestore.prototype.getAll;
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const get = Query.prototype.get;
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const commit = WriteBatch.prototype.commit;
  onTestFinished(() => void vi.restoreAllMocks());
  vi.spyOn(Firestore.prototype, 'getAll').mockImplementation(async function (this: Firestore, ...refs) {
    const paths = refs.flatMap((ref) => ('path' in ref ? [ref.path] : []));
    // Rates of earlier tests may still be counted, after their responses.
    if (!paths.every((path) => path.startsWith('rates/'))) steps.push(paths.join(' '));
    return await getAll.apply(this, refs);
  });
  vi.spyOn(Query.prototype, 'get').mockImplementation(async function (this: Query) {
    steps.push('query');
    return await get.call(this);
  });
  vi.spyOn(WriteBatch.prototype, 'commit').mockImplementation(async function (this: WriteBatch) {
    // A document that is written alone, as by this test, has no batch.
    if (Reflect.get(this, '_opCount') === 1) return await commit.call(this);
    steps.push('commit');
    await beforeCommit(steps.filter((step) => step === 'commit').length);
    return await commit.call(this);
  });
  return steps;
}

test('[R15] twenty questions can be queued; the next is refused as busy, and nothing of it is stored', async () => {
  const { id } = await createThread(ada);
  const first = await ask(id, 'the one that writes [demo slow=20s]');
  const queued: string[] = [];
  for (let invitee = 1; invitee <= 20; invitee += 1)
    queued.push(await ask(id, `waits ${invitee} [demo echo=ok]`));
  const before = await getThread(ada, id);
  await expect(ask(id, 'one too many')).rejects.toMatchObject({ code: 'busy' });
  expect(await getThread(ada, id)).toEqual(before);
  await say(ada, { threadId: id, message: 'said to people, it still lands', ask: false }, background);
  for (const runId of queued.slice(1)) await stopRun(ada, { threadId: id, runId }, background);
  await stopRun(ada, { threadId: id, runId: first }, background);
  await workDone();
  expect(await openDocuments(id)).toEqual(nothingOpen);
});

test('[R7] stopping a queued question cancels it, and the next one is answered', async () => {
  const { id } = await createThread(ada);
  await ask(id, 'a [demo slow=800ms echo=A, said slowly enough to wait for.]');
  const queued = await ask(id, 'b [demo echo=B.]');
  await ask(id, 'c [demo echo=C.]');
  expect(await stopRun(ada, { threadId: id, runId: queued }, background)).toBe('stopped');
  await workDone();
  expect(
    (await getMessages(ada, id))
      .map(({ status, content }) => [status, content])
      .filter(([status]) => status !== 'sent'),
  ).toEqual([
    ['done', 'A, said slowly enough to wait for.'],
    ['cancelled', ''],
    ['done', 'C.'],
  ]);
});

test('[A9] a viewer cannot stop or regenerate; the same person as editor can', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'viewer' });
  const runId = await ask(id, 'viewers watch [demo slow=20s]');
  await until(async () => (await draftText(id, runId)) !== '', 'first words');
  await expect(stopRun(grace, { threadId: id, runId }, background)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await changeRole(ada, id, { uid: grace.uid, role: 'editor' });
  expect(await stopRun(grace, { threadId: id, runId }, background)).toBe('stopped');
  await workDone();
});

test('[A12] a run of another thread cannot be stopped through one’s own', async () => {
  const { id } = await createThread(ada);
  const { id: graces } = await createThread(grace);
  const runId = await ask(id, 'mine [demo slow=20s]');
  await expect(stopRun(grace, { threadId: graces, runId }, background)).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await stopRun(ada, { threadId: id, runId }, background)).toBe('stopped');
  await workDone();
});

test.each([
  ['fail=401', 'key-refused'],
  ['fail=429-quota', 'quota-used-up'],
  ['fail=400-context', 'context-too-long'],
  ['filter', 'filtered'],
  ['cut', 'cut-stream'],
  ['cut echo=Hm.', 'cut-stream'],
  ['stall', 'timed-out'],
])(
  '[R8] after a model failure (%s) the question stays, and everyone can read the reason: %s',
  async (mode, error) => {
    const { id } = await createThread(ada);
    const runId = await ask(id, `Please fail [demo ${mode}]`);
    await workDone();
    const [question, answer] = await getMessages(ada, id);
    expect(question).toMatchObject({ status: 'sent' });
    expect(answer).toMatchObject({ status: 'failed', error, runId });
    expect(await openDocuments(id)).toEqual(nothingOpen);
  },
);

test('[R27] [R30] an answer of nothing but reasoning is empty, and the thread’s last message stays the question', async () => {
  const { id } = await createThread(ada);
  await ask(id, 'Only think [demo reason echo=]');
  await workDone();
  const [, answer] = await getMessages(ada, id);
  expect(answer).toMatchObject({ status: 'failed', error: 'empty' });
  expect(answer?.content).toMatch(/^<think>First I read.*<\/think>$/);
  expect((await getThread(ada, id)).lastMessage).toMatchObject({ authorName: 'Ada' });
  await ask(id, 'Think and say [demo reason echo=Said.]');
  await workDone();
  expect((await getThread(ada, id)).lastMessage).toMatchObject({ preview: 'Said.' });
  expect(await openDocuments(id)).toEqual(nothingOpen);
});

test('[R30] a refusal is the answer, and is marked as one', async () => {
  const { id } = await createThread(ada);
  await ask(id, 'Say no [demo refuse echo=I will not.]');
  await workDone();
  expect((await getMessages(ada, id))[1]).toMatchObject({
    status: 'done',
    content: 'I will not.',
    metadata: { declined: true },
  });
});

test('[R8] a request to a busy model is retried before the first token, and nobody notices', async () => {
  const { id } = await createThread(ada);
  await ask(id, 'Patience [demo fail=503x2 echo=Here I am.]');
  await workDone();
  expect((await getMessages(ada, id))[1]).toMatchObject({ status: 'done', content: 'Here I am.' });
  expect(model.requests({ question: 'Patience', kind: 'answer' })).toHaveLength(3);
});

test('[R9] regenerating keeps the answer’s seq, and its previous text becomes a version', async () => {
  const { id } = await createThread(ada);
  const first = await ask(id, 'Once more [demo echo=The same.]');
  await workDone();
  const [, answer] = await getMessages(ada, id);
  const { runId } = await regenerate(ada, { threadId: id, messageId: answer?.id ?? '' }, background);
  await workDone();
  const messages = await getMessages(ada, id);
  expect(messages).toHaveLength(2);
  expect(messages[1]).toMatchObject({ id: answer?.id, seq: 2, runId, status: 'done', content: 'The same.' });
  const versions = await db.collection(`threads/${id}/messages/${answer?.id}/versions`).get();
  expect(versions.docs.map((doc) => [doc.id, doc.get('content')])).toEqual([[first, 'The same.']]);
  expect(await getThread(ada, id)).toMatchObject({ seq: 2, landedCount: 2 });
});

test('[R9] a failed regeneration keeps the previous answer, and records the failure', async () => {
  const { id } = await createThread(ada);
  const first = await ask(id, 'Slow to begin [demo first=1s echo=The good answer.]');
  await workDone();
  const messageId = (await getMessages(ada, id))[1]?.id ?? '';
  const { runId } = await regenerate(ada, { threadId: id, messageId }, background);
  await expect(regenerate(ada, { threadId: id, messageId }, background)).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await stopRun(ada, { threadId: id, runId }, background)).toBe('stopped');
  await workDone();
  const answer = { status: 'done', content: 'The good answer.', runId: first };
  expect((await getMessages(ada, id))[1]).toMatchObject({ ...answer, stop: { byName: 'Ada' } });
  await regenerate(ada, { threadId: id, messageId }, background);
  await workDone();
  expect((await getMessages(ada, id))[1]).toMatchObject({ content: 'The good answer.', stop: null });
  expect((await db.collection(`threads/${id}/messages/${messageId}/versions`).get()).size).toBe(1);
  expect(await openDocuments(id)).toEqual(nothingOpen);
});

test('[R9] two people who regenerate at the same moment start one run', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  await ask(id, 'Again, both [demo fail=500x1]');
  await workDone();
  const [, answer] = await getMessages(ada, id);
  const messageId = answer?.id ?? '';
  const outcomes = await Promise.allSettled(
    [ada, grace].map((who) => regenerate(who, { threadId: id, messageId }, background)),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await workDone();
  expect((await getMessages(ada, id))[1]).toMatchObject({ status: 'done' });
});

test('[R10] a dead writer’s lease is taken over by exactly one of those who resume the thread', async () => {
  const { id } = await createThread(ada);
  const runId = await deadRun(id, 'taken over [demo echo=Finished by another.]');
  await until(async () => {
    await Promise.all([resume(ada, id, background), resume(ada, id, background)]);
    await workDone();
    return (await getMessages(ada, id)).length === 2;
  }, 'the answer of the second attempt');
  expect((await getMessages(ada, id))[1]).toMatchObject({ content: 'Finished by another.', runId });
  expect((await db.doc(`threads/${id}/runs/${runId}`).get()).data()).toMatchObject({
    status: 'done',
    attempt: 2,
  });
  expect(model.requests({ question: 'taken over', kind: 'answer' })).toHaveLength(1);
  expect(await openDocuments(id)).toEqual(nothingOpen);
});

test('[R10] a writer that continues after a takeover renews nothing, writes nothing and finalizes nothing', async () => {
  const { renewLease } = await import('@/server/runs/lease');
  const { finalizeRun } = await import('@/server/runs/finalize');
  const { id } = await createThread(ada);
  const runId = await deadRun(id, 'asleep [demo slow=20s]');
  const asleep = {
    threadId: id,
    owner: String((await db.doc(`threads/${id}/lease/current`).get()).get('owner')),
  };
  expect(await renewLease(asleep)).toBe('held');
  await until(async () => {
    await resume(ada, id, background);
    return (await db.doc(`threads/${id}/lease/current`).get()).get('attempt') === 2;
  }, 'the takeover');
  const run = runSchema.parse({ ...(await plainRun(id, runId)), attempt: 1 });
  expect(await renewLease(asleep)).toBe('lost');
  await expect(
    finalizeRun({ threadId: id, run, status: 'done', text: 'stale', fence: { attempt: 1, parts: 0 } }),
  ).rejects.toMatchObject({ code: 5 });
  expect(await stopRun(ada, { threadId: id, runId }, background)).toBe('stopped');
  await workDone();
  expect((await getMessages(ada, id))[1]?.content).not.toContain('stale');
  expect(await openDocuments(id)).toEqual(nothingOpen);
});

test('[R10] [R20] a run that is older than the ledger is taken over, released and stopped like any other', async () => {
  const { releaseLease } = await import('@/server/runs/lease');
  const { id } = await createThread(ada);
  const runId = await deadRun(id, 'long ago [demo echo=Written today.]');
  await db.doc(ledgerPath(runId)).delete();
  await until(async () => {
    await resume(ada, id, background);
    await workDone();
    return (await getMessages(ada, id)).length === 2;
  }, 'the answer of the second attempt');
  expect((await getMessages(ada, id))[1]).toMatchObject({ status: 'done', content: 'Written today.' });

  const { runId: second } = await say(ada, { threadId: id, message: 'older', ask: true }, () => undefined);
  const released = second ?? '';
  await db.doc(ledgerPath(released)).delete();
  const lease = db.doc(`threads/${id}/lease/current`);
  const owner = String((await lease.get()).get('owner'));
  await releaseLease({ threadId: id, owner, runId: released }, { ...NOTHING_SPENT, requests: 1 });
  expect((await lease.get()).get('owner')).toBeNull();
  expect(await stopRun(ada, { threadId: id, runId: released }, background)).toBe('stopped');
  await workDone();
  expect(await openDocuments(id)).toEqual(nothingOpen);
  for (const each of [runId, released]) expect(await readRow(each)).toBeNull();
});

async function plainRun(threadId: string, runId: string) {
  const { readDocument } = await import('@/server/platform/documents');
  return readDocument(runSchema, await db.doc(`threads/${threadId}/runs/${runId}`).get());
}

test('[R10] after three attempts the answer is marked as failed, and the text so far is kept', async () => {
  const { id } = await createThread(ada);
  const runId = await deadRun(id, 'three times');
  await db.doc(`threads/${id}/lease/current`).update({ attempt: 3, lost: 2 });
  await db
    .doc(`threads/${id}/drafts/${runId}-3`)
    .set({ runId, attempt: 3, offset: 0, content: 'Half of it', parts: 0, format: 'markdown' });
  await db.doc(`threads/${id}/drafts/${runId}-1`).delete();
  await until(async () => {
    await resume(ada, id, background);
    await workDone();
    return (await getMessages(ada, id)).length === 2;
  }, 'the run was given up');
  expect((await getMessages(ada, id))[1]).toMatchObject({
    status: 'failed',
    error: 'timed-out',
    content: 'Half of it',
  });
  expect(await openDocuments(id)).toEqual(nothingOpen);
});

/** A run whose server died right after the commit: lease and draft exist, nobody renews. */
async function deadRun(threadId: string, message: string): Promise<string> {
  const { runId } = await say(ada, { threadId, message, ask: true }, () => undefined);
  return runId ?? '';
}

test('[R11] a queued question whose asker was removed is cancelled, and the next is answered', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  await ask(id, 'one [demo slow=1s echo=1, said slowly enough to wait for.]');
  await ask(id, 'two [demo echo=2]', grace);
  await ask(id, 'three [demo echo=3]');
  await removeMember(ada, id, grace.uid);
  await workDone();
  expect(
    (await getMessages(ada, id))
      .filter(({ role }) => role === 'assistant')
      .map(({ status, error, content }) => [status, error, content]),
  ).toEqual([
    ['done', null, '1, said slowly enough to wait for.'],
    ['cancelled', 'asker-left', ''],
    ['done', null, '3'],
  ]);
});

test('[R12] text beyond 4 KB is sealed into parts, and early and late followers read the same text', async () => {
  const { id } = await createThread(ada);
  const runId = await ask(id, 'A long one [demo long=40k slow=4s]');
  await until(
    async () => (await db.doc(`threads/${id}/drafts/${runId}-1`).get()).get('parts') >= 2,
    'two sealed parts',
  );
  let late = '';
  let restarts = 0;
  for await (const event of followRun({
    language: 'en',
    threadId: id,
    runId,
    uid: ada.uid,
    signal: new AbortController().signal,
  })) {
    if (event.event === 'delta') late += event.data.text;
    if (event.event === 'restart') restarts += 1;
  }
  await workDone();
  expect(restarts).toBe(0);
  expect((await getMessages(ada, id))[1]?.content).toBe(late);
  expect(late).toBe(model.requests({ question: 'A long one', kind: 'answer' })[0]?.text);
});

test('[R12] an answer over 256 KB is closed as cut off', async () => {
  const { id } = await createThread(ada);
  await ask(id, 'Everything [demo long=300k slow=1s]');
  await workDone();
  const [, answer] = await getMessages(ada, id);
  expect(answer).toMatchObject({ status: 'cut-off' });
  expect(new TextEncoder().encode(answer?.content).length).toBeLessThanOrEqual(256 * 1024);
});

test('[E7] a streaming API client gets an error when its person is removed, and no more text', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  const runId = await ask(id, 'Removed while listening [demo slow=20s]');
  const events: string[] = [];
  for await (const event of followRun({
    language: 'en',
    threadId: id,
    runId,
    uid: grace.uid,
    signal: new AbortController().signal,
  })) {
    events.push(event.event);
    if (events.length === 2) await removeMember(ada, id, grace.uid);
  }
  expect(events.at(-1)).toBe('error');
  await stopRun(ada, { threadId: id, runId }, background);
  await workDone();
});

test('[T5] the first answer brings a title of at most 50 characters; a person’s own is never overwritten', async () => {
  const { updateThreadTitle } = await import('@/server/threads/threads');
  const { id } = await createThread(ada);
  const { id: named } = await createThread(ada);
  await updateThreadTitle(ada, named, 'Mine');
  await Promise.all([ask(id, 'How do we launch the beta in March?'), ask(named, 'And this one?')]);
  await workDone();
  const thread = await getThread(ada, id);
  expect(thread.titleBy).toBe('assistant');
  expect(thread.title).not.toBe('New thread');
  expect(thread.title.length).toBeLessThanOrEqual(50);
  expect(await getThread(ada, named)).toMatchObject({ title: 'Mine', titleBy: 'person' });
});
