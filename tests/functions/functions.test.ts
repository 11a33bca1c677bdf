import { getApps, initializeApp } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { expect, test, vi } from 'vitest';
import { DEMO_PROJECT_ID } from '@/model/demo';
import { LEASE_MS } from '@/model/limits';
import * as z from 'zod/v4';
import {
  draftPath,
  eventsPath,
  instructionsPath,
  memberPath,
  messagePath,
  partPath,
  removedPath,
  trashedMembersPath,
  runPath,
  threadPath,
  tombstonePath,
  leasePath,
  versionsPath,
} from '@/model/paths';

// The Functions emulator receives events of this project's documents only.
const db = getFirestore(getApps()[0] ?? initializeApp({ projectId: DEMO_PROJECT_ID }));

/** Every kind of document that can exist under a thread, as an interrupted deletion would leave it. */
function orphansOf(threadId: string): string[] {
  const draft = draftPath(threadId, 'r-orphan-1', 1);
  return [
    memberPath(threadId, 'demo-ada'),
    messagePath(threadId, 'm-orphan-1'),
    `${messagePath(threadId, 'm-orphan-1')}/inputs/demo-ada`,
    `${versionsPath(threadId, 'm-orphan-1')}/r-orphan-1`,
    runPath(threadId, 'r-orphan-1'),
    leasePath(threadId),
    draft,
    partPath(draft, 0),
    `${eventsPath(threadId)}/e-orphan-1`,
    `${threadPath(threadId)}/presence/demo-ada`,
    instructionsPath(threadId),
    removedPath(threadId, 'demo-grace'),
    `${trashedMembersPath(threadId)}/demo-linus`,
  ];
}

test('[T6] deleting only a thread document deletes everything below it', async () => {
  const threadId = await plantThread(db);
  const bystander = await plantThread(db);

  await db.doc(threadPath(threadId)).delete();

  await vi.waitFor(async () => expect(await documentsUnder(threadId)).toEqual([]), {
    timeout: 30_000,
    interval: 200,
  });
  expect(await documentsUnder(bystander)).toEqual(orphansOf(bystander));
});

test('[T6] a deletion that was interrupted after its first step is finished, and leaves the tombstone', async () => {
  const threadId = await plantThread(db);

  await db.doc(threadPath(threadId)).update({ state: 'deleting' });

  await vi.waitFor(async () => expect((await db.doc(tombstonePath(threadId)).get()).exists).toBe(true), {
    timeout: 30_000,
    interval: 200,
  });
  expect(await documentsUnder(threadId)).toEqual([]);
  expect((await db.doc(threadPath(threadId)).get()).exists).toBe(false);
});

test('[R21] the sweep releases a dead writer’s lease and starts the queued question, and a second sweep changes nothing', async () => {
  const dead = await plantRun({ status: 'writing', renewedAt: AN_HOUR_AGO() });
  const living = await plantRun({ status: 'writing', renewedAt: new Date() });
  // Renewed at the pace of its own LEASE_MS, which differs from this function's.
  const slow = await plantRun({ status: 'writing', renewedAt: ago(30_000), leaseMs: 60_000 });
  const waiting = await plantRun({ status: 'queued', renewedAt: null });

  await callByHand('onMinute');
  const afterOne = await Promise.all([dead, living, slow, waiting].map(leaseOf));
  expect(afterOne).toMatchObject([
    { owner: null, attempt: 2, lost: 1 },
    { owner: 'a-writer', attempt: 1, lost: 0 },
    { owner: 'a-writer', attempt: 1, lost: 0 },
    { owner: null, attempt: 1, lost: 0 },
  ]);
  expect((await db.doc(runPath(waiting, RUN)).get()).get('status')).toBe('writing');
  expect((await db.doc(draftPath(dead, RUN, 2)).get()).get('content')).toBe('');

  await callByHand('onMinute');
  expect(await Promise.all([dead, living, slow, waiting].map(leaseOf))).toEqual(afterOne);
});

