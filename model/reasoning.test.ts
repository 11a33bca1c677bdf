import { expect, test } from 'vitest';
import { formatOf, plainOf, programOf, reasoningOf, withoutReasoning } from './answer';
import { readableText } from './message';
import { promptFor } from './prompt';
import { THINK_MORE, escapeReasoning } from './reasoning';
import { previewOf } from './title';

const c1 = '<content thesys="true">\nroot = Card([t])\nt = TextContent(&quot;Tea time&quot;)\n</content>';
const thoughts = (content: string) => reasoningOf(content).map(({ text }) => text);

test.each([
  ['a block', '<think>Hm.</think>Tea', ['Hm.'], 'Tea'],
  ['blanks around it', '\n <think>\nHm.\n</think>\n\nTea\n', ['Hm.'], 'Tea\n'],
  ['several blocks', '<think>One</think>\n<think></think><think>Two</think>Tea', ['One', 'Two'], 'Tea'],
  ['an end alone', 'Okay, tea.\n</think>\n\nTea', ['Okay, tea.'], 'Tea'],
  ['an end alone, on the line', 'Okay, tea.</think>Tea', ['Okay, tea.'], 'Tea'],
  ['a block without an end', '<think>Hm', ['Hm'], ''],
  ['reasoning in between', `Tea${THINK_MORE}Hm</think> for two`, ['Hm'], 'Tea for two'],
  [
    'an end within reasoning',
    `<think>${escapeReasoning('a </think> b')}</think>Tea`,
    ['a </think> b'],
    'Tea',
  ],
  ['an end in code', 'It ends with `</think>`.', [], 'It ends with `</think>`.'],
  ['an end in a fence', '```xml\n</think>\n```', [], '```xml\n</think>\n```'],
  [
    'an end in a fence, then one alone',
    '```\n</think>\n```\nHm</think>Tea',
    ['```\n</think>\n```\nHm'],
    'Tea',
  ],
  ['an end in indented code', 'So:\n\n    </think>', [], 'So:\n\n    </think>'],
  [
    'words about both marks',
    'Between <think> and </think> it reasons.',
    [],
    'Between <think> and </think> it reasons.',
  ],
  ['a block in the middle', 'No <think>at all</think>', [], 'No <think>at all</think>'],
])('[R27] %s is read', (_name, content, reasoning, answer) => {
  expect(thoughts(content)).toEqual(reasoning);
  expect(withoutReasoning(content)).toBe(answer);
});

test('[R27] generated UI after reasoning is generated UI, and its reasoning is not searched for a program', () => {
  const content = `<think>I write <content> with root = Card.</think>\n${c1}`;
  expect(formatOf(content)).toBe('c1');
  expect(formatOf(content.slice(0, 40))).toBe('markdown');
  expect(plainOf(content)).toBe('Tea time');
  expect(programOf(content)).toContain('Tea time');
  expect(thoughts(content)).toEqual(['I write <content> with root = Card.']);
  expect(withoutReasoning(content)).toBe(c1);
  const item = '<thinkitem ephemeral="false"><thinkitemcontent>Hm.</thinkitemcontent></thinkitem>';
  expect(withoutReasoning(item + c1)).toBe(c1);
});

test('[R27] what is read, shown in a line or sent to the model again has no reasoning; what people write keeps its marks', () => {
  const content = '<think>Secret plan.</think>\n\n**Tea** for two';
  const answer = { role: 'assistant', content, format: 'markdown', plain: '' } as const;
  expect(readableText(answer)).toBe('**Tea** for two');
  expect(readableText({ ...answer, role: 'user' })).toBe(content);
  expect(previewOf(content, 'assistant')).toBe('Tea for two');
  expect(previewOf(content, 'user')).toContain('Secret plan.');
});

test('[R27] later prompts have answers without reasoning, and leave out those of nothing else', () => {
  const line = (role: 'user' | 'assistant', content: string, status: 'sent' | 'done' | 'stopped') => ({
    role,
    authorName: role === 'user' ? 'Ada' : 'Assistant',
    content,
    status,
  });
  const prompt = promptFor({
    messages: [
      line('user', 'And <think>you</think>?', 'sent'),
      line('assistant', '<think>Never said', 'stopped'),
      line('assistant', `<think>Secret.</think>${c1}`, 'done'),
      line('assistant', 'Secret.\n</think>Tea', 'done'),
    ],
    systemPrompt: 'S',
    instructions: '',
    maxTokens: 2_000,
  });
  expect(prompt.messages.slice(1).map(({ content }) => content)).toEqual(['Tea', c1, expect.stringContaining('you')]);
});
