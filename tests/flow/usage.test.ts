// Usage and feedback on the emulators: who sees what, what the feeder brings, and what deletions leave.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Feedback } from '@/model/feedback';
import { messagePath, readStatePath } from '@/model/paths';
import { type UsageReport, usageResponseSchema } from '@/model/usage';
import type { Person } from '@/server/access/person';
import type { IndexChange } from '@/server/search/search-index';
import { codeOf } from '@/tests/support/code-of';
import { setUpFixtures, until } from '@/tests/support/fixtures';
import { plantedMessages, plantedRuns, timed } from '@/tests/support/usage';
import { pricesFile } from '@/tests/support/prices';

const ROOT_ADDRESS = 'root@example.com';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-usage-'));
const { person, db, background, workDone } = await setUpFixtures({
  SEARCH_FILE: path.join(folder, 'search.sqlite'),
  SITE_ADMINS: ROOT_ADDRESS,
  RATE_FACTOR: '1000',
  MODEL_PRICES: pricesFile({ currency: 'USD', models: {}, otherwise: { input: 3, output: 15 } }),
});
const { createThread, updateThread } = await import('@/server/threads/threads');
const { addMember, removeMember } = await import('@/server/members/members');
const { deleteThread } = await import('@/server/threads/deletion');
const { deleteAccount } = await import('@/server/account/account');
const { say } = await import('@/server/chat/say');
const { regenerate } = await import('@/server/runs/actions');
const { hideMessage, restoreMessage } = await import('@/server/chat/hide');
const { requirePerson } = await import('@/server/access/person');
const { auth } = await import('@/server/platform/firebase');
const { openIndex } = await import('@/server/search/open-index');
const { startFeeder } = await import('@/server/search/feeder');
const { catchUp } = await import('@/server/search/catch-up');
const { ownScope, threadScope } = await import('@/server/analytics/scope');
const { readUsage } = await import('@/server/analytics/usage');
const { usageCsv } = await import('@/server/analytics/csv');
const { putFeedback } = await import('@/server/feedback/feedback');
const { listOwnFeedback, listSiteFeedback, listThreadFeedback } = await import('@/server/feedback/lists');

type Someone = Awaited<ReturnType<typeof person>>;
const opened = openIndex();
if (opened === null) throw new Error('search is off');
const index = await opened;

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');
const mallory = await person('Mallory');
const root = { ...(await person('Root')), email: ROOT_ADDRESS };
const today = { timeZone: 'UTC' };

let threadId: string;
/** An answer for Ada, by its message. */
let answerId: string;

async function asked(who: Someone, inThread: string): Promise<string> {
  const { runId } = await say(
    who,
    { threadId: inThread, message: 'What? [demo echo=That.]', ask: true },
    background,
  );
  await workDone();
  const run = await db.doc(`threads/${inThread}/runs/${runId}`).get();
  return String(run.get('answerId'));
}

async function report(who: Someone, scope: Parameters<typeof readUsage>[1]): Promise<UsageReport> {
  const response = usageResponseSchema.parse(await readUsage(who, scope, today));
  if (response.state === 'off') throw new Error('off');
  return response;
}

/** The code of its refusal; “done” without one. */
const refusal = (act: () => unknown) => codeOf((async () => act())());

const DOWN: Feedback = { value: 'down', reasons: ['incorrect'], comment: 'quokka says no' };

beforeAll(async () => {
  ({ id: threadId } = await createThread(ada, { title: 'Secret plans' }));
  await updateThread(ada, threadId, { replyPolicy: 'mention' });
  for (const [who, role] of [
    [grace, 'admin'],
    [linus, 'editor'],
  ] as const)
    await addMember(ada, threadId, { email: who.email, role });
  answerId = await asked(ada, threadId);
});

let graceAsked: Promise<string> | undefined;
/** An answer for Grace too, once. */
const askedByGrace = () => (graceAsked ??= asked(grace, threadId));

/** Both answers are in the sums: a test of a guard runs alone. */
async function bothCounted(): Promise<void> {
  await askedByGrace();
  await catchUp(index);
}

afterAll(async () => {
  await index.close();
  fs.rmSync(folder, { recursive: true });
});

