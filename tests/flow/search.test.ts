import os from 'node:os';
import path from 'node:path';
import fs from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { messagesPath } from '@/model/paths';
import { searchQuerySchema } from '@/model/requests';
import { setUpFixtures, until } from '@/tests/support/fixtures';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-search-'));
const { person, background, workDone, db } = await setUpFixtures({
  SEARCH_FILE: path.join(folder, 'search.sqlite'),
});
const { say } = await import('@/server/chat/say');
const { createThread, setArchived, updateThreadTitle, updateThread } =
  await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { trashThread, restoreThread } = await import('@/server/threads/trash');
const { addMember, removeMember } = await import('@/server/members/members');
const { editMessage, deleteMessage } = await import('@/server/chat/edit-delete');
const { hideMessage, restoreMessage } = await import('@/server/chat/hide');
const { getMessages } = await import('@/server/messages/messages');
const { deleteAccount } = await import('@/server/account/account');
const { searchMessages } = await import('@/server/search/search');
const { startFeeder } = await import('@/server/search/feeder');
const { checkIndex, rebuildIndex } = await import('@/server/search/check');
const { openIndex } = await import('@/server/search/open-index');
const { searchHealth } = await import('@/server/search/health');

const index = await openIndex();
if (index === null) throw new Error('no index');
let feeder = startFeeder(index);
await feeder.caughtUp;
afterAll(async () => {
  await feeder.stop();
  await index.close();
  fs.rmSync(folder, { recursive: true });
});

const ada = await person('Ada');
const grace = await person('Grace');
const eve = await person('Eve');

type Someone = typeof ada;

async function thread(title = 'Plans') {
  const { id } = await createThread(ada, { title });
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  return id;
}

async function send(threadId: string, message: string, { who = ada, ask = false } = {}) {
  return await say(who, { threadId, message, ask }, background);
}

const find = async (who: Someone, q: string, more: object = {}) =>
  await searchMessages(who, searchQuerySchema.parse({ q, ...more }));
const texts = async (who: Someone, q: string) => (await find(who, q)).hits.map(({ snippet }) => snippet.text);
/** What somebody is to find, and soon: nothing older than two seconds is missing. */
const finds = (who: Someone, q: string, count: number) =>
  expect.poll(async () => await texts(who, q), { timeout: 2_000, interval: 50 }).toHaveLength(count);

test('[S7] [S8] what people and the assistant say, and titles, are found by the members of the thread alone', async () => {
  const threadId = await thread('Zeppelin maintenance');
  await send(threadId, 'The gondola needs paint [demo echo=Varnish is better]', { ask: true });
  await workDone();
  await finds(grace, 'gondola', 1);
  await finds(grace, 'varnish from:assistant', 1);
  const { hits, threads, titles } = await find(grace, 'gondola');
  expect(hits[0]).toMatchObject({ threadId, seq: 1, authorId: ada.uid, authorName: 'Ada', role: 'user' });
  expect(threads).toMatchObject([{ id: threadId, title: { text: 'Zeppelin maintenance' }, state: 'open' }]);
  expect(titles).toEqual([]);
  const [marked] = hits;
  expect(marked?.snippet.ranges.map(([start, end]) => marked.snippet.text.slice(start, end))).toEqual([
    'gondola',
  ]);
  expect((await find(grace, 'zeppelin')).titles).toMatchObject([{ id: threadId }]);
  await updateThreadTitle(ada, threadId, 'Balloon maintenance');
  await expect.poll(async () => (await find(grace, 'balloon')).titles, { timeout: 2_000 }).toHaveLength(1);
  expect(await find(eve, 'gondola')).toMatchObject({ hits: [], titles: [], threads: [], nextCursor: null });
  expect(await find(eve, 'balloon')).toMatchObject({ hits: [], titles: [] });
});

test('[S7] instructions, unsent text and answers that are being written are not found', async () => {
  const threadId = await thread();
  await updateThread(ada, threadId, { instructions: 'quibbling is welcome' });
  await db
    .doc(`users/${ada.uid}/readStates/${threadId}`)
    .set({ unsentText: 'quibbling unsent' }, { merge: true });
  const { runId } = await send(threadId, 'Slowly [demo slow=20s echo=quibbling draft]', { ask: true });
  await until(async () => (await db.collection(`threads/${threadId}/drafts`).get()).size > 0, 'a draft');
  await send(threadId, 'quokka afterwards');
  await finds(ada, 'quokka', 1);
  expect(await texts(ada, 'quibbling unsent')).toEqual([]);
  expect(await texts(ada, 'quibbling welcome')).toEqual([]);
  const { stopRun } = await import('@/server/runs/actions');
  await stopRun(ada, { threadId, runId: runId ?? '' }, background);
  await workDone();
});

