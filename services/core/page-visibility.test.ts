import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onReturn, whileShown } from './page-visibility';

// A document whose visibility the test sets.
class Page extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';
  become(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}
let page: Page;

beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('[F17] a page returns when it was hidden for long, or when its clock had stopped', () => {
  const returned = vi.fn<() => void>();
  const end = onReturn(returned);
  vi.advanceTimersByTime(60_000);
  page.become('hidden');
  vi.advanceTimersByTime(10_000);
  page.become('visible');
  expect(returned).toHaveBeenCalledTimes(0);
  page.become('hidden');
  vi.advanceTimersByTime(30_000);
  expect(returned).toHaveBeenCalledTimes(0);
  page.become('visible');
  expect(returned).toHaveBeenCalledTimes(1);
  // The machine sleeps: no timer runs, and the time is later afterwards.
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(returned).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(returned).toHaveBeenCalledTimes(2);
  end();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(returned).toHaveBeenCalledTimes(2);
});

test('[F18] a subscription stops after a hidden minute and restarts once', () => {
  const stop = vi.fn<() => void>();
  const start = vi.fn<() => () => void>(() => stop);
  const end = whileShown(start);
  const calls = () => [start.mock.calls.length, stop.mock.calls.length];
  page.become('hidden');
  vi.advanceTimersByTime(59_000);
  page.become('visible');
  vi.advanceTimersByTime(120_000);
  expect(calls()).toEqual([1, 0]);
  page.become('hidden');
  vi.advanceTimersByTime(60_000);
  expect(calls()).toEqual([1, 1]);
  page.become('visible');
  page.become('visible');
  expect(calls()).toEqual([2, 1]);
  end();
  page.become('visible');
  expect(calls()).toEqual([2, 2]);
});

test('[F18] a subscription of a hidden page stops after its first minute, and only once', () => {
  page.become('hidden');
  const stop = vi.fn<() => void>();
  const end = whileShown(() => stop);
  vi.advanceTimersByTime(60_000);
  expect(stop).toHaveBeenCalledTimes(1);
  end();
  expect(stop).toHaveBeenCalledTimes(1);
});
