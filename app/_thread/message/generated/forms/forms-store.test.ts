import { expect, test } from 'vitest';
import { readProgram } from '@/model/c1-program';
import type { InputValue } from '@/model/form';
import type { Entry } from './apply';
import { FormsStore, type FormsMode, type FormState } from './forms-store';
import { parseForms } from './parse';
import { charsTooMany } from './problem';

const PROGRAM = readProgram(`
root = Card([form])
form = Form("plan", btns, [title, meals, hours, key])
btns = ButtonGroup([Button("Send", {type: "continue_conversation"}, "primary")], "row")
title = FormControl("Name", Input("title", {required: true, minLength: 3, maxLength: 8}))
meals = FormControl("Meals", CheckBoxGroup("meals", [CheckBoxItem("breakfast", "Breakfast", "", true), CheckBoxItem("dinner", "Dinner")], {required: true}))
key = FormControl("Key", Input("key", {required: true}, "", "password"))
hours = FormControl("Hours", Slider("hours", "h", "continuous", 1, 40, [8]))
`);
const [TITLE, MEALS] = ['f0-0-title', 'f0-1-meals'];
const OPEN: FormState = { round: 1, current: 1, isReady: true, error: null, send: null };
const SEND = { round: 1, messageId: 'm', by: 'ada', byName: 'Ada', at: 1, filledBy: [] };

/** A page of Ada's; what it writes is noted, and stays on its way. */
function page({ mode = 'open', state = OPEN }: { mode?: FormsMode; state?: FormState } = {}) {
  const store = new FormsStore(parseForms(PROGRAM));
  const written: [string, InputValue, string][] = [];
  const flushed: string[] = [];
  store.connect({
    me: 'ada',
    write: (field, value, how) => written.push([field, value, how]),
    isWaiting: (field) => written.some(([key]) => key === field),
    showRound: () => undefined,
    openRound: () => undefined,
    flush: (field) => flushed.push(field),
    leave: () => undefined,
    press: () => undefined,
  });
  store.show({ mode, forms: new Map([['f0', state]]) });
  return { store, written, flushed };
}
const shown = (store: FormsStore, key: string) => {
  const field = store.field(key);
  return field && store.shown(field);
};
const by = (uid: string, value: InputValue, revision: number): Entry => ({
  value,
  by: uid,
  byName: uid,
  at: revision,
  revision,
  isPending: false,
});

test('[I13] a field shows what is entered, else what the form holds by itself', () => {
  const { store } = page();
  expect(shown(store, MEALS)).toEqual(['breakfast']);
  store.arrive(new Map([[MEALS, by('grace', ['dinner'], 1)]]), 0);
  expect(shown(store, MEALS)).toEqual(['dinner']);
});

test('[I14] [I15] typed text is written as typed, and at once by who leaves the field; Use and Undo write what they bring', () => {
  const { store, written, flushed } = page();
  store.type(TITLE, 'Lis');
  expect(flushed).toEqual([]);
  store.leave(TITLE);
  // Once: what is underway is not another change.
  expect([written, flushed]).toEqual([[[TITLE, 'Lis', 'typed']], [TITLE]]);
  expect(shown(store, TITLE)).toBe('Lis');
  store.arrive(new Map([[TITLE, by('ada', 'Lis', 1)]]), 0);
  store.arrive(new Map([[TITLE, by('grace', 'Geneva', 2)]]), 0);
  store.undo(TITLE);
  expect(written.at(-1)).toEqual([TITLE, 'Lis', 'chosen']);
  expect(shown(store, TITLE)).toBe('Lis');
});

test('[I17] [I18] a form that was sent, and an earlier round, cannot be changed', () => {
  expect(page().store.isOpen('f0')).toBe(true);
  expect(page({ state: { ...OPEN, send: SEND } }).store.isOpen('f0')).toBe(false);
  expect(page({ state: { ...OPEN, current: 2, send: SEND } }).store.isOpen('f0')).toBe(false);
  expect(page({ state: { ...OPEN, current: 2 } }).store.isOpen('f0')).toBe(false);
});

