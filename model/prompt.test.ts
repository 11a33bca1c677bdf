import { expect, test } from 'vitest';
import { messageSchema, type Message } from './message';
import { promptFor } from './prompt';

const said = (seq: number, more: Partial<Message>): Message =>
  messageSchema.parse({
    id: `m-${seq}`,
    seq,
    role: 'user',
    authorId: 'ada',
    authorName: 'Ada',
    content: 'x',
    format: 'markdown',
    plain: '',
    mentions: [],
    status: 'sent',
    createdAt: 0,
    changedAt: 0,
    editedAt: null,
    runId: null,
    answers: null,
    error: null,
    stop: null,
    metadata: {},
    ...more,
  });

test('[R1] people are told by name, failed and deleted messages are not told, instructions come first', () => {
  const messages = [
    said(5, { content: 'And now?', authorName: 'Grace' }),
    said(4, { role: 'assistant', status: 'failed', content: 'half' }),
    said(3, { status: 'deleted', content: 'secret' }),
    said(2, { role: 'assistant', status: 'done', content: 'Hello Ada' }),
    said(1, { content: 'Hello' }),
  ];
  const prompt = promptFor({
    messages,
    systemPrompt: 'Be brief.',
    instructions: 'Speak French.',
    maxTokens: 1_000,
  });
  expect(prompt).toEqual([
    { role: 'system', content: 'Be brief.\n\nSpeak French.' },
    { role: 'user', content: 'Ada: Hello' },
    { role: 'assistant', content: 'Hello Ada' },
    { role: 'user', content: 'Grace: And now?' },
  ]);
});

test('[R1] the budget keeps the newest messages, and always the question itself', () => {
  const messages = Array.from({ length: 50 }, (_, index) => said(50 - index, { content: 'y'.repeat(400) }));
  const prompt = promptFor({ messages, systemPrompt: 's', instructions: '', maxTokens: 600 });
  expect(prompt.length).toBeGreaterThan(2);
  expect(prompt.length).toBeLessThan(8);
  const tight = promptFor({
    messages: [said(1, { content: 'z'.repeat(9_000) })],
    systemPrompt: 's',
    instructions: '',
    maxTokens: 600,
  });
  expect(tight).toHaveLength(2);
});
