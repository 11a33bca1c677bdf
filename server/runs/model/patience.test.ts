import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FIRST_WORD_MAX_MS } from '@/model/limits';
import { patience } from './patience';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Milliseconds, to the second, after which a model is given up that is alive in this way every second. */
function givenUpAfter(live: (waiting: ReturnType<typeof patience>, second: number) => void): number {
  const waiting = patience(60_000);
  for (let second = 1; second <= 900; second += 1) {
    vi.advanceTimersByTime(1_000);
    if (waiting.signal.aborted) return second * 1_000;
    live(waiting, second);
  }
  return Infinity;
}

test('[R29] signs of life count until the first word, at most five minutes; words count always', () => {
  expect(givenUpAfter(() => undefined)).toBeCloseTo(63_000, -4);
  expect(givenUpAfter(({ alive }) => alive())).toBeCloseTo(FIRST_WORD_MAX_MS + 63_000, -4);
  expect(givenUpAfter(({ heard }) => heard('word'))).toBe(Infinity);
  expect(givenUpAfter(({ heard, alive }, second) => (second === 10 ? heard('word') : alive()))).toBeCloseTo(
    73_000,
    -4,
  );
});

test('[R31] the time between a failed request and the next one is not the model’s', () => {
  const waiting = patience(60_000);
  waiting.pause();
  vi.advanceTimersByTime(300_000);
  expect(waiting.signal.aborted).toBe(false);
  waiting.resume();
  vi.advanceTimersByTime(66_000);
  expect(waiting.signal.aborted).toBe(true);
});

test('[R28] after the model’s end its server has two seconds, and further words more', () => {
  const waiting = patience(60_000);
  waiting.finished();
  vi.advanceTimersByTime(1_500);
  waiting.heard('word');
  vi.advanceTimersByTime(1_500);
  waiting.alive();
  expect(waiting.signal.aborted).toBe(false);
  vi.advanceTimersByTime(600);
  expect(waiting.signal.aborted).toBe(true);
});
