import { expect, test } from 'vitest';
import type { Conversation } from '@/model/archive/conversation';
import { THREAD_FILE_SCHEMA, threadFileSchema, type ThreadFile } from '@/model/archive/thread-file';
import { ARCHIVE_LIMITS } from '@/model/import-limits';
import { archivedMessage, COTHREAD, threadFile } from '@/tests/support/archives/cothread';
import {
  conversationsOf,
  jsonFile,
  linesOf,
  onlyConversationIn,
  readItems,
} from '@/tests/support/archives/read';

/** The file that a conversation came from. */
function fileOf({ messages, original }: Conversation): unknown {
  const own = messages.map(({ text, original: message }) => ({ ...message, content: text }));
  return { schema: THREAD_FILE_SCHEMA, ...original, messages: own };
}

test.each([
  ['plain', COTHREAD.plain],
  ['with versions', COTHREAD.branches],
  ['incomplete, with deleted and hidden messages', COTHREAD.hidden],
  ['with mentions, generated UI, stops, replies and metadata', COTHREAD.tools],
] satisfies [string, ThreadFile][])('[K16] our own export loses nothing: %s', async (_, file) => {
  const conversation = await onlyConversationIn(file);
  expect(threadFileSchema.parse(fileOf(conversation))).toEqual(threadFileSchema.parse(file));
  expect(conversation).toMatchObject({ format: 'cothread', sourceId: 'thread-1', title: 'Everything' });
});

test('[K16] a message that is none of ours is counted, a double too', async () => {
  const { messages, skipped } = await onlyConversationIn(COTHREAD.broken);
  expect(linesOf(messages)).toEqual(['Ada: Message 1', 'Ada: Message 3']);
  expect(skipped).toEqual({ unreadable: 2, duplicate: 1 });
});

test('[K16] the order is by position, whatever the times say', async () => {
  const { messages } = await onlyConversationIn(COTHREAD.times);
  expect(messages.map(({ sourceId }) => sourceId)).toEqual(['message-1', 'message-2']);
});

test('[K16] keys may come in another order', async () => {
  const { schema, ...rest } = COTHREAD.plain;
  expect((await onlyConversationIn({ ...rest, schema })).messages).toHaveLength(2);
});

test('[K16] a file that ends in the middle, and one of another version, are named', async () => {
  const text = JSON.stringify(COTHREAD.plain);
  const cut = new Blob([text.slice(0, text.indexOf('"message-2"'))]);
  expect(await readItems(cut)).toMatchObject([{ kind: 'broken', reason: 'cut-off' }]);
  const next = await readItems(jsonFile({ ...COTHREAD.plain, schema: 'cothread-thread/2' }));
  expect(next).toMatchObject([{ kind: 'broken', title: 'Everything', reason: 'unknown-version' }]);
});

test('[K16] a long thread is read message by message, beyond the bounds of one conversation', async () => {
  const messages = Array.from({ length: 3_000 }, (_, index) => archivedMessage(index + 1));
  const small = { ...ARCHIVE_LIMITS, conversationBytes: 4_096, conversationValues: 200 };
  const [conversation] = conversationsOf(
    await readItems(jsonFile(threadFile({ messages })), { limits: small }),
  );
  expect(conversation?.messages).toHaveLength(3_000);
});
