import { DocumentReference, Firestore, WriteBatch } from 'firebase-admin/firestore';
import { afterEach, expect, test, vi } from 'vitest';
import {
  blockPath,
  hiddenVersionsPath,
  mentionPath,
  messagePath,
  readStatePath,
  versionsPath,
} from '@/model/paths';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, background, workDone, db } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { regenerate, stopRun } = await import('@/server/runs/actions');
const { readPrompt } = await import('@/server/runs/history');
const { createThread, getThread, updateThreadTitle } = await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { getMessages } = await import('@/server/messages/messages');
const { addMember, changeRole, removeMember } = await import('@/server/members/members');
const { editMessage, deleteMessage } = await import('@/server/chat/edit-delete');
const { hideMessage, restoreMessage } = await import('@/server/chat/hide');
const { nameThread } = await import('@/server/runs/titles');

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');

async function thread() {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  return id;
}

async function send(threadId: string, message: string, { who = grace, ask = false } = {}) {
  const { messageId, runId } = await say(who, { threadId, message, ask }, background);
  return { messageId, runId: runId ?? '' };
}

/** Everything that a member can read: the thread, messages with their versions, events, Ada's mentions. */
async function readable(threadId: string): Promise<string> {
  const below = await Promise.all(
    ['messages', 'events', 'runs'].map((name) => db.collection(`threads/${threadId}/${name}`).get()),
  );
  const messages = below.flatMap(({ docs }) => docs);
  const versions = await Promise.all(messages.map(({ ref }) => ref.collection('versions').get()));
  const all = [...messages, ...versions.flatMap(({ docs }) => docs)].map((doc) => doc.data());
  return JSON.stringify([(await db.doc(`threads/${threadId}`).get()).data(), all]);
}

afterEach(() => {
  vi.restoreAllMocks();
});

const mentionsOf = async (uid: string) => (await db.collection(`users/${uid}/mentions`).get()).size;
const kindsIn = async (threadId: string) =>
  (await db.collection(`threads/${threadId}/events`).get()).docs.map((doc): unknown => doc.get('kind'));

test('[M17] a hidden message is read by nobody: no version, preview, mention or later prompt has it; the undo has all', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, `xyzzy @[Ada](${ada.uid}) one`);
  await editMessage(grace, { threadId, messageId, text: `xyzzy @[Ada](${ada.uid}) two` });
  const [before, mentions, list] = [
    await readable(threadId),
    await mentionsOf(ada.uid),
    await getThread(ada, threadId),
  ];
  expect(before).toContain('xyzzy');

  await hideMessage(ada, { threadId, messageId });
  await hideMessage(ada, { threadId, messageId });
  expect(await readable(threadId)).not.toContain('xyzzy');
  expect((await getMessages(grace, threadId))[0]).toMatchObject({
    status: 'hidden',
    content: '',
    versions: 0,
    hidden: { by: ada.uid, byName: 'Ada' },
  });
  expect(await mentionsOf(ada.uid)).toBe(mentions - 1);
  expect((await getThread(ada, threadId)).lastMessage).toMatchObject({ preview: null });
  expect(JSON.stringify(await readPrompt(threadId, 99))).not.toContain('xyzzy');
  expect(await kindsIn(threadId)).toContain('message-hidden');

  await restoreMessage(ada, { threadId, messageId });
  await restoreMessage(ada, { threadId, messageId });
  expect((await getMessages(grace, threadId))[0]).toMatchObject({
    status: 'sent',
    versions: 1,
    hidden: null,
  });
  expect(await readable(threadId)).toContain('one');
  expect(await mentionsOf(ada.uid)).toBe(mentions);
  const restored = await getThread(ada, threadId);
  expect(restored.lastMessage?.preview).toBe(list.lastMessage?.preview);
  // What was counted once is not new again.
  expect(restored.mentioned).toEqual(list.mentioned);
  expect(await db.collectionGroup('hiddenMessages').get()).toMatchObject({ size: 0 });
});