test('[U14] a run that has ended is in the sums within a moment, with its title and what it cost', async () => {
  const feeder = startFeeder(index);
  await feeder.caughtUp;
  const seen = await until(async () => {
    const found = await report(ada, ownScope(ada));
    return found.totals.answers === 1 && found;
  }, 'one answer');
  expect(seen).toMatchObject({ state: 'ready', indexed: null, currency: 'USD', inOtherCurrencies: 0 });
  expect(seen.totals).toMatchObject({ done: 1, messages: 1, people: 1, regenerated: 0, takenOver: 0 });
  expect(seen.totals.cost).toBeGreaterThan(0);
  expect(seen.totals.firstTokenMs?.p50).toBeGreaterThanOrEqual(0);
  expect(seen.totals.queuedMs?.p95).toBeLessThan(1_000);
  expect(seen.threads.rows).toMatchObject([{ threadId, title: 'Secret plans', answers: 1 }]);
  expect(Date.now() - seen.asOf).toBeLessThan(5_000);
  await askedByGrace();
  await until(async () => (await report(grace, ownScope(grace))).totals.answers === 1, 'the other answer');
  await feeder.stop();
});

test('[U14] a feeder that begins again has the same sums', async () => {
  const before = await report(root, ownScope(root, 'site'));
  await catchUp(index);
  const { asOf: _, ...after } = await report(root, ownScope(root, 'site'));
  expect(after).toEqual({ ...before, asOf: undefined });
  await index.clear();
  expect((await report(root, ownScope(root, 'site'))).totals.answers).toBe(0);
  expect((await report(root, ownScope(root, 'site'))).state).toBe('indexing');
  await catchUp(index);
  expect((await report(root, ownScope(root, 'site'))).totals).toEqual(before.totals);
});

test('[U15] [X201] nobody reads another person’s usage: there is no name for it in a request', async () => {
  const mine = await report(mallory, ownScope(mallory));
  expect(mine.totals).toMatchObject({ answers: 0, messages: 0, cost: 0 });
  expect(mine.threads).toEqual({ rows: [], count: 0 });
  expect((await report(ada, ownScope(ada))).totals.answers).toBe(1);
});

test('[U15] [X202] a thread’s usage is for its owner and admins', async () => {
  await bothCounted();
  expect(await refusal(() => threadScope(linus, threadId))).toBe('forbidden');
  expect(await refusal(() => threadScope(mallory, threadId))).toBe('not-found');
  // Of the site, but no member.
  expect(await refusal(() => threadScope(root, threadId))).toBe('not-found');
  for (const manager of [ada, grace]) {
    const { people, totals } = await report(manager, await threadScope(manager, threadId));
    expect(totals.answers).toBe(2);
    expect(new Set(people.rows.map(({ name }) => name))).toEqual(new Set(['Ada', 'Grace']));
  }
});

const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** By a token as a browser has it, with an address that is verified or not; the emulator takes it without a signature. */
async function rootSignedIn(emailVerified: boolean): Promise<Person> {
  const { uid } = await auth().createUser({ email: ROOT_ADDRESS, emailVerified, displayName: 'Root' });
  const project = process.env['FIREBASE_PROJECT_ID'] ?? '';
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    sub: uid,
    user_id: uid,
    email: ROOT_ADDRESS,
    email_verified: emailVerified,
    auth_time: now,
    iat: now,
    exp: now + 3_600,
    firebase: { sign_in_provider: 'password', identities: {} },
  };
  const token = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
  const found = await requirePerson(`Bearer ${token}`, { checkRevoked: false });
  await auth().deleteUser(uid);
  return found;
}

test('[U15] [X203] the site’s usage is for verified addresses in SITE_ADMINS', async () => {
  await bothCounted();
  const claimed = await rootSignedIn(false);
  expect(claimed.email).toBeNull();
  expect(await refusal(() => ownScope(claimed, 'site'))).toBe('forbidden');
  expect(await refusal(() => listSiteFeedback(claimed, {}))).toBe('forbidden');
  expect(await refusal(() => ownScope(ada, 'site'))).toBe('forbidden');
  const verified = await rootSignedIn(true);
  expect(ownScope(verified, 'site')).toEqual({ kind: 'site' });
  const site = await report(root, ownScope(root, 'site'));
  expect(site).toMatchObject({ maySeeSite: true });
  expect(site.totals.answers).toBe(2);
  // Names of people, and no title of a thread in which they are not.
  expect(new Set(site.people.rows.map(({ name }) => name))).toEqual(new Set(['Ada', 'Grace']));
  expect(site.threads.rows).toMatchObject([{ threadId, title: null }]);
  expect(JSON.stringify(site)).not.toContain('Secret plans');
});

