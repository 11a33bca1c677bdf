import { expect, test } from 'vitest';
import { messageAt } from '@/tests/support/message';
import { promptFor, titlePrompt } from './prompt';
import { FENCE_RULES } from './prompt-fence';
import { estimateTokens } from './tokens';

test('[R1] a prompt has instructions first and people by name, without failed and deleted messages', () => {
  const messages = [
    messageAt(5, { content: 'And now?', authorName: 'Grace' }),
    messageAt(4, { role: 'assistant', status: 'failed', content: 'half' }),
    messageAt(3, { status: 'deleted', content: 'secret' }),
    messageAt(2, { role: 'assistant', status: 'done', content: 'Hello Ada' }),
    messageAt(1, { content: 'Hello' }),
  ];
  const { messages: prompt } = promptFor({
    messages,
    systemPrompt: 'Be brief.',
    instructions: 'Speak French.',
    maxTokens: 1_000,
  });
  expect(prompt).toEqual([
    {
      role: 'system',
      content: `Be brief.\n\n${FENCE_RULES}\n\n<instructions>\nSpeak French.\n</instructions>`,
    },
    { role: 'user', content: '<message from="Ada">\nHello\n</message>' },
    { role: 'assistant', content: 'Hello Ada' },
    { role: 'user', content: '<message from="Grace">\nAnd now?\n</message>' },
  ]);
});

test('[M12] a reply is in the prompt with the name of the person it replies to', () => {
  const replyTo = { id: 'a-2', seq: 2, authorId: 'ada', authorName: 'Ada' };
  const messages = [messageAt(3, { content: 'No, later', authorName: 'Grace', replyTo }), messageAt(2)];
  const { messages: prompt } = promptFor({ messages, systemPrompt: 's', instructions: '', maxTokens: 1_000 });
  expect(prompt.slice(1).map(({ content }) => content)).toEqual([
    '<message from="Ada">\nline 2\n</message>',
    '<message from="Grace" replying-to="Ada">\nNo, later\n</message>',
  ]);
});

test('[H16] copies from another thread are read like what was said in this one', () => {
  const copy = (kind: 'person' | 'assistant') => ({
    imported: { format: 'thread' as const, kind, tools: [], attachments: [] },
  });
  const messages = [
    messageAt(2, { role: 'assistant', status: 'done', content: 'Hello Ada', ...copy('assistant') }),
    messageAt(1, { content: 'Hello', ...copy('person') }),
  ];
  const { messages: prompt } = promptFor({ messages, systemPrompt: 's', instructions: '', maxTokens: 1_000 });
  expect(prompt.slice(1)).toEqual([
    { role: 'user', content: '<message from="Ada">\nHello\n</message>' },
    { role: 'assistant', content: 'Hello Ada' },
  ]);
});

test('[R1] the budget keeps the newest messages, and always the question itself', () => {
  const messages = Array.from({ length: 50 }, (_, index) =>
    messageAt(50 - index, { content: 'y'.repeat(400) }),
  );
  const { messages: prompt } = promptFor({ messages, systemPrompt: 's', instructions: '', maxTokens: 600 });
  expect(prompt.length).toBeGreaterThan(2);
  expect(prompt.length).toBeLessThan(8);
  const { messages: tight } = promptFor({
    messages: [messageAt(1, { content: 'z'.repeat(9_000) })],
    systemPrompt: 's',
    instructions: '',
    maxTokens: 600,
  });
  expect(tight).toHaveLength(2);
});

test.each([
  ['emoji', '😀🎉'.repeat(15_000)],
  ['Chinese', '龘靐齉'.repeat(14_000)],
  ['one word', 'a'.repeat(120_000)],
  ['lines', 'word\n'.repeat(20_000)],
  ['tags that are escaped', '<message>'.repeat(10_000)],
])('[R25] [R26] a prompt stays within its tokens, whatever is in it: %s', (_, long) => {
  const asked = (maxTokens: number) =>
    promptFor({
      messages: [messageAt(2, { content: long }), messageAt(1, { content: 'Hello' })],
      systemPrompt: 'Be brief.',
      instructions: long.slice(0, 8_000),
      maxTokens,
    });
  for (const maxTokens of [500, 3_000]) {
    const { messages: prompt, cut } = asked(maxTokens);
    // Screens say so, too.
    expect(cut).toContain('question');
    const tokens = prompt.reduce((sum, { content }) => sum + estimateTokens(content) + 4, 0);
    expect(tokens).toBeLessThanOrEqual(maxTokens);
    expect(tokens).toBeGreaterThan(maxTokens * 0.8);
    expect(prompt.filter(({ content }) => !content.isWellFormed())).toEqual([]);
    // The model knows, and tells the people who asked.
    expect(prompt.at(-1)?.content).toMatch(
      /^<message from="Ada">[^]+The rest is left out, because it is too long/,
    );
  }
  const { messages: short, cut } = asked(1_000_000);
  expect(cut).toEqual([]);
  expect(short.at(-1)?.content).toMatch(/[^\]]\n<\/message>$/);
  expect(short).toHaveLength(3);
});

test('[R26] what was cut is named: the question, the instructions, or both; older messages that are left out are not', () => {
  const long = 'word '.repeat(3_000);
  const cutOf = ({ question = 'Why?', instructions = '', history = 'Hello' }) =>
    promptFor({
      messages: [messageAt(2, { content: question }), messageAt(1, { content: history })],
      systemPrompt: 's',
      instructions,
      maxTokens: 2_000,
    }).cut;
  expect(cutOf({})).toEqual([]);
  expect(cutOf({ history: long })).toEqual([]);
  expect(cutOf({ question: long })).toEqual(['question']);
  expect(cutOf({ instructions: long })).toEqual(['instructions']);
  expect(cutOf({ question: long, instructions: long })).toEqual(['instructions', 'question']);
});

// Found by `npm run fuzz`: a message of 110 KB was counted whole, twice, before its first 4 KB were taken.
test('[E10] [R25] what is far longer than the budget is not counted to its end', () => {
  const long = '\\(```$- [x] **😀กา> '.repeat(12_000);
  const least = (work: () => unknown) =>
    Math.min(
      ...Array.from({ length: 8 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );
  const messages = [messageAt(2, { content: 'Why?' }), messageAt(1, { content: long })];
  const prompt = () => promptFor({ messages, systemPrompt: 's', instructions: '', maxTokens: 1_000 });
  expect(prompt().messages).toHaveLength(2);
  expect(least(prompt)).toBeLessThan(least(() => estimateTokens(long)) / 2);
});

test('[R25] a request for a title is short, in every script', () => {
  for (const conversation of ['龘靐齉'.repeat(2_000), '𒀀'.repeat(4_000), 'word '.repeat(4_000)])
    expect(estimateTokens(titlePrompt(conversation)[1]?.content ?? '')).toBeLessThanOrEqual(1_500);
});