test('[M17] an answer is hidden with its previous versions, and is not regenerated meanwhile', async () => {
  const threadId = await thread();
  await send(threadId, 'Say it [demo echo=xyzzy first]', { ask: true });
  await workDone();
  const answerId = (await getMessages(ada, threadId))[1]?.id ?? '';
  await regenerate(ada, { threadId, messageId: answerId }, background);
  await workDone();
  await hideMessage(ada, { threadId, messageId: answerId });
  expect((await getMessages(ada, threadId))[1]).toMatchObject({ status: 'hidden', plain: '', metadata: {} });
  expect(await readable(threadId)).not.toContain('"content":"xyzzy');
  await expect(regenerate(ada, { threadId, messageId: answerId }, background)).rejects.toMatchObject({
    code: 'conflict',
  });
  await restoreMessage(ada, { threadId, messageId: answerId });
  expect((await getMessages(ada, threadId))[1]).toMatchObject({ content: 'xyzzy first', versions: 1 });
});

test('[M17] nothing is hidden while it is being answered; after a stop it can be', async () => {
  const threadId = await thread();
  const { messageId, runId } = await send(threadId, 'Slowly [demo slow=20s]', { ask: true });
  await expect(hideMessage(ada, { threadId, messageId })).rejects.toMatchObject({ code: 'conflict' });
  await stopRun(ada, { threadId, runId }, background);
  await hideMessage(ada, { threadId, messageId });
  expect((await getMessages(ada, threadId))[0]).toMatchObject({ status: 'hidden' });
  await workDone();
});

test('[M17] its author cannot edit a hidden message, and can delete it for good', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'xyzzy one');
  await editMessage(grace, { threadId, messageId, text: 'xyzzy two' });
  await hideMessage(ada, { threadId, messageId });
  await expect(editMessage(grace, { threadId, messageId, text: 'three' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await deleteMessage(grace, { threadId, messageId }, background);
  expect((await getMessages(ada, threadId))[0]).toMatchObject({ status: 'deleted', hidden: null });
  const hidden = db.doc(`threads/${threadId}/hiddenMessages/${messageId}`);
  expect((await hidden.get()).exists).toBe(false);
  expect((await hidden.collection('versions').get()).size).toBe(0);
  await expect(restoreMessage(ada, { threadId, messageId })).rejects.toMatchObject({ code: 'conflict' });
});

test('[M17] a concurrent edit and hiding leave no text behind', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'xyzzy');
  const edits = ['xyzzy again', 'xyzzy once more'].map((text) =>
    editMessage(grace, { threadId, messageId, text }),
  );
  await Promise.allSettled([...edits, hideMessage(ada, { threadId, messageId })]);
  await hideMessage(ada, { threadId, messageId });
  expect(await readable(threadId)).not.toContain('xyzzy');
});

test('[M17] deleting the thread deletes what was hidden', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'xyzzy one');
  await editMessage(grace, { threadId, messageId, text: 'xyzzy two' });
  await hideMessage(ada, { threadId, messageId });
  await deleteThread(ada, threadId);
  const hidden = db.doc(`threads/${threadId}/hiddenMessages/${messageId}`);
  expect((await hidden.get()).exists).toBe(false);
  expect((await hidden.collection('versions').get()).size).toBe(0);
});

test('[M17] an editor hides nothing, an own message neither; an admin does', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'mine');
  await expect(hideMessage(grace, { threadId, messageId })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await getMessages(ada, threadId))[0]).toMatchObject({ status: 'sent' });
  await changeRole(ada, threadId, { uid: grace.uid, role: 'admin' });
  await hideMessage(grace, { threadId, messageId });
  expect((await getMessages(ada, threadId))[0]).toMatchObject({ status: 'hidden' });
});

/** Does `work` at the moment at which the next batch is to be committed. A document that is written alone, like a rate, has none. */
function beforeNextCommit(work: () => Promise<unknown>): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const commit = WriteBatch.prototype.commit;
  const spy = vi.spyOn(WriteBatch.prototype, 'commit').mockImplementation(async function (this: WriteBatch) {
    const writes: unknown = Reflect.get(this, '_opCount');
    if (writes === 1) return await commit.call(this);
    spy.mockRestore();
    await work();
    return await commit.call(this);
  });
}

const sizeOf = async (collection: string) => (await db.collection(collection).get()).size;

