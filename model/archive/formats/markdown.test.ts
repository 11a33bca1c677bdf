import { expect, test } from 'vitest';
import { HOSTILE_TEXT, MARKDOWN } from '@/tests/support/archives/markdown';
import { conversationsOf, linesOf, readItems } from '@/tests/support/archives/read';

async function read(text: string) {
  const [conversation] = conversationsOf(await readItems(new Blob([text])));
  if (conversation === undefined) throw new Error('no conversation');
  return conversation;
}

test('[K11] headings by speaker; a heading in code is none', async () => {
  const { messages, ...conversation } = await read(MARKDOWN.plain);
  expect(conversation).toMatchObject({ format: 'markdown', title: 'Stars', createdAt: null });
  expect(linesOf(messages)).toEqual([
    'person: What shines?',
    'Assistant: The Sun.\n\n```md\n## User\nnot a speaker\n```',
    'person: And at night?',
  ]);
});

test('[K11] bold names, with rules between messages, and names before a colon', async () => {
  expect(linesOf((await read(MARKDOWN.branches)).messages)).toEqual([
    'person: One line.',
    'ChatGPT: Another.\n\nWith **User:** inside.',
    'person: Third.',
  ]);
  expect(linesOf((await read(MARKDOWN.tools)).messages)).toEqual([
    'person: Plain text?',
    'AI: Yes.\nOver two lines.',
    'person: With a break.\n\n# Summary\n\nNo speaker.',
  ]);
});

test('[K12] our own file with a broken mark, a double and an empty message', async () => {
  const { messages, skipped } = await read(MARKDOWN.broken);
  expect(linesOf(messages)).toEqual(['Ada: First.\n\n<!-- cothread-message {"id": -->', 'Grace: Last.']);
  expect(skipped).toEqual({ duplicate: 1, empty: 1 });
});

test('[K13] a text that looks like our marks is a text, and comes back as it was', async () => {
  const { messages, sourceId } = await read(MARKDOWN.hidden);
  expect(sourceId).toBe('thread-1');
  expect(messages).toMatchObject([
    { author: { kind: 'person', name: 'Ada' }, text: HOSTILE_TEXT, createdAt: 1_700_000_000_000 },
    {
      author: { kind: 'assistant', name: 'Assistant' },
      text: 'An answer -->.',
      reasoning: 'A thought.',
      replyTo: '1',
      model: 'gpt-9',
    },
  ]);
});

test('[K14] times after the names of speakers', async () => {
  const { messages } = await read(MARKDOWN.times);
  expect(messages.map(({ author, text, createdAt }) => [author.name, text, createdAt])).toEqual([
    ['', 'A', Date.UTC(2026, 1, 3, 10)],
    ['Claude', 'B\n\n### User: the heading of an answer', Date.UTC(2026, 1, 3, 10, 5)],
    ['', 'C', Date.UTC(2026, 1, 3, 10, 5) + 1],
  ]);
});

test('[K10] a text without two speakers is not recognised', async () => {
  expect(await readItems(new Blob(['# Notes\n\nUser: one.\n']))).toEqual([
    { kind: 'refused', reason: 'not-recognised' },
  ]);
});
