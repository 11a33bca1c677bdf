import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '@/model/errors';
import { inputWriter, TYPING_RESTS_MS } from './input-writer';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function writerOn(networkMs = 50, isRefused = (_value: unknown) => false) {
  const written: string[] = [];
  const refused: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const writer = inputWriter({
    put: async (field, value) => {
      mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
      await new Promise((resolve) => setTimeout(resolve, networkMs));
      atOnce -= 1;
      if (isRefused(value)) throw new AppError('forbidden');
      written.push(`${field} ${String(value)}`);
    },
    onRefused: (field, _value, error) => refused.push(`${field} ${error.code}`),
  });
  return { writer, written, refused, mostAtOnce: () => mostAtOnce };
}

test('[I2] what is typed is written once its writer rests, the newest text alone', async () => {
  const { writer, written } = writerOn();
  for (const text of ['L', 'Li', 'Lis']) {
    writer.write('city', text, 'typed');
    await vi.advanceTimersByTimeAsync(TYPING_RESTS_MS - 1);
  }
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(51);
  expect(written).toEqual(['city Lis']);
  expect(writer.isWaiting('city')).toBe(false);
});

test('[I2] a field has one write underway, and the newest value after it', async () => {
  const { writer, written, mostAtOnce } = writerOn(1_000);
  for (const value of [1, 2, 3]) writer.write('hours', value, 'chosen');
  expect(writer.isWaiting('hours')).toBe(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(written.at(-1)).toBe('hours 3');
  expect(written.length).toBeLessThanOrEqual(2);
  expect(mostAtOnce()).toBe(1);
});

test('[I6] a flush writes at once what was typed last, and says when all is confirmed', async () => {
  const { writer, written } = writerOn();
  writer.write('city', 'Lisbon', 'typed');
  writer.write('hours', 3, 'chosen');
  const flushed = writer.flush();
  await vi.advanceTimersByTimeAsync(200);
  expect(await flushed).toBe(true);
  expect(written.toSorted()).toEqual(['city Lisbon', 'hours 3']);
});

test('[I3] what is refused is told, not tried again, and holds up nothing', async () => {
  const { writer, written, refused } = writerOn(50, (value) => value === 'late');
  writer.write('city', 'late', 'chosen');
  const flushed = writer.flush();
  await vi.advanceTimersByTimeAsync(200);
  expect(await flushed).toBe(false);
  expect(refused).toEqual(['city forbidden']);
  writer.write('city', 'later', 'chosen');
  await vi.advanceTimersByTimeAsync(200);
  expect(written).toEqual(['city later']);
});

test('[I6] what is refused of another form is no reason not to send this one', async () => {
  const { writer, written, refused } = writerOn(50, (value) => value === 'late');
  writer.write('f1-0-city', 'late', 'chosen');
  writer.write('f0-0-city', 'Lisbon', 'typed');
  const flushed = writer.flush(['f0-0-city', 'f0-1-hours']);
  await vi.advanceTimersByTimeAsync(200);
  expect(await flushed).toBe(true);
  expect([written, refused]).toEqual([['f0-0-city Lisbon'], ['f1-0-city forbidden']]);
});

test('[I3] what was entered in a round is never written to the next one', async () => {
  const { writer, written, refused } = writerOn(50, (value) => value === 'late');
  const next: string[] = [];
  writer.write('city', 'late', 'typed');
  writer.connect({
    put: (field) => Promise.resolve(void next.push(field)),
    onRefused: () => undefined,
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect([next, written, refused]).toEqual([[], [], ['city forbidden']]);
  writer.write('city', 'again', 'chosen');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(next).toEqual(['city']);
});

test('[I2] a field that is left is written at once, and what is underway is not written again', async () => {
  const { writer, written } = writerOn();
  writer.write('city', 'Lisbon', 'typed');
  writer.write('notes', 'No nuts', 'typed');
  void writer.flush(['city']);
  await vi.advanceTimersByTimeAsync(51);
  expect(written).toEqual(['city Lisbon']);
  await vi.advanceTimersByTimeAsync(TYPING_RESTS_MS - 51 + 1);
  expect(writer.isWaiting('notes')).toBe(true);
  void writer.flush(['notes']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(written).toEqual(['city Lisbon', 'notes No nuts']);
});
