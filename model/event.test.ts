import { describe, expect, test } from 'vitest';
import { eventsBeside, mayMissEvents, mergeEvents, type ThreadEvent } from './event';

const event = (id: string, seq: number, at: number, kind: 'left' | 'archived' = 'left'): ThreadEvent => ({
  id,
  seq,
  by: 'ada',
  byName: 'Ada',
  at,
  kind,
});
const ids = (events: readonly ThreadEvent[]) => events.map(({ id }) => id);

describe('events', () => {
  test('pages and live events merge without duplicates, in the order in which they happened', () => {
    const page = [event('c', 5, 30), event('b', 2, 20), event('a', 2, 10)];
    expect(ids(mergeEvents(page, [event('c', 5, 30), event('d', 5, 40)]))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('events of one instant are ordered by position, then by id', () => {
    expect(ids(mergeEvents([event('z', 1, 10), event('b', 2, 10), event('a', 2, 10)]))).toEqual([
      'z',
      'a',
      'b',
    ]);
  });

  test('older events are loaded only when the visible messages reach further back', () => {
    const known = [event('a', 40, 10), event('b', 60, 20)];
    expect(mayMissEvents(known, 41)).toBe(false);
    expect(mayMissEvents(known, 40)).toBe(true);
    expect(mayMissEvents(known, 12)).toBe(true);
    // Before the first message any number of events may exist.
    expect(mayMissEvents([event('a', 0, 10)], 1)).toBe(true);
  });

  test('events beside the visible messages are shown, but never the quiet ones', () => {
    const stopped: ThreadEvent = {
      ...event('s', 50, 15),
      kind: 'stopped',
      answerSeq: 50,
      was: 'writing',
    };
    const events = [event('a', 0, 1), event('b', 40, 10), stopped, event('c', 60, 20)];
    expect(ids(eventsBeside(events, 41))).toEqual(['c']);
    expect(ids(eventsBeside(events, 1))).toEqual(['a', 'b', 'c']);
    expect(eventsBeside(events, Infinity)).toEqual([]);
  });
});
