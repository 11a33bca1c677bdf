import { beforeEach, expect, test, vi } from 'vitest';
import { PRESENCE_REST_S } from '@/model/limits';
import { BEAT_MS } from '@/model/presence';
import { presenceWriter } from './presence-writer';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** Writes take `networkMs`, or forever while the page is offline. */
function writerOn(networkMs: () => number, isRefused = (_sign: string) => false) {
  const signs: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const from = performance.now();
  const onHere = vi.fn<() => void>();
  const writer = presenceWriter(async ({ sign, isTyping }) => {
    const said = sign === 'here' && isTyping ? 'here, typing' : sign;
    signs.push(`${said} ${performance.now() - from}`);
    mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
    await new Promise((resolve) => setTimeout(resolve, networkMs()));
    atOnce -= 1;
    if (isRefused(sign)) throw new Error('refused');
  });
  return { writer, signs, onHere, mostAtOnce: () => mostAtOnce };
}

test('[F11] a page that was opened and left before anything was sent writes nothing', async () => {
  const { writer, signs, onHere } = writerOn(() => 50);
  writer.wish('here', onHere);
  writer.wish('gone', onHere);
  await vi.advanceTimersByTimeAsync(BEAT_MS);
  expect(signs).toEqual([]);
});

test('[F11] typing right after a heartbeat waits for its confirmation alone', async () => {
  const { writer, signs, onHere, mostAtOnce } = writerOn(() => 80);
  writer.wish('here', onHere);
  await vi.advanceTimersByTimeAsync(10);
  writer.wish('typing', onHere);
  await vi.advanceTimersByTimeAsync(200);
  // A timer takes a millisecond at least.
  expect(signs).toEqual(['here 0', 'typing 81']);
  expect(mostAtOnce()).toBe(1);
  expect(onHere).toHaveBeenCalledTimes(1);
});

test('[F11] leaving is written at once, also while a heartbeat is on its way, and the return rests after it', async () => {
  const { writer, signs, onHere } = writerOn(() => 100);
  writer.wish('here', onHere);
  await vi.advanceTimersByTimeAsync(10);
  writer.wish('gone', onHere);
  expect(signs).toEqual(['here 0', 'left 10']);
  writer.wish('here', onHere);
  await vi.advanceTimersByTimeAsync(10_000);
  // From the confirmation, which is later than Firestore's time.
  expect(signs).toEqual(['here 0', 'left 10', `here ${110 + PRESENCE_REST_S * 1_000}`]);
});

test('[F11] a page that is offline has one heartbeat in flight, not one for each interval', async () => {
  const { writer, signs, onHere } = writerOn(() => 10 * BEAT_MS);
  writer.wish('here', onHere);
  await vi.advanceTimersByTimeAsync(5 * BEAT_MS);
  writer.wish('typing', onHere);
  await vi.advanceTimersByTimeAsync(BEAT_MS);
  expect(signs).toEqual(['here 0']);
});

test('[F11] a heartbeat that is refused is sent again after a rest, and then with the next one', async () => {
  const { writer, signs, onHere } = writerOn(
    () => 50,
    () => true,
  );
  writer.wish('here', onHere);
  await vi.advanceTimersByTimeAsync(2 * BEAT_MS);
  const second = 50 + PRESENCE_REST_S * 1_000;
  expect(signs).toEqual(['here 0', `here ${second}`, `here ${second + BEAT_MS}`]);
  expect(onHere).not.toHaveBeenCalled();
});

test('[F11] a page that handed over writes nothing until it leads again', async () => {
  const { writer, signs, onHere } = writerOn(() => 50);
  writer.wish('here', onHere);
  await vi.advanceTimersByTimeAsync(1_000);
  writer.handOver();
  await vi.advanceTimersByTimeAsync(3 * BEAT_MS);
  expect(signs).toEqual(['here 0']);
  writer.wish('typing', onHere);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(signs).toEqual(['here 0', `here, typing ${1_000 + 3 * BEAT_MS}`]);
});
