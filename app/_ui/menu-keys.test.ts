import { describe, expect, test } from 'vitest';
import { arrowTarget, NOTHING_TYPED, typeAheadTarget, typedAfter } from './menu-keys';

const ITEMS = ['Rename', 'Pin', 'Mark as unread', 'Mute', 'Thread settings', 'Activity', 'Archive thread'];

describe('typing in a menu', () => {
  test.each([
    ['goes to the next item that begins so', 'm', 0, 'Mark as unread'],
    ['does not mind capitals', 'A', 0, 'Activity'],
    ['goes on to the next one with the same character', 'mm', 2, 'Mute'],
    ['goes around the end', 'm', 3, 'Mark as unread'],
    ['stays where it is while the label goes on', 'th', 4, 'Thread settings'],
    ['tells items apart by further characters', 'mu', 2, 'Mute'],
    ['takes spaces within a label', 'mark as', 2, 'Mark as unread'],
    ['begins at the first item where none has the focus', 'p', -1, 'Pin'],
    ['comes back to the only one', 'p', 1, 'Pin'],
    ['leads nowhere where nothing begins so', 'x', 2, null],
  ])('%s', (_, text, at, expected) => {
    const to = typeAheadTarget(ITEMS, at, text);
    expect(to === null ? null : ITEMS[to]).toBe(expected);
  });

  test('a character that is pressed twice goes on; a menu without items leads nowhere', () => {
    expect(typeAheadTarget(['Aaron', 'Ada'], 0, 'aa')).toBe(1);
    expect(typeAheadTarget(['会话设置', '动态'], 0, '动')).toBe(1);
    expect(typeAheadTarget([], -1, 'a')).toBeNull();
  });
});

describe('what is typed', () => {
  test.each([
    ['a first character', NOTHING_TYPED, 'm', 1_000, 'm'],
    ['goes on within half a second', { text: 'm', at: 1_000 }, 'u', 1_499, 'mu'],
    ['begins anew after it', { text: 'm', at: 1_000 }, 'u', 1_500, 'u'],
    ['a space goes on', { text: 'mark', at: 1_000 }, ' ', 1_100, 'mark '],
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
