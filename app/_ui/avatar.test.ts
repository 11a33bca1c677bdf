import { describe, expect, test } from 'vitest';
import { DEMO_PEOPLE } from '@/model/demo';
import { hueOf, initialsOf } from './avatar';

describe('an avatar with initials', () => {
  test.each([
    ['Ada', 'A'],
    ['Grace Hopper', 'GH'],
    ['grace.brewster.hopper', 'GH'],
    ['', ''],
    ['🦊 Fox', '🦊F'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test('the people of the demo can be told apart', () => {
    expect(new Set(DEMO_PEOPLE.map(({ uid }) => hueOf(uid))).size).toBe(DEMO_PEOPLE.length);
  });
});