/** The answer to a question of Grace's. */
async function answered(threadId: string, question: string) {
  const { messageId } = await send(threadId, question, { ask: true });
  await workDone();
  const answer = (await getMessages(ada, threadId)).find(({ questionId }) => questionId === messageId);
  return { threadId, messageId: answer?.id ?? '' };
}

test.each([
  ['hidden', false],
  ['restored', true],
] as const)(
  '[M17] [M11] a message that its author deletes while it is being %s leaves no text anywhere',
  async (_, isHidden) => {
    const threadId = await thread();
    const { messageId } = await send(threadId, 'xyzzy one');
    const target = { threadId, messageId };
    await editMessage(grace, { ...target, text: 'xyzzy two' });
    if (isHidden) await hideMessage(ada, target);
    // The rates of the message are counted after it.
    await workDone();
    beforeNextCommit(() => deleteMessage(grace, target, background));
    const change = isHidden ? restoreMessage(ada, target) : hideMessage(ada, target);
    await expect(change).rejects.toMatchObject({ code: 'conflict' });
    expect((await getMessages(ada, threadId))[0]).toMatchObject({ status: 'deleted' });
    expect(await readable(threadId)).not.toContain('xyzzy');
    expect(await sizeOf(hiddenVersionsPath(threadId, messageId))).toBe(0);
  },
);

test('[M17] an answer that is hidden while somebody regenerates it is not regenerated', async () => {
  const threadId = await thread();
  const answer = await answered(threadId, 'Why? [demo echo=xyzzy]');
  await send(threadId, 'Thanks');
  // Its rates are counted after it.
  await workDone();
  beforeNextCommit(() => hideMessage(ada, answer));
  await expect(regenerate(grace, answer, background)).rejects.toMatchObject({ code: 'conflict' });
  await workDone();
  expect((await getMessages(ada, threadId))[1]).toMatchObject({ status: 'hidden' });
});

test('[M17] more versions than one commit holds are hidden and restored, and an interrupted move is finished', async () => {
  const threadId = await thread();
  const answer = await answered(threadId, 'Why? [demo echo=xyzzy]');
  const ref = db.doc(messagePath(threadId, answer.messageId));
  const versions = versionsPath(threadId, answer.messageId);
  const hidden = hiddenVersionsPath(threadId, answer.messageId);
  const stored = (await ref.get()).data() ?? {};
  const numbers = Array.from({ length: 45 }, (_, number) => number);
  await Promise.all(numbers.map((number) => db.doc(`${versions}/r-${number}`).set(stored)));
  await ref.update({ versions: 45 });
  await hideMessage(ada, answer);
  expect([await sizeOf(versions), await sizeOf(hidden)]).toEqual([0, 45]);
  // As a server leaves it that dies between two commits.
  await db.doc(`${versions}/r-left`).set(stored);
  await hideMessage(ada, answer);
  expect(await readable(threadId)).not.toContain('"content":"xyzzy');
  await restoreMessage(ada, answer);
  expect([await sizeOf(versions), await sizeOf(hidden)]).toEqual([46, 0]);
  expect((await ref.get()).data()).toMatchObject({ content: 'xyzzy', status: 'done', versions: 45 });
  await db.doc(`${hidden}/r-right`).set(stored);
  await restoreMessage(ada, answer);
  expect([await sizeOf(versions), await sizeOf(hidden)]).toEqual([47, 0]);
});

test('[M17] [T3] a restored answer is in the thread list as before, without its markdown', async () => {
  const threadId = await thread();
  const answer = await answered(
    threadId,
    'Why? [demo echo=**Because** of `xyzzy`, see [it](https://example.com/)',
  );
  const { lastMessage } = await getThread(ada, threadId);
  await hideMessage(ada, answer);
  await restoreMessage(ada, answer);
  expect((await getThread(ada, threadId)).lastMessage).toEqual(lastMessage);
});

