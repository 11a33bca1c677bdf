import { expect, test } from 'vitest';
import {
  afterSign,
  BEAT_MS,
  nextSign,
  NOTHING_SIGNED,
  TYPING_SENT_MS,
  TYPING_SHOWN_MS,
  whoIsHere,
  type Sign,
  type Wish,
} from './presence';
import { PRESENCE_REST_S } from './limits';

const NOW = 1_000_000_000_000;
const beat = (id: string, agoS: number, typingAgoS: number | null = null) => ({
  id,
  seenAt: NOW - agoS * 1_000,
  typingAt: typingAgoS === null ? null : NOW - typingAgoS * 1_000,
  typingIn: null,
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
  expect(whoIsHere([beat('ada', -600, -600)], NOW)).toEqual([
    { uid: 'ada', state: 'here', isTyping: true, typingIn: null },
  ]);
});

test('[F11] a person who has left is gone at once', () => {
  expect(
    whoIsHere([{ id: 'ada', seenAt: null, typingAt: NOW, typingIn: null }, beat('grace', 1)], NOW),
  ).toMatchObject([{ uid: 'grace' }]);
});

const REST_MS = PRESENCE_REST_S * 1_000;

/** What a page that wished this at these times has written by `untilMs`: `here 0`, `typing 300`. */
function written(wishes: readonly (readonly [atMs: number, wish: Wish])[], untilMs: number): string[] {
  const signs: string[] = [];
  let signed = NOTHING_SIGNED;
  for (const [index, [from, wish]] of wishes.entries()) {
    const end = wishes[index + 1]?.[0] ?? untilMs;
    for (let now = from; ;) {
      const next = nextSign(wish, signed, now);
      if (next === null || next.at >= end) break;
      now = Math.max(now, next.at);
      signed = afterSign(signed, { sign: next.sign, isTyping: wish === 'typing' }, now);
      signs.push(`${next.sign} ${now}`);
    }
  }
  return signs;
}

test('[F11] a page sends a heartbeat when it opens and every 25 seconds, and leaves at once', () => {
  const visit = [
    [0, 'here'],
    [60_000, 'gone'],
  ] as const;
  expect(written(visit, 120_000)).toEqual(['here 0', `here ${BEAT_MS}`, `here ${2 * BEAT_MS}`, 'left 60000']);
});

test('[F11] typing waits for no heartbeat, and leaving for neither', () => {
  const signs = written(
    [
      [0, 'here'],
      [300, 'typing'],
      [700, 'gone'],
    ],
    9_000,
  );
  expect(signs).toEqual(['here 0', 'typing 300', 'left 700']);
});

test('[F11] typing is sent again while keys are pressed, together with a heartbeat that is due, and cleared once', () => {
  const signs = written(
    [
      [0, 'here'],
      [12_000, 'typing'],
      [24_000, 'here'],
    ],
    40_000,
  );
  expect(signs).toEqual([
    'here 0',
    'typing 12000',
    `typing ${12_000 + TYPING_SENT_MS}`,
    'here 22000',
    'here 26000',
  ]);
});

test('[F11] a pause in typing costs no write, and typing after a message begins at once', () => {
  const paused = [
    [0, 'here'],
    [9_000, 'typing'],
    [13_000, 'paused'],
    [13_000 + TYPING_SHOWN_MS, 'here'],
  ] as const;
  expect(written(paused, 24_000)).toEqual(['here 0', 'typing 9000']);
  const sent = [
    [0, 'here'],
    [9_000, 'typing'],
    [10_000, 'here'],
    [10_500, 'typing'],
  ] as const;
  expect(written(sent, 11_000)).toEqual(['here 0', 'typing 9000', 'here 10000', 'typing 10500']);
});

test('[F11] a page that returns soon after leaving is seen again after a rest, and can leave at once again', () => {
  const signs = written(
    [
      [0, 'here'],
      [500, 'gone'],
      [600, 'here'],
      [9_000, 'gone'],
    ],
    12_000,
  );
  expect(signs).toEqual(['here 0', 'left 500', `here ${500 + REST_MS}`, 'left 9000']);
});

test('[F11] [A5] whatever a page wishes, its signs rest as the rules want', () => {
  // A linear congruential generator: the same wishes in every run.
  let state = 1;
  const random = (below: number) =>
    ((state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 16) % below;
  const wishes: [number, Wish][] = [];
  for (let now = 0; now < 600_000; now += random(3_000))
    wishes.push([now, (['gone', 'here', 'typing', 'paused', 'typing'] as const)[random(5)] ?? 'here']);
  const rested = { here: -Infinity, typing: -Infinity, left: -Infinity } satisfies Record<Sign, number>;
  const signs = written(wishes, 600_000).map((line) => line.split(' '));
  for (const [sign = '', at = ''] of signs) {
    const now = Number(at);
    const isRested = {
      here: now >= Math.max(rested.here, rested.left) + REST_MS,
      typing: now >= rested.typing + REST_MS,
      left: now >= rested.left + REST_MS,
    }[sign];
    expect({ sign, at, isRested }).toEqual({ sign, at, isRested: true });
    Object.assign(rested, { [sign]: now }, sign === 'here' && { typing: -Infinity });
  }
  expect(signs.length).toBeGreaterThan(50);
  expect(signs.length).toBeLessThanOrEqual(4 + 600);
});
