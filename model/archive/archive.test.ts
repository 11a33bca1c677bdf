// Files as wholes: how they are recognised, what is refused, and that the rest of a file comes in.
import { expect, test } from 'vitest';
import { ARCHIVE_LIMITS, type ArchiveLimits } from '@/model/import-limits';
import { CHATGPT, tree } from '@/tests/support/archives/chatgpt';
import { CLAUDE } from '@/tests/support/archives/claude';
import { COTHREAD } from '@/tests/support/archives/cothread';
import { LIBRECHAT, nestedLibrechat } from '@/tests/support/archives/librechat';
import { MARKDOWN } from '@/tests/support/archives/markdown';
import { OPEN_WEBUI } from '@/tests/support/archives/open-webui';
import { conversationsOf, jsonFile, readItems } from '@/tests/support/archives/read';
import { OPENAI, SHAREGPT } from '@/tests/support/archives/role-lists';
import { SLACK } from '@/tests/support/archives/slack';
import { zipOf, type ZipFile } from '@/tests/support/archives/zip';

const KB = 1024;
const MB = 1024 * KB;
const json = JSON.stringify;

const refusalOf = async (file: Blob, limits: ArchiveLimits = ARCHIVE_LIMITS) => {
  const last = (await readItems(file, { limits })).at(-1);
  return last?.kind === 'refused' ? last.reason : last?.kind;
};

test('[K10] every format is recognised by its content, whatever its name, alone and in one zip', async () => {
  const files = {
    a: json([CHATGPT.plain]),
    'b.dat': json([CLAUDE.plain]),
    'c.txt': json(LIBRECHAT.plain),
    'd.md': json([OPEN_WEBUI.plain]),
    'e.json': MARKDOWN.plain,
    f: json(OPENAI.plain),
    g: json(SHAREGPT.plain),
    h: json(COTHREAD.plain),
    ...SLACK.plain,
    'picture.json': '\u0089PNG\u0000',
    'other.json': '[{"a":1}]',
  };
  const items = await readItems(zipOf(files));
  const formats = conversationsOf(items).map(({ format }) => format);
  expect([...new Set(formats)].toSorted()).toEqual([
    'chatgpt',
    'claude',
    'cothread',
    'librechat',
    'markdown',
    'open-webui',
    'openai',
    'sharegpt',
    'slack',
  ]);
  expect(items.filter(({ kind }) => kind === 'ignored').map((item) => 'file' in item && item.file)).toEqual([
    'integration_logs.json',
    'other.json',
    'picture.json',
  ]);
});

test('[K10] the shards of a new ChatGPT export, with what is beside them', async () => {
  const shard = (id: string) => json([{ ...CHATGPT.plain, conversation_id: id }]);
  const items = await readItems(
    zipOf({
      'conversations-001.json': shard('second'),
      'conversations-000.json': shard('first'),
      'export_manifest.json': json({ files: 2 }),
      'user.json': json({ id: 'u', email: 'SECRET@example.org' }),
      'chat.html': '<html><script>var jsonData = []</script></html>',
    }),
  );
  expect(conversationsOf(items).map(({ sourceId }) => sourceId)).toEqual(['first', 'second']);
  expect(json(items)).not.toContain('SECRET');
});

test('[K10] what is broken or cut off is named, and what came before it stays', async () => {
  const text = json([CHATGPT.plain, { ...CHATGPT.plain, conversation_id: 'c9' }]);
  const broken = text.replace('"About half as much."', 'oops');
  expect(await readItems(new Blob([broken]))).toMatchObject([
    { kind: 'broken', position: 1, reason: 'not-json' },
    { kind: 'conversation' },
  ]);
  expect(await readItems(new Blob([text.slice(0, -20)]))).toMatchObject([
    { kind: 'conversation' },
    { kind: 'broken', position: 2, reason: 'cut-off' },
  ]);
});

test('[K10] a byte order mark, and bytes that arrive one by one', async () => {
  const file = new Blob(['\ufeff', json([CHATGPT.plain])]);
  expect(conversationsOf(await readItems(file))).toHaveLength(1);
});

