// Documents as texts: nothing of one is lost, and equal ones are equal texts.
import { Timestamp } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { columnsOf } from './columns';
import { Digest, documentFields, documentText } from './record';
import { pathOf } from './stored-thread';

const fields = {
  title: '\0 日本語 \u2028 "x"',
  at: new Timestamp(1_700_000_000, 123_456_000),
  old: new Timestamp(-5, 1_000),
  tags: [null, true, 1.5, Number.NaN, Number.NEGATIVE_INFINITY, { $date: 'not ours', $$: 1 }],
  postedBy: { 10: 'ada', 9: 'grace' },
};

test('[K30] a document and its text are each other, with times in microseconds', () => {
  expect(documentFields(documentText(fields))).toEqual(fields);
  expect(documentText(documentFields(documentText(fields)))).toBe(documentText(fields));
  expect(documentText(fields)).toContain('"2023-11-14T22:13:20.123456Z"');
  // As a line of a zip is read and written.
  expect(JSON.stringify(JSON.parse(documentText(fields)))).toBe(documentText(fields));
});

test('[K30] the order of fields changes nothing, a value does', () => {
  const [a, b] = [
    { x: 1, y: { p: 1, q: 2 } },
    { y: { q: 2, p: 1 }, x: 1 },
  ];
  expect(documentText(a)).toBe(documentText(b));
  expect(documentText({ ...a, x: 2 })).not.toBe(documentText(a));
});

test('[K30] a value that archives do not know is refused, not dropped', () => {
  expect(() => documentText({ picture: new Uint8Array(3) })).toThrow('a type that archives do not know');
});

test('[K30] a hash is of all records in any order, and of each', () => {
  const records = ['a', 'b', 'c'].map((id) => ({ kind: 'messages' as const, id, document: `{"x":"${id}"}` }));
  const digestOf = (some: typeof records) => {
    const digest = new Digest();
    for (const record of some) digest.add(record);
    return [digest.records, digest.hash];
  };
  expect(digestOf(records.toReversed())).toEqual(digestOf(records));
  expect(digestOf(records.slice(1))).not.toEqual(digestOf(records));
  expect(digestOf([...records, ...records.slice(1)])).not.toEqual(digestOf(records));
});

test('[K30] columns have the guide’s fields, without the character that databases refuse', () => {
  const document = documentText({
    role: 'user',
    content: 'a\0b',
    createdAt: fields.at,
    metadata: { own: { x: '\0', path: String.raw`\u0000\0`, 'k\0': [{ deep: '\0y' }] } },
    seq: 3,
  });
  const metadata = { own: { x: '', path: String.raw`\u0000\0`, k: [{ deep: 'y' }] } };
  expect(columnsOf({ kind: 'messages', document })).toEqual([
    'user',
    'ab',
    fields.at.toDate(),
    expect.any(String),
    3,
    null,
    null,
    null,
  ]);
  expect(JSON.parse(String(columnsOf({ kind: 'messages', document })[3]))).toEqual(metadata);
});

test('[X183] ids of an archive lead nowhere but into their thread', () => {
  expect(pathOf('thread-1', { kind: 'versions', id: 'm-1/v-1' })).toBe(
    'threads/thread-1/messages/m-1/versions/v-1',
  );
  for (const id of ['a/b', '../x', '..', '', '__x__', 'm-1/v-1/x/y'])
    expect(() => pathOf('thread-1', { kind: 'messages', id })).toThrow('outside of its thread');
  expect(() => pathOf('thread-1', { kind: 'versions', id: 'm-1' })).toThrow('outside of its thread');
  expect(() => pathOf('../users', { kind: 'messages', id: 'm-1' })).toThrow('outside of its thread');
});
