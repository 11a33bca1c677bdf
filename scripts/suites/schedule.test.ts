import { expect, test } from 'vitest';
import { runJobs, type Job } from './schedule';

/** Jobs that end when they are told, and a log of what began and ended. */
function stage() {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const job = (name: string, cores: number, after: readonly string[] = []): Job<string> => ({
    name,
    cores,
    after,
    run: async () => {
      log.push(`+${name}`);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      log.push(`-${name}`);
      return name;
    },
  });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { log, job, end };
}

test('suites fill the cores and no more, first of the list first, and results come in its order', async () => {
  const { log, job, end } = stage();
  const done = runJobs([job('a', 1), job('b', 1.5), job('c', 0.5), job('d', 0.5)], 2);
  expect(log).toEqual(['+a', '+c', '+d']);
  await end('c');
  expect(log).toEqual(['+a', '+c', '+d', '-c']);
  await end('a');
  expect(log.at(-1)).toBe('+b');
  await end('d');
  await end('b');
  expect(await done).toEqual(['a', 'b', 'c', 'd']);
});

test('a suite waits for those it needs', async () => {
  const { log, job, end } = stage();
  const done = runJobs([job('story', 1, ['build']), job('build', 1), job('rules', 1)], 2);
  expect(log).toEqual(['+build', '+rules']);
  await end('build');
  expect(log.at(-1)).toBe('+story');
  await end('rules');
  await end('story');
  expect(await done).toEqual(['story', 'build', 'rules']);
});

test('what needs something that is not there is told, not waited for', async () => {
  const { job } = stage();
  await expect(runJobs([job('story', 1, ['build'])], 2)).rejects.toThrow('story: never to begin');
});