test('[S8] an edited message is found by its new text; a deleted or hidden one by nothing, at once', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'ostrich one');
  await finds(ada, 'ostrich', 1);
  await editMessage(ada, { threadId, messageId, text: 'pelican one' });
  await finds(ada, 'pelican', 1);
  expect(await texts(ada, 'ostrich')).toEqual([]);
  await hideMessage(ada, { threadId, messageId });
  expect(await texts(ada, 'pelican')).toEqual([]);
  await restoreMessage(ada, { threadId, messageId });
  await finds(ada, 'pelican', 1);
  await deleteMessage(ada, { threadId, messageId }, background);
  expect(await texts(ada, 'pelican')).toEqual([]);
});

test('[S8] [M18] a title that the model made from a deleted message is not found any more', async () => {
  const { id: threadId } = await createThread(ada);
  const { messageId } = await send(threadId, 'Flamingo lagoon at dawn', { ask: true });
  await workDone();
  const titles = async () => (await find(ada, 'flamingo')).titles;
  await expect.poll(titles, { timeout: 2_000 }).toHaveLength(1);
  await deleteMessage(ada, { threadId, messageId }, background);
  await expect.poll(titles, { timeout: 2_000 }).toEqual([]);
});

test('[S9] with the feeder stopped, the removed find nothing and deleted messages are not found; the added find all once it runs', async () => {
  const threadId = await thread();
  const other = await send(threadId, 'walrus to be deleted');
  await send(threadId, 'walrus number two');
  await finds(grace, 'walrus', 2);
  await feeder.stop();
  await deleteMessage(ada, { threadId, messageId: other.messageId }, background);
  expect(await texts(grace, 'walrus')).toHaveLength(1);
  await removeMember(ada, threadId, grace.uid);
  expect(await find(grace, 'walrus')).toMatchObject({ hits: [], threads: [], nextCursor: null });
  expect(await texts(ada, 'walrus')).toHaveLength(1);
  await addMember(ada, threadId, { email: eve.email, role: 'viewer' });
  expect(await texts(eve, 'walrus')).toEqual([]);
  feeder = startFeeder(index);
  await feeder.caughtUp;
  await finds(eve, 'walrus', 1);
  expect(await texts(grace, 'walrus')).toEqual([]);
  await addMember(ada, threadId, { email: grace.email, role: 'viewer' });
  await finds(grace, 'walrus', 1);
});

test('[S9] a thread in the trash is found by its owner alone, an archived one by its members, a deleted one by nobody', async () => {
  const threadId = await thread('Narwhal');
  await send(threadId, 'narwhal tusk');
  await finds(grace, 'narwhal', 1);
  await setArchived(ada, threadId, true);
  expect((await find(grace, 'narwhal')).threads).toMatchObject([{ state: 'archived' }]);
  await expect.poll(() => texts(grace, 'narwhal is:archived'), { timeout: 2_000 }).toHaveLength(1);
  await trashThread(ada, threadId, background);
  expect(await find(grace, 'narwhal')).toMatchObject({ hits: [], titles: [] });
  expect((await find(ada, 'narwhal')).threads).toMatchObject([{ state: 'trashed' }]);
  await restoreThread(ada, threadId);
  await finds(grace, 'narwhal', 1);
  await deleteThread(ada, threadId);
  expect(await find(ada, 'narwhal')).toMatchObject({ hits: [], titles: [] });
  await expect.poll(() => checkIndex(index), { timeout: 5_000 }).toMatchObject({ isEqual: true });
});

