// Everything that is kept can be deleted: every store of model/stores.ts is filled, then a message, a thread and an account are
// deleted, and the whole database is read.
import type { CollectionReference, DocumentReference } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { copyId } from '@/model/fork';
import {
  draftPath,
  inputPath,
  leasePath,
  messagesPath,
  partPath,
  presencePath,
  readStatePath,
  runPath,
  userPath,
  votePath,
} from '@/model/paths';
import { voteId } from '@/model/poll';
import { createShareRequestSchema } from '@/model/share-requests';
import { type Fate, STORES, storeName } from '@/model/stores';
import { setUpFixtures } from '@/tests/support/fixtures';
import { conversation, importing, talk } from '@/tests/support/imports';
import { PNG } from '@/tests/support/pictures';

const { person, db, background, workDone } = await setUpFixtures({
  BUDGET_PER_PERSON_PER_DAY: '100 answers',
  BUDGET_PER_MONTH_SITE: '1000 answers',
});
const { createThread, updateThread } = await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { trashThread } = await import('@/server/threads/trash');
const { addMember, removeMember } = await import('@/server/members/members');
const { createInvite } = await import('@/server/members/invite-links');
const { askToJoin } = await import('@/server/members/access-requests');
const { deleteAccount, finishAccountDeletions, updateProfile } = await import('@/server/account/account');
const { say } = await import('@/server/chat/say');
const { deleteMessage, editMessage } = await import('@/server/chat/edit-delete');
const { hideMessage } = await import('@/server/chat/hide');
const { putFeedback } = await import('@/server/feedback/feedback');
const { forkThread } = await import('@/server/forks/forks');
const { createShare } = await import('@/server/shares/shares');
const { previewShare } = await import('@/server/shares/share-lists');
const { countOf } = await import('@/server/shares/viewers');
const { sent, imported } = await importing();
const { workDone: ratesCounted } = await import('@/server/platform/shutdown');

type Doc = { path: string; text: string };

/** Every document of the database, as one text each. A name in a mention is a word of whoever wrote it. */
async function everything(): Promise<Doc[]> {
  const below = async (parent: { listCollections: () => Promise<CollectionReference[]> }): Promise<Doc[]> => {
    const all = await Promise.all((await parent.listCollections()).map((one) => one.listDocuments()));
    return (await Promise.all(all.flat().map(read))).flat();
  };
  const read = async (ref: DocumentReference): Promise<Doc[]> => {
    const [doc, further] = await Promise.all([ref.get(), below(ref)]);
    if (!doc.exists) return further;
    const text = `${ref.path} ${JSON.stringify(doc.data())}`.replaceAll(/@\[[^\]]*\]/g, '@');
    return [{ path: ref.path, text }, ...further];
  };
  return await below(db);
}

type Going = { fate: 'deletedMessage' | 'hiddenMessage' | 'deletedThread' | 'deletedAccount' };
/** `words`: what no document may have. `ids`: what documents that stay may have. */
type Traces = Going & { words: readonly string[]; ids?: readonly string[] };

/** Documents that still have what they should not, by the rows of the table. */
async function left({ fate, words, ids = [] }: Traces): Promise<string[]> {
  const forbidden = (wanted: Fate | undefined) => {
    if (wanted === undefined) return [];
    if (typeof wanted === 'object') return [];
    return wanted === 'erased' ? words : [...words, ...ids];
  };
  return (await everything())
    .filter(({ path, text }) =>
      forbidden(STORES[storeName(path)]?.[fate]).some((word) => text.includes(word)),
    )
    .map(({ text }) => text);
}

const [ada, grace, linus] = [await person('Ada'), await person('Gracelin'), await person('Linus')];
const inThread = { replyPolicy: 'mention' } as const;

/** A thread of Ada's with Grace as an admin, who has brought Linus. */
async function shared(title: string): Promise<string> {
  const { id } = await createThread(ada, { title });
  await updateThread(ada, id, { ...inThread, instructions: 'Be brief.' });
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  await addMember(grace, id, { email: linus.email, role: 'editor' });
  return id;
}

async function post(threadId: string, text: string, who = grace): Promise<string> {
  const { messageId } = await say(who, { threadId, message: text, ask: false }, background);
  return messageId;
}

