import { getApps, initializeApp } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { expect, test, vi } from 'vitest';
import { DEMO_PROJECT_ID } from '@/model/demo';
import {
  draftPath,
  eventsPath,
  instructionsPath,
  memberPath,
  messagePath,
  partPath,
  runPath,
  threadPath,
  tombstonePath,
  turnPath,
  versionsPath,
} from '@/model/paths';

// The Functions emulator hears of this project's documents alone.
const db = getFirestore(getApps()[0] ?? initializeApp({ projectId: DEMO_PROJECT_ID }));

/** Every kind of document that may stand under a thread, as a deletion that died would leave it. */
function orphansOf(threadId: string): string[] {
  const draft = draftPath(threadId, 'r-orphan-1', 1);
  return [
    memberPath(threadId, 'demo-ada'),
    messagePath(threadId, 'm-orphan-1'),
    `${messagePath(threadId, 'm-orphan-1')}/inputs/demo-ada`,
    `${versionsPath(threadId, 'm-orphan-1')}/r-orphan-1`,
    runPath(threadId, 'r-orphan-1'),
    turnPath(threadId),
    draft,
    partPath(draft, 0),
    `${eventsPath(threadId)}/e-orphan-1`,
    `${threadPath(threadId)}/presence/demo-ada`,
    instructionsPath(threadId),
  ];
}

test('[T6] a thread document that is deleted alone takes everything below it along', async () => {
  const threadId = await plantThread(db);
  const bystander = await plantThread(db);

  await db.doc(threadPath(threadId)).delete();

  await vi.waitFor(async () => expect(await standing(threadId)).toEqual([]), {
    timeout: 30_000,
    interval: 200,
  });
  expect(await standing(bystander)).toEqual(orphansOf(bystander));
});

test('[T6] a deletion that died after its first step is finished, and the id rests', async () => {
  const threadId = await plantThread(db);

  await db.doc(threadPath(threadId)).update({ state: 'deleting' });

  await vi.waitFor(async () => expect((await db.doc(tombstonePath(threadId)).get()).exists).toBe(true), {
    timeout: 30_000,
    interval: 200,
  });
  expect(await standing(threadId)).toEqual([]);
  expect((await db.doc(threadPath(threadId)).get()).exists).toBe(false);
});

async function plantThread(store: Firestore): Promise<string> {
  const threadId = `orphans-${crypto.randomUUID()}`;
  const batch = store.batch();
  batch.create(store.doc(threadPath(threadId)), { title: 'Orphans' });
  for (const path of orphansOf(threadId)) batch.create(store.doc(path), { planted: true });
  await batch.commit();
  return threadId;
}

async function standing(threadId: string): Promise<string[]> {
  const found = await db.getAll(...orphansOf(threadId).map((path) => db.doc(path)));
  return found.filter(({ exists }) => exists).map(({ ref }) => ref.path);
}
