import { expect, test } from 'vitest';
import { messageAt } from '@/tests/support/message';
import { promptFor } from './prompt';
import { FENCE_RULES } from './prompt-fence';

test('[R1] a prompt has instructions first and people by name, without failed and deleted messages', () => {
  const messages = [
    messageAt(5, { content: 'And now?', authorName: 'Grace' }),
    messageAt(4, { role: 'assistant', status: 'failed', content: 'half' }),
    messageAt(3, { status: 'deleted', content: 'secret' }),
    messageAt(2, { role: 'assistant', status: 'done', content: 'Hello Ada' }),
    messageAt(1, { content: 'Hello' }),
  ];
  const prompt = promptFor({
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
  const prompt = promptFor({ messages, systemPrompt: 's', instructions: '', maxTokens: 1_000 });
  expect(prompt.slice(1).map(({ content }) => content)).toEqual([
    '<message from="Ada">\nline 2\n</message>',
    '<message from="Grace" replying-to="Ada">\nNo, later\n</message>',
  ]);
});

test('[R1] the budget keeps the newest messages, and always the question itself', () => {
  const messages = Array.from({ length: 50 }, (_, index) =>
    messageAt(50 - index, { content: 'y'.repeat(400) }),
  );
  const prompt = promptFor({ messages, systemPrompt: 's', instructions: '', maxTokens: 600 });
  expect(prompt.length).toBeGreaterThan(2);
  expect(prompt.length).toBeLessThan(8);
  const tight = promptFor({
    messages: [messageAt(1, { content: 'z'.repeat(9_000) })],
    systemPrompt: 's',
    instructions: '',
    maxTokens: 600,
  });
  expect(tight).toHaveLength(2);
});
