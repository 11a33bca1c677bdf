// Somebody who has used this for years: no thread is out of reach.
import { getApps, initializeApp } from 'firebase-admin/app';
import { Timestamp, getFirestore } from 'firebase-admin/firestore';
import type { Locator, Page } from 'playwright/test';
import { DEMO_PROJECT_ID } from '@/model/demo';
import { MAX_PINNED, MENTIONS_PAGE } from '@/model/limits';
import { mentionPath, messagePath, readStatePath, threadPath, userPath } from '@/model/paths';
import { plantThreads, plantedId } from '@/tests/support/many-threads';
import { callAs, composer, conversation, expect, showFilter, test } from './fixtures';

const THREADS = 1_200;
const linus = { uid: 'demo-linus', name: 'Linus' };
const grace = { uid: 'demo-grace', name: 'Grace' };
const FIRST = 'Voyage of the Beagle';

const store = () => getFirestore(getApps()[0] ?? initializeApp({ projectId: DEMO_PROJECT_ID }));
const list = (page: Page) => page.getByRole('navigation', { name: 'Threads' });
const rows = (page: Page) => list(page).getByRole('listitem').locator('a');
const row = (page: Page, title: string): Locator =>
  list(page).getByRole('listitem').getByRole('link', { name: title });
const box = (page: Page) => list(page).locator('[data-scrolls]');
const end = (page: Page) => list(page).getByText('This is your first thread.');

/** Linus has read the threads that he had before. */
async function readOthers(): Promise<void> {
  const { docs } = await store().collection('threads').where('memberIds', 'array-contains', linus.uid).get();
  const batch = store().batch();
  for (const doc of docs)
    batch.set(store().doc(readStatePath(linus.uid, doc.id)), {
      landedCount: doc.get('landedCount'),
      mentions: Number(doc.get(`mentioned.${linus.uid}`) ?? 0),
      seenAt: Timestamp.now(),
      pinned: false,
      muted: false,
      unsentText: '',
      unread: false,
      changedAt: Timestamp.now(),
    });
  await batch.commit();
}

test.beforeEach(readOthers);

/** Threads of more than a year; the first one has a message that Linus never read, and his unsent text. */
async function plantYears(): Promise<void> {
  await plantThreads(store(), linus, {
    count: THREADS,
    titleOf: (number) => (number === 1 ? FIRST : `Thread ${number}`),
    apartMs: 8 * 3_600_000,
    by: grace,
    unread: 1,
  });
  // Linus had read its first message, and not the second.
  const [id, db] = [plantedId(1), store()];
  const first = await db.doc(messagePath(id, `${id}-line`)).get();
  await db.doc(messagePath(id, `${id}-last`)).set({ ...first.data(), seq: 2, content: 'Where are you?' });
  await db.doc(threadPath(id)).update({ seq: 2, landedCount: 2 });
  await db.doc(readStatePath(linus.uid, id)).update({ landedCount: 1, unsentText: 'Dear Charles' });
}

async function scrollToEnd(page: Page): Promise<void> {
  await expect(async () => {
    await box(page).evaluate((view) => view.scrollTo(0, view.scrollHeight));
    await expect(end(page)).toBeInViewport({ timeout: 50 });
  }).toPass({ timeout: 150_000, intervals: [20] });
}

