// The writers of each format, over the same items.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { markedMessages } from '@/model/archive/markdown-file';
import { threadFileSchema } from '@/model/archive/thread-file';
import type { ThreadEvent } from '@/model/event';
import type { Member } from '@/model/member';
import { messageSchema, type Message } from '@/model/message';
import { threadAt } from '@/tests/support/thread';
import { participantsOf, type ExportHead } from './export-head';
import type { ExportItem } from './export-items';
import { threadDocx } from './thread-docx';
import { threadHtml } from './thread-html';
import { threadJson } from './thread-json';
import { threadMarkdown } from './thread-markdown';
import { ZipStream } from './zip-stream';

const NOON = Date.parse('2026-11-28T12:00:00Z');

function headOf(names = true): ExportHead {
  return {
    thread: threadAt(NOON, { title: 'A <plan>', createdBy: 'ada' }),
    instructions: 'Be kind to @[Grace](grace).',
    exportedAt: NOON,
    participants: participantsOf({ createdBy: 'ada' }, names ? null : (n) => `Participant ${n}`),
    language: 'en',
    timeZone: 'Asia/Shanghai',
  };
}

function message(id: string, seq: number, more: Partial<Message>): Message {
  return messageSchema.parse({
    id,
    seq,
    role: 'user',
    authorId: 'ada',
    authorName: 'Ada',
    content: '',
    format: 'markdown',
    plain: '',
    mentions: [],
    status: 'sent',
    createdAt: NOON + seq,
    changedAt: NOON + seq,
    editedAt: null,
    runId: null,
    questionId: null,
    error: null,
    stop: null,
    metadata: {},
    ...more,
  });
}

const member = (id: string, name: string, role: Member['role']): ExportItem => ({
  kind: 'member',
  member: {
    id,
    name,
    role,
    photoUrl: null,
    joinedAt: 1,
    invitedBy: 'ada',
    invitedByName: 'Ada',
    inviteId: null,
  },
});
const REPLY = { id: 'message-1', seq: 1, authorId: 'ada', authorName: 'Ada' };
const QUESTION = message('message-1', 1, { content: 'for @[Grace](grace) <b>\n```', editedAt: NOON });
const ANSWER = message('a-answer-2', 2, {
  role: 'assistant',
  authorId: 'assistant',
  authorName: 'Assistant',
  status: 'stopped',
  stop: { by: 'grace', byName: 'Grace', at: NOON },
  replyTo: REPLY,
  content: '<think>Hm <i>.</think>**Yes**: `a<b`\n\n| a | b |\n|--|--|\n| 1 | 2 |',
});
const ADDED: ThreadEvent = {
  id: 'event-1',
  seq: 1,
  at: NOON,
  by: 'grace',
  byName: 'Grace',
  kind: 'joined',
  role: 'editor',
  via: 'added',
  invitedBy: 'ada',
  invitedByName: 'Ada',
  inviteId: null,
};

const MEMBERS = [member('ada', 'Ada', 'owner'), member('grace', 'Grace', 'editor')];
const MESSAGES: ExportItem[] = [
  { kind: 'message', message: QUESTION, versions: [message('v1', 1, { content: 'frist' })] },
  { kind: 'message', message: ANSWER, versions: [] },
];
const END: ExportItem = { kind: 'end', why: null };
const LOST: ExportItem = { kind: 'end', why: 'access-lost' };
/** The order of files for people. */
const TIMELINE: ExportItem[] = [
  ...MEMBERS,
  ...MESSAGES.slice(0, 1),
  { kind: 'event', event: ADDED },
  ...MESSAGES.slice(1),
];

async function* from(items: readonly ExportItem[]): AsyncGenerator<ExportItem> {
  yield* items;
}

