// What guests of a share have on their screens, and what never leaves the server.
import { expect, test } from 'vitest';
import type * as z from 'zod/v4';
import { createShareRequestSchema } from '@/model/share-requests';
import { messagesPath, runsPath } from '@/model/paths';
import { setUpFixtures, until } from '@/tests/support/fixtures';
import { guestsOnServer } from '@/tests/support/guests';

const { person, db, background, workDone } = await setUpFixtures();
const { createThread, updateThread } = await import('@/server/threads/threads');
const { addMember } = await import('@/server/members/members');
const { addMessagesWithRetry } = await import('@/server/messages/messages');
const { updateProfile } = await import('@/server/account/account');
const { say } = await import('@/server/chat/say');
const { deleteMessage, editMessage } = await import('@/server/chat/edit-delete');
const { hideMessage, restoreMessage } = await import('@/server/chat/hide');
const { regenerate, stopRun } = await import('@/server/runs/actions');
const { createShare } = await import('@/server/shares/shares');
const { previewShare } = await import('@/server/shares/share-lists');
const { readShare } = await import('@/server/shares/guests');
const { beginShutdown } = await import('@/server/platform/shutdown');
const { opened, followed, guest } = await guestsOnServer();

const ada = await person('Ada');
const grace = await person('Grace');

async function thread(): Promise<string> {
  const { id } = await createThread(ada, { title: 'A plan' });
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  await updateThread(ada, id, { replyPolicy: 'mention', instructions: 'Answer like a pirate.' });
  return id;
}

type Wanted = Partial<z.input<typeof createShareRequestSchema>>;
async function linkTo(threadId: string, more: Wanted = {}): Promise<string> {
  const body = createShareRequestSchema.parse({ audience: 'anyone', ...more });
  return (await createShare(ada, threadId, body)).token;
}

async function post(threadId: string, message: string, more: object = {}): Promise<string> {
  const { messageId } = await say(ada, { threadId, message, ask: false, ...more }, background);
  return messageId;
}

async function ask(threadId: string, message: string): Promise<void> {
  await say(ada, { threadId, message, ask: true }, background);
}

async function stored(threadId: string, seq: number) {
  const { docs } = await db.collection(messagesPath(threadId)).where('seq', '==', seq).get();
  const [doc] = docs;
  if (doc === undefined) throw new Error(`no message ${seq}`);
  return doc;
}

test('[H6] an answer grows on a guest’s screen as its text is stored, and gives way to its message', async () => {
  const threadId = await thread();
  const token = await linkTo(threadId);
  const early = await guest(token);
  await ask(threadId, 'Count [demo steps=120 slow=2s]');
  await until(() => (early.shown().answers.get(2)?.text.length ?? 0) > 200, 'the answer grows');
  const late = await guest(token);
  const soFar = late.shown().answers.get(2);
  expect(soFar).toMatchObject({ seq: 2, questionSeq: 1, state: 'writing' });
  expect(soFar?.text).toMatch(/^step001 step002 /);
  await workDone();
  const answer: unknown = (await stored(threadId, 2)).get('content');
  for (const one of [early, late]) {
    await until(() => one.texts().length === 2 && one.shown().answers.size === 0, 'the answer lands');
    expect(one.texts()).toEqual(['Count [demo steps=120 slow=2s]', answer]);
    // Whatever was shown was the beginning of it; `shownAfter` checks that nothing was doubled or left out.
    one.leave();
  }
  const landed = early.events().findIndex(({ event, data }) => event === 'message' && data.seq === 2);
  const over = early.events().findIndex(({ event, data }) => event === 'answer' && data.state === 'over');
  expect(landed).toBeGreaterThan(0);
  expect(over).toBeGreaterThan(landed);
});

test('[H6] a question that is queued, an answer that is stopped, and one that is written anew', async () => {
  const threadId = await thread();
  const one = await guest(await linkTo(threadId));
  await ask(threadId, 'First [demo steps=400 slow=20s]');
  await ask(threadId, 'Second [demo echo=Two.]');
  await until(() => one.shown().answers.get(4)?.state === 'queued', 'the second is queued');
  await until(() => (one.shown().answers.get(2)?.text ?? '') !== '', 'the first is written');
  const runs = await db.collection(runsPath(threadId)).where('status', '==', 'writing').get();
  await stopRun(grace, { threadId, runId: runs.docs[0]?.id ?? '' }, background);
  await workDone();
  await until(() => one.texts().includes('Two.'), 'the second is answered');
  expect(one.shown().messages[1]).toMatchObject({ status: 'stopped', stoppedBy: { name: 'Grace' } });
  const answerId = (await stored(threadId, 4)).id;
  await regenerate(ada, { threadId, messageId: answerId }, background);
  await workDone();
  await until(() => one.shown().answers.size === 0, 'the answer was written anew');
  const anew = one.events().filter(({ event, data }) => event === 'message' && data.seq === 4);
  expect(anew.length).toBeGreaterThan(1);
});

