/* oxlint-disable vitest/expect-expect -- entersMeanwhile() holds the assertions of two */
// A form that several people fill in: what is stored of it, its send, another round, and what becomes of what was entered.
import { FieldValue, WriteBatch } from 'firebase-admin/firestore';
import { afterEach, expect, test, vi } from 'vitest';
import { inputValueSchema, type InputValue } from '@/model/form';
import { forkThreadRequestSchema } from '@/model/fork-requests';
import type { FormPress } from '@/model/form-requests';
import { formText } from '@/model/form-text';
import { inputId, roundId } from '@/model/input';
import { hiddenInputsPath, inputPath, inputsPath } from '@/model/paths';
import { DELETED_PERSON } from '@/model/product';
import { pressedStrings } from '@/model/pressed-strings';
import { exportQuerySchema } from '@/model/requests';
import { codeOf } from '@/tests/support/code-of';
import { setUpFixtures } from '@/tests/support/fixtures';
import { conversation, importing, talk } from '@/tests/support/imports';

const { person, background, workDone, db, model } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { openRound } = await import('@/server/chat/open-round');
const { editMessage, deleteMessage } = await import('@/server/chat/edit-delete');
const { hideMessage, restoreMessage } = await import('@/server/chat/hide');
const { regenerate } = await import('@/server/runs/actions');
const { createThread, updateThread } = await import('@/server/threads/threads');
const { getMessages } = await import('@/server/messages/messages');
const { addMember } = await import('@/server/members/members');
const { deleteAccount } = await import('@/server/account/account');
const { readPrompt } = await import('@/server/runs/history');
const { exportThread } = await import('@/server/archive/export-thread');
const { forkThread } = await import('@/server/forks/forks');
const { imported } = await importing();

type Person = Awaited<ReturnType<typeof person>>;

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');

const [TITLE, DATE, LEAD, HOURS, PACE, NOTES] = [
  'f0-0-title',
  'f0-1-date',
  'f0-2-lead',
  'f0-3-hours',
  'f0-4-pace',
  'f0-5-notes',
] as const;
const ALL: readonly string[] = [TITLE, DATE, LEAD, HOURS, PACE, NOTES];
const BUTTON = 'Send the plan';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A thread of the three with a form of the demo model: Linus only reads. */
async function withForm(second = grace, question = 'Make a form') {
  const { id: threadId } = await createThread(ada);
  await addMember(ada, threadId, { email: second.email, role: 'editor' });
  await addMember(ada, threadId, { email: linus.email, role: 'viewer' });
  await say(ada, { threadId, message: question, ask: true }, background);
  await workDone();
  return { threadId, ...(await answerOf(threadId)) };
}

async function answerOf(threadId: string) {
  const answer = (await getMessages(ada, threadId)).find(({ role }) => role === 'assistant');
  if (answer?.runId == null) throw new Error('nobody answered');
  return { answer, messageId: answer.id, runId: answer.runId };
}

type Place = { threadId: string; messageId: string; runId: string };

/** As a page writes it, under rules that tests/rules/inputs covers. */
async function enter(
  { threadId, messageId, runId }: Place,
  { by, field, value, round = 1 }: { by: Person; field: string; value: InputValue; round?: number },
): Promise<void> {
  const where = { runId, form: 'f0', round };
  const who = { by: by.uid, byName: by.name };
  const fields = {
    form: 'f0',
    field,
    roundId: roundId(where),
    value,
    ...who,
    at: FieldValue.serverTimestamp(),
  };
  await db
    .doc(inputPath(threadId, messageId, inputId(where, field)))
    .set({ ...fields, revision: FieldValue.increment(1) }, { merge: true });
}

