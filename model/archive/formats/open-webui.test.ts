import { expect, test } from 'vitest';
import { LEGACY_OPEN_WEBUI, OPEN_WEBUI } from '@/tests/support/archives/open-webui';
import { allTextOf, linesOf, onlyConversationIn } from '@/tests/support/archives/read';

test('[K11] a chat: authors, order, times, models', async () => {
  const { messages, ...conversation } = await onlyConversationIn([OPEN_WEBUI.plain]);
  expect(conversation).toMatchObject({ format: 'open-webui', sourceId: 'w1', title: 'Bees', skipped: {} });
  expect(linesOf(messages)).toEqual([
    'person: Do bees sleep?',
    'Llama: Yes.',
    'person: Where?',
    'Llama: In the hive.',
  ]);
  expect(messages[1]).toMatchObject({ model: 'llama', createdAt: 1_760_000_002_000 });
});

test('[K12] of several models’ answers the current one is on the path, the other is a branch', async () => {
  const { messages, branches } = await onlyConversationIn([OPEN_WEBUI.branches]);
  expect(linesOf(messages)).toEqual(['person: Name one.', 'Llama: Honey bee.']);
  expect(branches.map(({ messages: own }) => linesOf(own))).toEqual([['Other: Bumble bee.']]);
});

test('[K12] lost parents, cycles and a dangling leaf lose nothing', async () => {
  const { messages, branches } = await onlyConversationIn([OPEN_WEBUI.broken]);
  expect(linesOf([...branches.flatMap((branch) => branch.messages), ...messages])).toEqual([
    'person: A lost parent.',
    'Llama: Found.',
    'person: Around.',
    'Llama: And around.',
  ]);
});

test('[K13] system prompts, settings and addresses of files never enter', async () => {
  const all = [OPEN_WEBUI.hidden, OPEN_WEBUI.tools].map((chat) => onlyConversationIn(chat));
  const [hidden, tools] = await Promise.all(all);
  expect(JSON.stringify([hidden, tools])).not.toContain('SECRET');
  expect(hidden?.skipped).toEqual({ system: 1 });
});

test('[K14] seconds, milliseconds, times beyond all dates, and none', async () => {
  const { messages } = await onlyConversationIn([OPEN_WEBUI.times]);
  expect(messages.map(({ createdAt }) => (createdAt ?? 0) - 1_760_000_000_000)).toEqual([
    7_000, 7_001, 7_002, 9_000,
  ]);
});

test('[K11] reasoning and calls leave the text, from markup and from parts, but never out of code', async () => {
  const conversation = await onlyConversationIn([OPEN_WEBUI.tools]);
  const [question, bee, , wings, counted] = conversation.messages;
  expect(question).toMatchObject({
    text: 'What is this?',
    attachments: [
      { kind: 'picture', name: 'image' },
      { kind: 'file', name: 'bees.pdf' },
    ],
  });
  expect(bee?.reasoning).toBe('A bee?\nYes.');
  expect(bee?.text).toMatch(/^A bee\.\n\n```html\n<details type="reasoning"[\s\S]*<\/details>\n```$/);
  expect(wings).toMatchObject({
    text: 'Four wings.',
    reasoning: 'Looking.',
    tools: [
      { kind: 'call', name: 'look', text: '{"at":"wings"}' },
      { kind: 'result', name: 'look', text: 'four' },
    ],
  });
  expect(counted).toMatchObject({
    text: 'Counted.',
    tools: [{ kind: 'call', name: 'count', text: '{"n":1}\n\n"4"' }],
  });
  expect(allTextOf(conversation)).not.toContain('base64');
});

test('[K11] an older chat, with a list alone', async () => {
  const { messages, createdAt } = await onlyConversationIn([LEGACY_OPEN_WEBUI]);
  expect(linesOf(messages)).toEqual(['person: Q', 'Llama: A']);
  expect(createdAt).toBe(1_760_000_000_000);
});
