import { expect, test } from 'vitest';
import { messageAt } from '@/tests/support/message';
import { MAX_POSTED_KEPT, MAX_QUIET_KEPT, MAX_REMOVED_KEPT } from './limits';
import { importedSchema } from './imported';
import type { Thread } from './thread';
import {
  badgeOf,
  countBeforeLast,
  countedUnread,
  firstUnread,
  newsSince,
  unreadCountOf,
  unreadOf,
  withPosted,
  withQuiet,
  withRemoved,
  withoutRemoved,
} from './read-state';

const messageBy = (seq: number, authorId: string, createdAt = seq) =>
  messageAt(seq, { authorId, createdAt, changedAt: createdAt });

test('[F12] messages that landed since the thread was last read are unread; all of them if it never was', () => {
  expect(unreadOf({ landedCount: 7 }, { landedCount: 5 })).toBe(2);
  expect(unreadOf({ landedCount: 7 }, undefined)).toBe(7);
  expect(unreadOf({ landedCount: 7 }, { landedCount: 9 })).toBe(0);
  expect([badgeOf(1), badgeOf(99), badgeOf(100)]).toEqual(['1', '99', '99+']);
});

test('[F12] the divider is above the first unread message of somebody else, in the order of positions', () => {
  const messages = [messageBy(1, 'ada'), messageBy(2, 'grace'), messageBy(3, 'ada'), messageBy(4, 'grace')];
  const at = (unread: number) => firstUnread(messages, unread, 'ada')?.seq;
  expect([at(0), at(1), at(2), at(3), at(9)]).toEqual([undefined, 4, 4, 2, 2]);
  expect(firstUnread([messageBy(1, 'ada')], 1, 'ada')).toBeNull();
});

test('[F12] an answer that lands late at an older position is unread there', () => {
  const messages = [messageBy(1, 'ada', 1), messageBy(2, 'assistant', 9), messageBy(3, 'ada', 3)];
  expect(firstUnread(messages, 1, 'ada')?.seq).toBe(2);
});

const landed = (
  landedCount: number,
  removed: number[] = [],
  postedBy: Record<string, string> = {},
  quiet: Thread['quiet'] = [],
) => ({ landedCount, removed, postedBy, quiet });

test.each([
  ['none removed', landed(7), 5, 2],
  ['one of the unread', landed(7, [6]), 5, 1],
  ['one that was read', landed(7, [5]), 5, 2],
  ['all of the unread, and read ones', landed(7, [1, 6, 7]), 5, 0],
  ['one’s own, from another program', landed(7, [], { 7: 'ada' }), 5, 1],
  ['another person’s', landed(7, [], { 6: 'grace', 7: 'grace' }), 5, 2],
  ['one’s own that was deleted: not taken off twice', landed(8, [7], { 7: 'ada' }), 5, 2],
  ['one’s own that was read', landed(7, [], { 5: 'ada' }), 5, 2],
  ['never read', landed(3, [1], { 2: 'ada', 3: 'grace' }), undefined, 1],
  ['messages from a file', landed(7, [], {}, [{ from: 3, to: 6 }]), 5, 1],
  [
    'messages from two files',
    landed(9, [], {}, [
      { from: 1, to: 2 },
      { from: 4, to: 8 },
    ]),
    1,
    2,
  ],
  ['one from a file that was hidden: not taken off twice', landed(7, [6], {}, [{ from: 6, to: 6 }]), 5, 1],
  ['read state ahead of the thread', landed(3, [3]), 4, 0],
])('[F46] what counts as news: %s', (_name, thread, landedCount, news) => {
  const readState = landedCount === undefined ? undefined : { landedCount };
  expect(unreadCountOf(thread, readState, 'ada')).toBe(news);
});

test('[F46] marked as unread, the last message of somebody else is news again, and it alone', () => {
  const marked = (thread: ReturnType<typeof landed>) =>
    newsSince(thread, countBeforeLast(thread, 'ada'), 'ada');
  expect(countBeforeLast(landed(7), 'ada')).toBe(6);
  expect(countBeforeLast(landed(7, [7], { 6: 'ada' }), 'ada')).toBe(4);
  expect([landed(7), landed(7, [7], { 6: 'ada' })].map(marked)).toEqual([1, 1]);
  expect([landed(0), landed(2, [1], { 2: 'ada' })].map(marked)).toEqual([0, 0]);
});

