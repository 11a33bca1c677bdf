// Archives of threads that people made, changed and deleted: what every store returns, and what it never brings back.
import { afterEach, describe, expect, test } from 'vitest';
import { tombstonePath } from '@/model/paths';
import type { Archive } from '@/server/archives/archive';
import { inPostgres, type Place, targets, ZIP } from './targets';
import { setUpFixtures } from '@/tests/support/fixtures';
import { conversation, importing, talk } from '@/tests/support/imports';
import { emptyFirestore, storedDocuments } from './world';

const { person, db, background, workDone } = await setUpFixtures();
const { createThread, updateThread, setArchived } = await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { trashThread } = await import('@/server/threads/trash');
const { addMember, removeMember } = await import('@/server/members/members');
const { deleteAccount, updateProfile } = await import('@/server/account/account');
const { say } = await import('@/server/chat/say');
const { deleteMessage, editMessage } = await import('@/server/chat/edit-delete');
const { hideMessage } = await import('@/server/chat/hide');
const { archiveThreads, checkArchive } = await import('@/server/archives/archive-threads');
const { restoreThreads } = await import('@/server/archives/restore-threads');
const { imported } = await importing();

const PROJECT = process.env['FIREBASE_PROJECT_ID'] ?? '';

const places: Place[] = [];
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove();
  await emptyFirestore(PROJECT);
});

async function made(make: () => Promise<Place>): Promise<Place> {
  const place = await make();
  places.push(place);
  return place;
}

type Someone = Awaited<ReturnType<typeof person>>;

async function post(threadId: string, who: Someone, message: string): Promise<string> {
  return (await say(who, { threadId, message, ask: false }, background)).messageId;
}

/** Threads with every kind of thing in them. */
async function peopleAndThreads() {
  const [ada, grace, linus] = [await person('Ada'), await person('Gracelin'), await person('Linus')];
  const { id } = await createThread(ada, { title: 'Plans of a summer' });
  await updateThread(ada, id, { replyPolicy: 'mention', instructions: 'Be brief.' });
  for (const { email } of [grace, linus]) await addMember(ada, id, { email, role: 'editor' });
  const edited = await post(id, grace, 'xyzzy-first');
  await editMessage(grace, { threadId: id, messageId: edited, text: 'xyzzy-second' });
  const hidden = await post(id, linus, 'plugh-words');
  await say(ada, { threadId: id, message: 'Who? [demo echo=Me.]', ask: true, replyTo: edited }, background);
  await workDone();
  await imported(grace, conversation(talk(3, { author: { kind: 'person', name: 'Somebody' } })), {
    threadId: id,
  });
  await removeMember(ada, id, linus.uid);
  const { id: archived } = await createThread(grace, { title: 'Closed' });
  await post(archived, grace, 'before it was closed');
  await setArchived(grace, archived, true);
  const { id: trashed } = await createThread(ada, { title: 'In the trash' });
  await addMember(ada, trashed, { email: linus.email, role: 'viewer' });
  await trashThread(ada, trashed, background);
  const { id: other } = await createThread(linus, { title: 'Of Linus' });
  await post(other, linus, 'untouched');
  await workDone();
  return { ada, grace, linus, id, archived, trashed, other, messages: { edited, hidden } };
}

const to = (place: Place) => place.use(archiveThreads);
const from = (place: Place) => place.use(restoreThreads);
const EQUAL = { damaged: [], different: [], missing: [] };

/** All that an archive holds, as one text. */
const textOf = async (archive: Archive) => {
  const texts: string[] = [];
  for await (const { id } of archive.threads())
    for await (const page of archive.records(id))
      texts.push(...page.map(({ id: own, document }) => `${own} ${document}`));
  return texts.join('\n');
};

/** Without the whole archive in what a failure says. */
const has = (text: string, word: string) => text.includes(word);