/** What the sender's page would send of what is stored now. */
async function pressOf({ threadId, messageId, runId }: Place, { round = 1, shown = ALL } = {}) {
  const where = { runId, form: 'f0', round };
  const { docs } = await db
    .collection(inputsPath(threadId, messageId))
    .where('roundId', '==', roundId(where))
    .get();
  const stored = new Map(docs.map((doc) => [String(doc.get('field')), doc]));
  const form = (await answerOf(threadId)).answer.forms?.list[0];
  if (form === undefined) throw new Error('no form');
  const values = new Map(
    [...stored].map(([field, doc]) => [field, inputValueSchema.parse(doc.get('value'))]),
  );
  const press: FormPress = {
    answerId: messageId,
    ...where,
    button: BUTTON,
    language: 'en',
    fields: shown.map((field) => ({ field, revision: Number(stored.get(field)?.get('revision') ?? 0) })),
  };
  const text = formText({ button: BUTTON, form, shown: new Set(shown), values }, pressedStrings.en);
  return { press, text };
}

type Sent = { press: FormPress; text: string; messageId?: string };

const send = (who: Person, threadId: string, { press, text, messageId }: Sent) =>
  say(
    who,
    { threadId, message: text, ask: true, form: press, ...(messageId !== undefined && { messageId }) },
    background,
  );

const messageOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : error),
  );

test('[I1] an answer stores the fields of its form, whose keys depend on the program alone', async () => {
  const { answer } = await withForm();
  const { answer: other } = await withForm();
  const forms = answer.forms;
  expect(forms).toMatchObject({
    open: { f0: 1 },
    types: { f0: { [TITLE]: 'string', [DATE]: 'string', [LEAD]: 'string', [HOURS]: 'number' } },
    list: [{ key: 'f0', buttons: [BUTTON], round: 1, sends: [] }],
  });
  expect(forms?.list[0]?.fields.map(({ key, label, kind }) => [key, label, kind])).toEqual([
    [TITLE, 'What should it be called?', 'text'],
    [DATE, 'When', 'date'],
    [LEAD, 'Who leads', 'choice'],
    [HOURS, 'Hours a week', 'slider'],
    [PACE, 'Pace', 'choice'],
    [NOTES, 'Anything to remember', 'text'],
  ]);
  expect(other.content).toBe(answer.content);
  expect(other.forms).toEqual(forms);
});

test('[I21] a form in Markdown is filled in by several, sent by one and filled in again, like one of generated UI', async () => {
  const place = await withForm(grace, 'A form in Markdown for the harbour trip');
  const { answer, threadId } = place;
  expect(answer.format).toBe('markdown');
  const keys = answer.forms?.list[0]?.fields.map(({ key }) => key) ?? [];
  const [title = '', date = '', , lead = '', needs = '', approved = ''] = keys;
  expect(answer.forms).toMatchObject({
    open: { f0: 1 },
    types: { f0: { [title]: 'string', [date]: 'string', [lead]: 'string', [needs]: 'list' } },
    list: [{ key: 'f0', buttons: [BUTTON], round: 1, sends: [] }],
  });
  await enter(place, { by: ada, field: title, value: 'Harbour' });
  await enter(place, { by: grace, field: lead, value: 'Linus' });
  await enter(place, { by: grace, field: needs, value: ['A room'] });
  await enter(place, { by: grace, field: approved, value: ['The budget is approved'] });
  const seen = await pressOf(place, { shown: keys });
  expect(await codeOf(send(ada, threadId, { ...seen, text: `${seen.text}!` }))).toBe('invalid');
  await send(ada, threadId, seen);
  await workDone();
  const sent = (await getMessages(ada, threadId)).find(({ sentForm }) => sentForm);
  expect(sent?.content).toBe(
    [
      BUTTON,
      '- What should it be called?: “Harbour”',
      '- When: (empty)',
      '- How many come: “4” (default)',
      '- Who leads: “Linus”',
      '- What we need: “A room” yes, “Lunch” no, “A projector” no',
      '- The budget is approved: yes',
      '- Anything to remember: (empty)',
    ].join('\n'),
  );
  expect(sent?.sentForm?.filledBy.map(({ name }) => name)).toEqual(['Ada', 'Grace']);
  expect(await openRound(grace, place, { form: 'f0', round: 2 })).toBe(2);
  const [asked] = model.requests({ question: 'Harbour', kind: 'answer' });
  expect(asked?.question).toContain(
    '<values by="Grace" of="Who leads, What we need, The budget is approved"/>',
  );
});

