import { expect, test } from 'vitest';
import { CHATGPT } from '@/tests/support/archives/chatgpt';
import { branchConversation, branchPaths } from './branches';
import { readArchive } from './archive';
import type { Conversation } from './conversation';
import { summaryOf } from './summary';

async function read(value: unknown): Promise<Conversation> {
  const file = new Blob([JSON.stringify([value])]);
  for await (const item of readArchive(file)) if (item.kind === 'conversation') return item.conversation;
  throw new Error('No conversation in the fixture.');
}

const texts = (messages: readonly { text: string }[]) => messages.map(({ text }) => text);

test('[K26] a summary counts what would come in, and holds none of its texts', async () => {
  const conversation = await read(CHATGPT.branches);
  const summary = summaryOf(conversation);
  expect(summary).toMatchObject({
    format: 'chatgpt',
    title: 'Tides',
    messages: 2,
    authorCount: 2,
    branches: 1,
    // The question, the first try, and what followed it.
    branchMessages: 4,
  });
  expect(JSON.stringify(summary)).not.toContain('Second try');
  expect(summaryOf(await read(CHATGPT.tools)).attachments).toBe(1);
  expect(summaryOf(await read(CHATGPT.hidden)).skipped).not.toEqual({});
});

test('[K28] another version is a conversation of its own: what was said before it, and it, under its own id', async () => {
  const conversation = await read(CHATGPT.branches);
  const paths = [...branchPaths(conversation)];
  expect(paths.map(texts)).toEqual([['Why are there tides?', 'First try.', 'Go on.', 'More.']]);
  const [path = []] = paths;
  const other = branchConversation(conversation, 0, path);
  expect(other).toMatchObject({ title: 'Tides (2)', branches: [], skipped: {} });
  expect(other.sourceId).not.toBe(conversation.sourceId);
});

test('[K28] a version that begins in another version has both before it', async () => {
  const conversation = await read(CHATGPT.plain);
  const [q1, a1, q2, a2] = conversation.messages;
  if (!q1 || !a1 || !q2 || !a2) throw new Error('The fixture has four messages.');
  const said = (sourceId: string) => ({ ...a2, sourceId, text: sourceId });
  const paths = branchPaths({
    messages: [q1, a1, q2],
    branches: [
      { sourceId: 'b2', after: a1.sourceId, messages: [said('b1'), said('b2')] },
      { sourceId: 'c1', after: 'b1', messages: [said('c1')] },
      { sourceId: 'd1', after: null, messages: [said('d1')] },
    ],
  });
  expect([...paths].map((path) => path.map(({ sourceId }) => sourceId))).toEqual([
    [q1.sourceId, a1.sourceId, 'b1', 'b2'],
    [q1.sourceId, a1.sourceId, 'b1', 'c1'],
    ['d1'],
  ]);
});