test('[H7] edits, deletions and hidings reach guests like members, in quotes too', async () => {
  const threadId = await thread();
  const first = await post(threadId, 'The first');
  const second = await post(threadId, 'The second');
  await post(threadId, 'To the first', { replyTo: first });
  const one = await guest(await linkTo(threadId));
  const excerpt = () =>
    one.shown().messages.find(({ content }) => content === 'To the first')?.replyTo?.excerpt;
  expect(excerpt()).toBe('The first');
  await hideMessage(grace, { threadId, messageId: first });
  await until(() => !one.texts().includes('The first') && excerpt() === '', 'the hidden message is gone');
  const arrived = await guest(await linkTo(threadId));
  expect(arrived.wire()).not.toContain('The first');
  await restoreMessage(grace, { threadId, messageId: first });
  await until(() => one.texts().includes('The first') && excerpt() === 'The first', 'it is back');
  await deleteMessage(ada, { threadId, messageId: second }, background);
  await until(() => !one.texts().includes('The second'), 'the deleted message is gone');
  const last = await post(threadId, 'Frist');
  await editMessage(ada, { threadId, messageId: last, text: 'First' });
  await until(() => one.texts().includes('First'), 'the edit arrives');
  expect(one.texts()).toEqual(['The first', 'To the first', 'First']);
  expect(one.shown().messages.at(-1)?.editedAt).not.toBeNull();
});

test('[H8] no uid, address, picture, metadata, prompt, instruction, id of a message or event of people leaves the server', async () => {
  const threadId = await thread();
  await updateProfile(ada, { name: 'Ada' });
  const first = await post(threadId, `Hello @[Grace](${grace.uid})`, { metadata: { customer: 'Acme' } });
  const one = await guest(await linkTo(threadId));
  await say(grace, { threadId, message: 'Hi @Ada', replyTo: first, ask: false }, background);
  await ask(threadId, 'Who? [demo echo=Me.]');
  await workDone();
  await addMember(ada, threadId, { email: (await person('Nora')).email, role: 'viewer' });
  await updateThread(ada, threadId, { instructions: 'Never say please.' });
  await hideMessage(grace, { threadId, messageId: first });
  await post(threadId, 'The end');
  await until(() => one.texts().includes('The end'), 'the last message arrives');
  expect(one.texts()).toContain('Hi @Ada');
  const { docs } = await db.collection(messagesPath(threadId)).get();
  const runs = await db.collection(runsPath(threadId)).get();
  const secrets = [
    ada.uid,
    grace.uid,
    ada.email,
    grace.email,
    threadId,
    'Acme',
    'pirate',
    'please',
    'Nora',
    ...[...docs, ...runs.docs].map(({ id }) => id),
  ];
  for (const secret of secrets) expect(one.wire()).not.toContain(secret);
});

test('[H9] names become numbers, in mentions, replies, stops and the sharer’s name, the same for all shares', async () => {
  const threadId = await thread();
  const first = await post(threadId, 'Mine');
  await say(grace, { threadId, message: `For @[Ada](${ada.uid})`, replyTo: first, ask: false }, background);
  const one = await guest(await linkTo(threadId, { names: 'numbered' }));
  expect(one.share.sharedBy).toBe('Participant 1');
  expect(one.shown().messages).toMatchObject([
    { author: { number: 1, name: 'Participant 1' }, content: 'Mine' },
    {
      author: { number: 2, name: 'Participant 2' },
      content: 'For @Participant 1',
      replyTo: { seq: 1, author: { number: 1, name: 'Participant 1' }, excerpt: 'Mine' },
    },
  ]);
  expect(one.wire()).not.toMatch(/Ada|Grace/);
  const real = await guest(await linkTo(threadId));
  expect(real.shown().messages.map(({ author }) => author)).toEqual([
    { number: 1, name: 'Ada' },
    { number: 2, name: 'Grace' },
  ]);
  const preview = await previewShare(ada, threadId, { names: 'numbered' });
  expect(preview).toMatchObject({ count: 2, messages: one.shown().messages });
});

