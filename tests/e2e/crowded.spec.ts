// Somebody in hundreds of open threads, most of them unread: what one device changes is on the other within seconds, and a page that
// nobody touches writes nothing.
import { getApps, initializeApp } from 'firebase-admin/app';
import { FieldValue, getFirestore } from 'firebase-admin/firestore';
import type { Page } from 'playwright/test';
import { DEMO_PROJECT_ID } from '@/model/demo';
import { MAX_PINNED, MAX_READ_STATES_LISTED } from '@/model/limits';
import { memberPath, readStatePath, threadPath, userPath } from '@/model/paths';
import { plantThreads, plantedId } from '@/tests/support/many-threads';
import { composer, conversation, expect, test } from './fixtures';

const [ada, grace] = [
  { uid: 'demo-ada', name: 'Ada' },
  { uid: 'demo-grace', name: 'Grace' },
];
const THREADS = 180;
const UNREAD = 110;
const SECONDS = 30_000;

const store = () => getFirestore(getApps()[0] ?? initializeApp({ projectId: DEMO_PROJECT_ID }));
const list = (page: Page) => page.getByRole('navigation', { name: 'Threads' });
const row = (page: Page, title: string) =>
  list(page).getByRole('listitem').getByRole('link', { name: title });
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/**
 * The newest 110 of 180 threads are unread, and nothing has noted it. Some of them were never opened, some have a read state that
 * cannot be read, and some were left, though their read states say that they are pinned and unread.
 */
async function plantCrowd(): Promise<void> {
  const db = store();
  await plantThreads(db, ada, { count: THREADS, by: grace, apartMs: 600_000 });
  const readStates = db.batch();
  for (const number of numbers(THREADS - UNREAD + 1, THREADS)) {
    const readState = db.doc(readStatePath(ada.uid, plantedId(number)));
    if (number % 10 === 0) readStates.delete(readState);
    else if (number % 10 === 5) readStates.set(readState, { landedCount: 'none', unread: true });
    else readStates.update(readState, { landedCount: 0 });
  }
  readStates.update(db.doc(userPath(ada.uid)), { 'preferences.unreadNotedAt': 0 });
  await readStates.commit();
  const left = db.batch();
  for (const number of numbers(1, 60)) {
    left.update(db.doc(threadPath(plantedId(number))), { memberIds: FieldValue.arrayRemove(ada.uid) });
    left.delete(db.doc(memberPath(plantedId(number), ada.uid)));
    left.update(db.doc(readStatePath(ada.uid, plantedId(number))), { unread: true, pinned: number <= 50 });
  }
  await left.commit();
}

/** Each page would follow the unread ones for ever. */
async function forgetCrowd(): Promise<void> {
  const db = store();
  const batch = db.batch();
  for (const number of numbers(1, THREADS)) batch.delete(db.doc(readStatePath(ada.uid, plantedId(number))));
  await batch.commit();
}

/** Writes that a page sends to Firestore, as they are on the wire: refused ones included. */
function countWrites(page: Page): { paths: string[] } {
  const paths: string[] = [];
  page.on('request', (request) => {
    if (!request.url().includes('/Write/channel')) return;
    const body = decodeURIComponent((request.postData() ?? '').replaceAll('+', ' '));
    for (const [, path = ''] of body.matchAll(/"name":"[^"]*\/documents\/([^"]+)"/g)) paths.push(path);
  });
  return { paths };
}

/** Waits until nothing was written for a while. */
async function untilQuiet(writes: readonly { paths: string[] }[], quietMs: number): Promise<void> {
  const count = () => writes.reduce((sum, { paths }) => sum + paths.length, 0);
  let [before, since] = [count(), Date.now()];
  await expect
    .poll(
      () => {
        if (count() !== before) [before, since] = [count(), Date.now()];
        return Date.now() - since;
      },
      { timeout: 240_000 },
    )
    .toBeGreaterThan(quietMs);
}

test('[T23] [T24] [T25] in a hundred and eighty threads, most of them unread, a pin, unsent text and what was read are on the other device within seconds; a page that is left alone writes nothing', async ({
  enter,
  expectInConsole,
}) => {
  test.setTimeout(600_000);
  // Those that are malformed.
  expectInConsole('a document was skipped');
  await plantCrowd();
  try {
    const [desktop, phone] = [await enter('Ada'), await enter('Ada', 'phone')];
    const writes = [countWrites(desktop), countWrites(phone)];
    const title = `Thread ${THREADS - 1}`;
    const fast = expect.configure({ timeout: SECONDS });
    // While both devices note what is unread.
    await row(desktop, title).click();
    await fast(conversation(desktop)).toContainText(`Words of ${THREADS - 1}`);
    await fast(row(phone, title)).not.toContainText('unread');
    await desktop.getByRole('button', { name: 'Thread menu' }).click();
    await desktop.getByRole('menuitem', { name: 'Pin', exact: true }).click();
    for (const page of [desktop, phone])
      await fast(list(page).getByRole('region', { name: 'Pinned' })).toContainText(title);
    await composer(desktop).fill('Half a sentence');
    await row(phone, title).click();
    await fast(composer(phone)).toHaveValue('Half a sentence');
    await expect(desktop).toHaveTitle(/^\(99\+\) /);

    // A page that nobody touches: one that repeats what was refused would write every few seconds.
    await untilQuiet(writes, 30_000);
    const readStates = store().collection(`users/${ada.uid}/readStates`);
    const marked = await readStates.where('unread', '==', true).get();
    const left = new Set(numbers(1, 60).map(plantedId));
    expect(marked.docs.filter(({ id }) => left.has(id))).toEqual([]);
    expect(marked.docs.length).toBeGreaterThanOrEqual(MAX_READ_STATES_LISTED);
    const pinned = await readStates.where('pinned', '==', true).get();
    expect(pinned.docs.map(({ id }) => id)).toContain(plantedId(THREADS - 1));
    // One of the pins of threads that were left made room.
    expect(pinned.docs).toHaveLength(MAX_PINNED);
  } finally {
    await forgetCrowd();
  }
});