test('[U18] [X204] a CSV has a line for each answer, with names and titles that no spreadsheet runs', async () => {
  await updateThread(ada, threadId, { title: '=1+1' });
  const { chunks, name } = await usageCsv(ada, await threadScope(ada, threadId), today);
  expect(name).toMatch(/^usage .*\.csv$/);
  const lines = (await Array.fromAsync(chunks)).join('').split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFtime,person,/);
  expect(lines).toHaveLength(4);
  // An id of a thread may begin with a minus.
  expect(lines[1]).toMatch(new RegExp(`,Ada,${ada.uid},'=1\\+1,'?${threadId},`));
  const site = await usageCsv(root, ownScope(root, 'site'), today);
  expect((await Array.fromAsync(site.chunks)).join('')).not.toContain('1+1');
  await updateThread(ada, threadId, { title: 'Secret plans' });
});

test('[U19] feedback is one per answer and person, and everybody sees their own alone', async () => {
  const target = { threadId, messageId: answerId };
  await putFeedback(linus, target, { value: 'up', reasons: [], comment: '' });
  await putFeedback(linus, target, DOWN);
  await putFeedback(grace, target, { value: 'up', reasons: ['clear'], comment: 'Fine' });
  expect(await listOwnFeedback(linus, threadId)).toMatchObject([{ messageId: answerId, ...DOWN }]);
  expect(await listOwnFeedback(grace, threadId)).toMatchObject([{ value: 'up', comment: 'Fine' }]);
  expect(await listOwnFeedback(ada, threadId)).toEqual([]);
  await catchUp(index);
  expect((await report(ada, ownScope(ada))).totals).toMatchObject({ up: 1, down: 1 });
  await putFeedback(grace, target, null);
  await putFeedback(ada, target, null);
  expect(await listOwnFeedback(grace, threadId)).toEqual([]);
  await catchUp(index);
  expect((await report(ada, ownScope(ada))).totals).toMatchObject({ up: 0, down: 1 });
});

test('[U20] [X206] the list of feedback is for a thread’s owner and admins, and names nobody', async () => {
  await putFeedback(linus, { threadId, messageId: answerId }, DOWN);
  expect(await refusal(() => listThreadFeedback(linus, threadId, {}))).toBe('forbidden');
  expect(await refusal(() => listThreadFeedback(mallory, threadId, {}))).toBe('not-found');
  const { entries, nextCursor } = await listThreadFeedback(grace, threadId, { value: 'down' });
  expect(entries).toMatchObject([{ messageId: answerId, title: 'Secret plans', ...DOWN }]);
  expect(nextCursor).toBeNull();
  expect(JSON.stringify(entries)).not.toContain(linus.uid);
  expect((await listThreadFeedback(grace, threadId, { value: 'up' })).entries).toEqual([]);
});

test('[U20] the site’s list leads to an answer only where its reader is a member', async () => {
  const [entry] = (await listSiteFeedback(root, {})).entries;
  expect(entry).toMatchObject({ threadId, messageId: null, title: null, comment: DOWN.comment });
  await addMember(ada, threadId, { email: (await auth().getUser(root.uid)).email ?? '', role: 'viewer' });
  const [seen] = (await listSiteFeedback(root, {})).entries;
  expect(seen).toMatchObject({ threadId, messageId: answerId, title: 'Secret plans' });
  await removeMember(ada, threadId, root.uid);
});

test('[U19] [X206] feedback is given by members, on what the assistant has written there', async () => {
  const target = { threadId, messageId: answerId };
  expect(await refusal(() => putFeedback(mallory, target, DOWN))).toBe('not-found');
  expect(await refusal(() => putFeedback(mallory, { threadId, messageId: 'there-is-none' }, DOWN))).toBe(
    'not-found',
  );
  const { messageId } = await say(ada, { threadId, message: 'Not an answer', ask: false }, background);
  expect(await refusal(() => putFeedback(linus, { threadId, messageId }, DOWN))).toBe('not-found');
  expect(await refusal(() => putFeedback(linus, target, DOWN))).toBe('done');
});

/** Everything in the thread, up to now. */
async function seenBy({ uid }: Someone): Promise<void> {
  const now = new Date();
  await db.doc(readStatePath(uid, threadId)).set({
    landedCount: 9,
    mentions: 0,
    seenAt: now,
    pinned: false,
    muted: false,
    unsentText: '',
    changedAt: now,
  });
}

