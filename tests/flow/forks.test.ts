// Threads that are started from a message of another thread, or continue a share.
import { expect, test } from 'vitest';
import type * as z from 'zod/v4';
import { FORK_IDLE_MS, MAX_COMPANIONS, MAX_FORKS, MAX_FORK_MESSAGES, copyId } from '@/model/fork';
import { forkThreadRequestSchema } from '@/model/fork-requests';
import { MAX_INVITES_OF_ONE_PERSON, RATES } from '@/model/limits';
import {
  forkPath,
  hiddenMessagePath,
  membersPath,
  messagePath,
  messagesPath,
  sharePath,
  threadPath,
} from '@/model/paths';
import { exportQuerySchema } from '@/model/requests';
import { createShareRequestSchema } from '@/model/share-requests';
import { onlyConversationIn } from '@/tests/support/archives/read';
import { setUpFixtures } from '@/tests/support/fixtures';
import { guestsOnServer } from '@/tests/support/guests';
import { conversation, importing, talk } from '@/tests/support/imports';
import { eventsOf } from './membership';

const { person, db, background, workDone } = await setUpFixtures();
const { createThread, getThread, setArchived, threadIdFor, updateThread } =
  await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { trashThread } = await import('@/server/threads/trash');
const { addMember, getMembers, removeMember } = await import('@/server/members/members');
const { cancelEmailInvite } = await import('@/server/members/email-invites');
const { getMessages } = await import('@/server/messages/messages');
const { deleteAccount } = await import('@/server/account/account');
const { say } = await import('@/server/chat/say');
const { deleteMessage, editMessage } = await import('@/server/chat/edit-delete');
const { hideMessage, restoreMessage } = await import('@/server/chat/hide');
const { regenerate } = await import('@/server/runs/actions');
const { changeShare, createShare, revokeShare } = await import('@/server/shares/shares');
const { exportThread } = await import('@/server/archive/export-thread');
const { forkShare, forkThread } = await import('@/server/forks/forks');
const { beginCopying, copyAll } = await import('@/server/forks/copying');
const { memberOrigin, shareOrigin } = await import('@/server/forks/source');
const { getOrigin } = await import('@/server/forks/origin');
const { sweepForks } = await import('@/server/forks/sweep');
const { ratesOf, spend } = await import('@/server/platform/rates/rate-limits');
const { microsOf } = await import('@/server/platform/documents');
const { imported } = await importing();
const { opened } = await guestsOnServer();

const [ada, grace, linus] = [await person('Ada'), await person('Grace'), await person('Linus')];
type Person = typeof ada;

async function post(threadId: string, text: string, who: Person = ada, more: object = {}): Promise<string> {
  const { messageId } = await say(who, { threadId, message: text, ask: false, ...more }, background);
  await workDone();
  return messageId;
}

/** Ada's thread with Grace as an admin and Linus as a viewer: a text by each who may, an answer, a reply, and one more. */
async function plan() {
  const { id } = await createThread(ada, { title: 'A plan' });
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  await addMember(ada, id, { email: linus.email, role: 'viewer' });
  await updateThread(ada, id, { replyPolicy: 'mention', instructions: 'Answer like a pirate.' });
  const first = await post(id, `First, @[Grace](${grace.uid})`);
  const second = await post(id, 'Second', grace);
  await say(grace, { threadId: id, message: 'Third [demo echo=So be it.]', ask: true }, background);
  await workDone();
  const [third, answer] = (await getMessages(ada, id)).slice(2);
  const fifth = await post(id, 'Fifth', ada, { replyTo: second });
  const last = await post(id, 'Not for the fork');
  return { id, first, second, third: third?.id ?? '', answer: answer?.id ?? '', fifth, last };
}

type Wanted = Partial<z.input<typeof forkThreadRequestSchema>>;
function forked(who: Person, threadId: string, messageId: string, more: Wanted = {}) {
  return forkThread(who, threadId, forkThreadRequestSchema.parse({ messageId, ...more }));
}

async function textsOf(who: Person, threadId: string) {
  return (await getMessages(who, threadId)).map(({ content }) => content);
}

async function plain(threadId: string): Promise<string> {
  const { docs } = await db.collection(messagesPath(threadId)).get();
  const events = await eventsOf(db, threadId);
  const thread = await db.doc(threadPath(threadId)).get();
  return JSON.stringify([docs.map((doc) => [doc.id, doc.data()]), events, thread.data()]);
}