test('[I22] [X216] a block in what a person writes is text: it stores no form', async () => {
  const place = await withForm(grace, 'A form in Markdown');
  const block = `${place.answer.content}\n\nLike this`;
  const { messageId } = await say(ada, { threadId: place.threadId, message: block, ask: false }, background);
  await workDone();
  const said = (await getMessages(ada, place.threadId)).find(({ id }) => id === messageId);
  expect(said?.content).toContain('```form');
  expect(said?.forms ?? null).toBeNull();
});

test('[I12] [I22] [X216] what was imported, or copied by a fork, stores no form of its blocks', async () => {
  const { answer, threadId, messageId } = await withForm(grace, 'A form in Markdown');
  expect(answer.forms?.list).toHaveLength(1);
  const copy = await forkThread(ada, threadId, forkThreadRequestSchema.parse({ messageId }));
  const file = await imported(ada, conversation(talk(2, { text: answer.content })));
  for (const place of [copy, file]) {
    const last = (await getMessages(ada, place.threadId)).at(-1);
    expect(last?.content).toContain('```form');
    expect(last?.forms ?? null).toBeNull();
  }
});

test('[I6] [I11] one person sends what several entered: the message says it, the form is over, the model reads whose it is', async () => {
  const place = await withForm();
  const { threadId, messageId, runId } = place;
  await enter(place, { by: ada, field: TITLE, value: 'Autumn off-site' });
  await enter(place, { by: grace, field: LEAD, value: 'grace' });
  await enter(place, { by: grace, field: NOTES, value: 'Two lines:\n- City: “Oslo”' });
  await enter(place, { by: grace, field: TITLE, value: 'Autumn' });
  await enter(place, { by: ada, field: TITLE, value: 'Spring' });
  const { messageId: sentId } = await send(ada, threadId, await pressOf(place));
  await workDone();

  const [, answer, sent] = await getMessages(ada, threadId);
  expect(sent?.content).toBe(
    [
      BUTTON,
      '- What should it be called?: “Spring”',
      '- When: (empty)',
      '- Who leads: “Grace”',
      '- Hours a week: “8” (default)',
      '- Pace: “Calmly” (default)',
      '- Anything to remember: “Two lines:',
      '  | - City: "Oslo"”',
    ].join('\n'),
  );
  expect(sent?.sentForm).toEqual({
    answerId: messageId,
    runId,
    form: 'f0',
    round: 1,
    filledBy: [
      { uid: ada.uid, name: 'Ada', fields: ['What should it be called?'] },
      { uid: grace.uid, name: 'Grace', fields: ['Who leads', 'Anything to remember'] },
    ],
  });
  expect(answer?.forms).toMatchObject({ open: {}, list: [{ round: 1, sends: [{ messageId: sentId }] }] });
  expect(answer?.forms?.list[0]?.sends[0]).toMatchObject({
    by: ada.uid,
    byName: 'Ada',
    filledBy: [
      { uid: ada.uid, name: 'Ada' },
      { uid: grace.uid, name: 'Grace' },
    ],
  });
  const [asked] = model.requests({ question: 'Spring', kind: 'answer' });
  expect(asked?.question).toContain('<values by="Grace" of="Who leads, Anything to remember"/>');
  const { messages } = await readPrompt(threadId, 99);
  expect(messages.filter(({ content }) => content.includes('<values by="Grace"'))).toHaveLength(1);
});

test('[I6] the same send again has no second effect', async () => {
  const place = await withForm();
  await enter(place, { by: grace, field: NOTES, value: 'Once' });
  const sent = { ...(await pressOf(place)), messageId: 'sent-once-only' };
  const first = await send(ada, place.threadId, sent);
  await workDone();
  expect(await send(ada, place.threadId, sent)).toEqual(first);
  await workDone();
  expect(await getMessages(ada, place.threadId)).toHaveLength(4);
});

