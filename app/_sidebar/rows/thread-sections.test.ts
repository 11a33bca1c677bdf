import { expect, test } from 'vitest';
import type { Thread } from '@/model/thread';
import { threadAt } from '@/tests/support/thread';
import { matchesFilter, FILTERS, type ThreadFilter } from '@/app/_sidebar/filters';
import { matchesQuery, plainRowsOf, rowsOf } from './thread-sections';

const NOW = new Date(2026, 2, 10, 9, 0).getTime();
const on = (day: number, hour = 12) => new Date(2026, 2, day, hour).getTime();

/** By section, the threads in it. */
const sections = (threads: readonly Thread[], pinned: readonly string[] = []) => {
  const found = new Map<string, string[]>();
  for (const row of rowsOf(threads, new Set(pinned), NOW))
    if (row.kind === 'heading') found.set(row.section.key, []);
    else found.get(row.section.key)?.push(row.thread.id);
  return [...found];
};

test('[T13] the list has a section for each of its reader’s days, then months and years, newest activity first in each', () => {
  const threads = [
    threadAt(on(10, 8), { id: 'this-morning' }),
    threadAt(on(10, 0), { id: 'at-midnight' }),
    threadAt(on(9, 23), { id: 'last-night' }),
    threadAt(on(8), { id: 'two-days-ago' }),
    threadAt(on(3), { id: 'a-week-ago' }),
    threadAt(on(2), { id: 'before-that' }),
    threadAt(on(-20), { id: 'in-february' }),
    threadAt(on(-28), { id: 'on-31-january' }),
    threadAt(new Date(2025, 11, 31, 23).getTime(), { id: 'last-year' }),
    threadAt(new Date(2025, 0, 1).getTime(), { id: 'its-first-day' }),
    threadAt(new Date(2024, 11, 31).getTime(), { id: 'before-it' }),
  ];
  expect(sections(threads)).toEqual([
    ['today', ['this-morning', 'at-midnight']],
    ['yesterday', ['last-night']],
    ['week', ['two-days-ago', 'a-week-ago']],
    ['2026-2', ['before-that']],
    ['2026-1', ['in-february']],
    ['2026-0', ['on-31-january']],
    ['2025', ['last-year', 'its-first-day']],
    ['2024', ['before-it']],
  ]);
});

test('[T13] pinned threads are above, whenever their last activity was', () => {
  const threads = [threadAt(on(10, 8), { id: 'new' }), threadAt(on(1), { id: 'old' })];
  expect(sections(threads, ['old'])).toEqual([
    ['pinned', ['old']],
    ['today', ['new']],
  ]);
});

test('[T17] every thread has its number in the list, whatever section it is in; an archive has no sections', () => {
  const threads = [threadAt(on(10, 8), { id: 'new' }), threadAt(on(1), { id: 'old' })];
  const positions = (rows: ReturnType<typeof rowsOf>) =>
    rows.flatMap((row) => (row.kind === 'thread' ? [[row.key, row.position]] : []));
  expect(positions(rowsOf(threads, new Set(['old']), NOW))).toEqual([
    ['old', 1],
    ['new', 2],
  ]);
  expect(plainRowsOf(threads).map(({ kind, key }) => [kind, key])).toEqual([
    ['thread', 'new'],
    ['thread', 'old'],
  ]);
});

test('[T14] a title is found by its words, in any order, by their beginnings or middles, without accents', () => {
  expect(matchesQuery('Café für Ada’s launch', 'cafe LAUNCH')).toBe(true);
  expect(matchesQuery('Café für Ada’s launch', 'laun fur')).toBe(true);
  expect(matchesQuery('发布计划', '计划')).toBe(true);
  expect(matchesQuery('Café', 'tea')).toBe(false);
  expect(matchesQuery('Anything', '  ')).toBe(true);
});

test('[T14] the list can be filtered by threads I created, threads shared with me, and unread ones', () => {
  const mine = threadAt(on(1), { id: 'mine', createdBy: 'ada' });
  const theirs = threadAt(on(1), { id: 'theirs', createdBy: 'grace' });
  const options = { me: 'ada', unreadIn: ({ id }: Thread) => (id === 'theirs' ? 2 : 0) };
  const shown = (filter: ThreadFilter) =>
    [mine, theirs].filter((thread) => matchesFilter(filter, thread, options)).map(({ id }) => id);
  expect(
    Object.fromEntries(FILTERS.flatMap((filter) => (filter === 'mentions' ? [] : [[filter, shown(filter)]]))),
  ).toEqual({
    all: ['mine', 'theirs'],
    mine: ['mine'],
    shared: ['theirs'],
    unread: ['theirs'],
    archived: ['mine', 'theirs'],
    trashed: ['mine', 'theirs'],
  });
});