test('[H16] a member’s new thread has what was said up to the message, by whom and when, and nothing else of it', async () => {
  const origin = await plan();
  const before = await getMessages(ada, origin.id);
  const { threadId } = await forked(grace, origin.id, origin.fifth);
  const copies = await getMessages(grace, threadId);
  expect(copies.map(({ seq, role, authorName, content }) => [seq, role, authorName, content])).toEqual([
    [1, 'user', 'Ada', 'First, @Grace'],
    [2, 'user', 'Grace', 'Second'],
    [3, 'user', 'Grace', 'Third [demo echo=So be it.]'],
    [4, 'assistant', 'Assistant', expect.stringContaining('So be it.')],
    [5, 'user', 'Ada', 'Fifth'],
  ]);
  expect(copies.map(({ createdAt }) => createdAt)).toEqual(before.slice(0, 5).map((one) => one.createdAt));
  expect(copies[4]?.replyTo).toMatchObject({ id: copyId(2), seq: 2, authorName: 'Grace' });
  expect(copies[3]?.questionId).toBe(copyId(3));
  expect(copies.every(({ imported: mark }) => mark?.format === 'thread')).toBe(true);
  const stored = await plain(threadId);
  // Of Grace, whose thread it is, and of nobody else.
  for (const id of [origin.id, origin.first, origin.answer, ada.uid, linus.uid, 'pirate', 'Not for the fork'])
    expect(stored).not.toContain(id);
  expect(await getThread(grace, threadId)).toMatchObject({
    title: 'A plan',
    memberIds: [grace.uid],
    seq: 5,
    landedCount: 5,
    quiet: [{ from: 1, to: 5 }],
    lastMessage: { seq: 5, authorName: 'Ada', preview: 'Fifth' },
  });
  expect(await eventsOf(db, threadId)).toMatchObject([
    { kind: 'started-from', by: grace.uid, title: 'A plan', titleBy: 'person', messageSeq: 5 },
  ]);
});

test('[H16] edited texts come as they are now, answers as they were written last; removed, hidden and unsaid ones never', async () => {
  const origin = await plan();
  await editMessage(ada, { threadId: origin.id, messageId: origin.last, text: 'Edited' });
  await regenerate(ada, { threadId: origin.id, messageId: origin.answer }, background);
  await workDone();
  await deleteMessage(ada, { threadId: origin.id, messageId: origin.first }, background);
  await hideMessage(ada, { threadId: origin.id, messageId: origin.second });
  const { threadId } = await forked(ada, origin.id, origin.last);
  const copies = await getMessages(ada, threadId);
  expect(copies.map(({ id, seq }) => [id, seq])).toEqual(
    [3, 4, 5, 6].map((seq, index) => [copyId(seq), index + 1]),
  );
  expect(copies.at(-1)?.content).toBe('Edited');
  // What it replied to is hidden.
  expect(copies[2]?.replyTo).toBeNull();
  expect(copies.every(({ versions }) => versions === 0)).toBe(true);
  expect((await db.collection(`${messagePath(threadId, copyId(4))}/versions`).get()).size).toBe(0);
});

test('[H16] what came from a file stays marked as such, generated UI of this site is drawn, and the model reads copies as its own', async () => {
  const { threadId: origin } = await imported(
    ada,
    conversation(talk(3, { author: { kind: 'person', name: 'Somebody' } })),
  );
  const last = (await getMessages(ada, origin)).at(-1)?.id ?? '';
  await db.doc(messagePath(origin, last)).update({ format: 'c1', role: 'assistant', plain: 'A card' });
  const { threadId } = await forked(ada, origin, last);
  const copies = await getMessages(ada, threadId);
  expect(copies.map(({ imported: mark }) => mark?.format)).toEqual(['chatgpt', 'chatgpt', 'chatgpt']);
  expect(copies.at(-1)).toMatchObject({ format: 'c1', plain: 'A card' });
});