test('[I18] a form whose values are not there yet cannot be changed, whatever of the others', () => {
  const { store } = page();
  const forms = new Map([
    ['f0', OPEN],
    ['f1', { ...OPEN, isReady: false }],
  ]);
  store.show({ forms });
  expect([store.isOpen('f0'), store.isOpen('f1')]).toEqual([true, false]);
});

test('[I13] what arrives again draws no field again', () => {
  const { store } = page();
  const arrives = (entry: Entry) => {
    store.arrive(new Map([[TITLE, entry]]), 0);
    return store.state(TITLE);
  };
  const pending = { ...by('ada', 'Lisbon', 1), isPending: true };
  const first = arrives(pending);
  expect(arrives({ ...pending })).toBe(first);
  const confirmed = arrives(by('ada', 'Lisbon', 1));
  expect(confirmed).not.toBe(first);
  expect(confirmed.entry?.isPending).toBe(false);
  expect(arrives(by('ada', 'Lisbon', 2))).not.toBe(confirmed);
});

test('[I18] another round shows nothing of the one before', () => {
  const { store } = page();
  store.arrive(new Map([[TITLE, by('grace', 'Geneva', 1)]]), 0);
  store.type(TITLE, 'Mine');
  store.reset('f0');
  expect(shown(store, TITLE)).toBeNull();
});

test.each<FormsMode>(['viewer', 'closed', 'guest', 'earlier-version', 'streaming', 'loading'])(
  '[I19] nothing can be entered as %s',
  (mode) => {
    expect(page({ mode }).store.isOpen('f0')).toBe(false);
  },
);

test('[I20] the fields that are required and empty, too short or too long, in the form’s order', () => {
  const { store } = page();
  expect(store.unsendable('f0')).toEqual([TITLE]);
  store.choose(MEALS, []);
  store.choose(TITLE, 'ab');
  expect(store.unsendable('f0')).toEqual([TITLE, MEALS]);
  store.choose(TITLE, 'abc');
  store.choose(MEALS, ['dinner']);
  expect(store.unsendable('f0')).toEqual([]);
  store.choose(TITLE, 'abcd efgh');
  expect(store.unsendable('f0')).toEqual([TITLE]);
});

test('[I20] text that is too large stays on its page, unwritten, until it is shortened', () => {
  const { store, written, flushed } = page();
  const text = '字'.repeat(1_366);
  store.type(TITLE, text);
  store.leave(TITLE);
  store.arrive(new Map([[TITLE, by('grace', 'Geneva', 1)]]), 0);
  expect([written, flushed]).toEqual([[], []]);
  expect(shown(store, TITLE)).toBe(text);
  expect(charsTooMany(text)).toBe(1);
  store.type(TITLE, text.slice(1));
  store.leave(TITLE);
  expect(written).toEqual([[TITLE, text.slice(1), 'typed']]);
  expect(flushed).toEqual([TITLE]);
});

test('[I20] what was refused stays beside its field, also in another round, and can be tried again', () => {
  const { store, written } = page();
  store.choose(TITLE, 'Lisbon');
  store.refuse(TITLE, 'Lisbon');
  expect(shown(store, TITLE)).toBeNull();
  store.reset('f0');
  expect(store.state(TITLE).refused).toBe('Lisbon');
  store.retry(TITLE);
  expect(written.at(-1)).toEqual([TITLE, 'Lisbon', 'chosen']);
  expect(store.state(TITLE).refused).toBeNull();
});

test('[I17] a send waits until what is shown is confirmed', async () => {
  const { store } = page();
  store.arrive(new Map([[TITLE, { ...by('ada', 'Lisbon', 1), isPending: true }]]), 0);
  let isConfirmed = false;
  const confirmed = store.confirmed('f0').then(() => (isConfirmed = true));
  await Promise.resolve();
  expect(isConfirmed).toBe(false);
  store.arrive(new Map([[TITLE, by('ada', 'Lisbon', 1)]]), 0);
  await confirmed;
});
