import { expect, test } from 'vitest';
import { pressedKey } from './keys';

const ENTER = { key: 'Enter', isComposing: false, keyCode: 13 };

test.each([
  ['an Enter', {}, 'Enter'],
  ['a letter', { key: 'a', keyCode: 65 }, 'a'],
  ['an Enter during composition', { isComposing: true }, null],
  ['an Enter that ends a composition', { keyCode: 229 }, null],
  ['an Escape that leaves the words offered', { key: 'Escape', keyCode: 229 }, null],
])('[F52] %s, as the browser and as React tell it', (_, fields, key) => {
  const nativeEvent = { ...ENTER, ...fields };
  expect(pressedKey(nativeEvent)).toBe(key);
  expect(pressedKey({ key: nativeEvent.key, nativeEvent })).toBe(key);
});