async function edited(threadId: string, text: string, who = grace): Promise<string> {
  const messageId = await post(threadId, `${text} @[Ada](${ada.uid})`, who);
  await editMessage(who, { threadId, messageId, text: `${text} again @[Ada](${ada.uid})` });
  return messageId;
}

/** What is stored while an answer is being written. */
async function plantUnderway(threadId: string): Promise<void> {
  const draft = draftPath(threadId, 'r-planted', 1);
  await Promise.all([
    db.doc(leasePath(threadId)).set({ runId: 'r-planted', owner: null }),
    db.doc(draft).set({ content: 'So far' }),
    db.doc(partPath(draft, 0)).set({ content: 'Before' }),
  ]);
}

/** Two forms in which Grace has entered something, one of them hidden since. */
async function plantForms(threadId: string): Promise<void> {
  await say(ada, { threadId, message: 'Make a form', ask: true }, background);
  await workDone();
  await say(ada, { threadId, message: 'Make another form', ask: true }, background);
  await workDone();
  const answers = await db.collection(messagesPath(threadId)).where('format', '==', 'c1').get();
  const [open, hidden] = answers.docs;
  if (open === undefined || hidden === undefined) throw new Error('no forms');
  for (const answer of [open, hidden]) {
    const input = { form: 'f0', field: 'f0-5-notes', value: 'Noted', by: grace.uid, byName: grace.name };
    const id = `${answer.get('runId')}-1-f0-5-notes`;
    const roundId = `${answer.get('runId')}-1-f0`;
    const doc = db.doc(inputPath(threadId, answer.id, id));
    await doc.set({ ...input, roundId, at: new Date(), revision: 1 });
  }
  await hideMessage(ada, { threadId, messageId: hidden.id });
}

/** Three polls in which Grace has voted: one is there, one hidden and one deleted since. */
async function plantPolls(threadId: string): Promise<void> {
  const asked: string[] = [];
  for (const question of ['Here', 'Hidden', 'Deleted']) {
    const message = `/poll ${question}? Yes | No`;
    const { messageId } = await say(ada, { threadId, message, ask: false }, background);
    asked.push(messageId);
    const pollId = `${messageId}-p0`;
    await db.doc(votePath(threadId, messageId, voteId({ pollId }, grace.uid))).set({
      poll: 'p0',
      pollId,
      choices: [0],
      by: grace.uid,
      byName: grace.name,
      at: new Date(),
      isHidden: false,
    });
  }
  const [, hidden = '', deleted = ''] = asked;
  await hideMessage(ada, { threadId, messageId: hidden });
  await deleteMessage(ada, { threadId, messageId: deleted }, background);
}

/** What a member's browser writes. */
async function plantOfBrowser(threadId: string): Promise<void> {
  await db.doc(presencePath(threadId, grace.uid)).set({ seenAt: new Date(), typingAt: null });
  await db.doc(readStatePath(grace.uid, threadId)).set({ unsentText: 'Not sent' });
}

/** A share by Grace that somebody has open, and another one that is Ada's. */
async function plantShares(threadId: string): Promise<void> {
  const link = createShareRequestSchema.parse({
    audience: 'anyone',
    password: 'a password',
    label: 'For review',
  });
  const { share } = await createShare(grace, threadId, link);
  await createShare(ada, threadId, { ...link, label: 'Ada’s' });
  const count = countOf({ id: share.id, threadId });
  count.enter();
  await count.flush();
  await previewShare(grace, threadId, { names: 'numbered' });
}

