import { expect, test } from 'vitest';
import type { ConversationMessage } from './archive/conversation';
import { importParts } from './import';
import { MAX_IMPORT_PART_BYTES, MAX_IMPORT_PART_ENTRIES } from './import-limits';
import { byteLength } from './limits';

const message = (sourceId: string, text: string): ConversationMessage => ({
  sourceId,
  author: { kind: 'person', name: 'Ada' },
  text,
  createdAt: 1,
  editedAt: null,
  replyTo: null,
  model: null,
  reasoning: '',
  tools: [],
  attachments: [],
});

const sizeOf = (part: unknown) => byteLength(JSON.stringify(part));

test('[K27] parts keep the order and stay below their bounds, in bytes of JSON, not in characters', () => {
  const messages = Array.from({ length: 90 }, (_, index) => message(`m${index}`, '潮"\n'.repeat(index * 30)));
  const parts = [...importParts({ messages })];
  expect(parts.flat().map((entry) => (entry.kind === 'message' ? entry.message : null))).toEqual(messages);
  expect(parts.length).toBeGreaterThan(2);
  expect(Math.max(...parts.map(sizeOf))).toBeLessThanOrEqual(MAX_IMPORT_PART_BYTES);
  // No part could take the first entry of the next.
  for (const [index, part] of parts.slice(0, -1).entries())
    expect(sizeOf([...part, parts[index + 1]?.[0]])).toBeGreaterThan(MAX_IMPORT_PART_BYTES);
});

test('[K27] an entry that is too long for a part is one by itself, and many small ones are bounded by their number', () => {
  const long = message('long', '"'.repeat(MAX_IMPORT_PART_BYTES));
  const alone = [...importParts({ messages: [message('a', ''), long, message('b', '')] })];
  expect(alone.map((part) => part.length)).toEqual([1, 1, 1]);
  const many = Array.from({ length: MAX_IMPORT_PART_ENTRIES + 1 }, (_, index) => message(`m${index}`, ''));
  expect([...importParts({ messages: many })].map((part) => part.length)).toEqual([
    MAX_IMPORT_PART_ENTRIES,
    1,
  ]);
  expect([...importParts({ messages: [] })]).toEqual([]);
});
