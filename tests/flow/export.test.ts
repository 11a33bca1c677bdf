// Exports of threads: what is in each file, who may have it, and what becomes of it when that ends in between.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { threadFileSchema, type ThreadFile } from '@/model/archive/thread-file';
import { markedMessages } from '@/model/archive/markdown-file';
import { messagePath } from '@/model/paths';
import { exportQuerySchema } from '@/model/requests';
import { setUpFixtures } from '@/tests/support/fixtures';
import { eventsOf } from './membership';

const { person, db, background, workDone } = await setUpFixtures();
const { createThread, updateThread } = await import('@/server/threads/threads');
const { addMessagesWithRetry } = await import('@/server/messages/messages');
const { addMember, changeRole, removeMember } = await import('@/server/members/members');
const { say } = await import('@/server/chat/say');
const { deleteMessage, editMessage } = await import('@/server/chat/edit-delete');
const { exportThread } = await import('@/server/archive/export-thread');
const { exportAll } = await import('@/server/archive/export-all');

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');

type Person = typeof ada;

const reader = { language: 'en', signal: new AbortController().signal } as const;

async function opened(
  who: Person,
  threadId: string,
  query: Record<string, string> = {},
  signal = reader.signal,
) {
  return await exportThread(who, threadId, exportQuerySchema.parse(query), { ...reader, signal });
}

async function textOf(chunks: AsyncIterable<string | Uint8Array>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString('utf8');
}

async function exported(who: Person, threadId: string, query: Record<string, string> = {}): Promise<string> {
  return await textOf((await opened(who, threadId, query)).chunks);
}

const fileOf = (text: string): ThreadFile => threadFileSchema.parse(JSON.parse(text));

async function thread(title = 'A plan') {
  const { id } = await createThread(ada, { title });
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  return id;
}

/** A thread of so many short messages by Ada. */
async function longThread(count: number) {
  const threadId = await thread();
  for (let from = 1; from <= count; from += 100) {
    const size = Math.min(100, count - from + 1);
    const messages = Array.from({ length: size }, (_, index) => ({
      id: `message-${String(from + index).padStart(4, '0')}`,
      content: `words ${from + index};`,
    }));
    await addMessagesWithRetry(ada, threadId, messages);
  }
  return threadId;
}

/** A thread with every kind of thing in it: an edit, a mention, a reply, an answer in markdown and one in C1. */
async function richThread() {
  const threadId = await thread();
  const { messageId } = await say(grace, { threadId, message: 'frist', ask: false }, background);
  await editMessage(grace, { threadId, messageId, text: `first for @[Ada](${ada.uid}) <b>` });
  await say(ada, { threadId, message: 'show us a chart [demo]', ask: true, replyTo: messageId }, background);
  await workDone();
  return { threadId, messageId };
}

test('[K1] JSON has all of a thread: members, events, messages with their versions, in the published schema', async () => {
  const { threadId, messageId } = await richThread();
  const file = fileOf(await exported(grace, threadId));
  const messages = await db.collection(`threads/${threadId}/messages`).orderBy('seq').get();
  expect(file).toMatchObject({
    schema: 'cothread-thread/1',
    complete: true,
    thread: { id: threadId, title: 'A plan' },
  });
  expect(file.members.map(({ name, role }) => [name, role])).toEqual([
    ['Ada', 'owner'],
    ['Grace', 'editor'],
  ]);
  expect(file.messages.map(({ id, content }) => [id, content])).toEqual(
    messages.docs.map((doc) => [doc.id, doc.get('content')]),
  );
  const edited = file.messages.find(({ id }) => id === messageId);
  expect(edited?.versions.map(({ content }) => content)).toEqual(['frist']);
  expect(file.events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['created', 'joined', 'exported']),
  );
  const without = fileOf(await exported(grace, threadId, { versions: 'false', events: 'false' }));
  expect(without.events).toEqual([]);
  expect(without.messages.flatMap(({ versions }) => versions)).toEqual([]);
});

