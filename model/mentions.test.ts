import { describe, expect, it } from 'vitest';
import {
  mentionQueryAt,
  mentionText,
  mentionMatches,
  mentionedIn,
  onlyMentionsOf,
  piecesOf,
  withMentions,
  withoutMentions,
} from './mentions';

const ada = { id: 'uid-ada', name: 'Ada' };
const lovelace = { id: 'uid-lovelace', name: 'Ada Lovelace' };
const grace = { id: 'uid-grace', name: 'Grace Hopper' };

describe('[F13] mentions', () => {
  it.each([
    ['Hello @Ada Lovelace!', 'Hello @[Ada Lovelace](uid-lovelace)!'],
    ['@Ada, look', '@[Ada](uid-ada), look'],
    ['@Ada.', '@[Ada](uid-ada).'],
    ['@Adam is somebody else', '@Adam is somebody else'],
    ['mail ada@Ada or x.@Ada', 'mail ada@Ada or x.@Ada'],
    ['@assistant and @Grace Hopper', '@assistant and @[Grace Hopper](uid-grace)'],
    ['nobody', 'nobody'],
  ])('%j is stored as %j', (text, stored) => {
    expect(withMentions(text, [ada, lovelace, grace])).toBe(stored);
    expect(withoutMentions(stored)).toBe(text);
  });

  it('takes the first of two people with one name, and names with characters of patterns', () => {
    const other = { id: 'uid-other', name: 'Ada' };
    expect(withMentions('@Ada', [other, ada])).toBe('@[Ada](uid-other)');
    const odd = { id: 'uid-odd', name: 'A. (B) [C] + *' };
    expect(withMentions('@A. (B) C + * hi', [odd])).toBe('@[A. (B) C + *](uid-odd) hi');
  });

  it('shows the current name, and the stored name of a person who has left', () => {
    const text = '@[Grace Hopper](uid-grace) and @[Linus](uid-linus)';
    const nameOf = (id: string) => (id === 'uid-grace' ? 'Admiral' : undefined);
    expect(withoutMentions(text, nameOf)).toBe('@Admiral and @Linus');
    expect(piecesOf(text)).toEqual([
      { at: 0, text: 'Grace Hopper', uid: 'uid-grace' },
      { at: 26, text: ' and ' },
      { at: 31, text: 'Linus', uid: 'uid-linus' },
    ]);
  });

  it('mentions members only, and each once', () => {
    const text = '@[Grace](uid-grace) @[Eve](uid-eve) @[Grace](uid-grace)';
    const stored = onlyMentionsOf(text, new Set(['uid-grace']));
    expect(stored).toBe('@[Grace](uid-grace) @Eve @[Grace](uid-grace)');
    expect(mentionedIn(stored)).toEqual(['uid-grace']);
  });

  it('finds the people whom the mention at the caret may mean', () => {
    expect(mentionQueryAt('hi @gr', 6)).toEqual({ from: 3, query: 'gr' });
    expect(mentionQueryAt('hi @', 4)).toEqual({ from: 3, query: '' });
    expect(mentionQueryAt('mail@gr', 7)).toBeNull();
    expect(mentionQueryAt('hi @gr\n', 7)).toBeNull();
    expect(mentionMatches('ho', [ada, grace])).toEqual([grace]);
    expect(mentionMatches('', [ada]).map(({ name }) => name)).toEqual(['Ada', 'Assistant']);
    expect(mentionMatches('as', [ada]).map(mentionText)).toEqual(['@assistant']);
    expect(mentionMatches('grace hopper and', [grace])).toEqual([]);
  });

  it('finds the assistant by its name on screen and by its stored one, and inserts the same text for both', () => {
    for (const query of ['助', 'as', ''])
      expect(mentionMatches(query, [], '助手')).toEqual([{ id: 'assistant', name: '助手' }]);
    expect(mentionMatches('助手', [], '助手').map(mentionText)).toEqual(['@assistant']);
    expect(mentionMatches('助手', [])).toEqual([]);
  });
});

it('[F13] [A30] of two members whose names look alike, a mention means the one whose number it has', () => {
  const name = 'x'.repeat(60);
  const alike = [
    { id: 'ada', name: 'Ada' },
    { id: 'eve', name: 'Ada (2)' },
    { id: 'long', name: `${name} (200)` },
  ];
  const stored = withMentions(`@Ada (2) and @Ada, then @${name} (200)`, alike);
  expect(stored).toBe(`@[Ada (2)](eve) and @[Ada](ada), then @[${name} (200)](long)`);
  expect(mentionedIn(stored)).toEqual(['eve', 'ada', 'long']);
});
