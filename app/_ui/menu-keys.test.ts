import { describe, expect, test } from 'vitest';
import { arrowTarget, NOTHING_TYPED, typeAheadTarget, typedAfter } from './menu-keys';

const ITEMS = ['Rename', 'Pin', 'Mark as unread', 'Mute', 'Thread settings', 'Activity', 'Archive thread'];

describe('typing in a menu', () => {
  test.each([
    ['moves to the next item that begins so', 'm', 0, 'Mark as unread'],
    ['ignores case', 'A', 0, 'Activity'],
    ['moves on with the same character', 'mm', 2, 'Mute'],
    ['wraps around', 'm', 3, 'Mark as unread'],
    ['stays while the label still matches', 'th', 4, 'Thread settings'],
    ['distinguishes items by further characters', 'mu', 2, 'Mute'],
    ['takes spaces within a label', 'mark as', 2, 'Mark as unread'],
    ['starts at the first item where none has the focus', 'p', -1, 'Pin'],
    ['wraps around to the only one', 'p', 1, 'Pin'],
    ['has no target where no label begins so', 'x', 2, null],
  ])('%s', (_, text, at, expected) => {
    const to = typeAheadTarget(ITEMS, at, text);
    expect(to === null ? null : ITEMS[to]).toBe(expected);
  });

  test('a character that is pressed twice moves on; a menu without items has no target', () => {
    expect(typeAheadTarget(['Aaron', 'Ada'], 0, 'aa')).toBe(1);
    expect(typeAheadTarget(['会话设置', '动态'], 0, '动')).toBe(1);
    expect(typeAheadTarget([], -1, 'a')).toBeNull();
  });
});

describe('the typed text', () => {
  test.each([
    ['a first character', NOTHING_TYPED, 'm', 1_000, 'm'],
    ['continues within half a second', { text: 'm', at: 1_000 }, 'u', 1_499, 'mu'],
    ['starts a new text after it', { text: 'm', at: 1_000 }, 'u', 1_500, 'u'],
    ['a space continues the text', { text: 'mark', at: 1_000 }, ' ', 1_100, 'mark '],
    ['a space alone presses the item', NOTHING_TYPED, ' ', 1_000, null],
    ['a key with a name types nothing', { text: 'm', at: 1_000 }, 'Tab', 1_100, null],
    ['a character outside of the first plane is one', NOTHING_TYPED, '𝒳', 1_000, '𝒳'],
  ] as const)('%s', (_, before, key, now, expected) => {
    expect(typedAfter(before, key, now)?.text ?? null).toBe(expected);
  });
});

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowUp', 0, 2],
  ['ArrowUp', -1, 2],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['a', 0, null],
])('%s from item %i leads to %s of three', (key, at, to) => {
  expect(arrowTarget(key, at, 3)).toBe(to);
});