test('[K1] one message, or what was said from a day on', async () => {
  const { threadId, messageId } = await richThread();
  const one = fileOf(await exported(grace, threadId, { messageId }));
  expect(one.messages.map(({ id }) => id)).toEqual([messageId]);
  await db.doc(messagePath(threadId, messageId)).update({ createdAt: new Date('2024-01-01T12:00:00Z') });
  const later = fileOf(await exported(grace, threadId, { from: '2024-01-02', timeZone: 'Asia/Shanghai' }));
  expect(later.messages.map(({ id }) => id)).not.toContain(messageId);
  expect(later.messages).not.toEqual([]);
  const all = fileOf(await exported(grace, threadId, { from: '2024-01-01' }));
  expect(all.messages[0]?.id).toBe(messageId);
  const other = await richThread();
  await expect(opened(grace, threadId, { messageId: other.messageId })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('[K2] Markdown and HTML say who wrote when, and what became of it; a chart is a table', async () => {
  const { threadId } = await richThread();
  const markdown = await exported(grace, threadId, { format: 'markdown', timeZone: 'Asia/Shanghai' });
  const html = await exported(grace, threadId, { format: 'html', events: 'true' });
  const marked = markedMessages(markdown);
  expect(marked.map(({ name, kind }) => [name, kind])).toEqual([
    ['Grace', 'person'],
    ['Ada', 'person'],
    ['Assistant', 'assistant'],
  ]);
  expect(markdown).toMatch(/^## Grace · Editor · .+ · \d{4}-\d\d-\d\dT[\d:.]+Z · edited /m);
  expect(markdown).toMatch(/\|\s+\| Before \| Now \|\n\| --- \| --- \| --- \|\n\| \w+ \| \d+ \| \d+ \|/);
  expect(html).toMatch(/<th[^>]*>Before<\/th>/);
  expect(html).toContain('first for @Ada &lt;b&gt;');
  expect(html).not.toContain('frist');
  expect(await exported(grace, threadId, { format: 'html', versions: 'true' })).toContain('frist');
  expect(html).toMatch(/<p class="event"[^>]*>Ada added Grace as an editor/);
  expect(html).toMatch(/<!-- complete: true -->\n<\/body>/);
});

test('[K2] a Word file has the same', async () => {
  const { threadId } = await richThread();
  const { name, chunks } = await opened(grace, threadId, { format: 'docx' });
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  const text = unzipped(Buffer.concat(parts), 'word/document.xml');
  expect(name).toBe('A plan.docx');
  for (const words of ['Grace', 'first for @Ada &lt;b&gt;', '<w:tbl>', 'Everything that was chosen'])
    expect(text).toContain(words);
});

test('[K4] who is removed in between gets a whole file that says so, with no page that was read afterwards', async () => {
  const threadId = await longThread(120);
  await addMember(ada, threadId, { email: linus.email, role: 'viewer' });
  const { chunks } = await opened(linus, threadId);
  let text = '';
  for (;;) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    text += String(value);
    if (text.includes('words 3;') && !text.includes('words 4;')) await removeMember(ada, threadId, linus.uid);
  }
  const file = fileOf(text);
  expect(file).toMatchObject({ complete: false, reason: 'access-lost' });
  expect(file.messages).toHaveLength(50);
  expect(fileOf(await exported(grace, threadId))).toMatchObject({ complete: true });
  expect(fileOf(await exported(grace, threadId)).messages).toHaveLength(120);
});

test.each([
  ['html', /This file is not complete: access to the thread ended/],
  ['markdown', /This file is not complete: access to the thread ended/],
] as const)('[K4] so does a file as %s', async (format, said) => {
  const threadId = await longThread(60);
  const { chunks } = await opened(grace, threadId, { format });
  await chunks.next();
  await removeMember(ada, threadId, grace.uid);
  const rest = await textOf(chunks);
  expect(rest).toMatch(said);
  expect(rest).toContain('<!-- complete: false (access-lost) -->');
  expect(rest).not.toContain('words');
});

test('[K4] a message that is deleted before its page is read is not in it; a server that stops ends it well', async () => {
  const threadId = await longThread(60);
  const { chunks } = await opened(grace, threadId);
  await chunks.next();
  await deleteMessage(ada, { threadId, messageId: 'message-0060' }, background);
  const rest = await textOf(chunks);
  expect(rest).toContain('words 59;');
  expect(rest).not.toContain('words 60;');
  const stopped = new AbortController();
  const interrupted = await opened(grace, threadId, {}, stopped.signal);
  const head = await interrupted.chunks.next();
  stopped.abort();
  const file = fileOf(String(head.value) + (await textOf(interrupted.chunks)));
  expect(file).toMatchObject({ complete: false, reason: 'interrupted', messages: [] });
});

test('[K5] owner and admins set who exports; events name who exported and who changed the setting', async () => {
  const threadId = await thread();
  await expect(updateThread(grace, threadId, { exportBy: 'admins' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await updateThread(ada, threadId, { exportBy: 'admins' });
  await expect(opened(grace, threadId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(opened(linus, threadId)).rejects.toMatchObject({ code: 'not-found' });
  await changeRole(ada, threadId, { uid: grace.uid, role: 'admin' });
  await exported(grace, threadId, { format: 'markdown' });
  const events = (await eventsOf(db, threadId)).filter(({ kind }) => /export/.test(String(kind)));
  expect(events).toMatchObject([
    { kind: 'export-policy-changed', by: ada.uid, exportBy: 'admins' },
    { kind: 'exported', by: grace.uid, byName: 'Grace', format: 'markdown', only: null },
  ]);
});

test('[K5] a setting that changes in between ends an export', async () => {
  const threadId = await longThread(60);
  const { chunks } = await opened(grace, threadId);
  const { value } = await chunks.next();
  await updateThread(ada, threadId, { exportBy: 'admins' });
  expect(fileOf(String(value) + (await textOf(chunks)))).toMatchObject({
    complete: false,
    reason: 'access-lost',
  });
});

test.each(['json', 'markdown', 'html'] as const)(
  '[K6] without names, %s names nobody but where somebody wrote the name',
  async (format) => {
    const { threadId } = await richThread();
    const options = { format, events: 'true', versions: 'true' };
    const named = await exported(grace, threadId, options);
    const text = await exported(grace, threadId, { ...options, names: 'false' });
    // Ada stands in the model's answer, too: there she is what somebody wrote.
    for (const words of ['Grace', grace.uid, '"Ada"', '@[Ada]', ada.uid].slice(
      0,
      format === 'json' ? 5 : 1,
    )) {
      expect(named).toContain(words);
      expect(text).not.toContain(words);
    }
    expect(text).toContain('Participant 1');
    expect(text).toContain('@Participant 1'.slice(format === 'json' ? 1 : 0));
  },
);

test('[K7] all threads come as one zip with a page that lists them; what may not be exported is named there', async () => {
  const owner = await person('Zoe');
  const { id: first } = await createThread(owner, { title: '../a: <i>plan</i>?' });
  await addMessagesWithRetry(owner, first, [{ content: 'the first words' }]);
  const { id: second } = await createThread(ada, { title: 'Not for all' });
  await addMember(ada, second, { email: owner.email, role: 'viewer' });
  await updateThread(ada, second, { exportBy: 'admins' });
  const options = {
    format: 'html',
    names: 'true',
    timeZone: 'UTC',
    versions: undefined,
    events: undefined,
  } as const;
  const { name, chunks } = exportAll(owner, options, reader);
  expect(name).toMatch(/^cothread-\d{4}-\d\d-\d\d\.zip$/);
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  const zip = Buffer.concat(parts);
  const index = unzipped(zip, 'index.html');
  expect(index).toContain('&lt;i&gt;plan&lt;/i&gt;');
  expect(index).toMatch(/Not for all<\/td><td>0<\/td><td>Not included: only its owner and admins/);
  const [, href = ''] = /href="([^"]+)"/.exec(index) ?? [];
  expect(decodeURI(href)).toBe('threads/0002 a i plan i.html');
  expect(unzipped(zip, decodeURI(href))).toContain('the first words');
});

/** A file of a zip, by Python: a reader that is not ours. */
function unzipped(zip: Buffer, name: string): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-zip-')), 'export.zip');
  fs.writeFileSync(file, zip);
  const script =
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; sys.stdout.buffer.write(z.read(sys.argv[2]))';
  const text = execFileSync('python3', ['-c', script, file, name], { encoding: 'utf8' });
  fs.rmSync(path.dirname(file), { recursive: true });
  return text;
}