/** One document in every store, and Grace in each that can have her. A new store is filled here. */
async function fillAll() {
  const id = await shared('Plans of a summer');
  const messages = { deleted: await edited(id, 'xyzzy-deleted'), hidden: await edited(id, 'plugh-hidden') };
  const { runId } = await say(
    grace,
    { threadId: id, message: 'Who? [demo echo=Me.]', ask: true },
    background,
  );
  await workDone();
  const run = await db.doc(runPath(id, runId ?? '')).get();
  const answer = { threadId: id, messageId: String(run.get('answerId')) };
  await putFeedback(grace, answer, { value: 'down', reasons: ['incorrect'], comment: 'Gracelin says no' });
  await plantForms(id);
  await plantPolls(id);
  await say(ada, { threadId: id, message: `See @[Gracelin](${grace.uid})`, ask: false }, background);
  await hideMessage(grace, { threadId: id, messageId: await edited(id, 'By Linus', linus) });
  // In a thread of Ada's, and in one that she started from that, Grace's words and name are copies.
  const { threadId: fork } = await forkThread(ada, id, {
    id: 'fork-of-plans',
    messageId: messages.hidden,
    members: [],
  });
  await forkThread(linus, id, { id: 'another-fork', messageId: messages.hidden, members: [] });
  await forkThread(ada, fork, { id: 'fork-of-a-fork', messageId: copyId(2), members: [] });
  await createInvite(grace, id, { role: 'viewer', hours: 24, uses: 5, note: '' });
  await addMember(grace, id, { email: 'unknown@example.com', role: 'viewer' });
  await addMember(ada, id, { email: (await person('Nora', 'nobody')).email, role: 'viewer' });
  await updateProfile(grace, { picture: PNG.toString('base64') });
  await plantShares(id);

  const trashed = await shared('In the trash');
  for (const threadId of [id, trashed]) await plantOfBrowser(threadId);
  await trashThread(ada, trashed, background);
  // Grace has appended one conversation, and is about to append another one.
  const said = conversation(talk(2, { author: { kind: 'person', name: 'Somebody' } }));
  await imported(grace, said, { threadId: id });
  await sent(grace, { ...said, sourceId: 'waiting' }, { threadId: id });
  const removed = await shared('Removed from');
  await removeMember(ada, removed, grace.uid);
  const goodbye = await shared('Left for good');
  for (const who of [grace, linus]) await removeMember(who, goodbye, who.uid, { block: true });
  const { id: closed } = await createThread(ada, { title: 'Closed to her' });
  askToJoin(grace, { threadId: closed, note: '' }, background);
  // Ada may not add her any more.
  await addMember(ada, closed, { email: grace.email, role: 'viewer' });
  const gone = await createThread(ada);
  await deleteThread(ada, gone.id);
  await workDone();
  await plantUnderway(goodbye);
  await ratesCounted();
  return { id, goodbye, messages };
}

const { id, goodbye, messages } = await fillAll();

test('[A34] every store has a row, and is filled here', async () => {
  const filled = new Set((await everything()).map(({ path }) => storeName(path)));
  const inFirestore = Object.keys(STORES).filter((name) => !name.includes(':'));
  expect([...filled].toSorted()).toEqual(inFirestore.toSorted());
});

test('[A34] [M17] what a hidden message said is nowhere but where the undo finds it', async () => {
  const hidden = { fate: 'hiddenMessage', words: ['plugh-hidden'] } as const;
  expect((await left(hidden)).length).toBeGreaterThan(0);
  await hideMessage(ada, { threadId: id, messageId: messages.hidden });
  expect(await left(hidden)).toEqual([]);
});

test('[A34] [M11] what a deleted message said is nowhere, a hidden one that its author deletes neither', async () => {
  const deleted = { fate: 'deletedMessage', words: ['xyzzy-deleted', 'plugh-hidden'] } as const;
  expect((await left(deleted)).length).toBeGreaterThan(0);
  for (const messageId of [messages.deleted, messages.hidden])
    await deleteMessage(grace, { threadId: id, messageId }, background);
  expect(await left(deleted)).toEqual([]);
});

test('[A34] [A24] a deleted account leaves neither a name nor an address, and no document of its own', async () => {
  const account = { fate: 'deletedAccount', words: ['Gracelin', grace.email], ids: [grace.uid] } as const;
  expect((await left(account)).length).toBeGreaterThan(0);
  await deleteAccount(grace);
  await db.doc(userPath(grace.uid)).update({ leavingAt: new Date(Date.now() - 3 * 3_600_000) });
  await finishAccountDeletions();
  expect(await left(account)).toEqual([]);
});

test('[A34] [T6] a deleted thread leaves nothing of itself', async () => {
  for (const [threadId, title] of [
    [id, 'Plans of a summer'],
    [goodbye, 'Left for good'],
  ] as const) {
    const thread = { fate: 'deletedThread', words: [title], ids: [threadId] } as const;
    expect((await left(thread)).length).toBeGreaterThan(0);
    await deleteThread(ada, threadId);
    expect(await left(thread)).toEqual([]);
  }
});