test('[A38] from: and with: know the people of one’s own threads, also those who left, and nobody else', async () => {
  const threadId = await thread();
  await send(threadId, 'heron by Grace', { who: grace });
  await send(threadId, 'heron by Ada');
  await finds(ada, 'heron', 2);
  expect(await texts(ada, 'heron from:grace')).toEqual(['heron by Grace']);
  expect(await texts(ada, 'heron from:me')).toEqual(['heron by Ada']);
  expect(await texts(ada, 'heron with:gra')).toHaveLength(2);
  await removeMember(grace, threadId, grace.uid);
  await expect.poll(() => texts(ada, 'heron from:grace'), { timeout: 2_000 }).toEqual(['heron by Grace']);
  expect(await texts(ada, 'heron with:grace')).toEqual([]);
  expect(await find(ada, 'heron from:nobody')).toMatchObject({
    hits: [],
    problems: [{ code: 'unknown-value', word: 'nobody', range: [6, 17] }],
  });
  // With the index behind: the names of a thread are those of its members.
  await finds(ada, 'heron', 2);
  await feeder.stop();
  const lost = await createThread(ada, { title: 'Lost' });
  feeder = startFeeder(index);
  await feeder.caughtUp;
  const zed = await person('Zedekiah');
  await addMember(ada, lost.id, { email: eve.email, role: 'editor' });
  await addMember(ada, lost.id, { email: zed.email, role: 'editor' });
  await expect
    .poll(async () => (await find(eve, 'heron from:zedekiah')).problems, { timeout: 2_000 })
    .toEqual([]);
  await feeder.stop();
  await removeMember(ada, lost.id, eve.uid);
  expect((await find(eve, 'heron from:zedekiah')).problems).toMatchObject([{ code: 'unknown-value' }]);
  expect((await find(ada, 'heron from:zedekiah')).problems).toEqual([]);
  feeder = startFeeder(index);
  await feeder.caughtUp;
});

test('[A24] [A34] a deleted account’s messages are found as from a deleted user; its name finds nothing', async () => {
  const leaver = await person('Leopoldine');
  const threadId = await thread();
  await addMember(ada, threadId, { email: leaver.email, role: 'editor' });
  await send(threadId, 'ibis in the reeds', { who: leaver });
  await finds(ada, 'ibis', 1);
  expect((await find(ada, 'ibis')).hits).toMatchObject([{ authorName: 'Leopoldine' }]);
  await deleteAccount(leaver);
  const after = await find(ada, 'ibis');
  expect(after.hits).toHaveLength(1);
  expect(after.hits[0]?.authorName).not.toBe('Leopoldine');
  await expect.poll(() => checkIndex(index), { timeout: 5_000 }).toMatchObject({ isEqual: true });
});

test('[S13] a page has as many hits as asked, and the next one continues after it', async () => {
  const threadId = await thread();
  for (let number = 1; number <= 7; number += 1) await send(threadId, `lemur ${number}`);
  await finds(ada, 'lemur', 7);
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const page = await find(ada, 'lemur', {
      limit: '3',
      order: 'newest',
      ...(cursor !== null && { cursor }),
    });
    expect(page.hits.length).toBeLessThanOrEqual(3);
    seen.push(...page.hits.map(({ seq }) => seq));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect((await find(ada, 'lemur', { threadId })).hits).toHaveLength(7);
  expect((await find(ada, 'lemur', { threadId: 'another-thread' })).hits).toEqual([]);
});

test('[S13] nothing is found as it was typed: what comes closest is, and says so', async () => {
  const threadId = await thread();
  await send(threadId, 'The capybara sleeps');
  await finds(ada, 'capybara', 1);
  expect(await find(ada, 'capibara')).toMatchObject({ correctedTo: 'capybara', hits: [{ threadId }] });
  expect(await find(ada, 'capybara')).toMatchObject({ correctedTo: null });
  expect(await find(eve, 'capibara')).toMatchObject({ correctedTo: null, hits: [] });
});

test('[S12] a rebuilt index is equal to the one before and to Firestore, and says how much of it is there meanwhile', async () => {
  await expect.poll(() => checkIndex(index), { timeout: 5_000 }).toMatchObject({ isEqual: true });
  const before = await checkIndex(index);
  expect(before.index.messages).toBeGreaterThan(10);
  const shares: number[] = [];
  await index.clear();
  expect((await find(ada, 'lemur')).indexed).toBe(0);
  await rebuildIndex(index, (share) => shares.push(share));
  expect(await checkIndex(index)).toEqual(before);
  expect((await find(ada, 'lemur')).indexed).toBeNull();
  // A difference is noticed: the hash is of what is there.
  const [message] = await getMessages(ada, (await createThread(ada)).id);
  expect(message).toBeUndefined();
  const threadId = await thread();
  const { messageId } = await send(threadId, 'okapi');
  await finds(ada, 'okapi', 1);
  await db.collection(messagesPath(threadId)).doc(messageId).delete();
  expect(await checkIndex(index)).toMatchObject({ isEqual: false });
});

test('[S12] health says within seconds that the index has been built, also to those who asked before', async () => {
  await feeder.stop();
  await index.clear();
  expect(await searchHealth()).toMatchObject({ state: 'indexing', indexed: 0 });
  feeder = startFeeder(index);
  await feeder.caughtUp;
  await expect
    .poll(searchHealth, { timeout: 4_000, interval: 100 })
    .toMatchObject({ state: 'ready', indexed: null });
});
