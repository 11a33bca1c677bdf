import { expect, test } from 'vitest';
import { messageAt } from '@/tests/support/message';
import { badgeOf, firstUnread, unreadOf } from './read-state';

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