test('[M17] [F13] an unread mention in a hidden message is not counted, and is again once it is restored', async () => {
  const threadId = await thread();
  await addMember(ada, threadId, { email: linus.email, role: 'viewer' });
  const mention = ({ name, uid }: { name: string; uid: string }) => `@[${name}](${uid})`;
  await send(threadId, `Hello ${mention(ada)}`);
  const { messageId } = await send(threadId, `${mention(ada)} ${mention(linus)} xyzzy`);
  const target = { threadId, messageId };
  // Linus has read the thread since, Ada has not.
  const seen = (mentions: number, at: number) => ({
    landedCount: mentions,
    mentions,
    pinned: false,
    muted: false,
    unsentText: '',
    seenAt: new Date(at),
  });
  await db.doc(readStatePath(ada.uid, threadId)).set(seen(1, Date.now() - 60_000));
  await db.doc(readStatePath(linus.uid, threadId)).set(seen(1, Date.now() + 60_000));
  const mentioned = async () => (await getThread(ada, threadId)).mentioned;
  const pointers = () =>
    db.getAll(...[ada, linus].map(({ uid }) => db.doc(mentionPath(uid, threadId, messageId))));
  const before = (await pointers()).map((doc) => doc.data());
  expect(await mentioned()).toEqual({ [ada.uid]: 2, [linus.uid]: 1 });
  await hideMessage(ada, target);
  expect(await mentioned()).toEqual({ [ada.uid]: 1, [linus.uid]: 1 });
  await restoreMessage(ada, target);
  expect(await mentioned()).toEqual({ [ada.uid]: 2, [linus.uid]: 1 });
  // At its old place in the list of mentions.
  expect((await pointers()).map((doc) => doc.data())).toEqual(before);
  await hideMessage(ada, target);
  await removeMember(ada, threadId, linus.uid);
  await restoreMessage(ada, target);
  expect((await pointers()).map((doc) => doc.exists)).toEqual([true, false]);
});

test('[M17] [F13] restoring an answer mentions nobody, whatever it looks like', async () => {
  const threadId = await thread();
  const answer = await answered(threadId, 'Who? [demo echo=xyzzy]');
  await db.doc(messagePath(threadId, answer.messageId)).update({ content: `@[Ada](${ada.uid}) xyzzy` });
  await hideMessage(ada, answer);
  await restoreMessage(ada, answer);
  expect((await db.doc(mentionPath(ada.uid, threadId, answer.messageId)).get()).exists).toBe(false);
});

test('[M17] whoever has the thread open learns that a message was hidden, the last one or not', async () => {
  const threadId = await thread();
  const { messageId } = await send(threadId, 'xyzzy');
  await send(threadId, 'and more');
  const changedAt = async () => (await getThread(ada, threadId)).changedAt;
  const before = await changedAt();
  await hideMessage(ada, { threadId, messageId });
  const hidden = await changedAt();
  expect(hidden).toBeGreaterThan(before);
  await restoreMessage(ada, { threadId, messageId });
  expect(await changedAt()).toBeGreaterThan(hidden);
});

test('[M17] of many versions nobody reads one from the moment at which the message is hidden', async () => {
  const threadId = await thread();
  const answer = await answered(threadId, 'Why? [demo echo=xyzzy]');
  const ref = db.doc(messagePath(threadId, answer.messageId));
  const versions = versionsPath(threadId, answer.messageId);
  const stored = (await ref.get()).data() ?? {};
  const numbers = Array.from({ length: 45 }, (_, number) => number);
  await Promise.all(numbers.map((number) => db.doc(`${versions}/r-${number}`).set(stored)));
  const seen: { status: unknown; readable: number }[] = [];
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const commit = WriteBatch.prototype.commit;
  const spy = vi.spyOn(WriteBatch.prototype, 'commit').mockImplementation(async function (this: WriteBatch) {
    const results = await commit.call(this);
    seen.push({ status: (await ref.get()).get('status'), readable: await sizeOf(versions) });
    return results;
  });
  await hideMessage(ada, answer);
  spy.mockRestore();
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.filter(({ status, readable }) => status === 'hidden' && readable > 0)).toEqual([]);
  expect(seen.at(-1)).toEqual({ status: 'hidden', readable: 0 });
  expect(await sizeOf(hiddenVersionsPath(threadId, answer.messageId))).toBe(45);
});