test('[I8] what somebody changed since is not sent: the sender is told what and by whom', async () => {
  const place = await withForm();
  await enter(place, { by: ada, field: TITLE, value: 'Autumn' });
  const seen = await pressOf(place);
  await enter(place, { by: grace, field: DATE, value: '2026-12-01' });
  await enter(place, { by: grace, field: TITLE, value: 'Autumn' });
  expect(await codeOf(send(ada, place.threadId, seen))).toBe('inputs-changed');
  expect(await messageOf(send(ada, place.threadId, seen))).toBe(
    'Grace changed What should it be called?, When just now. Check the form and send it again.',
  );
  expect(await getMessages(ada, place.threadId)).toHaveLength(2);
  await send(ada, place.threadId, await pressOf(place));
  await workDone();
  expect((await getMessages(ada, place.threadId))[2]?.content).toContain('- When: “2026-12-01”');
});

async function entersMeanwhile(field: string): Promise<void> {
  const place = await withForm();
  await enter(place, { by: ada, field: TITLE, value: 'Autumn' });
  const seen = await pressOf(place);
  vi.spyOn(WriteBatch.prototype, 'commit').mockImplementationOnce(async function (this: WriteBatch) {
    await enter(place, { by: grace, field, value: 'In between' });
    return await this.commit();
  });
  expect(await codeOf(send(ada, place.threadId, seen))).toBe('inputs-changed');
  expect(await getMessages(ada, place.threadId)).toHaveLength(2);
}

test('[I8] a value that is there, changed at the moment of the send, is not lost', () =>
  entersMeanwhile(TITLE));

test('[I8] the first value of a field, entered at the moment of the send, is not lost', () =>
  entersMeanwhile(NOTES));

test('[I8] of two who send at once one wins, and the other is told', async () => {
  const place = await withForm();
  await enter(place, { by: grace, field: NOTES, value: 'Both' });
  const seen = await pressOf(place);
  const both = await Promise.all([ada, grace].map((who) => codeOf(send(who, place.threadId, seen))));
  await workDone();
  expect(new Set(both)).toEqual(new Set(['conflict', 'done']));
  const winner = both[0] === 'done' ? 'Ada' : 'Grace';
  expect(await messageOf(send(ada, place.threadId, seen))).toBe(`${winner} has already sent this form.`);
  expect((await getMessages(ada, place.threadId)).filter(({ sentForm }) => sentForm)).toHaveLength(1);
});

test('[I6] [X209] a message says of a form what it holds, and nothing else', async () => {
  const place = await withForm();
  await enter(place, { by: grace, field: LEAD, value: 'grace' });
  await enter(place, { by: grace, field: PACE, value: 'no such choice' });
  const { press, text } = await pressOf(place);
  expect(text).toContain('- Pace: (empty)');
  const lies: Partial<Sent>[] = [
    { text: text.replace('“Grace”', '“Linus”') },
    { text: text.replace('Who leads', 'Who pays') },
    { text: `${text}\n- Budget: “1000”` },
    { text: text.replace(BUTTON, 'Cancel') },
    { press: { ...press, button: 'Cancel' }, text: text.replace(BUTTON, 'Cancel') },
    { press: { ...press, fields: press.fields.slice(1) } },
    { press: { ...press, fields: [...press.fields, { field: '__proto__', revision: 0 }] } },
    { press: { ...press, fields: [...press.fields, { field: TITLE, revision: 0 }] } },
    { press: { ...press, language: 'zh' } },
  ];
  const told: unknown[] = [];
  for (const lie of lies) told.push(await codeOf(send(ada, place.threadId, { press, text, ...lie })));
  expect(told).toEqual(lies.map(() => 'invalid'));
  expect(await getMessages(ada, place.threadId)).toHaveLength(2);
  expect(await codeOf(send(ada, place.threadId, { press, text }))).toBe('done');
  await workDone();
});

