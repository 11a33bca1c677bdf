import { expect, test } from 'vitest';
import {
  afterArrival,
  afterChoice,
  afterDismissal,
  afterLeaving,
  afterRefusal,
  afterTaking,
  afterTyping,
  heldValue,
  isAsking,
  UNTOUCHED,
  type Entry,
  type FieldState,
} from './apply';

const NAMES: Record<string, string> = { ada: 'Ada', grace: 'Grace' };
const by = (uid: string, value: Entry['value'], revision: number): Entry => ({
  value,
  by: uid,
  byName: NAMES[uid] ?? '',
  at: revision,
  revision,
  isPending: false,
});
/** On Ada's page. */
const arrives = (state: FieldState, entry: Entry | null, now = 0) =>
  afterArrival(state, entry, { me: 'ada', now });
const heard = (state: FieldState, ...entries: Entry[]) =>
  entries.reduce((last, entry) => arrives(last, entry).state, state);

test('[I3] [I14] a field whose page alone has something of this person asks for its row', () => {
  const mine = heard(
    afterLeaving(afterTyping(UNTOUCHED, 'Lisbon'), { isWaiting: true }),
    by('ada', 'Lisbon', 1),
  );
  const replaced = heard(mine, by('grace', 'Geneva', 2));
  const refused = afterRefusal(UNTOUCHED, 'Porto');
  expect([UNTOUCHED, mine, replaced, refused].map(isAsking)).toEqual([false, false, true, true]);
  expect(isAsking(afterDismissal(replaced, 'lost'))).toBe(false);
});

test('[I13] what somebody enters is shown, also over what was there', () => {
  const state = heard(UNTOUCHED, by('grace', 'Lisbon', 1), by('grace', 'Geneva', 2));
  expect(heldValue(state)).toBe('Geneva');
  expect(state).toMatchObject({ offer: null, lost: null });
});

test('[I14] whoever was overwritten keeps what they had; of what was never theirs nobody is told', () => {
  const mine = heard(
    afterLeaving(afterTyping(UNTOUCHED, 'Lisbon'), { isWaiting: true }),
    by('ada', 'Lisbon', 1),
  );
  const overwritten = heard(mine, by('grace', 'Geneva', 2));
  expect(heldValue(overwritten)).toBe('Geneva');
  expect(overwritten.lost).toEqual({ by: 'grace', byName: 'Grace', value: 'Lisbon' });
  // The same in both is nothing to tell.
  expect(heard(mine, by('grace', 'Lisbon', 2)).lost).toBeNull();
  expect(heard(UNTOUCHED, by('grace', 'Lisbon', 1), by('linus', 'Geneva', 2)).lost).toBeNull();
});

test('[I14] what was written before the page was loaded again counts as mine, too', () => {
  const state = heard(UNTOUCHED, by('ada', 'Lisbon', 4), by('grace', 'Geneva', 5));
  expect(state.lost?.value).toBe('Lisbon');
});

test('[I14] bringing a value back is a write of its own, which shows at once', () => {
  const overwritten = heard(UNTOUCHED, by('ada', 'Lisbon', 1), by('grace', 'Geneva', 2));
  const undone = afterChoice(overwritten, { value: 'Lisbon', before: 'Geneva', at: 0 });
  expect(heldValue(undone)).toBe('Lisbon');
  expect(undone.lost).toBeNull();
  const stored = heard(undone, by('ada', 'Lisbon', 3));
  expect(stored).toMatchObject({ pending: null, typed: null });
});

test('[I14] boxes that two people tick at the same moment are both ticked', () => {
  const ticked = afterChoice(heard(UNTOUCHED, by('linus', ['a'], 1)), {
    value: ['a', 'b'],
    before: ['a'],
    at: 0,
  });
  const mine = heard(ticked, by('ada', ['a', 'b'], 2));
  expect(arrives(mine, by('grace', ['a', 'c'], 3), 400).merged).toEqual(['a', 'c', 'b']);
  // Whoever sees both, with the other's merge, has lost nothing.
  const hers = heard(
    afterChoice(heard(UNTOUCHED, by('linus', ['a'], 1)), { value: ['a', 'b'], before: ['a'], at: 0 }),
    by('ada', ['a', 'b'], 2),
  );
  const both = arrives(hers, by('grace', ['a', 'b', 'c'], 3), 400);
  expect(both).toMatchObject({ merged: null, state: { lost: null } });
  // One that was unticked at the same moment stays so.
  const unticked = heard(
    afterChoice(heard(UNTOUCHED, by('linus', ['a'], 1)), { value: [], before: ['a'], at: 0 }),
    by('ada', [], 2),
  );
  expect(arrives(unticked, by('grace', ['a', 'c'], 3), 400).merged).toEqual(['c']);
  // A minute later it is somebody's decision.
  const later = arrives(mine, by('grace', ['a', 'c'], 3), 60_000);
  expect(later).toMatchObject({ merged: null, state: { lost: { value: ['a', 'b'] } } });
});