test('[H16] no file brings copies: what it marks so is imported', async () => {
  const origin = await plan();
  const { threadId } = await forked(ada, origin.id, origin.fifth);
  const reader = { language: 'en', signal: new AbortController().signal } as const;
  const { chunks } = await exportThread(ada, threadId, exportQuerySchema.parse({}), reader);
  const file = Buffer.concat(await Array.fromAsync(chunks, (chunk) => Buffer.from(chunk))).toString('utf8');
  expect(file).toMatch(/"format":\s*"thread"/);
  const { threadId: back } = await imported(ada, await onlyConversationIn(JSON.parse(file)));
  const formats = (await getMessages(ada, back)).map(({ imported: mark }) => mark?.format);
  expect(new Set(formats)).toEqual(new Set(['cothread']));
});

test('[H17] the same request twice is one thread; a crashed one goes on, or is swept, and shows nothing until it is whole', async () => {
  const origin = await plan();
  const [one, again] = await Promise.all([
    forked(ada, origin.id, origin.fifth, { id: 'chosen-by-ada' }),
    forked(ada, origin.id, origin.fifth, { id: 'chosen-by-ada' }),
  ]);
  expect(again).toEqual(one);
  expect((await getThread(ada, origin.id)).forks).toBe(1);
  const readOrigin = () => memberOrigin(ada, { threadId: origin.id, messageId: origin.fifth });
  await beginCopying('crashed-in-between', readOrigin);
  await copyAll('crashed-in-between');
  expect((await db.collection(messagesPath('crashed-in-between')).get()).size).toBe(5);
  expect((await db.doc(threadPath('crashed-in-between')).get()).exists).toBe(false);
  expect(await sweepForks(db, FORK_IDLE_MS)).toEqual([]);
  expect(await sweepForks(db, 0)).toEqual(['crashed-in-between']);
  expect((await db.collection(messagesPath('crashed-in-between')).get()).size).toBe(0);
  expect((await db.doc(forkPath('crashed-in-between')).get()).exists).toBe(false);
  expect(await textsOf(ada, one.threadId)).toHaveLength(5);
});

