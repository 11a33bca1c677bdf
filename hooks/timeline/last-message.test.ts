import { expect, test } from 'vitest';
import type { TimelineItem } from '@/model/timeline';
import type { Sending } from '@/hooks/composer/outbox';
import { messageAt } from '@/tests/support/message';
import { lastOwn, lastToReply, lastUnasked } from './last-message';

const item = (seq: number, authorId: string): TimelineItem => {
  const message = messageAt(seq, { authorId });
  return { kind: 'message', key: message.id, seq, message };
};
const items = [item(1, 'ada'), item(2, 'ada'), item(3, 'grace')];
const pending: Sending = {
  id: 'm-4',
  threadId: 'thread-1',
  text: 'more',
  ask: false,
  replyTo: null,
  at: 4,
  state: { kind: 'waiting', tries: 0 },
};

test('[M15] [F61] the last message of mine, and the one to reply to, are those of the thread’s end', () => {
  const atEnd = { hasEnd: true, items, sendings: [] };
  expect(lastOwn(atEnd, 'ada')?.id).toBe('m-2');
  expect(lastOwn(atEnd, 'linus')).toBeNull();
  expect(lastToReply(atEnd)?.id).toBe('m-3');
  expect(lastUnasked(atEnd)).toBe('m-3');
});

test('[M15] [F61] in a detached window none is the last: Arrow Up edits no old message', () => {
  const detached = { hasEnd: false, items, sendings: [] };
  expect(lastOwn(detached, 'ada')).toBeNull();
  expect(lastToReply(detached)).toBeNull();
  expect(lastUnasked(detached)).toBeNull();
});

test('[M15] while a message of mine is pending, the one before it is not the last', () => {
  expect(lastOwn({ hasEnd: true, items, sendings: [pending] }, 'ada')).toBeNull();
});
