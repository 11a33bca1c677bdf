import { expect, test } from 'vitest';
import { whoIsHere } from './presence';

const NOW = 1_000_000_000_000;
const beat = (id: string, agoS: number, typingAgoS: number | null = null) => ({
  id,
  seenAt: NOW - agoS * 1_000,
  typingAt: typingAgoS === null ? null : NOW - typingAgoS * 1_000,
});

test('[F11] a person is active for a minute after a heartbeat, then idle, and gone after ninety seconds', () => {
  const beats = [beat('ada', 0), beat('grace', 59), beat('linus', 61), beat('margaret', 89), beat('tim', 90)];
  expect(whoIsHere(beats, NOW).map(({ uid, state }) => `${uid} ${state}`)).toEqual([
    'ada here',
    'grace here',
    'linus idle',
    'margaret idle',
  ]);
});

test('[F11] typing is shown for seconds only', () => {
  const typing = (agoS: number | null) => whoIsHere([beat('ada', 1, agoS)], NOW)[0]?.isTyping;
  expect([typing(null), typing(0), typing(6.9), typing(7)]).toEqual([false, true, true, false]);
});

test('[F11] a heartbeat with a future time counts as one of now', () => {
  expect(whoIsHere([beat('ada', -600, -600)], NOW)).toEqual([{ uid: 'ada', state: 'here', isTyping: true }]);
});
