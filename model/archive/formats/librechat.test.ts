import { expect, test } from 'vitest';
import { LIBRECHAT, nestedLibrechat } from '@/tests/support/archives/librechat';
import {
  allTextOf,
  conversationsOf,
  linesOf,
  onlyConversationIn,
  readItems,
} from '@/tests/support/archives/read';

test('[K11] a flat export: authors, order, times, models', async () => {
  const { messages, ...conversation } = await onlyConversationIn(LIBRECHAT.plain);
  expect(conversation).toMatchObject({ format: 'librechat', sourceId: 'l1', title: 'Chess', skipped: {} });
  expect(linesOf(messages)).toEqual([
    'person: Does white begin?',
    'GPT-9: Yes.',
    'Ada: Always?',
    'GPT-9: Always.',
  ]);
  expect(messages[1]).toMatchObject({ model: 'gpt-9', createdAt: Date.parse('2026-05-01T08:00:02Z') });
});

test('[K12] a nested export is read along its newest leaf', async () => {
  const { messages, branches } = await onlyConversationIn(LIBRECHAT.branches);
  expect(linesOf(messages)).toEqual(['person: Openings?', 'GPT-9: Italian.']);
  expect(branches.map(({ after, messages: own }) => [after, linesOf(own)])).toEqual([
    ['1', ['GPT-9: Spanish.', 'person: More?']],
  ]);
});

test('[K12] four thousand messages within each other are four thousand messages', async () => {
  const [conversation] = conversationsOf(await readItems(new Blob([nestedLibrechat(4_000)])));
  const messages = conversation?.messages ?? [];
  expect(messages).toHaveLength(4_000);
  expect(messages.at(-1)?.text).toBe('A4000');
});

test('[K12] a lost parent, an error, and what is no message', async () => {
  const { messages, skipped } = await onlyConversationIn(LIBRECHAT.broken);
  expect(linesOf(messages)).toEqual([
    'person: First.',
    'GPT-9: Its parent is gone.',
    'person: After an error.',
    'GPT-9: No id.',
  ]);
  expect(skipped).toEqual({ unreadable: 1, service: 1 });
});

test('[K13] the instructions of a conversation never enter', async () => {
  expect(allTextOf(await onlyConversationIn(LIBRECHAT.hidden))).not.toContain('SECRET');
});

test('[K14] equal, reversed and missing times', async () => {
  const { messages } = await onlyConversationIn(LIBRECHAT.times);
  const first = Date.parse('2026-05-01T08:00:05Z');
  expect(linesOf(messages)).toEqual(['person: A', 'GPT-9: B', 'person: C', 'GPT-9: D']);
  expect(messages.map(({ createdAt }) => (createdAt ?? 0) - first)).toEqual([0, 1, 2, 3]);
});

test('[K11] thoughts, calls and files', async () => {
  const { messages } = await onlyConversationIn(LIBRECHAT.tools);
  expect(linesOf(messages)).toEqual(['person: Draw.', 'GPT-9: Drawn.\n\n```\ne4\n```']);
  expect(messages[0]?.attachments).toEqual([{ kind: 'picture', name: 'board.png' }]);
  expect(messages[1]).toMatchObject({
    reasoning: 'A board.',
    tools: [
      { kind: 'call', name: 'draw', text: '{"size":8}' },
      { kind: 'result', name: 'draw', text: 'done' },
    ],
  });
});