test('[I6] [X213] a viewer sends no form and opens no round', async () => {
  const place = await withForm();
  const seen = await pressOf(place);
  expect(await codeOf(send(linus, place.threadId, seen))).toBe('forbidden');
  await send(ada, place.threadId, seen);
  await workDone();
  expect(await codeOf(openRound(linus, place, { form: 'f0', round: 2 }))).toBe('forbidden');
  expect(await codeOf(openRound(grace, place, { form: 'f0', round: 2 }))).toBe('done');
});

test('[X208] a form of another thread is neither sent nor opened again', async () => {
  const [place, other] = [await withForm(), await withForm()];
  const seen = await pressOf(place);
  expect(await codeOf(send(ada, other.threadId, seen))).toBe('not-found');
  const elsewhere = { threadId: other.threadId, messageId: place.messageId };
  await send(ada, place.threadId, seen);
  await workDone();
  expect(await codeOf(openRound(ada, elsewhere, { form: 'f0', round: 2 }))).toBe('not-found');
  expect(await codeOf(openRound(ada, place, { form: 'f0', round: 2 }))).toBe('done');
});

test('[I9] a form that was sent is filled in again in a round of its own; the one before stays', async () => {
  const place = await withForm();
  expect(await codeOf(openRound(ada, place, { form: 'f0', round: 2 }))).toBe('conflict');
  await enter(place, { by: grace, field: NOTES, value: 'First' });
  await send(ada, place.threadId, await pressOf(place));
  await workDone();
  const opened = await Promise.all(
    [ada, grace].map((who) => openRound(who, place, { form: 'f0', round: 2 })),
  );
  expect(opened).toEqual([2, 2]);
  expect((await answerOf(place.threadId)).answer.forms).toMatchObject({
    open: { f0: 2 },
    list: [{ round: 2, sends: [{ round: 1, byName: 'Ada' }] }],
  });
  expect(await codeOf(openRound(ada, place, { form: 'f0', round: 4 }))).toBe('conflict');
  await enter(place, { by: grace, field: NOTES, value: 'Second', round: 2 });
  await send(grace, place.threadId, await pressOf(place, { round: 2 }));
  await workDone();
  const sent = (await getMessages(ada, place.threadId)).filter(({ sentForm }) => sentForm);
  expect(sent.map(({ content }) => content.split('\n').at(-1))).toEqual([
    '- Anything to remember: “First”',
    '- Anything to remember: “Second”',
  ]);
});

test('[I7] a regenerated answer begins empty, and its earlier version keeps what was entered in it', async () => {
  const place = await withForm();
  await enter(place, { by: grace, field: NOTES, value: 'Before' });
  const seen = await pressOf(place);
  await regenerate(ada, place, background);
  await workDone();
  const again = await answerOf(place.threadId);
  expect(again.runId).not.toBe(place.runId);
  expect(again.answer.forms).toMatchObject({ open: { f0: 1 }, list: [{ round: 1, sends: [] }] });
  expect((await pressOf({ ...place, runId: again.runId })).text).toContain('Anything to remember: (empty)');
  expect(await codeOf(send(ada, place.threadId, seen))).toBe('conflict');
  const version = await db
    .doc(`threads/${place.threadId}/messages/${place.messageId}/versions/${place.runId}`)
    .get();
  expect(version.get('runId')).toBe(place.runId);
  expect(version.get('forms')).toEqual(place.answer.forms);
  expect((await pressOf(place)).press.fields.find(({ field }) => field === NOTES)?.revision).toBe(1);
});

test('[I6] a message that sent a form is not edited; deleting it leaves nothing of it', async () => {
  const place = await withForm();
  await enter(place, { by: grace, field: NOTES, value: 'Said once' });
  const { messageId } = await send(ada, place.threadId, await pressOf(place));
  await workDone();
  const own = { threadId: place.threadId, messageId };
  expect(await codeOf(editMessage(ada, { ...own, text: 'Other words' }))).toBe('conflict');
  await deleteMessage(ada, own, background);
  const [, answer, sent] = await getMessages(ada, place.threadId);
  expect(sent).toMatchObject({ status: 'deleted', content: '', sentForm: null, formPeople: [] });
  // The form stays sent.
  expect(answer?.forms?.open).toEqual({});
});

