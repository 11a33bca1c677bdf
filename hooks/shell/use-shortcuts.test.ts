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

test('[F31] a single character does nothing while somebody types or has turned it off; with a modifier it always works', () => {
  expect(commandFor(pressed('?', { shiftKey: true }), true)).toBe('shortcuts');
  expect(commandFor(pressed('?'), true)).toBe('shortcuts');
  expect(commandFor(pressed('?', { shiftKey: true }), false)).toBeNull();
  expect(commandFor(pressed('/', { ctrlKey: true }), false)).toBe('shortcuts');
});
