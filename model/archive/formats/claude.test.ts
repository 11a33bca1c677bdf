import { expect, test } from 'vitest';
import { CLAUDE } from '@/tests/support/archives/claude';
import { allTextOf, jsonFile, linesOf, onlyConversationIn, readItems } from '@/tests/support/archives/read';

test('[K11] a conversation: authors, order, times', async () => {
  const { messages, ...conversation } = await onlyConversationIn([CLAUDE.plain]);
  expect(conversation).toMatchObject({ format: 'claude', sourceId: 'k1', title: 'Bread', skipped: {} });
  expect(linesOf(messages)).toEqual([
    'person: How long does dough rest?',
    'Claude: One hour.',
    'person: And in the fridge?',
    'Claude: Overnight.',
  ]);
  expect(messages[0]?.createdAt).toBe(Date.parse('2026-03-01T10:00:01.123Z'));
});

test('[K12] a single object of the API, with every human message, is read along its current leaf', async () => {
  const { messages, branches } = await onlyConversationIn(CLAUDE.branches);
  expect(linesOf(messages)).toEqual(['person: How long?', 'Claude: An hour.', 'person: Sure?']);
  expect(messages.map(({ model }) => model)).toEqual([null, 'claude-9', null]);
  expect(branches.map(({ after, messages: own }) => [after, linesOf(own)])).toEqual([
    ['1', ['Claude: A day.']],
  ]);
});

test('[K12] what is no message is counted, and the others come in', async () => {
  const { messages, skipped } = await onlyConversationIn([CLAUDE.broken]);
  expect(linesOf(messages)).toEqual(['person: Only a text.', 'Claude: Only blocks.']);
  expect(skipped).toEqual({ unreadable: 2, duplicate: 1, empty: 1 });
});

test('[K13] prompts, summaries, settings and accounts never enter', async () => {
  const conversation = await onlyConversationIn([CLAUDE.hidden]);
  expect(allTextOf(conversation)).not.toContain('SECRET');
  expect(conversation.skipped).toEqual({ system: 1 });
});

test('[K14] times with a zone and without, and one that is none', async () => {
  const { messages, createdAt } = await onlyConversationIn([CLAUDE.times]);
  const first = Date.parse('2026-03-01T10:00:30.5Z');
  expect(createdAt).toBe(first);
  expect(messages.map((one) => one.createdAt)).toEqual([
    first,
    first + 1,
    first + 1 + 1,
    Date.parse('2026-03-01T11:00:00Z'),
  ]);
});

test('[K11] thinking, artifacts, results, pasted texts, files and voice', async () => {
  const { messages } = await onlyConversationIn([CLAUDE.tools]);
  expect(linesOf(messages)).toEqual([
    'person: Read this.\n\n**notes.txt**\n\n````\nflour\n```\nwater\n````',
    'Claude: Here it is.\n\nDone.',
    'Claude: Twelve pages.',
    'person: Thanks.',
  ]);
  expect(messages[0]?.attachments.map(({ name }) => name)).toEqual(['scan.pdf', 'dough.jpg']);
  expect(messages[1]?.reasoning).toBe('Weigh it.');
  expect(messages[1]?.tools).toEqual([
    { kind: 'source', name: 'Bread', text: '[Bread](<https://example.org/b>)' },
    { kind: 'call', name: 'Recipe', text: '```markdown\n# Bread\n```' },
    { kind: 'call', name: 'web_search', text: '{\n  "query": "bread"\n}' },
    { kind: 'other', name: 'dance', text: expect.stringContaining('"steps": 3') },
  ]);
  expect(messages[2]?.tools).toEqual([{ kind: 'result', name: 'web_search', text: '12 hits' }]);
});

test('[K10] a conversation without messages is named', async () => {
  const items = await readItems(jsonFile([{ ...CLAUDE.plain, chat_messages: [] }]));
  expect(items).toMatchObject([{ kind: 'broken', title: 'Bread', position: 1, reason: 'no-messages' }]);
});
