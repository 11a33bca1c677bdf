import { expect, test } from 'vitest';
import { type RateCounter, rateWindow } from './rate-window';

/** The counter shared by all servers; each addition waits until the test resolves or rejects it. */
function counterByHand({ others = 0 } = {}) {
  let sum = others;
  const additions: { acts: number; pass: () => void; fail: () => void }[] = [];
  const counter: RateCounter = {
    add: (_, acts) =>
      new Promise((resolve, reject) => {
        const pass = () => resolve((sum += acts));
        additions.push({ acts, pass, fail: () => reject(new Error('unreachable')) });
      }),
  };
  return { counter, additions };
}

const windowOver = (counter: RateCounter) => rateWindow({ id: 'w', endsAt: 60_000 }, counter);

test('[A21] the sum is the pending count until the counter responds, then the count of all servers', async () => {
  const { counter, additions } = counterByHand({ others: 7 });
  const window = windowOver(counter);
  window.add();
  window.add();
  expect(window.sum()).toBe(2);
  const flushing = window.flush();
  await Promise.resolve();
  expect(additions.map(({ acts }) => acts)).toEqual([2]);
  additions[0]?.pass();
  await flushing;
  expect(window.sum()).toBe(9);
});

test('[A21] one flush at a time: actions counted meanwhile are reported by the next one, once', async () => {
  const { counter, additions } = counterByHand();
  const window = windowOver(counter);
  window.add();
  const first = window.flush();
  await Promise.resolve();
  window.add();
  window.add();
  const second = window.flush();
  const third = window.flush();
  await Promise.resolve();
  expect(additions).toHaveLength(1);
  expect(window.isFlushDue(0)).toBe(false);
  additions[0]?.pass();
  await first;
  await expect.poll(() => additions.map(({ acts }) => acts)).toEqual([1, 2]);
  additions[1]?.pass();
  await Promise.all([second, third]);
  expect(additions).toHaveLength(2);
  expect(window.sum()).toBe(3);
  expect(window.isFlushDue(0)).toBe(true);
});

test('[A21] the actions of a failed flush stay pending, and the next flush reports them', async () => {
  const { counter, additions } = counterByHand();
  const window = windowOver(counter);
  window.add();
  const failing = window.flush();
  await Promise.resolve();
  window.add();
  const next = window.flush();
  additions[0]?.fail();
  await expect(failing).rejects.toThrow('unreachable');
  await expect.poll(() => additions.map(({ acts }) => acts)).toEqual([1, 2]);
  additions[1]?.pass();
  await next;
  expect(window.sum()).toBe(2);
});

test('[A21] an empty window does not call the counter', async () => {
  const { counter, additions } = counterByHand();
  await windowOver(counter).flush();
  expect(additions).toEqual([]);
});

test('[A21] servers that count afterwards let at most the limit through each, until they know of each other; then none', async () => {
  const limit = 20;
  const { counter, additions } = counterByHand();
  const servers = [windowOver(counter), windowOver(counter)];
  const passed = () => {
    let count = 0;
    for (const server of servers) for (; server.sum() < limit; count += 1) server.add();
    return count;
  };
  expect(passed()).toBe(servers.length * limit);
  for (const [index, server] of servers.entries()) {
    const flushing = server.flush();
    await Promise.resolve();
    additions[index]?.pass();
    await flushing;
  }
  expect(servers.map((server) => server.sum())).toEqual([limit, servers.length * limit]);
  expect(passed()).toBe(0);
});