test('[F46] a thread keeps the highest removed numbers, each once, and the last that people posted', () => {
  expect(withRemoved([3, 9], 5)).toEqual([3, 5, 9]);
  expect(withRemoved([3, 9], 9)).toEqual([3, 9]);
  expect(withoutRemoved([3, 9], 9)).toEqual([3]);
  const many = Array.from({ length: MAX_REMOVED_KEPT }, (_, index) => index + 10);
  expect(withRemoved(many, 500).slice(-1)).toEqual([500]);
  expect(withRemoved(many, 500)).toHaveLength(MAX_REMOVED_KEPT);
  expect(withRemoved(many, 1)).toEqual(many);
  expect(withPosted(landed(9, [], { 8: 'grace' }), 'ada', 2)).toEqual({ 8: 'grace', 10: 'ada', 11: 'ada' });
  const full = Object.fromEntries(
    Array.from({ length: MAX_POSTED_KEPT }, (_, at) => [`${at + 90}`, 'grace']),
  );
  const next = withPosted(landed(MAX_POSTED_KEPT + 89, [], full), 'ada', 1);
  expect(Object.keys(next)).toHaveLength(MAX_POSTED_KEPT);
  expect([next['90'], next[`${MAX_POSTED_KEPT + 90}`]]).toEqual([undefined, 'ada']);
});

test('[F46] the divider is above the first unread message that is still there, and a regenerated one is none', () => {
  const messages = [
    messageBy(1, 'grace'),
    messageAt(2, { authorId: 'grace', status: 'deleted', content: '' }),
    messageAt(3, { authorId: 'assistant', createdAt: 99, landedAt: 3 }),
    messageBy(4, 'grace'),
  ];
  expect(firstUnread(messages, 3, 'ada')?.seq).toBe(3);
  expect(firstUnread(messages, 1, 'ada')?.seq).toBe(4);
});

test('[K23] messages from a file are no news: marked as unread, and where the divider is', () => {
  const thread = landed(60_000, [], {}, [{ from: 5, to: 59_999 }]);
  expect(countBeforeLast(thread, 'ada')).toBe(59_999);
  expect(countBeforeLast(landed(9, [], {}, [{ from: 4, to: 9 }]), 'ada')).toBe(2);
  const imported = importedSchema.parse({ format: 'slack', kind: 'person' });
  const messages = [messageAt(1, { authorId: 'imported.1', imported }), messageBy(2, 'grace')];
  expect(firstUnread(messages, 2, 'ada')?.seq).toBe(2);
});

test('[K23] ranges of quiet numbers are joined where they touch', () => {
  expect(withQuiet(landed(0), 3)).toEqual([{ from: 1, to: 3 }]);
  expect(withQuiet(landed(3, [], {}, [{ from: 1, to: 3 }]), 2)).toEqual([{ from: 1, to: 5 }]);
  expect(withQuiet(landed(4, [], {}, [{ from: 1, to: 3 }]), 2)).toEqual([
    { from: 1, to: 3 },
    { from: 5, to: 6 },
  ]);
});

test('[K23] where there are too many ranges, the shortest is given up, and what people said between files stays news', () => {
  let thread = landed(0);
  const said: number[] = [];
  for (let round = 1; round <= MAX_QUIET_KEPT + 5; round += 1) {
    const brought = round === 3 ? 1 : 10;
    thread = landed(thread.landedCount + brought, [], {}, withQuiet(thread, brought));
    said.push(thread.landedCount + 1);
    thread = landed(thread.landedCount + 1, [], {}, thread.quiet);
  }
  expect(thread.quiet).toHaveLength(MAX_QUIET_KEPT);
  expect(thread.quiet.filter(({ from, to }) => said.some((seq) => seq >= from && seq <= to))).toEqual([]);
  // Whoever read nothing so far counts every message of Grace, and of the files only those of the five ranges that were given up.
  expect(newsSince(thread, 0, 'ada')).toBe(said.length + 1 + 4 * 10);
});

test('[F13] a mention that an edit brings counts although no message is unread; with messages it counts once', () => {
  const counted = (messages: number, mentions: number, isMuted = false) =>
    countedUnread({ messages, mentions, isMuted });
  expect(counted(0, 1)).toBe(1);
  expect(counted(3, 1)).toBe(3);
  expect(counted(3, 0, true)).toBe(0);
  expect(counted(0, 1, true)).toBe(1);
});
