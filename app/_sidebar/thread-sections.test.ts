import { expect, test } from 'vitest';
import type { Thread } from '@/model/thread';
import { threadAt } from '@/tests/support/thread';
import { matchesFilter, FILTERS, type ThreadFilter } from './filters';
import { matchesQuery, sectionsOf } from './thread-sections';

const NOW = new Date(2026, 2, 10, 9, 0).getTime();
const on = (day: number, hour = 12) => new Date(2026, 2, day, hour).getTime();

const kinds = (threads: readonly Thread[], pinned: readonly string[] = []) =>
  sectionsOf(threads, new Set(pinned), NOW).map(({ kind, threads: here }) => [
    kind,
    here.map(({ id }) => id),
  ]);

test('[T13] the list has a section for each of its reader’s days, newest activity first in each', () => {
  const threads = [
    threadAt(on(10, 8), { id: 'this-morning' }),
    threadAt(on(10, 0), { id: 'at-midnight' }),
    threadAt(on(9, 23), { id: 'last-night' }),
    threadAt(on(8), { id: 'two-days-ago' }),
    threadAt(on(3), { id: 'a-week-ago' }),
    threadAt(on(2), { id: 'before-that' }),
  ];
  expect(kinds(threads)).toEqual([
    ['today', ['this-morning', 'at-midnight']],
    ['yesterday', ['last-night']],
    ['week', ['two-days-ago', 'a-week-ago']],
    ['older', ['before-that']],
  ]);
});

test('[T13] pinned threads are above, whenever their last activity was', () => {
  const threads = [threadAt(on(10, 8), { id: 'new' }), threadAt(on(1), { id: 'old' })];
  expect(kinds(threads, ['old'])).toEqual([
    ['pinned', ['old']],
    ['today', ['new']],
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