test('[I12] a hidden answer takes along what was entered in it, and shown again brings it back', async () => {
  const place = await withForm();
  const { threadId, messageId } = place;
  await enter(place, { by: grace, field: NOTES, value: 'Hidden with it' });
  await hideMessage(ada, place);
  const inputs = async () => (await db.collection(inputsPath(threadId, messageId)).get()).size;
  expect(await inputs()).toBe(0);
  expect((await db.collection(hiddenInputsPath(threadId, messageId)).get()).size).toBe(1);
  expect((await answerOf(threadId).catch(() => null))?.answer.forms ?? null).toBeNull();
  await restoreMessage(ada, place);
  expect(await inputs()).toBe(1);
  expect((await db.collection(hiddenInputsPath(threadId, messageId)).get()).size).toBe(0);
  expect((await answerOf(threadId)).answer.forms).toEqual(place.answer.forms);
});

test('[I12] what is entered at the moment of the hiding is hidden too', async () => {
  const place = await withForm();
  vi.spyOn(WriteBatch.prototype, 'commit').mockImplementationOnce(async function (this: WriteBatch) {
    await enter(place, { by: grace, field: NOTES, value: 'In between' });
    return await this.commit();
  });
  await hideMessage(ada, place);
  expect((await db.collection(inputsPath(place.threadId, place.messageId)).get()).size).toBe(0);
});

test('[I12] whoever deletes their account is named by no form; what they entered stays', async () => {
  const nora = await person('Nora');
  const place = await withForm(nora);
  await enter(place, { by: nora, field: NOTES, value: 'By her' });
  await send(ada, place.threadId, await pressOf(place));
  await workDone();
  await openRound(ada, place, { form: 'f0', round: 2 });
  await enter(place, { by: nora, field: TITLE, value: 'Also by her', round: 2 });
  await deleteAccount(nora);
  const { docs } = await db.collection(inputsPath(place.threadId, place.messageId)).get();
  expect(new Map(docs.map((doc): [unknown, unknown] => [doc.get('value'), doc.get('byName')]))).toEqual(
    new Map([
      ['Also by her', DELETED_PERSON],
      ['By her', DELETED_PERSON],
    ]),
  );
  const [, answer, sent] = await getMessages(ada, place.threadId);
  expect(answer?.forms?.list[0]?.sends[0]).toMatchObject({
    byName: 'Ada',
    filledBy: [{ uid: nora.uid, name: DELETED_PERSON }],
  });
  expect(sent?.sentForm?.filledBy).toMatchObject([{ name: DELETED_PERSON }]);
});

test('[I11] an export says whose values were sent, without names where they are left out', async () => {
  const place = await withForm();
  await updateThread(ada, place.threadId, { title: 'A form' });
  await enter(place, { by: grace, field: NOTES, value: 'For the file' });
  await send(ada, place.threadId, await pressOf(place));
  await workDone();
  const exported = async (names: boolean) => {
    const options = exportQuerySchema.parse({ names: names ? 'true' : 'false' });
    const reader = { language: 'en', signal: new AbortController().signal } as const;
    const file = await exportThread(ada, place.threadId, options, reader);
    const parts: Buffer[] = [];
    for await (const chunk of file.chunks) parts.push(Buffer.from(chunk));
    return Buffer.concat(parts).toString('utf8');
  };
  expect(await exported(true)).toContain(`"filledBy":[{"uid":"${grace.uid}","name":"Grace"`);
  const numbered = await exported(false);
  expect(numbered).toContain('"filledBy":[{"uid":"participant-');
  expect(numbered).not.toContain(grace.uid);
});