test('[K17] a million conversations, or messages, are too many: refused or named before they cost much', async () => {
  const limits = { ...ARCHIVE_LIMITS, conversations: 100, messages: 1_000 };
  const conversation = json({ messages: [{ role: 'user', content: 'a' }] });
  const many = (count: number) => new Blob([`[${Array.from({ length: count }, () => conversation).join()}]`]);
  expect(await refusalOf(many(100), limits)).toBe('conversation');
  expect(await refusalOf(many(101), limits)).toBe('too-many-conversations');

  const messages = (count: number) => [
    `[${Array.from({ length: count }, () => '{"role":"user","content":"a"}').join()}]`,
  ];
  expect(conversationsOf(await readItems(new Blob(messages(1_000)), { limits }))).toHaveLength(1);
  expect(await readItems(new Blob(messages(1_001)), { limits })).toMatchObject([
    { reason: 'too-many-messages' },
  ]);
  const inOne = new Blob(['{"messages":', ...messages(1_001), '}']);
  expect(await readItems(inOne, { limits })).toMatchObject([{ reason: 'too-many-messages' }]);
});

test('[K17] values, depth and bytes of one conversation are counted before it is parsed; the next one comes in', async () => {
  const next = json(CHATGPT.plain);
  const around = (bad: string) => new Blob([`[${next},${bad},${next.replace('"c1"', '"c2"')}]`]);
  const reasons = async (bad: string, limits: ArchiveLimits = ARCHIVE_LIMITS) =>
    (await readItems(around(bad), { limits })).map((item) =>
      item.kind === 'broken' ? item.reason : item.kind,
    );
  const expected = (reason: string) => ['conversation', reason, 'conversation'];
  const small = { ...ARCHIVE_LIMITS, conversationBytes: 16 * KB, conversationValues: 1_000 };
  expect(await reasons(`{"mapping":"${'a'.repeat(17 * KB)}"}`, small)).toEqual(expected('too-large'));
  expect(await reasons(`{"mapping":[${'0,'.repeat(1_000)}0]}`, small)).toEqual(expected('too-many-values'));
  expect(await reasons(`${'['.repeat(10_001)}${']'.repeat(10_001)}`)).toEqual(expected('too-deep'));
  // The twin is as deep as allowed, and merely has no messages.
  expect(await reasons(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)).toEqual(expected('no-messages'));
});

test('[K17] nested deeper than any conversation', async () => {
  expect(await readItems(new Blob([nestedLibrechat(5_100)]))).toMatchObject([{ reason: 'too-deep' }]);
});

test('[K17] a text of 64 MB is named, the bytes of a file are counted', async () => {
  const huge = new Blob([
    '[{"mapping":{},"title":"',
    ...Array.from({ length: 64 }, () => 'a'.repeat(MB)),
    '"}]',
  ]);
  expect(await readItems(huge)).toMatchObject([{ kind: 'broken', reason: 'too-large' }]);
  expect(await refusalOf(huge, { ...ARCHIVE_LIMITS, jsonBytes: 63 * MB })).toBe('json-too-large');
  expect(await refusalOf(huge, { ...ARCHIVE_LIMITS, fileBytes: 63 * MB })).toBe('file-too-large');
}, 20_000);

const good: ZipFile = { name: 'conversations.json', data: json([CHATGPT.plain]) };
const bomb = { name: 'bomb.json', data: Buffer.alloc(4 * MB, 0x20) };