const RUN = 'r-planted-run';
const ago = (ms: number) => new Date(Date.now() - ms);
const AN_HOUR_AGO = () => ago(3_600_000);

const leaseOf = async (threadId: string) => (await db.doc(leasePath(threadId)).get()).data();

/** A thread whose writing server has died; without `renewedAt` no run has started. */
async function plantRun({
  status,
  renewedAt,
  leaseMs = LEASE_MS,
}: {
  status: string;
  renewedAt: Date | null;
  leaseMs?: number;
}): Promise<string> {
  const threadId = `swept-${crypto.randomUUID()}`;
  const batch = db.batch();
  batch.create(db.doc(threadPath(threadId)), { title: 'Swept' });
  batch.create(db.doc(memberPath(threadId, 'demo-ada')), {
    role: 'owner',
    name: 'Ada',
    photoUrl: null,
    joinedAt: AN_HOUR_AGO(),
    invitedBy: null,
  });
  batch.create(db.doc(runPath(threadId, RUN)), {
    status,
    askedBy: 'demo-ada',
    askedByName: 'Ada',
    questionId: 'm-planted-1',
    answerId: 'a-planted-1',
    answerSeq: 2,
    isRegeneration: false,
    attempt: 1,
    stop: null,
    error: null,
    createdAt: AN_HOUR_AGO(),
    startedAt: null,
    endedAt: null,
    usage: null,
  });
  if (renewedAt !== null) {
    batch.create(db.doc(leasePath(threadId)), {
      runId: RUN,
      attempt: 1,
      lost: 0,
      owner: 'a-writer',
      leaseMs,
      renewedAt,
    });
    const draft = { runId: RUN, attempt: 1, offset: 0, content: 'So far', parts: 0, format: 'markdown' };
    batch.create(db.doc(draftPath(threadId, RUN, 1)), draft);
  }
  await batch.commit();
  return threadId;
}

test('[T11] a daily function permanently deletes threads whose time in the trash is over', async () => {
  const [old, young] = [await plantThread(db), await plantThread(db)];
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
  const trashed = (days: number) => ({
    state: 'trashed',
    trash: { at: daysAgo(days), by: 'demo-ada', was: 'open' },
  });
  await db.doc(threadPath(old)).update(trashed(31));
  await db.doc(threadPath(young)).update(trashed(29));

  await callByHand('onDay');
  await callByHand('onDay');

  expect(await documentsUnder(old)).toEqual([]);
  expect((await db.doc(tombstonePath(old)).get()).exists).toBe(true);
  expect(await documentsUnder(young)).toEqual(orphansOf(young));
});

/** Calls a function as the scheduler does; the emulator has no scheduler. */
async function callByHand(name: string): Promise<void> {
  const hub = await fetch(`http://${process.env['FIREBASE_EMULATOR_HUB']}/emulators`);
  const { functions } = z
    .object({ functions: z.object({ host: z.string(), port: z.number() }) })
    .parse(await hub.json());
  const path = `functions/projects/${DEMO_PROJECT_ID}/triggers/us-central1-${name}-0`;
  const response = await fetch(`http://${functions.host}:${functions.port}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect({ status: response.status, body: await response.text() }).toMatchObject({ status: 200 });
}

async function plantThread(store: Firestore): Promise<string> {
  const threadId = `orphans-${crypto.randomUUID()}`;
  const batch = store.batch();
  batch.create(store.doc(threadPath(threadId)), { title: 'Orphans' });
  for (const path of orphansOf(threadId)) batch.create(store.doc(path), { planted: true });
  await batch.commit();
  return threadId;
}

async function documentsUnder(threadId: string): Promise<string[]> {
  const found = await db.getAll(...orphansOf(threadId).map((path) => db.doc(path)));
  return found.filter(({ exists }) => exists).map(({ ref }) => ref.path);
}