describe.each(targets())('$name', ({ make }) => {
  test('[K30] [K34] Firestore → archive → empty Firestore is equal, document by document', async () => {
    const place = await made(make);
    await peopleAndThreads();
    const before = await storedDocuments(db);
    expect(await to(place)).toMatchObject({ written: 4, unchanged: 0, lost: 0, archive: { threads: 4 } });
    expect(await place.use(checkArchive)).toEqual({ equal: 4, ...EQUAL });
    await emptyFirestore(PROJECT);
    expect((await storedDocuments(db)).size).toBe(0);
    const report = await from(place);
    expect(report).toMatchObject({ restored: 4, here: 0, deleted: 0, abandoned: 0, damaged: [] });
    expect(await storedDocuments(db)).toEqual(before);
    expect(before.size).toBeGreaterThan(30);
    // And once more: nothing is doubled, nothing is touched.
    expect(await from(place)).toMatchObject({ restored: 0, here: 4 });
    expect(await storedDocuments(db)).toEqual(before);
    expect(await place.use(checkArchive)).toEqual({ equal: 4, ...EQUAL });
  });

  test('[K32] [K33] the next run writes what has changed: edits, deletions, hidden messages, names, threads', async () => {
    const place = await made(make);
    const { ada, grace, linus, id, archived, trashed, other, messages } = await peopleAndThreads();
    await to(place);
    const first = await place.use(textOf);
    for (const word of ['xyzzy-first', 'plugh-words', 'In the trash', 'Linus'])
      expect(has(first, word)).toBe(true);
    await deleteMessage(grace, { threadId: id, messageId: messages.edited }, background);
    await hideMessage(ada, { threadId: id, messageId: messages.hidden });
    await updateProfile(linus, { name: 'Torvald' });
    await deleteThread(ada, trashed);
    await workDone();
    const report = await to(place);
    expect(report).toMatchObject({ removed: 1, lost: 0, archive: report.firestore });
    const text = await place.use(textOf);
    for (const word of ['xyzzy', 'plugh', 'In the trash']) expect(has(text, word)).toBe(false);
    expect(has(text, 'Torvald')).toBe(true);
    expect(await place.use(checkArchive)).toEqual({ equal: 3, ...EQUAL });

    await setArchived(grace, archived, false);
    await deleteThread(grace, archived);
    await deleteAccount(grace);
    expect(has(await place.use(textOf), 'Gracelin')).toBe(true);
    await to(place);
    expect(has(await place.use(textOf), 'Gracelin')).toBe(false);
    expect(await place.use(checkArchive)).toEqual({ equal: 2, ...EQUAL });
    expect(await place.use((archive) => Array.fromAsync(archive.tombstones()))).toHaveLength(2);
    expect(await db.doc(`threads/${other}`).get()).toMatchObject({ exists: true });
  });

  test('[K34] [X185] an old archive brings back nothing that was deleted or hidden since, nor a deleted person’s name', async () => {
    const place = await made(make);
    const { ada, grace, linus, id, archived, trashed, other, messages } = await peopleAndThreads();
    const { id: alone } = await createThread(linus, { title: 'Of nobody soon' });
    await to(place);
    await deleteMessage(grace, { threadId: id, messageId: messages.edited }, background);
    await hideMessage(ada, { threadId: id, messageId: messages.hidden });
    await deleteThread(ada, trashed);
    await addMember(linus, other, { email: ada.email, role: 'editor' });
    await setArchived(grace, archived, false);
    await deleteThread(grace, archived);
    await deleteAccount(grace);
    const now = await storedDocuments(db);
    // The site loses two threads: one of which only a deleted person was left.
    const { auth } = await import('@/server/platform/firebase');
    for (const lost of [other, alone]) await db.recursiveDelete(db.doc(`threads/${lost}`));
    const before = await storedDocuments(db);
    await auth().deleteUser(linus.uid);
    expect(await from(place)).toMatchObject({ restored: 0, here: 1, deleted: 2, abandoned: 2 });
    expect(await storedDocuments(db)).toEqual(before);
    await auth().createUser({ uid: linus.uid });
    expect(await from(place)).toMatchObject({ restored: 2, here: 1, deleted: 2, abandoned: 0 });
    const after = await storedDocuments(db);
    expect([...after.keys()].filter((path) => !now.has(path))).toEqual([]);
    const text = [...after.values()].join('\n');
    for (const word of ['xyzzy', 'plugh', 'Gracelin']) expect(has(text, word)).toBe(false);
    expect(after.get(`threads/${id}`)).toBe(now.get(`threads/${id}`));
  });

  test('[K33] [K34] a restored thread has neither a name nor a membership of a deleted account, which pays for nobody, and still an owner', async () => {
    const place = await made(make);
    const { ada, grace, linus, id, other } = await peopleAndThreads();
    await addMember(linus, other, { email: ada.email, role: 'editor' });
    for (const [owner, threadId] of [[ada, id] as const, [linus, other] as const])
      await updateThread(owner, threadId, { payer: 'owner' });
    await to(place);
    await emptyFirestore(PROJECT);
    const { auth } = await import('@/server/platform/firebase');
    await auth().deleteUser(ada.uid);
    await from(place);
    const after = await storedDocuments(db);
    expect(has([...after.values()].join('\n'), '"Ada"')).toBe(false);
    const thread = await db.doc(`threads/${id}`).get();
    expect(thread.get('memberIds')).toEqual([grace.uid]);
    expect(thread.get('postingMembers')).toBe(1);
    expect((await db.doc(`threads/${id}/members/${grace.uid}`).get()).get('role')).toBe('owner');
    expect(after.has(`threads/${id}/members/${ada.uid}`)).toBe(false);
    expect(thread.get('settings')).toMatchObject({ payer: 'asker', payerId: null });
    const kept = await db.doc(`threads/${other}`).get();
    expect(kept.data()).toMatchObject({
      memberIds: [linus.uid],
      settings: { payer: 'owner', payerId: linus.uid },
    });
  });

  test('[K35] a thread without activity since a day is left out', async () => {
    const place = await made(make);
    await peopleAndThreads();
    const tomorrow = Date.now() + 24 * 3_600_000;
    expect(await place.use((archive) => archiveThreads(archive, { since: tomorrow }))).toMatchObject({
      written: 0,
      left: 4,
    });
    await to(place);
    await emptyFirestore(PROJECT);
    expect(await place.use((archive) => restoreThreads(archive, { since: tomorrow }))).toMatchObject({
      left: 4,
      restored: 0,
    });
    expect((await storedDocuments(db)).size).toBe(0);
  });
});

const postgres = targets().filter(({ name }) => name === 'PostgreSQL');

test.each(postgres)(
  '[K35] a thread that is not as it was stored is named, and not restored',
  async ({ make }) => {
    const place = await made(make);
    const { other } = await peopleAndThreads();
    await to(place);
    await emptyFirestore(PROJECT);
    await inPostgres(place.place, `DELETE FROM cothread_archive.messages WHERE content = 'untouched'`);
    expect(await from(place)).toMatchObject({ damaged: [other], restored: 3 });
    expect((await storedDocuments(db)).has(`threads/${other}`)).toBe(false);
  },
);

test('[K34] tombstones of an archive are restored, so that an older one brings nothing back', async () => {
  const [older, newer] = [await made(ZIP.make), await made(ZIP.make)];
  const { ada, trashed } = await peopleAndThreads();
  await to(older);
  await deleteThread(ada, trashed);
  await to(newer);
  await emptyFirestore(PROJECT);
  expect(await from(newer)).toMatchObject({ restored: 3 });
  expect(await from(older)).toMatchObject({ restored: 0, here: 3, deleted: 1 });
  expect((await db.doc(tombstonePath(trashed)).get()).exists).toBe(true);
});