test('[U17] what somebody else has read since is counted, and whoever it was is not stored', async () => {
  for (let more = 0; more < 3; more += 1) await asked(ada, threadId);
  await asked(ada, threadId);
  await seenBy(ada);
  await catchUp(index);
  expect((await report(ada, ownScope(ada))).totals.read).toEqual({ byOthers: 0, of: 5 });
  await seenBy(linus);
  await catchUp(index);
  expect((await report(ada, ownScope(ada))).totals.read).toEqual({ byOthers: 5, of: 5 });
});

test('[U19] a hidden answer has no feedback any more, also none that came late', async () => {
  const target = { threadId, messageId: await asked(ada, threadId) };
  await putFeedback(linus, target, DOWN);
  await hideMessage(grace, target);
  const left = async () =>
    (await db.collection(`threads/${threadId}/feedback`).where('messageId', '==', target.messageId).get())
      .size;
  expect(await left()).toBe(0);
  expect(await refusal(() => putFeedback(linus, target, DOWN))).toBe('not-found');
  await restoreMessage(grace, target);
  expect(await left()).toBe(0);
  await putFeedback(linus, target, DOWN);
  expect(await left()).toBe(1);
});

test('[U19] feedback is about the answer that was seen: not about one that was written in its place meanwhile', async () => {
  const target = { threadId, messageId: await asked(ada, threadId) };
  const runOf = async () =>
    String((await db.doc(messagePath(threadId, target.messageId)).get()).get('runId'));
  const seen = await runOf();
  await regenerate(ada, target, background);
  await workDone();
  expect(await refusal(() => putFeedback(grace, { ...target, runId: seen }, DOWN))).toBe('conflict');
  expect(await listOwnFeedback(grace, threadId)).toEqual([]);
  const shown = await runOf();
  expect(await refusal(() => putFeedback(grace, { ...target, runId: shown }, DOWN))).toBe('done');
  expect(await listOwnFeedback(grace, threadId)).toMatchObject([{ runId: shown, ...DOWN }]);
  await putFeedback(grace, target, null);
});

test('[U19] a deleted account leaves its opinions without its words and its name', async () => {
  await deleteAccount(linus);
  const { docs } = await db.collection(`threads/${threadId}/feedback`).get();
  expect(docs.map((doc) => doc.get('value'))).toContain('down');
  expect(JSON.stringify(docs.map((doc) => doc.data()))).not.toMatch(new RegExp(`${linus.uid}|quokka`));
  await catchUp(index);
  const { people } = await report(root, ownScope(root, 'site'));
  expect(people.rows.map(({ uid }) => uid)).not.toContain(linus.uid);
});

test('[U19] a deleted thread takes its feedback along; what its answers cost stays', async () => {
  const { totals } = await report(root, ownScope(root, 'site'));
  expect(totals.down).toBeGreaterThan(0);
  await deleteThread(ada, threadId);
  expect((await db.collection(`threads/${threadId}/feedback`).get()).size).toBe(0);
  await catchUp(index);
  const after = await report(root, ownScope(root, 'site'));
  expect(after.totals).toMatchObject({
    up: 0,
    down: 0,
    cost: totals.cost,
    answers: totals.answers,
    messages: 0,
  });
});

test('[U16] a month of 60,000 runs is read with its names; prints how long that takes', async () => {
  await index.clear();
  const shift = Date.now() - Date.UTC(2026, 10, 1);
  const runs = plantedRuns({ people: 200, threads: 2_000, runs: 60_000 }).map((run) => ({
    ...run,
    at: run.at + shift,
  }));
  const changes: IndexChange[] = [
    ...plantedMessages(runs),
    ...runs.map((run): IndexChange => ({ kind: 'run', run })),
  ];
  for (let from = 0; from < changes.length; from += 2_000)
    await index.apply(changes.slice(from, from + 2_000), null);
  const scope = ownScope(root, 'site');
  const times: { cpu: number; wall: number }[] = [];
  for (let turn = 0; turn < 7; turn += 1) times.push(await timed(() => report(root, scope)));
  expect((await report(root, scope)).totals.answers).toBeGreaterThan(50_000);
  const [cpu, wall] = [times.map((each) => each.cpu), times.map((each) => each.wall)];
  console.info(`the site’s usage in ${wall.join(', ')} ms, of which this process works ${cpu.join(', ')}`);
}, 500_000);