async function bytesOf(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

const textOf = async (chunks: AsyncIterable<string | Uint8Array>) => (await bytesOf(chunks)).toString('utf8');
const jsonOf = async (items: readonly ExportItem[], names = true) =>
  threadFileSchema.parse(JSON.parse(await textOf(threadJson(headOf(names), from(items)))));

test('[K1] JSON has everything, in the published schema, a line an item', async () => {
  const file = await jsonOf([...MEMBERS, { kind: 'event', event: ADDED }, ...MESSAGES, END]);
  expect(file).toMatchObject({
    schema: 'cothread-thread/1',
    complete: true,
    thread: { title: 'A <plan>' },
    instructions: 'Be kind to @[Grace](grace).',
    members: [{ id: 'ada', role: 'owner' }, { id: 'grace' }],
    events: [ADDED],
  });
  const { changedAt: _changedAt, runId: _runId, ...stored } = ANSWER;
  expect(file.messages[1]).toEqual({ ...stored, versions: [] });
  expect(file.messages[0]?.versions).toMatchObject([{ content: 'frist' }]);
});

test.each([
  ['nothing', []],
  ['members', MEMBERS],
  ['messages', MESSAGES],
  ['members and messages', [...MEMBERS, ...MESSAGES]],
] as const)('[K4] JSON that ends early after %s is whole, and says why', async (_what, items) => {
  const file = await jsonOf([...items, LOST]);
  expect(file).toMatchObject({ complete: false, reason: 'access-lost' });
  expect(file.messages).toHaveLength(items.filter(({ kind }) => kind === 'message').length);
});

test('[K2] Markdown says who wrote what and when, folds what is not said, and is read back', async () => {
  const text = await textOf(threadMarkdown(headOf(), from([...TIMELINE, END])));
  expect(text).toContain(
    '## Ada · Owner · 28 Nov 2026, 20:00 · 2026-11-28T12:00:00.001Z · edited 28 Nov 2026, 20:00',
  );
  expect(text).toContain(
    '## Assistant · 28 Nov 2026, 20:00 · 2026-11-28T12:00:00.002Z · Reply to Ada · stopped by Grace',
  );
  expect(text).toContain('*Ada added Grace as an editor — 28 Nov 2026, 20:00 (2026-11-28T12:00:00.000Z)*');
  // The fence that Ada left open ends with her message.
  expect(text).toContain('for @Grace <b>\n```\n```\n');
  const marked = markedMessages(text);
  expect(marked.map(({ id, kind, name, replyTo }) => [id, kind, name, replyTo])).toEqual([
    ['message-1', 'person', 'Ada', null],
    ['a-answer-2', 'assistant', 'Assistant', 'message-1'],
  ]);
  expect(marked[0]?.reasoning).toBe('frist');
  expect(marked[1]?.reasoning).toBe('Hm <i>.');
  expect(text).toMatch(/<!-- complete: true -->\n$/);
});

test('[K3] HTML escapes every text, fetches nothing, and folds what is not said', async () => {
  const text = await textOf(threadHtml(headOf(), from([...TIMELINE, END])));
  expect(text).toContain('<title>A &lt;plan&gt;</title>');
  expect(text).toContain('<p dir="auto">for @Grace &lt;b&gt;</p>\n<pre tabindex="0"><code></code></pre>');
  expect(text).toContain('<strong>Yes</strong>: <code>a&lt;b</code>');
  expect(text).toContain('<td dir="auto">1</td>');
  expect(text).toContain('<a href="#m-message-1">Reply to Ada</a>');
  expect(text).toMatch(/<details><summary>Reasoning<\/summary>\n<p[^>]*>Hm &lt;i&gt;\./);
  expect(text).toMatch(/<details><summary>1 earlier version<\/summary>[\s\S]*frist/);
  expect(text).not.toMatch(/<(?:b|i|script|img|link|iframe)[\s>]| src=|@import|url\(/);
});

test.each([
  ['Markdown', threadMarkdown],
  ['HTML', threadHtml],
] as const)('[K4] %s that ends early says why', async (_format, write) => {
  const text = await textOf(write(headOf(), from([...MEMBERS, LOST])));
  expect(text).toContain(
    'This file is not complete: access to the thread ended while it was being exported.',
  );
  expect(text).toContain('<!-- complete: false (access-lost) -->');
});

test('[K6] without names, people are numbered wherever the thread names them', async () => {
  const items = [...MEMBERS, { kind: 'event', event: ADDED } as const, ...MESSAGES, END];
  const json = JSON.stringify(await jsonOf(items, false));
  const markdown = await textOf(threadMarkdown(headOf(false), from([...TIMELINE, END])));
  const html = await textOf(threadHtml(headOf(false), from([...TIMELINE, END])));
  for (const text of [json, markdown, html]) {
    expect(text).not.toMatch(/\bada\b|\bgrace\b/i);
    expect(text).toContain('Participant 2');
  }
  expect(json).toContain('for @[Participant 2](participant-2) <b>');
  expect(markdown).toContain('stopped by Participant 2');
  expect(html).toContain('Participant 1 added Participant 2 as an editor');
});

test('[K2] a Word file has authors, texts and tables, and no character that XML cannot hold', async () => {
  const typed = (id: string, seq: number, content: string): ExportItem => ({
    kind: 'message',
    message: message(id, seq, { content }),
    versions: [],
  });
  const odd = typed('message-3', 3, 'a\u0000\u000Bb\uD800');
  const formatted = typed('message-4', 4, '**bold** 2*3*4\n  *next*');
  const docx = await bytesOf(threadDocx(headOf(), from([...TIMELINE, odd, formatted, END])));
  const xml = unzipped(docx, 'word/document.xml');
  for (const words of [
    'A &lt;plan&gt;',
    'for @Grace &lt;b&gt;',
    '<w:tbl>',
    'ab\uFFFD',
    'stopped by Grace',
    'Everything that was chosen',
  ])
    expect(xml).toContain(words);
  expect(xml).toMatch(
    /<w:b\/>[^]*?<w:t[^>]*>bold<[^]*?> 2\*3\*4<[^]*?<w:br\/>[^]*?xml:space="preserve">  <[^]*?<w:i\/>[^]*?>next</,
  );
});

test('[K7] a zip that is streamed is read by others: names, sizes and checksums are right', async () => {
  const zip = new ZipStream(NOON);
  const long = 'words '.repeat(50_000);
  async function* whole() {
    yield* zip.file('threads/0001 计划.md', chunksOf([long, 'end']));
    yield* zip.file('empty.txt', chunksOf([]));
    yield* zip.end();
  }
  const bytes = await bytesOf(whole());
  expect(unzipped(bytes, 'threads/0001 计划.md')).toBe(`${long}end`);
  expect(unzipped(bytes, 'empty.txt')).toBe('');
  expect(bytes.length).toBeLessThan(long.length / 10);
});

async function* chunksOf(chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks;
}

/** A file of a zip, by Python: a reader that is not ours. */
function unzipped(zip: Buffer, name: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-zip-'));
  const file = path.join(folder, 'export.zip');
  fs.writeFileSync(file, zip);
  const script = [
    'import sys, zipfile',
    'z = zipfile.ZipFile(sys.argv[1])',
    'assert z.testzip() is None',
    'sys.stdout.buffer.write(z.read(sys.argv[2]))',
  ].join('\n');
  const text = execFileSync('python3', ['-c', script, file, name], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1' },
    maxBuffer: 16 * 1024 * 1024,
  });
  fs.rmSync(folder, { recursive: true });
  return text;
}