test('[I15] text stays under the fingers of who types it, and the other’s is offered beside it', () => {
  const typing = afterTyping(heard(UNTOUCHED, by('ada', 'Lis', 1)), 'Lisb');
  const state = heard(typing, by('grace', 'Geneva', 2));
  expect(heldValue(state)).toBe('Lisb');
  expect(state.offer).toEqual({ by: 'grace', byName: 'Grace', value: 'Geneva' });
  expect(heldValue(afterTaking(state))).toBe('Geneva');
  // Typing goes on, is written, and the offer stays to be read.
  const on = heard(afterTyping(state, 'Lisbon'), by('ada', 'Lisbon', 3));
  expect(heldValue(on)).toBe('Lisbon');
  expect(on.offer?.value).toBe('Geneva');
});

test('[I15] who leaves the field sees what is stored, and what of theirs is not', () => {
  const state = heard(
    afterTyping(heard(UNTOUCHED, by('ada', 'Lisbon', 1)), 'Lisbon'),
    by('grace', 'Geneva', 2),
  );
  const left = afterLeaving(state, { isWaiting: false });
  expect(heldValue(left)).toBe('Geneva');
  expect(left.lost).toEqual({ by: 'grace', byName: 'Grace', value: 'Lisbon' });
  // What is still to be written will be the newest.
  const writing = afterLeaving(afterTyping(state, 'Lisbon!'), { isWaiting: true });
  expect(heldValue(writing)).toBe('Lisbon!');
  expect(writing.lost).toBeNull();
});

test('[I15] whoever has dismissed the other’s text reads theirs once they leave it; each note is dismissed by itself', () => {
  const typing = afterTyping(heard(UNTOUCHED, by('ada', 'Lisbon', 1)), 'Lisbon');
  const state = afterDismissal(heard(typing, by('grace', 'Geneva', 2)), 'offer');
  expect(state.offer).toBeNull();
  const left = afterLeaving(state, { isWaiting: false });
  expect(left.lost).toEqual({ by: 'grace', byName: 'Grace', value: 'Lisbon' });
  const noted = { ...left, refused: 'Porto' };
  expect(afterDismissal(noted, 'lost')).toMatchObject({ lost: null, refused: 'Porto' });
  expect(afterDismissal(noted, 'refused')).toMatchObject({ lost: left.lost, refused: null });
});

test('[I15] who leaves a field with what is stored, or underway to be, has lost nothing', () => {
  const typing = afterTyping(UNTOUCHED, 'Lisbon');
  const written = heard(typing, { ...by('ada', 'Lisbon', 1), isPending: true });
  const left = afterLeaving(written, { isWaiting: true });
  expect(left).toMatchObject({ typed: null, pending: null, lost: null });
  expect(heldValue(heard(left, by('grace', 'Geneva', 2)))).toBe('Geneva');
  expect(afterLeaving(typing, { isWaiting: false })).toMatchObject({ typed: null, lost: null });
  // Confirmed, and to arrive in a moment.
  const early = afterLeaving(afterTyping(heard(UNTOUCHED, by('grace', 'Geneva', 1)), 'Lisbon'), {
    isWaiting: false,
  });
  expect(heard(early, by('ada', 'Lisbon', 2)).lost).toBeNull();
});

test('[I3] a write that is taken back loses nothing to anybody, and text that was typed on stays', () => {
  const writing = heard(
    afterChoice(heard(UNTOUCHED, by('grace', 'Geneva', 1)), { value: 'Lisbon', before: 'Geneva', at: 0 }),
    by('ada', 'Lisbon', 2),
  );
  for (const refused of [
    afterRefusal(heard(writing, by('grace', 'Geneva', 1)), 'Lisbon'),
    heard(afterRefusal(writing, 'Lisbon'), by('grace', 'Geneva', 1)),
  ]) {
    expect(heldValue(refused)).toBe('Geneva');
    expect(refused).toMatchObject({ lost: null, refused: 'Lisbon' });
  }
  const typedOn = afterRefusal(afterTyping(UNTOUCHED, 'Lisbon!'), 'Lisbon');
  expect(heldValue(typedOn)).toBe('Lisbon!');
  expect(typedOn.refused).toBeNull();
});

test('[I20] what was entered without a connection stays on screen while older writes are confirmed', () => {
  const first = heard(afterChoice(UNTOUCHED, { value: 'lis', before: null, at: 0 }), by('ada', 'lis', 1));
  const second = afterChoice(first, { value: 'gen', before: 'lis', at: 1 });
  const confirmed = heard(second, { ...by('ada', 'lis', 1), at: 9 });
  expect(heldValue(confirmed)).toBe('gen');
  expect(heldValue(heard(confirmed, by('ada', 'gen', 2)))).toBe('gen');
});
