import { expect, test } from 'vitest';
import { commandFor } from './use-shortcuts';

const pressed = (
  key: string,
  held: Partial<Record<'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey', true>> = {},
) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test('[F31] each command has its keys, on a Mac and elsewhere', () => {
  expect(commandFor(pressed('k', { ctrlKey: true }), true)).toBe('palette');
  expect(commandFor(pressed('k', { metaKey: true }), true)).toBe('palette');
  expect(commandFor(pressed('O', { ctrlKey: true, shiftKey: true }), true)).toBe('new thread');
  expect(commandFor(pressed('ArrowUp', { altKey: true }), true)).toBe('previous thread');
  expect(commandFor(pressed('k'), true)).toBeNull();
  expect(commandFor(pressed('k', { ctrlKey: true, altKey: true }), true)).toBeNull();
});

test('[F61] keys for what is done while typing leave those of browsers and layouts alone', () => {
  const own = pressed('S', { altKey: true, shiftKey: true });
  expect(commandFor(own, false, false)).toBe('stop');
  // On a Mac, Option writes letters.
  expect(commandFor(own, false, true)).toBeNull();
  expect(commandFor(pressed('S', { ctrlKey: true, shiftKey: true }), false, true)).toBe('stop');
  expect(commandFor(pressed('S', { ctrlKey: true, shiftKey: true }), false, false)).toBeNull();
  expect(commandFor(pressed('S', { shiftKey: true }), true, false)).toBeNull();
  // AltGr is Ctrl and Alt.
  expect(commandFor(pressed('S', { ctrlKey: true, altKey: true, shiftKey: true }), false, false)).toBeNull();
  expect(commandFor(pressed('s', { altKey: true }), true, false)).toBeNull();
  expect(commandFor(pressed('N', { altKey: true, shiftKey: true }), false, false)).toBe('next unread');
  // On a Mac, that selects to the end of the paragraph.
  expect(commandFor(pressed('ArrowDown', { altKey: true, shiftKey: true }), false, true)).toBeNull();
});

test('[F31] a single character does nothing while somebody types or has turned it off; with a modifier it always works', () => {
  expect(commandFor(pressed('?', { shiftKey: true }), true)).toBe('shortcuts');
  expect(commandFor(pressed('?'), true)).toBe('shortcuts');
  expect(commandFor(pressed('?', { shiftKey: true }), false)).toBeNull();
  expect(commandFor(pressed('/', { ctrlKey: true }), false)).toBe('shortcuts');
});
