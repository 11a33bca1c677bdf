import { expect, test } from 'vitest';
import { flushIntervalMs, readDraft } from './draft';

test('[F2] a follower from the start never needs a part; a late one does', () => {
  expect(readDraft('', { offset: 0, content: 'Once' })).toBe('Once');
  expect(readDraft('Once', { offset: 0, content: 'Once upon' })).toBe('Once upon');
  expect(readDraft('Once upon', { offset: 9, content: ' a time' })).toBe('Once upon a time');
  expect(readDraft('Once', { offset: 9, content: ' a time' })).toBeNull();
});

test('[F2] text on a screen never shrinks when an older snapshot arrives late', () => {
  expect(readDraft('Once upon a time', { offset: 0, content: 'Once' })).toBe('Once upon a time');
});

test('[R3] flushes are frequent while an answer is short, and never rarer than once a second', () => {
  expect(flushIntervalMs(0)).toBeLessThanOrEqual(250);
  expect(flushIntervalMs(16 * 1024)).toBeLessThanOrEqual(250);
  expect(flushIntervalMs(1e6)).toBe(1_000);
});
