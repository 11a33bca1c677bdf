import { expect, test } from 'vitest';
import { CHATGPT, SLIM_CHATGPT } from '@/tests/support/archives/chatgpt';
import {
  allTextOf,
  conversationsIn,
  jsonFile,
  linesOf,
  onlyConversationIn,
  readItems,
} from '@/tests/support/archives/read';

test('[K11] a conversation: authors, order, times, models', async () => {
  const conversation = await onlyConversationIn([CHATGPT.plain]);
  expect(conversation).toMatchObject({
    format: 'chatgpt',
    sourceId: 'c1',
    title: 'Tides',
    createdAt: 1_700_000_000_000,
    branches: [],
    skipped: {},
  });
  expect(linesOf(conversation.messages)).toEqual([
    'person: Why are there tides?',
    'ChatGPT: The Moon.',
    'person: And the Sun?',
    'ChatGPT: About half as much.',
  ]);
  expect(conversation.messages.map(({ model }) => model)).toEqual([null, 'gpt-9', null, 'gpt-8']);
  expect(conversation.messages[0]?.createdAt).toBe(1_700_000_001_000);
});

test('[K12] the path goes up from the current leaf, and the other answers are a branch', async () => {
  const { messages, branches } = await onlyConversationIn([CHATGPT.branches]);
  expect(linesOf(messages)).toEqual(['person: Why are there tides?', 'ChatGPT: Second try.']);
  expect(branches.map(({ after, messages: own }) => [after, linesOf(own)])).toEqual([
    ['q1', ['ChatGPT: First try.', 'person: Go on.', 'ChatGPT: More.']],
  ]);
});

test('[K12] lost parents, cycles and a dangling leaf lose nothing', async () => {
  const { messages, skipped, title } = await onlyConversationIn([CHATGPT.broken]);
  expect(linesOf(messages)).toEqual([
    'person: Why are there tides?',
    'ChatGPT: One.',
    'person: Two?',
    'ChatGPT: Two.',
  ]);
  expect(skipped).toEqual({ unreadable: 1 });
  expect(title).toBe('');
});

test('[K13] profile, instructions and hidden texts never enter, and are counted', async () => {
  const conversation = await onlyConversationIn([CHATGPT.hidden]);
  expect(allTextOf(conversation)).not.toContain('SECRET');
  expect(linesOf(conversation.messages)).toEqual(['person: Seen.', 'ChatGPT: Also seen.']);
  expect(conversation.skipped).toEqual({ profile: 3, system: 1, hidden: 1 });
});

test('[K14] times are as they were, and none is before its parent’s', async () => {
  const { messages } = await onlyConversationIn([CHATGPT.times]);
  expect(messages.map(({ createdAt }) => (createdAt ?? 0) - 1_700_000_000_000)).toEqual([
    0, 50_250, 50_251, 90_000,
  ]);
});

test('[K11] thoughts, calls, results and sources are folded; citations are links; code and pictures are right', async () => {
  const { messages } = await onlyConversationIn([CHATGPT.tools]);
  expect(linesOf(messages)).toEqual([
    'person: Why are there tides?',
    'ChatGPT: High at noon ([Tide tables](<https://example.org/t>)), low at six .',
    'ChatGPT: ````python\na = "```"\n````',
    'person: Look at this.',
    'ChatGPT: A coast.',
  ]);
  const [, answer, , picture, last] = messages;
  expect(answer?.reasoning).toBe('**Plan**\n\nLook it up.');
  expect(answer?.tools).toEqual([
    { kind: 'call', name: 'python', text: 'print(1)' },
    { kind: 'result', name: 'python', text: '1' },
    { kind: 'source', name: 'Tide tables', text: 'https://example.org/t\nHigh at noon.' },
  ]);
  expect(picture?.attachments).toEqual([{ kind: 'picture', name: 'coast.png' }]);
  expect(last?.tools).toEqual([{ kind: 'other', name: 'new_kind', text: expect.stringContaining('"a": 1') }]);
});

test('[K11] a slim export, without children, times and metadata', async () => {
  const { messages } = await onlyConversationIn([SLIM_CHATGPT]);
  expect(linesOf(messages)).toEqual(['person: Hi', 'ChatGPT: Ho']);
});

test('[K10] entries that are no conversations are named, wherever they are, and the rest comes in', async () => {
  const items = await readItems(
    jsonFile([null, { title: 'Shell' }, CHATGPT.plain, 7, { title: 'Empty', mapping: {} }, CHATGPT.plain]),
  );
  expect(
    items.map((item) => (item.kind === 'broken' ? [item.position, item.title, item.reason] : item.kind)),
  ).toEqual([
    [1, '', 'not-a-conversation'],
    [2, 'Shell', 'not-a-conversation'],
    'conversation',
    [4, '', 'no-messages'],
    [5, 'Empty', 'no-messages'],
    [6, 'Tides', 'duplicate'],
  ]);
});

test('[K10] a list of nothing but strangers is not recognised', async () => {
  expect(await conversationsIn([{ a: 1 }])).toEqual([]);
  expect(await readItems(jsonFile([{ a: 1 }]))).toEqual([{ kind: 'refused', reason: 'not-recognised' }]);
});
