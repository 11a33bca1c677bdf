import { expect, test } from 'vitest';
import {
  allTextOf,
  conversationsIn,
  conversationsOf,
  linesOf,
  onlyConversationIn,
  readItems,
} from '@/tests/support/archives/read';
import { JSONL, OPENAI, SHAREGPT } from '@/tests/support/archives/role-lists';

test('[K11] an object with messages, and a list alone', async () => {
  const { messages, ...conversation } = await onlyConversationIn(OPENAI.plain);
  expect(conversation).toMatchObject({ format: 'openai', sourceId: 'o1', title: 'Rain', createdAt: null });
  expect(linesOf(messages)).toEqual([
    'person: Will it rain?',
    'Assistant: At five.',
    'person: Long?',
    'Assistant: An hour.',
  ]);
  expect((await onlyConversationIn(OPENAI.branches)).messages).toHaveLength(4);
});

test('[K15] ids by content stay when a list grows, and tell repeated words apart', async () => {
  const short = await onlyConversationIn(OPENAI.branches.slice(0, 2));
  const long = await onlyConversationIn(OPENAI.branches);
  const idsOf = ({ messages }: typeof long) => messages.map(({ sourceId }) => sourceId);
  expect(long.sourceId).toBe(short.sourceId);
  expect(idsOf(long).slice(0, 2)).toEqual(idsOf(short));
  expect(new Set(idsOf(long)).size).toBe(4);
});

test('[K12] what is no message is counted', async () => {
  const { messages, skipped } = await onlyConversationIn(OPENAI.broken);
  expect(linesOf(messages)).toEqual(['person: One.', 'Assistant: Two.']);
  expect(skipped).toEqual({ unreadable: 1, empty: 2, system: 1 });
});

test('[K13] instructions never enter', async () => {
  const conversations = [
    await onlyConversationIn(OPENAI.hidden),
    ...(await conversationsIn(SHAREGPT.hidden)),
  ];
  expect(conversations.map(({ skipped }) => skipped)).toEqual([{ system: 2 }, { system: 1 }]);
  expect(conversations.map(allTextOf).join('')).not.toContain('SECRET');
});

test('[K14] times under their several names', async () => {
  const { messages, createdAt } = await onlyConversationIn(OPENAI.times);
  expect(createdAt).toBe(1_700_000_000_000);
  expect(messages.map((one) => (one.createdAt ?? 0) - 1_700_000_000_000)).toEqual([
    5_000, 5_001, 60_000, 60_001,
  ]);
  const [newYear] = await conversationsIn(SHAREGPT.times);
  expect(newYear?.messages[0]?.createdAt).toBe(Date.UTC(2026, 0));
});

test('[K11] calls, results and thoughts are folded', async () => {
  const { messages } = await onlyConversationIn(OPENAI.tools);
  expect(linesOf(messages)).toEqual([
    'Ada: Look.',
    'Assistant: ',
    'Assistant: A cat.\n\n```js\n"<think>"\n```',
    'Assistant: Meow.',
  ]);
  expect(messages.map(({ reasoning }) => reasoning)).toEqual(['', '', 'Whiskers.', 'Sound.']);
  expect(messages[1]?.tools).toEqual([{ kind: 'call', name: 'look', text: '{"a":1}' }]);
  expect(messages[2]?.tools).toEqual([{ kind: 'result', name: 'look', text: 'a cat' }]);
  expect(messages[0]?.attachments).toEqual([{ kind: 'picture', name: 'image' }]);
  const [dog] = await conversationsIn(SHAREGPT.tools);
  expect(dog?.messages[1]).toMatchObject({
    text: 'A dog.',
    tools: [
      { kind: 'call', text: '{"name":"look"}' },
      { kind: 'result', text: 'a dog' },
    ],
  });
});

test('[K11] ShareGPT: lists of conversations, of which two begin alike, and one alone', async () => {
  const conversations = await conversationsIn(SHAREGPT.plain);
  expect(conversations.map(({ messages }) => linesOf(messages))).toEqual(
    [
      ['person: One?', 'gpt: Two.'],
      ['person: One?', 'gpt: Three.'],
      ['person: One?', 'gpt: Four.'],
    ].map((lines) => lines.map((line) => line.replace('gpt', 'Assistant'))),
  );
  expect(new Set(conversations.map(({ sourceId }) => sourceId)).size).toBe(3);
  expect(linesOf((await onlyConversationIn(SHAREGPT.branches)).messages)).toEqual([
    'person: A list alone.',
    'Assistant: Yes.',
  ]);
});

test('[K10] a broken line, element or message is named or counted, and the rest comes in', async () => {
  const items = await readItems(new Blob([JSONL]));
  expect(items.map((item) => (item.kind === 'broken' ? [item.position, item.reason] : item.kind))).toEqual([
    'conversation',
    [2, 'not-json'],
    'conversation',
    'conversation',
  ]);
  expect(conversationsOf(items).map(({ messages }) => messages[1]?.text)).toEqual(['1', '3', '5']);
  const shared = await readItems(new Blob([JSON.stringify(SHAREGPT.broken)]));
  expect(shared).toMatchObject([
    { kind: 'conversation', conversation: { skipped: { unreadable: 1, empty: 1 } } },
    { kind: 'broken', reason: 'no-messages' },
  ]);
});