test('[H10] a scope ends: later messages, answers and new texts of earlier ones never leave the server', async () => {
  const threadId = await thread();
  await ask(threadId, 'Say it [demo echo=Once.]');
  await workDone();
  const last = await post(threadId, 'Before');
  const token = await linkTo(threadId, { upToSeq: 3 });
  const one = await guest(token);
  expect(one.share).toMatchObject({ upToSeq: 3, count: 3 });
  expect(one.texts()).toEqual(['Say it [demo echo=Once.]', 'Once.', 'Before']);
  await editMessage(ada, { threadId, messageId: last, text: 'Before, and edited' });
  await ask(threadId, 'Later [demo steps=40 slow=1s]');
  await workDone();
  await until(() => one.texts().includes('Before, and edited'), 'an edit within arrives');
  await regenerate(ada, { threadId, messageId: (await stored(threadId, 2)).id }, background);
  await workDone();
  await until(() => !one.texts().includes('Once.'), 'the answer that was written anew is gone');
  const two = await guest(token);
  expect(two.texts()).toEqual(['Say it [demo echo=Once.]', 'Before, and edited']);
  const page = await readShare({ shareId: one.share.id, cookies: one.cookie, before: 100 });
  for (const text of [one.wire(), two.wire(), JSON.stringify(page)]) {
    expect(text).not.toMatch(/Later|step0/);
    expect(
      text
        .match(/"seq":(\d+)/g)
        ?.map((seq) => Number(seq.slice(6)))
        .every((seq) => seq <= 3),
    ).toBe(true);
  }
});

test('[H11] who comes back gets what they missed, once; an unknown position gets the whole state', async () => {
  const threadId = await thread();
  await post(threadId, 'One');
  const token = await linkTo(threadId);
  const { share, cookie } = await opened(token);
  const first = await followed(share.id, cookie);
  await post(threadId, 'Two');
  await until(() => first.texts().includes('Two'), 'the second message arrives');
  const lastId = first.lastId();
  first.leave();
  await post(threadId, 'Three');
  const other = await guest(token);
  await until(() => other.texts().includes('Three'), 'the third message arrives');
  const back = await followed(share.id, cookie, lastId);
  expect(back.events().map(({ event }) => event)).not.toContain('reset');
  expect([...first.events(), ...back.events()].filter(({ event }) => event === 'message')).toHaveLength(2);
  const elsewhere = await thread();
  await post(elsewhere, 'Elsewhere');
  const stranger = await guest(await linkTo(elsewhere));
  for (const unknown of [stranger.lastId(), 'x-1', '-', '', `${lastId ?? ''}9`]) {
    const anew = await followed(share.id, cookie, unknown);
    expect(anew.events().map(({ event }) => event)).toEqual(['share', 'reset']);
    expect(anew.texts()).toEqual(['One', 'Two', 'Three']);
    expect(anew.wire()).not.toContain('Elsewhere');
  }
});

test('[H12] a guest gets the last fifty messages, and pages of what is before them', async () => {
  const threadId = await thread();
  for (let from = 1; from <= 120; from += 60) {
    const messages = Array.from({ length: 60 }, (_, index) => ({
      id: `message-${String(from + index).padStart(4, '0')}`,
      content: `words ${from + index};`,
    }));
    await addMessagesWithRetry(ada, threadId, messages);
  }
  const one = await guest(await linkTo(threadId));
  expect(one.texts()[0]).toBe('words 71;');
  expect(one.texts()).toHaveLength(50);
  expect(one.events().find(({ event }) => event === 'reset')).toMatchObject({ data: { hasOlder: true } });
  const visit = { shareId: one.share.id, cookies: one.cookie };
  const page = await readShare({ ...visit, before: 71 });
  expect(page.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => 21 + index));
  expect(page.hasOlder).toBe(true);
  const oldest = await readShare({ ...visit, before: 21 });
  expect(oldest).toMatchObject({ hasOlder: false });
  expect(oldest.messages).toHaveLength(20);
  await hideMessage(grace, { threadId, messageId: 'message-0030' });
  await until(
    () => one.events().some(({ event, data }) => event === 'gone' && data.seq === 30),
    'it is told',
  );
});

test('[H14] a server that shuts down ends the streams of its guests without a cut', async () => {
  const one = await guest(await linkTo(await thread()));
  beginShutdown();
  await until(() => one.hasEnded(), 'the stream ends');
  expect(one.shown().cut).toBeNull();
});