test('[H17] what is removed while it is being copied is not in the thread, and whoever loses the right gets none', async () => {
  const origin = await plan();
  const hidden = { threadId: origin.id, messageId: origin.second };
  const readOrigin = () => memberOrigin(grace, { threadId: origin.id, messageId: origin.fifth });
  // As `forkThread` does, with a moment in between.
  const id = threadIdFor(grace, `fork:${origin.id}:in-two-steps`);
  await beginCopying(id, readOrigin);
  await copyAll(id);
  // The search index may know it already, and follows what changes.
  const copy = db.doc(messagePath(id, copyId(2)));
  const changedAt = async () => microsOf((await copy.get()).get('changedAt'));
  const before = await changedAt();
  await hideMessage(ada, hidden);
  const { threadId } = await forked(grace, origin.id, origin.fifth, { id: 'in-two-steps' });
  expect(threadId).toBe(id);
  expect((await getMessages(grace, id)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect((await copy.get()).data()).toMatchObject({ status: 'deleted', content: '' });
  expect(await changedAt()).toBeGreaterThan(before);
  const lost = threadIdFor(grace, `fork:${origin.id}:right-is-lost`);
  await beginCopying(lost, readOrigin);
  await removeMember(ada, origin.id, grace.uid);
  await expect(forked(grace, origin.id, origin.fifth, { id: 'right-is-lost' })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect((await db.collection(messagesPath(lost)).get()).size).toBe(0);
  expect((await db.doc(forkPath(lost)).get()).exists).toBe(false);
});

test('[H17] [M18] a title that goes from the origin while it is being copied is not the new thread’s', async () => {
  const origin = await plan();
  const titled = { title: 'Secret things', titleBy: 'assistant', titleFrom: [origin.second] };
  await db.doc(threadPath(origin.id)).update(titled);
  const id = threadIdFor(grace, `fork:${origin.id}:title-goes`);
  await beginCopying(id, () => memberOrigin(grace, { threadId: origin.id, messageId: origin.fifth }));
  await copyAll(id);
  await hideMessage(ada, { threadId: origin.id, messageId: origin.second });
  await forked(grace, origin.id, origin.fifth, { id: 'title-goes' });
  expect(await plain(id)).not.toContain('Secret things');
  expect(await getThread(grace, id)).toMatchObject({ title: 'New thread', titleBy: 'default' });
  // The origin itself has its title from a third thread.
  const third = await plan();
  const { threadId: between } = await forked(grace, third.id, third.fifth);
  const messageId = await post(between, 'Said here', grace);
  const next = threadIdFor(grace, `fork:${between}:title-goes`);
  await beginCopying(next, () => memberOrigin(grace, { threadId: between, messageId }));
  await copyAll(next);
  await deleteThread(ada, third.id);
  await forked(grace, between, messageId, { id: 'title-goes' });
  expect(await plain(next)).not.toContain('A plan');
  expect(await textsOf(grace, next)).toEqual(['', '', '', '', '', 'Said here']);
});

test('[H17] so many threads and messages, and no more', async () => {
  const origin = await plan();
  const writer = db.bulkWriter();
  for (let one = 0; one < MAX_FORKS; one += 1)
    void writer.set(db.doc(forkPath(`planted-${one}`)), { originId: origin.id });
  await writer.flush();
  await expect(forked(ada, origin.id, origin.fifth)).rejects.toMatchObject({ code: 'too-many' });
  void writer.delete(db.doc(forkPath('planted-0')));
  await writer.flush();
  for (let seq = 10; seq < MAX_FORK_MESSAGES + 10; seq += 1)
    void writer.set(db.doc(messagePath(origin.id, `planted-${seq}`)), { seq: -seq });
  await writer.flush();
  await expect(forked(ada, origin.id, origin.fifth)).rejects.toMatchObject({ code: 'too-long' });
  for (let seq = 10; seq < MAX_FORK_MESSAGES + 10; seq += 1)
    void writer.delete(db.doc(messagePath(origin.id, `planted-${seq}`)));
  await writer.close();
  expect(await textsOf(ada, (await forked(ada, origin.id, origin.fifth)).threadId)).toHaveLength(5);
});

test('[H17] a thread that was deleted is not made again by its old request', async () => {
  const origin = await plan();
  const { threadId } = await forked(ada, origin.id, origin.fifth, { id: 'made-only-once' });
  await deleteThread(ada, threadId);
  expect((await db.doc(forkPath(threadId)).get()).exists).toBe(false);
  await expect(forked(ada, origin.id, origin.fifth, { id: 'made-only-once' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('[H18] nothing is started from what was removed, or is in the trash', async () => {
  const origin = await plan();
  await hideMessage(ada, { threadId: origin.id, messageId: origin.fifth });
  await expect(forked(ada, origin.id, origin.fifth)).rejects.toMatchObject({ code: 'not-found' });
  await setArchived(ada, origin.id, true);
  expect(await textsOf(ada, (await forked(ada, origin.id, origin.last)).threadId)).toHaveLength(5);
  await trashThread(ada, origin.id, background);
  await expect(forked(ada, origin.id, origin.last)).rejects.toMatchObject({ code: 'not-found' });
});

test('[H18] who left the person’s threads for good is invited, and not added', async () => {
  const origin = await plan();
  const away = await person('Away');
  await addMember(ada, origin.id, { email: away.email, role: 'editor' });
  const { id: left } = await createThread(grace, { title: 'Left' });
  await addMember(grace, left, { email: away.email, role: 'editor' });
  await removeMember(away, left, away.uid, { block: true });
  const { threadId } = await forked(grace, origin.id, origin.fifth, { members: [away.uid] });
  expect((await getThread(grace, threadId)).memberIds).toEqual([grace.uid]);
  expect((await getMembers(grace, threadId)).pendingInvites).toMatchObject([{ person: { uid: away.uid } }]);
});

test('[H18] chosen members come along as they allow: added, or invited without their address', async () => {
  const origin = await plan();
  const shy = await person('Shy');
  await addMember(ada, origin.id, { email: shy.email, role: 'editor' });
  await db.doc(`users/${shy.uid}`).update({ 'preferences.addedBy': 'nobody' });
  const stranger = await person('Stranger');
  const members = [ada.uid, linus.uid, shy.uid, stranger.uid, grace.uid];
  const { threadId } = await forked(grace, origin.id, origin.fifth, { members });
  const { members: now, pendingInvites } = await getMembers(grace, threadId);
  expect(Object.fromEntries(now.map(({ id, role }) => [id, role]))).toEqual({
    [ada.uid]: 'editor',
    [grace.uid]: 'owner',
    [linus.uid]: 'viewer',
  });
  expect(pendingInvites).toMatchObject([
    { email: '', person: { uid: shy.uid, name: 'Shy' }, role: 'editor' },
  ]);
  await cancelEmailInvite(grace, threadId, { uid: shy.uid });
  expect((await getMembers(grace, threadId)).pendingInvites).toEqual([]);
  expect((await db.collection(membersPath(threadId)).get()).size).toBe(3);
  expect((await db.collection('invites').where('threadId', '==', threadId).get()).size).toBe(0);
});

test('[A21] [H18] who cannot be invited now stays out and is named, the others come along; each is counted as brought in', async () => {
  const origin = await plan();
  const [busy, shy] = [await person('Busy'), await person('Shy')];
  for (const { email } of [busy, shy]) await addMember(ada, origin.id, { email, role: 'editor' });
  await db.doc(`users/${shy.uid}`).update({ 'preferences.addedBy': 'nobody' });
  const invite = { kind: 'address', threadId: 'elsewhere', email: shy.email, by: busy.uid };
  const expiresAt = new Date(Date.now() + 3_600_000);
  for (let one = 0; one < MAX_INVITES_OF_ONE_PERSON; one += 1)
    await db.doc(`invites/planted-${one}`).set({ ...invite, expiresAt });
  const wanted = { id: 'with-companions', members: [shy.uid, linus.uid] };
  const { threadId, leftOut } = await forked(busy, origin.id, origin.fifth, wanted);
  expect(leftOut).toEqual([shy.uid]);
  expect(new Set((await getThread(busy, threadId)).memberIds)).toEqual(new Set([busy.uid, linus.uid]));
  expect(await forked(busy, origin.id, origin.fifth, wanted)).toEqual({ threadId, leftOut });
  const rates = ratesOf('invite', { person: busy.uid });
  const { most } = RATES['invite/person'];
  await Promise.allSettled(Array.from({ length: most }, () => spend(rates, 'before')));
  const alone = await forked(busy, origin.id, origin.fifth, { members: [linus.uid] });
  expect(alone.leftOut).toEqual([linus.uid]);
  expect((await getThread(busy, alone.threadId)).memberIds).toEqual([busy.uid]);
});

test('[H18] so many come along, and no more', () => {
  const companions = (count: number) => ({
    messageId: 'a-message',
    members: Array.from({ length: count }, (_, at) => `companion-${at}`),
  });
  expect(forkThreadRequestSchema.safeParse(companions(MAX_COMPANIONS)).success).toBe(true);
  expect(forkThreadRequestSchema.safeParse(companions(MAX_COMPANIONS + 1)).success).toBe(false);
});

test('[H18] the thread says who may, and is told who did; members of both find the way back', async () => {
  const origin = await plan();
  await updateThread(grace, origin.id, { forkBy: 'admins' });
  await expect(forked(linus, origin.id, origin.fifth)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(updateThread(linus, origin.id, { forkBy: 'everyone' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const { threadId } = await forked(grace, origin.id, origin.fifth, { members: [linus.uid] });
  expect((await eventsOf(db, origin.id)).slice(-2)).toMatchObject([
    { kind: 'fork-policy-changed', by: grace.uid, forkBy: 'admins' },
    { kind: 'forked', by: grace.uid, messageSeq: 5 },
  ]);
  const way = { origin: { threadId: origin.id, messageId: origin.fifth } };
  expect(await getOrigin(grace, threadId)).toEqual(way);
  expect(await getOrigin(linus, threadId)).toEqual(way);
  await removeMember(ada, origin.id, linus.uid);
  expect(await getOrigin(linus, threadId)).toEqual({ origin: null });
  await trashThread(ada, origin.id, background);
  expect(await getOrigin(grace, threadId)).toEqual({ origin: null });
  await expect(getOrigin(ada, threadId)).rejects.toMatchObject({ code: 'not-found' });
});

async function linkTo(threadId: string, more: object = {}) {
  const link = createShareRequestSchema.parse({ audience: 'anyone', mayFork: true, ...more });
  const { share, token } = await createShare(ada, threadId, link);
  return { share, token, visit: await visitTo(share, token) };
}

async function visitTo({ id }: { id: string }, token: string) {
  const { cookie } = await opened(token);
  return { shareId: id, cookies: cookie.split(';')[0] ?? '' };
}

test('[H19] a guest continues a share in a thread of their own: with what it shows, and names as it shows them', async () => {
  const origin = await plan();
  const eve = await person('Eve');
  const { share, visit } = await linkTo(origin.id, { names: 'numbered', upToSeq: 4 });
  const { threadId } = await forkShare(eve, visit, 'chosen-by-eve');
  expect(await forkShare(eve, visit, 'chosen-by-eve')).toEqual({ threadId });
  const copies = await getMessages(eve, threadId);
  expect(copies.map(({ authorName, content }) => [authorName, content]).slice(0, 2)).toEqual([
    ['Participant 1', 'First, @Participant 2'],
    ['Participant 2', 'Second'],
  ]);
  expect(copies).toHaveLength(4);
  const stored = await plain(threadId);
  for (const word of ['Ada', 'Grace', origin.id, ada.uid, grace.uid, share.id, origin.first, 'Fifth'])
    expect(stored).not.toContain(word);
  expect((await db.doc(sharePath(share.id)).get()).get('forkCount')).toBe(1);
  expect(await getOrigin(eve, threadId)).toEqual({ origin: null });
  expect((await eventsOf(db, origin.id)).map(({ kind }) => kind)).not.toContain('forked');
});

test('[H19] without the share’s leave, or once it is over, nobody continues it', async () => {
  const origin = await plan();
  const eve = await person('Eve');
  const { share, visit } = await linkTo(origin.id);
  const at = { threadId: origin.id, shareId: share.id };
  await changeShare(ada, at, { mayFork: false });
  await expect(forkShare(eve, visit)).rejects.toMatchObject({ code: 'forbidden' });
  await changeShare(ada, at, { mayFork: true });
  expect(await textsOf(eve, (await forkShare(eve, visit)).threadId)).toHaveLength(6);
  // Between the opening and the copying.
  const { id } = share;
  expect(await shareOrigin({ id, version: 1 })).toMatchObject({ share: { id, version: 1 } });
  await expect(shareOrigin({ id, version: 2 })).rejects.toMatchObject({ code: 'share-closed' });
  await db.doc(sharePath(id)).update({ expiresAt: new Date(Date.now() - 1) });
  await expect(shareOrigin({ id, version: 1 })).rejects.toMatchObject({ code: 'share-closed' });
  await db.doc(sharePath(id)).update({ expiresAt: null });
  await expect(forkShare(eve, { ...visit, cookies: '' })).rejects.toMatchObject({ code: 'share-closed' });
  await revokeShare(ada, at);
  await expect(forkShare(eve, visit)).rejects.toMatchObject({ code: 'share-closed' });
});

test('[H17] [H19] what was begun under an earlier version of a share is not shown', async () => {
  const origin = await plan();
  const eve = await person('Eve');
  const { share, token, visit } = await linkTo(origin.id);
  const begun = async (id: string) => {
    const threadId = threadIdFor(eve, `fork:${share.id}:${id}`);
    await beginCopying(threadId, () => shareOrigin({ id: share.id, version: 1 }));
    await copyAll(threadId);
    return threadId;
  };
  const [same, earlier] = [await begun('same-version'), await begun('earlier-version')];
  await deleteMessage(ada, { threadId: origin.id, messageId: origin.last }, background);
  expect(await forkShare(eve, visit, 'same-version')).toEqual({ threadId: same });
  expect((await getThread(eve, same)).lastMessage).toMatchObject({ seq: 6, preview: null });
  await changeShare(ada, { threadId: origin.id, shareId: share.id }, { names: 'numbered' });
  const now = await visitTo(share, token);
  await expect(forkShare(eve, now, 'earlier-version')).rejects.toMatchObject({ code: 'share-closed' });
  expect((await db.collection(messagesPath(earlier)).get()).size).toBe(0);
  expect((await db.doc(threadPath(earlier)).get()).exists).toBe(false);
  const { threadId } = await forkShare(eve, now, 'this-version');
  expect(await plain(threadId)).toContain('Participant 1');
});

test('[H31] what is deleted or hidden in the origin goes from its forks, and from theirs; undo does not bring it back', async () => {
  const origin = await plan();
  const { threadId: first } = await forked(grace, origin.id, origin.fifth);
  const { threadId: second } = await forked(grace, first, copyId(5));
  // Hidden in the fork, too: nothing is left for an undo there.
  await hideMessage(grace, { threadId: first, messageId: copyId(2) });
  const secret = { threadId: origin.id, messageId: origin.second };
  await hideMessage(ada, secret);
  for (const id of [first, second]) {
    expect((await db.doc(messagePath(id, copyId(2))).get()).data()).toMatchObject({
      status: 'deleted',
      content: '',
    });
    expect((await db.doc(hiddenMessagePath(id, copyId(2))).get()).exists).toBe(false);
  }
  await restoreMessage(ada, secret);
  expect((await db.doc(messagePath(first, copyId(2))).get()).get('content')).toBe('');
  await deleteMessage(ada, { threadId: origin.id, messageId: origin.fifth }, background);
  expect(await textsOf(grace, second)).toEqual([
    'First, @Grace',
    '',
    'Third [demo echo=So be it.]',
    expect.stringContaining('So be it.'),
    '',
  ]);
  expect((await getThread(grace, second)).lastMessage).toMatchObject({ seq: 5, preview: null });
  // What is said in the fork is its own.
  await post(first, 'Said here', grace);
  expect((await textsOf(grace, first)).at(-1)).toBe('Said here');
});

test('[H31] a removal whose server crashed is finished by the sweep', async () => {
  const origin = await plan();
  const { threadId } = await forked(grace, origin.id, origin.fifth);
  await db.doc(forkPath(threadId)).update({ pending: [2], pendingAt: new Date(Date.now() - 120_000) });
  await sweepForks(db, FORK_IDLE_MS);
  expect((await db.doc(messagePath(threadId, copyId(2))).get()).get('content')).toBe('');
  expect((await db.doc(forkPath(threadId)).get()).data()).toMatchObject({ pending: [], pendingAt: null });
});

test('[H32] the origin’s permanent deletion takes all copies and its title; the trash takes nothing, and the fork stays', async () => {
  const origin = await plan();
  const { threadId } = await forked(grace, origin.id, origin.fifth);
  await post(threadId, 'Said here', grace);
  const { threadId: next } = await forked(grace, threadId, copyId(5));
  await trashThread(ada, origin.id, background);
  expect((await textsOf(grace, threadId))[1]).toBe('Second');
  await deleteThread(ada, origin.id);
  expect(await textsOf(grace, threadId)).toEqual(['', '', '', '', '', 'Said here']);
  expect(await getThread(grace, threadId)).toMatchObject({ title: 'New thread', titleBy: 'default' });
  expect((await eventsOf(db, threadId))[0]).toMatchObject({ kind: 'started-from', title: '' });
  for (const id of [threadId, next]) expect(await plain(id)).not.toContain('A plan');
  expect(await textsOf(grace, next)).toEqual(['', '', '', '', '']);
  expect((await db.doc(forkPath(threadId)).get()).exists).toBe(false);
});

/** Somebody is invited to a thread of Grace's, and somebody has left it for good. */
async function surround(threadId: string): Promise<void> {
  await addMember(grace, threadId, { email: 'nobody-yet@example.com', role: 'viewer' });
  const leaving = await person('Nora');
  await addMember(grace, threadId, { email: leaving.email, role: 'viewer' });
  await removeMember(leaving, threadId, leaving.uid, { block: true });
}

/** The titles that these two see. */
async function titlesAround(threadId: string): Promise<unknown[]> {
  const [invites, blocks] = await Promise.all([
    db.collection('invites').where('threadId', '==', threadId).get(),
    db.collectionGroup('blocks').where('threadId', '==', threadId).get(),
  ]);
  return [...invites.docs, ...blocks.docs].map((doc): unknown => doc.get('title'));
}

test('[H32] [M18] a title that the model made here goes with the copies that it was made of, and no other one', async () => {
  const origin = await plan();
  const titledBy = async (seq: number) => {
    const { threadId } = await forked(grace, origin.id, origin.fifth);
    const titled = { title: 'Secret things', titleBy: 'assistant', titleFrom: [copyId(seq)] };
    await db.doc(threadPath(threadId)).update(titled);
    await surround(threadId);
    const { threadId: next } = await forked(grace, threadId, copyId(5));
    return { threadId, next };
  };
  const [gone, stays] = [await titledBy(2), await titledBy(1)];
  await deleteMessage(grace, { threadId: origin.id, messageId: origin.second }, background);
  for (const id of [gone.threadId, gone.next]) expect(await plain(id)).not.toContain('Secret things');
  expect(await getThread(grace, gone.threadId)).toMatchObject({ title: 'New thread', titleBy: 'default' });
  expect(await titlesAround(gone.threadId)).toEqual(['New thread', 'New thread']);
  for (const id of [stays.threadId, stays.next])
    expect(await getThread(grace, id)).toMatchObject({ title: 'Secret things', titleBy: 'assistant' });
  expect(await titlesAround(stays.threadId)).toEqual(['Secret things', 'Secret things']);
  await deleteThread(ada, origin.id);
  for (const id of [stays.threadId, stays.next]) expect(await plain(id)).not.toContain('Secret things');
});

test('[H32] a title that the model made goes with the messages from which it was made', async () => {
  const origin = await plan();
  await db.doc(threadPath(origin.id)).update({
    title: 'Secret things',
    titleBy: 'assistant',
    titleFrom: [origin.first, origin.second],
  });
  const { threadId } = await forked(grace, origin.id, origin.fifth);
  expect(await getThread(grace, threadId)).toMatchObject({ title: 'Secret things', titleBy: 'assistant' });
  await surround(threadId);
  await hideMessage(ada, { threadId: origin.id, messageId: origin.second });
  expect(await plain(threadId)).not.toContain('Secret things');
  expect(await titlesAround(threadId)).toEqual(['New thread', 'New thread']);
});

test('[H33] a deleted account leaves no name in copies, and in copies of these', async () => {
  const origin = await plan();
  const leaving = await person('Leavingham');
  await addMember(ada, origin.id, { email: leaving.email, role: 'editor' });
  const theirs = await post(origin.id, 'By them', leaving);
  const reply = await post(origin.id, 'A reply', ada, { replyTo: theirs });
  const { threadId: first } = await forked(grace, origin.id, theirs);
  const { threadId: second } = await forked(grace, first, copyId(7));
  const { threadId: third } = await forked(grace, origin.id, reply);
  expect((await getThread(grace, second)).lastMessage?.authorName).toBe('Leavingham');
  await deleteAccount(leaving);
  for (const id of [first, second, third]) expect(await plain(id)).not.toContain('Leavingham');
  const { docs } = await db.collection('forks').get();
  expect(JSON.stringify(docs.map((doc) => doc.data()))).not.toContain(leaving.uid);
});

/** `plain`, with earlier texts and what is hidden. */
async function allBelow(threadId: string): Promise<string> {
  const found = await Promise.all(
    ['versions', 'hiddenMessages'].map((name) => db.collectionGroup(name).get()),
  );
  const docs = found.flatMap((all) => all.docs);
  const inThread = docs.filter(({ ref }) => ref.path.startsWith(`${threadPath(threadId)}/`));
  return `${await plain(threadId)} ${JSON.stringify(inThread.map((doc) => doc.data()))}`;
}

test('[H33] [K33] nor in replies, earlier texts and events there, and the next archive takes the thread along', async () => {
  const origin = await plan();
  const leaving = await person('Leavingham');
  await addMember(ada, origin.id, { email: leaving.email, role: 'editor' });
  const theirs = await post(origin.id, 'By them', leaving);
  const { threadId } = await forked(grace, origin.id, theirs);
  const copy = copyId(7);
  const replied = async (text: string) => {
    const messageId = await post(threadId, text, grace, { replyTo: copy });
    await editMessage(grace, { threadId, messageId, text: `${text}, edited` });
    return messageId;
  };
  await hideMessage(grace, { threadId, messageId: await replied('A hidden reply') });
  await replied('A reply');
  await hideMessage(grace, { threadId, messageId: copy });
  // The copy and its hidden original, the replies and what they were before, and the event of the hiding.
  expect((await allBelow(threadId)).split('Leavingham')).toHaveLength(8);
  const { changedAt } = await getThread(grace, threadId);
  await deleteAccount(leaving);
  expect(await allBelow(threadId)).not.toContain('Leavingham');
  expect((await getThread(grace, threadId)).changedAt).toBeGreaterThan(changedAt);
});