test.each([
  ['zip-unsafe-name', { name: '../conversations.json', data: '[]' }],
  ['zip-unsafe-name', { name: 'a/..\\b.json', data: '[]' }],
  ['zip-unsafe-name', { name: '/etc/x.json', data: '[]' }],
  ['zip-unsafe-name', { name: 'C:x.json', data: '[]' }],
  ['zip-ratio', bomb],
  ['zip-size-wrong', { ...bomb, declared: { size: 1_000 } }],
  ['zip-too-large', { name: 'a', data: 'a', stored: true, declared: { size: 3 * 1024 * MB, compressed: 1 } }],
  ['zip-encrypted', { name: 'a', data: 'a', declared: { flags: 1 } }],
  ['zip-method', { name: 'a.json', data: '[]', declared: { method: 12 } }],
  ['zip-overlapping', { name: 'a', data: 'a', declared: { at: 0 } }],
  ['zip-broken', { name: 'a.json', data: '[1,2,3]', declared: { method: 8 }, stored: true }],
] satisfies [string, ZipFile][])('[K17] a zip is refused: %s', async (reason, bad) => {
  // Declared sizes of gigabytes would be refused by their ratio first.
  const limits = { ...ARCHIVE_LIMITS, inflationRatio: reason === 'zip-too-large' ? Infinity : 200 };
  expect(await refusalOf(zipOf([good, bad]), limits)).toBe(reason);
});

test('[K17] the twin of all these comes in: names with dots, folders, stored and deflated files', async () => {
  const items = await readItems(
    zipOf([
      { name: 'a..b/conversations.json', data: json([CHATGPT.plain]), stored: true },
      { name: 'c/conversations.json', data: json([{ ...CHATGPT.plain, conversation_id: 'c2' }]) },
      { name: 'blank.txt', data: ' '.repeat(MB) },
    ]),
  );
  expect(conversationsOf(items)).toHaveLength(2);
});

test('[K17] entries are counted, inflated bytes too, while they are inflated', async () => {
  const files = Array.from({ length: 20 }, (_, index) => ({
    name: `${index}.json`,
    data: json([{ ...CHATGPT.plain, conversation_id: `${index}` }]),
  }));
  const zip = zipOf(files);
  expect(await refusalOf(zip, { ...ARCHIVE_LIMITS, zipEntries: 19 })).toBe('zip-too-many-entries');
  expect(await refusalOf(zip, { ...ARCHIVE_LIMITS, zipEntries: 20 })).toBe('conversation');
  expect(await refusalOf(zip, { ...ARCHIVE_LIMITS, inflatedBytes: 10 * KB })).toBe('zip-too-large');
});

test('[K17] a zip within a zip is not opened', async () => {
  const inner = Buffer.from(await zipOf([good]).arrayBuffer());
  expect(await refusalOf(zipOf([{ name: 'inner.zip', data: inner }]))).toBe('zip-nested');
  const items = await readItems(zipOf([good, { name: 'inner.json', data: inner }]));
  expect(items).toMatchObject([{ kind: 'conversation' }, { kind: 'ignored', file: 'inner.json' }]);
});

test('[K17] no zip, half a zip, and something else', async () => {
  const whole = await zipOf([good]).arrayBuffer();
  expect(await refusalOf(new Blob([whole.slice(0, -30)]))).toBe('zip-broken');
  expect(await refusalOf(new Blob(['PK\u0003\u0004']))).toBe('zip-broken');
  expect(await refusalOf(new Blob([]))).toBe('not-recognised');
  expect(await refusalOf(new Blob(['Hello.']))).toBe('not-recognised');
});

test('[K12] a hundred thousand nodes in any order are read in a few seconds', async () => {
  const count = 50_000;
  const node = (index: number) => ({
    id: `${index}`,
    parent: index === 0 ? null : `${index % 7 === 0 ? index - 3 : index - 1}`,
    message: {
      author: { role: index % 2 === 0 ? 'user' : 'assistant' },
      content: { content_type: 'text', parts: [`${index}`] },
    },
  });
  const nodes = Array.from({ length: count }, (_, index) => node((index * 7_919) % count));
  const [conversation] = conversationsOf(
    await readItems(jsonFile([tree(nodes, { current_node: `${count - 1}` })])),
  );
  const others = conversation?.branches.map(({ messages }) => messages.length) ?? [];
  expect(others.reduce((sum, length) => sum + length, conversation?.messages.length ?? 0)).toBe(count);
}, 20_000);