/** A thread whose title the model made from a question of Grace's, with copies of it. */
async function titled() {
  const threadId = await thread();
  const question = await send(threadId, 'Quixotic xyzzy plans [demo echo=Yes.]', { ask: true });
  await workDone();
  await addMember(ada, threadId, { email: 'nobody-yet@example.com', role: 'viewer' });
  const leaving = await person('Nora');
  await addMember(ada, threadId, { email: leaving.email, role: 'viewer' });
  await removeMember(leaving, threadId, leaving.uid, { block: true });
  const copies = async () => {
    const invites = await db.collection('invites').where('threadId', '==', threadId).get();
    const block = await db.doc(blockPath(leaving.uid, threadId)).get();
    return [...invites.docs, block].map((doc): unknown => doc.get('title'));
  };
  const { title, titleBy } = await getThread(ada, threadId);
  expect(titleBy).toBe('assistant');
  expect(title.toLowerCase()).toContain('xyzzy');
  expect(await copies()).toEqual([title, title]);
  return { threadId, messageId: question.messageId, title, copies };
}

const UNTITLED = { title: 'New thread', titleBy: 'default' };

test.each([
  ['hidden', (target: { threadId: string; messageId: string }) => hideMessage(ada, target)],
  ['deleted', (target: { threadId: string; messageId: string }) => deleteMessage(grace, target, background)],
])(
  '[M18] a title that the model made from a message leaves when that is %s, its copies too',
  async (_, remove) => {
    const { threadId, messageId, copies } = await titled();
    // The twin: a message that the title was not made from.
    const later = await send(threadId, 'Something else');
    await remove({ threadId, messageId: later.messageId });
    expect(await getThread(ada, threadId)).toMatchObject({ titleBy: 'assistant' });
    await remove({ threadId, messageId });
    expect(await getThread(ada, threadId)).toMatchObject(UNTITLED);
    expect(await copies()).toEqual(['New thread', 'New thread']);
    // The next answer makes another one.
    await send(threadId, 'Wonderful weather', { ask: true });
    await workDone();
    const anew = await getThread(ada, threadId);
    expect(anew.titleBy).toBe('assistant');
    expect(anew.title.toLowerCase()).not.toContain('xyzzy');
  },
);

test('[M18] a title by a person stays, whatever is hidden', async () => {
  const { threadId, messageId } = await titled();
  await updateThreadTitle(ada, threadId, 'By a person');
  await hideMessage(ada, { threadId, messageId });
  expect(await getThread(ada, threadId)).toMatchObject({ title: 'By a person', titleBy: 'person' });
});

test('[M18] a message that is hidden before the thread of a finished title is read again gives none', async () => {
  const { threadId, messageId } = await titled();
  await db.doc(`threads/${threadId}`).update(UNTITLED);
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const get = DocumentReference.prototype.get;
  let reads = 0;
  const spy = vi.spyOn(DocumentReference.prototype, 'get').mockImplementation(async function (
    this: DocumentReference,
  ) {
    if (this.path === `threads/${threadId}`) reads += 1;
    if (reads === 2) {
      spy.mockRestore();
      await hideMessage(ada, { threadId, messageId });
    }
    return await get.apply(this);
  });
  await nameThread(threadId);
  expect(await getThread(ada, threadId)).toMatchObject(UNTITLED);
});

test('[M18] a message that is hidden while the model makes a title of it gives none', async () => {
  const { threadId, messageId, title } = await titled();
  await db.doc(`threads/${threadId}`).update(UNTITLED);
  // At the moment at which the messages of the finished title are read again.
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const getAll = Firestore.prototype.getAll;
  const spy = vi.spyOn(Firestore.prototype, 'getAll').mockImplementation(async function (
    this: Firestore,
    ...refs
  ) {
    if (refs.length === 2) {
      spy.mockRestore();
      await hideMessage(ada, { threadId, messageId });
    }
    return await getAll.apply(this, refs);
  });
  await nameThread(threadId);
  expect(await getThread(ada, threadId)).toMatchObject(UNTITLED);
  await restoreMessage(ada, { threadId, messageId });
  await nameThread(threadId);
  expect(await getThread(ada, threadId)).toMatchObject({ title });
});
