import { describe, expect, it } from 'vitest';
import { MAX_READ_STATES_LISTED, UNREAD_NOTED_AFTER, UNREAD_NOTED_AT_ONCE } from './limits';
import { nextUnreadNotes, type LookedThrough, type UnreadNotes } from './unread-notes';

type Planted = { id: string; updatedAt: number; landedCount: number; unread: number | null };

/** Of the given number, newest first, as a list has them; the first `unread` have one unread message. */
function planted(count: number, unread: number): Planted[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `thread-${index}`,
    updatedAt: 10_000 - index,
    landedCount: 1,
    unread: index < unread ? 1 : 0,
  }));
}

type Changes = Partial<LookedThrough<Planted>>;

function looked(threads: readonly Planted[], changes: Changes = {}): LookedThrough<Planted> {
  return {
    threads,
    unreadIn: ({ unread }) => unread,
    noted: new Set(),
    ended: [],
    notedAt: 0,
    isWhole: true,
    total: threads.reduce((sum, { unread }) => sum + (unread ?? 0), 0),
    hasTried: () => false,
    ...changes,
  };
}

/** All notes of a visit, one portion after the other; `refused`: notes that no store takes. */
function visit(
  threads: readonly Planted[],
  { refused = new Set<string>(), ...changes }: Changes & { refused?: Set<string> } = {},
) {
  const [noted, tried, portions] = [new Set(changes.noted), new Set<string>(), [] as UnreadNotes[]];
  let notedAt = changes.notedAt ?? 0;
  for (let round = 0; round < 1_000; round += 1) {
    const hasTried = (name: string) => tried.has(name);
    const ended = (changes.ended ?? []).filter((id) => noted.has(id));
    const notes = nextUnreadNotes(looked(threads, { ...changes, ended, noted, notedAt, hasTried }));
    if (notes.tried.length === 0) return { noted, notedAt, portions };
    portions.push(notes);
    notes.tried.forEach((name) => tried.add(name));
    notes.add.filter((id) => !refused.has(id)).forEach((id) => noted.add(id));
    notes.remove.filter((id) => !refused.has(id)).forEach((id) => noted.delete(id));
    notedAt = notes.until ?? notedAt;
  }
  throw new Error('the notes have no end');
}

describe('notes of unread threads', () => {
  it('[T24] are made in portions, and then for all up to the newest thread', () => {
    const { noted, notedAt, portions } = visit(planted(300, 64));
    expect(noted.size).toBe(64);
    expect(notedAt).toBe(10_000);
    expect(portions.map(({ add }) => add.length)).toEqual([10, 10, 10, 10, 10, 10, 4, 0]);
    for (const { tried } of portions) expect(tried.length).toBeLessThanOrEqual(UNREAD_NOTED_AT_ONCE);
  });

  it.each([UNREAD_NOTED_AFTER - 1, UNREAD_NOTED_AFTER, UNREAD_NOTED_AFTER + 1])(
    '[T24] wait until twenty threads have changed: %i',
    (count) => expect(visit(planted(count, 1)).notedAt).toBe(count < UNREAD_NOTED_AFTER ? 0 : 10_000),
  );

  it.each([MAX_READ_STATES_LISTED - 1, MAX_READ_STATES_LISTED, MAX_READ_STATES_LISTED + 1])(
    '[T24] are a hundred at most, the oldest, and what is newer is looked through again: %i unread',
    (unread) => {
      const { noted, notedAt } = visit(planted(300, unread));
      expect(noted.size).toBe(Math.min(unread, MAX_READ_STATES_LISTED));
      expect(notedAt).toBe(unread > MAX_READ_STATES_LISTED ? 9_999 : 10_000);
    },
  );

  it('[T24] are made too where nobody looks any further, and say nothing of what was not looked at', () => {
    expect(visit(planted(120, 120), { isWhole: false })).toMatchObject({ notedAt: 0, noted: { size: 100 } });
    expect(visit(planted(90, 90), { isWhole: false })).toMatchObject({ notedAt: 0, noted: { size: 0 } });
  });

  it('[T24] go from threads that ended, and from those that were read in a way that left the note', () => {
    const noted = new Set(['thread-0', 'thread-1', 'left', 'archived']);
    const { noted: after } = visit(planted(5, 1), { noted, ended: ['left', 'archived'] });
    expect([...after]).toEqual(['thread-0']);
  });

  it('[T24] stay where it is not known whether the thread was read', () => {
    const threads = planted(2, 0).map((thread) => ({ ...thread, unread: null }));
    expect(visit(threads, { noted: new Set(['thread-1']) }).noted.size).toBe(1);
  });

  it('[T24] are tried once where they are refused, and what is newer than those is looked through again', () => {
    const refused = new Set(['thread-7', 'thread-30', 'left']);
    const { noted, notedAt, portions } = visit(planted(300, 40), {
      refused,
      noted: new Set(['left']),
      ended: ['left'],
    });
    expect(noted.size).toBe(39);
    expect(notedAt).toBe(10_000 - 31);
    expect(portions.flatMap(({ tried }) => tried)).toHaveLength(42);
    expect(visit(planted(300, 40), { refused, noted, notedAt, ended: [] }).notedAt).toBe(notedAt);
  });

  it('[T24] are made anew after another message', () => {
    const tried = new Set(['+thread-0/1']);
    const hasTried = (name: string) => tried.has(name);
    expect(
      nextUnreadNotes(
        looked(
          planted(30, 1).map((thread) => ({ ...thread, landedCount: 2 })),
          { hasTried },
        ),
      ).add,
    ).toEqual(['thread-0']);
  });
});
