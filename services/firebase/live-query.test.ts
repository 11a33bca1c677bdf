import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '@/model/errors';
import { liveQuery } from './live-query';

// The listener here is the seam between Firestore and the cache: the test plays Firestore.
type Listener = { next: (value: string) => void; fail: (error: AppError) => void };

function fixture() {
  const client = new QueryClient();
  const listeners: Listener[] = [];
  const stopped = vi.fn<() => void>();
  const query = liveQuery<string>(['thread', 't1'], (listener) => {
    listeners.push(listener);
    return stopped;
  });
  const watch = () => new QueryObserver(client, query).subscribe(() => undefined);
  const read = () => client.getQueryState<string>(['thread', 't1']);
  return { client, listeners, stopped, watch, read };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('[F9] the first snapshot resolves the query, later ones replace it', async () => {
  const { listeners, watch, read } = fixture();
  watch();
  await vi.advanceTimersByTimeAsync(1);
  expect(read()?.status).toBe('pending');
  listeners[0]?.next('one');
  await vi.advanceTimersByTimeAsync(1);
  expect(read()).toMatchObject({ status: 'success', data: 'one' });
  listeners[0]?.next('two');
  expect(read()).toMatchObject({ data: 'two' });
});

test('[F9] of two snapshots at once the later one stays', async () => {
  const { listeners, watch, read } = fixture();
  watch();
  await vi.advanceTimersByTimeAsync(1);
  listeners[0]?.next('one');
  listeners[0]?.next('two');
  await vi.advanceTimersByTimeAsync(5);
  expect(read()).toMatchObject({ data: 'two' });
});

test('[F9] an observer that unmounts and remounts at once keeps one listener; a while without observers ends it', async () => {
  const { listeners, stopped, watch } = fixture();
  const leave = watch();
  await vi.advanceTimersByTimeAsync(1);
  listeners[0]?.next('one');
  leave();
  await vi.advanceTimersByTimeAsync(100);
  const unmountAgain = watch();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(listeners).toHaveLength(1);
  expect(stopped).not.toHaveBeenCalled();
  unmountAgain();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stopped).toHaveBeenCalledTimes(1);
});

test('[F9] an error before the first snapshot is the query’s error and is not retried', async () => {
  const { listeners, stopped, watch, read } = fixture();
  watch();
  await vi.advanceTimersByTimeAsync(1);
  listeners[0]?.fail(new AppError('forbidden'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read()).toMatchObject({ status: 'error', error: { code: 'forbidden' } });
  expect(listeners).toHaveLength(1);
  expect(stopped).toHaveBeenCalledTimes(1);
});

test('[F9] a right that is removed later drops the data, and is not queried again without end', async () => {
  const { listeners, watch, read } = fixture();
  watch();
  await vi.advanceTimersByTimeAsync(1);
  listeners[0]?.next('one');
  await vi.advanceTimersByTimeAsync(1);
  listeners[0]?.fail(new AppError('forbidden'));
  await vi.advanceTimersByTimeAsync(1);
  expect(read()?.data).toBeUndefined();
  listeners[1]?.fail(new AppError('forbidden'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read()).toMatchObject({ status: 'error', error: { code: 'forbidden' } });
  expect(listeners.length).toBeLessThanOrEqual(2);
});
