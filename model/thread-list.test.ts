import { expect, test } from 'vitest';
import type { Thread } from '@/model/thread';
import { threadAt } from '@/tests/support/thread';
import { mergeThreads, nextHead, withoutPassed, type LiveHead } from './thread-list';

const LIMIT = 3;
const byActivity = { limit: LIMIT, timeOf: ({ updatedAt }: Thread) => updatedAt };
const thread = (id: string, updatedAt: number, more: Partial<Thread> = {}) =>
  threadAt(updatedAt, { id, ...more });
const NOTHING: LiveHead<Thread> = {
  window: [],
  passed: [],
  bottom: -Infinity,
  floor: -Infinity,
  generation: 0,
};
const ids = (threads: readonly Thread[]) => threads.map(({ id }) => id).join('');
const headOf = (...windows: Thread[][]) =>
  windows.reduce<LiveHead<Thread> | null>((head, window) => nextHead(head, window, byActivity), null) ??
  NOTHING;
const merged = (
  head: LiveHead<Thread>,
  { pages = [], changed = [] }: { pages?: { threads: Thread[]; floor: number }[]; changed?: Thread[] } = {},
) => mergeThreads('open', { head, pages, changed: { ...NOTHING, window: changed } });

test('[T16] a thread that newer ones push out of the listener’s window stays in the list', () => {
  const [a, b, c] = [thread('a', 10), thread('b', 9), thread('c', 8)];
  const d = thread('d', 11);
  const head = headOf([a, b, c], [d, a, b]);
  expect(ids(merged(head).threads)).toBe('dabc');
  expect(head).toMatchObject({ floor: 8, generation: 0 });
});

test('[T16] a thread that left the list is not kept, at whatever place it was', () => {
  const [a, b, c, below] = [thread('a', 10), thread('b', 9), thread('c', 8), thread('z', 7)];
  expect(ids(merged(headOf([a, b, c], [a, c, below])).threads)).toBe('acz');
  expect(ids(merged(headOf([a, b, c], [a, c])).threads)).toBe('ac');
});

test('[T16] of threads of one millisecond none falls out of the list', () => {
  const [a, b, c, d] = [thread('a', 10), thread('b', 9), thread('c', 9), thread('d', 9)];
  const head = headOf([b, c, d], [a, b, c]);
  expect(ids(merged(head).threads)).toBe('adcb');
  // One that left meanwhile is not kept by its time: the listener of changes says so.
  const archived = thread('d', 9, { changedAt: 11, state: 'archived' });
  expect(ids(merged(head, { changed: [archived] }).threads)).toBe('acb');
});

test('[T16] a malformed thread in the window is not the end of the list', () => {
  const window = [thread('a', 10), thread('b', 9)];
  expect(nextHead(null, window, { ...byActivity, count: LIMIT })).toMatchObject({ floor: 9 });
  expect(nextHead(null, window, { ...byActivity, count: 2 })).toMatchObject({ floor: -Infinity });
});

test('[T16] after a gap between two snapshots everything read before is dropped', () => {
  const before = [thread('a', 10), thread('b', 9), thread('c', 8)];
  const after = [thread('x', 22), thread('y', 21), thread('z', 20)];
  const head = headOf(before, after);
  expect(head).toMatchObject({ passed: [], floor: 20, generation: 1 });
  const overlapping = headOf(before, [thread('x', 22), thread('y', 21), thread('a', 10)]);
  expect(overlapping).toMatchObject({ floor: 8, generation: 0 });
});

test('[T16] after missed changes nothing comes back as it was: what passed is read again with its page', () => {
  const [a, b, c, d] = [thread('a', 10), thread('b', 9), thread('c', 8), thread('d', 11)];
  const head = withoutPassed(headOf([a, b, c], [d, a, b]));
  expect(head).toMatchObject({ passed: [], floor: 9, generation: 0 });
  const page = { threads: [thread('b', 9), thread('z', 7)], floor: -Infinity };
  expect(ids(merged(head, { pages: [page] }).threads)).toBe('dabz');
  expect(withoutPassed(headOf([a, b])).floor).toBe(-Infinity);
});

test('[T16] pages join the head without a double, and activity further down comes in at the top', () => {
  const head = headOf([thread('e', 20), thread('a', 10), thread('b', 9)]);
  const page = { threads: [thread('b', 9), thread('c', 8), thread('e', 7)], floor: 7 };
  const last = { threads: [thread('f', 6)], floor: -Infinity };
  expect(ids(merged(head, { pages: [page] }).threads)).toBe('eabc');
  expect(merged(head, { pages: [page] }).floor).toBe(7);
  expect(merged(head, { pages: [page, last] })).toMatchObject({ floor: -Infinity });
  expect(ids(merged(head, { pages: [page, last] }).threads)).toBe('eabcf');
});

test('[T16] a change without activity arrives at its place: renamed, archived, opened again', () => {
  const head = headOf([thread('a', 10), thread('b', 9), thread('c', 8)]);
  const page = { threads: [thread('d', 7), thread('e', 6)], floor: 6 };
  const renamed = thread('d', 7, { changedAt: 30, title: 'New' });
  expect(merged(head, { pages: [page], changed: [renamed] }).threads[3]).toMatchObject({ title: 'New' });
  const archived = thread('d', 7, { changedAt: 30, state: 'archived' });
  expect(ids(merged(head, { pages: [page], changed: [archived] }).threads)).toBe('abce');
  // Further down than what was read, others may be missing in between: it comes with its page.
  const deeper = thread('x', 3, { changedAt: 30 });
  expect(ids(merged(head, { pages: [page], changed: [deeper] }).threads)).toBe('abcde');
});