test('[T16] [T17] [T18] [T19] in twelve hundred threads the first one is found by scrolling, by its title and by the palette, as it was left', async ({
  enter,
}) => {
  // The emulator runs each page's query through all threads.
  test.setTimeout(300_000);
  await plantYears();
  const page = await enter('Linus');
  await expect(row(page, `Thread ${THREADS}`)).toBeVisible();
  // What is unread is counted whatever its age.
  await expect(page).toHaveTitle(/^\(1\) /);

  await scrollToEnd(page);
  await expect(list(page).getByRole('region', { name: '2025' })).toContainText(FIRST);
  const item = list(page).getByRole('listitem').filter({ hasText: FIRST });
  const count = await item.getAttribute('aria-setsize');
  expect(Number(count), 'there are threads of earlier stories too').toBeGreaterThanOrEqual(THREADS);
  await expect(item).toHaveAttribute('aria-posinset', String(count));
  await expect(item).toContainText('unread');
  expect(await rows(page).count(), 'rows near the view alone').toBeLessThan(120);

  await row(page, FIRST).click();
  await expect(conversation(page)).toContainText('Words of 1');
  await expect(conversation(page).getByRole('separator', { name: 'New messages' })).toBeVisible();
  await expect(composer(page)).toHaveValue('Dear Charles');
  await expect(item).not.toContainText('unread');
  await expect(page).not.toHaveTitle(/^\(/);

  // A thread far above moves to the top, and nothing that is read moves.
  const before = await row(page, FIRST).boundingBox();
  const message = { threadId: plantedId(600), message: 'Back again', ask: false };
  await callAs('Linus', { path: '/api/chat', body: message });
  await row(page, FIRST).focus();
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(rows(page).first()).toContainText('Back again', { timeout: 500 });
  }).toPass();
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, `Thread ${THREADS}`)).toBeFocused();
  await page.keyboard.press('End');
  await expect(row(page, FIRST)).toBeFocused();
  expect((await row(page, FIRST).boundingBox())?.height).toBe(before?.height);

  // The place is kept for whoever comes back to the list.
  await scrollToEnd(page);
  await showFilter(page, 'Archived');
  await page.getByRole('button', { name: 'Back to your threads' }).click();
  await expect(row(page, FIRST)).toBeInViewport();

  await page.goto('/');
  await expect(row(page, 'Thread 600')).toBeVisible();
  const field = page.getByRole('searchbox', { name: 'Search threads and messages' });
  await field.fill('beag voy');
  await expect(row(page, FIRST)).toBeVisible();
  await field.fill('nothing is called so');
  await expect(list(page)).toContainText('No threads match “nothing is called so”');
  await field.fill('');

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search or jump to…' });
  await palette.getByRole('combobox').fill('beagle');
  await expect(palette.getByRole('option').first()).toHaveText(FIRST);
  await expect(palette.getByRole('option', { selected: true })).toHaveText(FIRST);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/t/${plantedId(1)}$`));
});

test('[T16] [T17] what comes in at the top moves nothing that is read further down; what leaves does not either', async ({
  enter,
}) => {
  await plantThreads(store(), linus, { count: 300, apartMs: 3_600_000 });
  const page = await enter('Linus');
  await expect(row(page, 'Thread 300')).toBeVisible();
  const read = row(page, 'Thread 236');
  await expect(async () => {
    await box(page).evaluate((view) => view.scrollTo(0, 4_000));
    await expect(read).toBeInViewport({ timeout: 100 });
  }).toPass();
  const before = (await read.boundingBox())?.y ?? 0;
  // The thread below it moves to the top, and one far above it leaves the list.
  await callAs('Linus', { path: '/api/chat', body: { threadId: plantedId(235), message: 'Up', ask: false } });
  await expect(row(page, 'Thread 235')).toHaveCount(0);
  expect((await read.boundingBox())?.y).toBeCloseTo(before, 0);
  await callAs('Linus', {
    path: `/api/threads/${plantedId(250)}`,
    method: 'PATCH',
    body: { state: 'archived' },
  });
  await expect(row(page, 'Thread 250')).toHaveCount(0);
  expect((await read.boundingBox())?.y).toBeCloseTo(before, 0);
});

test('[T18] an old thread is counted though nothing has noted that it is unread; then it is noted, and a second device need not look', async ({
  enter,
}) => {
  await plantThreads(store(), linus, { count: 100, apartMs: 24 * 3_600_000, by: grace, unread: 1 });
  const noted = store().doc(readStatePath(linus.uid, plantedId(1)));
  const myself = store().doc(userPath(linus.uid));
  await noted.update({ unread: false });
  await myself.update({ 'preferences.unreadNotedAt': 0 });
  const page = await enter('Linus');
  await expect(page).toHaveTitle(/^\(1\) /);
  await expect.poll(async () => (await noted.get()).get('unread')).toBe(true);
  await expect
    .poll(async () => Number((await myself.get()).get('preferences.unreadNotedAt')))
    .toBeGreaterThan(Date.now() - 2 * 3_600_000);

  const phone = await enter('Linus', 'phone');
  await expect(phone).toHaveTitle(/^\(1\) /);
  await showFilter(phone, 'Unread');
  await expect(row(phone, 'Thread 1')).toContainText('unread');
  await expect(rows(phone)).toHaveCount(1);
  await expect(phone.getByText('Search older threads')).toHaveCount(0);
  await row(phone, 'Thread 1').click();
  await expect(conversation(phone)).toContainText('Words of 1');
  for (const device of [page, phone]) await expect(device).not.toHaveTitle(/^\(/);
  await expect.poll(async () => (await noted.get()).get('unread')).toBe(false);
});

/** A message for each, with its pointer. */
async function plantMentions(threadId: string, count: number): Promise<void> {
  const [db, batch] = [store(), store().batch()];
  const line = (await db.doc(messagePath(threadId, `${threadId}-line`)).get()).data();
  for (let number = 1; number <= count; number += 1) {
    const [id, at] = [
      `${threadId}-mention-${number}`,
      Timestamp.fromMillis(Date.now() - (count - number) * 1_000),
    ];
    const content = `@[Linus](${linus.uid}) beetle number ${number}`;
    batch.set(db.doc(messagePath(threadId, id)), {
      ...line,
      seq: number + 1,
      content,
      mentions: [linus.uid],
    });
    batch.set(db.doc(mentionPath(linus.uid, threadId, id)), { threadId, messageId: id, seq: number + 1, at });
  }
  await batch.commit();
}

/** Other stories pin and mention, too. */
async function forgetPinsAndMentions(): Promise<void> {
  const [db, person] = [store(), store().doc(userPath(linus.uid))];
  const [pinned, mentions] = [
    await person.collection('readStates').where('pinned', '==', true).get(),
    await person.collection('mentions').get(),
  ];
  const batch = db.batch();
  for (const { ref } of pinned.docs) batch.update(ref, { pinned: false });
  for (const { ref } of mentions.docs) batch.delete(ref);
  await batch.commit();
}

test('[T20] the fifty-first pin is refused in words', async ({ enter }) => {
  await plantThreads(store(), linus, { count: MAX_PINNED + 1 });
  const pins = store().batch();
  for (let number = 1; number <= MAX_PINNED; number += 1)
    pins.update(store().doc(readStatePath(linus.uid, plantedId(number))), { pinned: true });
  await pins.commit();
  try {
    const page = await enter('Linus');
    await expect(list(page).getByRole('region', { name: 'Pinned' })).toContainText(`Thread ${MAX_PINNED}`);
    await page.goto(`/t/${plantedId(MAX_PINNED + 1)}`);
    await page.getByRole('button', { name: 'Thread menu' }).click();
    await page.getByRole('menuitem', { name: 'Pin', exact: true }).click();
    await expect(page.getByText(`You can pin ${MAX_PINNED} threads. Unpin one first.`)).toBeVisible();
    const last = await store()
      .doc(readStatePath(linus.uid, plantedId(MAX_PINNED + 1)))
      .get();
    expect(last.get('pinned')).toBe(false);
  } finally {
    await forgetPinsAndMentions();
  }
});

test('[T21] mentions go on to the first one', async ({ enter }) => {
  await plantThreads(store(), linus, { count: 1 });
  await plantMentions(plantedId(1), MENTIONS_PAGE + 1);
  try {
    const page = await enter('Linus');
    await showFilter(page, 'Mentions');
    const mentions = list(page).getByRole('link').filter({ hasText: 'beetle number' });
    await expect(mentions).toHaveCount(MENTIONS_PAGE);
    await list(page).getByRole('button', { name: 'Show older mentions' }).click();
    await expect(mentions).toHaveCount(MENTIONS_PAGE + 1);
    await expect(list(page).getByRole('button', { name: 'Show older mentions' })).toHaveCount(0);
  } finally {
    await forgetPinsAndMentions();
  }
});
