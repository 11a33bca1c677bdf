import { expect, test } from 'vitest';
import { conversationsOf, jsonFile, linesOf, readItems } from '@/tests/support/archives/read';
import { SLACK, slackMessage } from '@/tests/support/archives/slack';
import { zipOf } from '@/tests/support/archives/zip';

const read = async (files: Readonly<Record<string, string>>) =>
  conversationsOf(await readItems(zipOf(files)));

test('[K11] each channel is a conversation of several people, its days in their order', async () => {
  const [direct, harbour] = await read(SLACK.plain);
  expect(harbour).toMatchObject({
    format: 'slack',
    sourceId: 'C01',
    title: '#harbour',
    createdAt: 1_599_999_995_000,
  });
  expect(linesOf(harbour?.messages ?? [])).toEqual([
    'Ada: Ship ahoy.',
    'Grace Hopper: Which one?',
    'Ada: The big one.',
  ]);
  expect(direct).toMatchObject({ sourceId: 'D01', title: 'Ada, Grace Hopper' });
});

test('[K12] answers in a thread are replies, in the order of time', async () => {
  const [harbour] = await read(SLACK.branches);
  expect(harbour?.messages.map(({ text, replyTo }) => [text, replyTo])).toEqual([
    ['Question?', null],
    ['Answer.', '1600000001.000200'],
    ['Something else.', null],
    ['Late answer.', '1600000001.000200'],
    ['Its question is gone.', null],
  ]);
});

test('[K12] broken entries and unknown people and channels', async () => {
  const [harbour, other] = await read(SLACK.broken);
  expect(linesOf(harbour?.messages ?? [])).toEqual(['Ada: One.', 'Eve: By a stranger.']);
  expect(harbour?.skipped).toEqual({ unreadable: 2, duplicate: 1 });
  expect(other).toMatchObject({ sourceId: 'folder-other', title: '#other' });
});

test('[K13] topics, service messages, addresses and hidden texts never enter', async () => {
  const conversations = [...(await read(SLACK.hidden)), ...(await read(SLACK.tools))];
  expect(JSON.stringify(conversations)).not.toContain('SECRET');
  expect(conversations[0]?.skipped).toEqual({ service: 2, hidden: 1 });
});

test('[K14] the time of a message is its id, and of an edit its own', async () => {
  const [harbour] = await read(SLACK.times);
  expect(harbour?.messages.map(({ text, createdAt, editedAt }) => [text, createdAt, editedAt])).toEqual([
    ['First.', 1_600_000_001_000, 1_600_000_060_000],
    ['Second.', 1_600_000_002_000, null],
  ]);
});

test('[K11] markup becomes Markdown, files and pages are named, apps have names', async () => {
  const [harbour] = await read(SLACK.tools);
  const [first, bot, blocks] = harbour?.messages ?? [];
  expect(first?.text).toBe(
    'Hi @Grace Hopper, see [the **map**](<https://example.org/a?b=1&c=2>) in #harbour. @here a < b \\<b> **bold** ~~gone~~ `x < *y*`\n```\nif (a < b) { https://example.org }\n```\ndone',
  );
  expect(first?.attachments).toEqual([{ kind: 'picture', name: 'map.png' }]);
  expect(bot).toMatchObject({
    author: { kind: 'person', name: 'Tide bot' },
    tools: [{ kind: 'source', name: 'Tides', text: '[Tides](<https://example.org/t>)\n\nHigh at noon.' }],
  });
  expect(blocks?.text).toBe('From @Ada');
});

test('[K11] a single day without its workspace', async () => {
  const items = await readItems(jsonFile([slackMessage('U1', 1, 'Alone.')]));
  expect(conversationsOf(items).map(({ messages }) => linesOf(messages))).toEqual([['U1: Alone.']]);
});
