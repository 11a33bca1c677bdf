// What a field shows while several people fill it in: the stored value, what is being typed or written here, and what would
// otherwise be lost of either. Pure: the page says what happened, and writes what it is told to write.
import type { InputValue } from '@/model/form';

/** A stored value. */
export type Entry = {
  value: InputValue;
  by: string;
  byName: string;
  at: number;
  revision: number;
  /** Not confirmed by Firestore yet. */
  isPending: boolean;
};

/** Another value of the field, which somebody may want; `by` is who entered what is stored. */
export type OtherValue = { by: string; byName: string; value: InputValue };

export type FieldState = {
  entry: Entry | null;
  /** What is being typed here. */
  typed: InputValue | null;
  /** What was entered here and is on its way to the store. */
  pending: InputValue | null;
  /** Somebody else's value that arrived while this person types. */
  offer: OtherValue | null;
  /** This person's value that somebody else has replaced. */
  lost: OtherValue | null;
  /** What was entered here and could not be stored. */
  refused: InputValue | null;
  /** The last choice made here. */
  choice: Choice | null;
};

type Choice = { value: InputValue; before: InputValue | null; at: number };

export const UNTOUCHED: FieldState = {
  entry: null,
  typed: null,
  pending: null,
  offer: null,
  lost: null,
  refused: null,
  choice: null,
};

/** What is shown; null: what the field shows initially. */
export function heldValue({ typed, pending, entry }: FieldState): InputValue | null {
  return typed ?? pending ?? entry?.value ?? null;
}

/** Whether the page alone has something of this person's: not stored, not yet, or replaced and to be brought back. */
export function isAsking({ pending, lost, refused, entry }: FieldState): boolean {
  return pending !== null || lost !== null || refused !== null || entry?.isPending === true;
}

/** Text that is being typed stays under the fingers of who types it, whatever arrives. */
export function afterTyping(state: FieldState, value: InputValue): FieldState {
  return { ...state, typed: value, pending: null, lost: null, refused: null };
}

/** @param before what was shown, initially or stored; @param at milliseconds of any clock */
export function afterChoice(state: FieldState, { value, before, at }: Choice): FieldState {
  return {
    ...state,
    typed: null,
    pending: value,
    offer: null,
    lost: null,
    refused: null,
    choice: { value, before, at },
  };
}

/** Who typed has left the field: it shows what is stored, and says what of theirs is not, whatever they have dismissed. */
export function afterLeaving(state: FieldState, { isWaiting }: { isWaiting: boolean }): FieldState {
  const { typed, entry } = state;
  if (typed === null) return state;
  const left = { ...state, typed: null, offer: null };
  if (entry !== null && isEqual(entry.value, typed)) return left;
  if (isWaiting) return { ...left, pending: typed };
  return entry === null ? left : { ...left, lost: { by: entry.by, byName: entry.byName, value: typed } };
}

/** The other's value was taken: it is what is stored. */
export function afterTaking(state: FieldState): FieldState {
  return { ...state, typed: null, pending: null, offer: null, lost: null };
}

/** What stands below a field; each is dismissed by itself. */
export type Note = 'offer' | 'lost' | 'refused';

export function afterDismissal(state: FieldState, note: Note): FieldState {
  return { ...state, [note]: null };
}

/** A value that was entered here was refused, and is stored nowhere: it is kept beside the field, unless its text was typed on. */
export function afterRefusal(state: FieldState, value: InputValue): FieldState {
  const isTypedOn = state.typed !== null && !isEqual(state.typed, value);
  if (isTypedOn) return state;
  const lost = state.lost !== null && isEqual(state.lost.value, value) ? null : state.lost;
  return { ...state, typed: null, pending: null, lost, refused: value };
}

/** Another round of the form: nothing is left of the one before, but what could not be stored in it. */
export function afterRound({ refused }: FieldState): FieldState {
  return { ...UNTOUCHED, refused };
}

/** Milliseconds in which the choices of two people in one group of boxes are made at the same moment: both count. */
const SAME_MOMENT_MS = 2_000;

export type Arrival = {
  state: FieldState;
  /** To be written: both of two choices. */
  merged: InputValue | null;
};

/** The store says what is entered. */
export function afterArrival(
  state: FieldState,
  entry: Entry | null,
  { me, now }: { me: string; now: number },
): Arrival {
  const next = { ...state, entry };
  if (entry === null || isSameEntry(state.entry, entry)) return { state: next, merged: null };
  if (entry.by === me) {
    const isStored = (value: InputValue | null) => value !== null && isEqual(value, entry.value);
    const pending = isStored(state.pending) ? null : state.pending;
    const lost = state.lost !== null && isStored(state.lost.value) ? null : state.lost;
    return { state: { ...next, pending, lost }, merged: null };
  }
  const other = { by: entry.by, byName: entry.byName };
  if (state.typed !== null) {
    const offer = isEqual(state.typed, entry.value) ? null : { ...other, value: entry.value };
    return { state: { ...next, offer }, merged: null };
  }
  // A refused write is taken back: afterRefusal says what of it.
  if (state.entry !== null && entry.revision < state.entry.revision) return { state: next, merged: null };
  const mine = state.entry?.by === me ? state.entry.value : null;
  // What is on its way will be the newest.
  if (state.pending !== null || mine === null || isEqual(mine, entry.value))
    return { state: next, merged: null };
  const merged = bothChoices(state.choice, { theirs: entry.value, now });
  if (merged !== null && isEqual(merged, entry.value)) return { state: next, merged: null };
  if (merged !== null) return { state: { ...next, choice: null }, merged };
  return { state: { ...next, lost: { ...other, value: mine } }, merged: null };
}

function isSameEntry(before: Entry | null, entry: Entry): boolean {
  return before !== null && before.revision === entry.revision && before.by === entry.by;
}

/** Nothing of it is another: what a listener delivers is made anew each time. */
export function isUnchanged(before: Entry | null, entry: Entry | null): boolean {
  if (before === null || entry === null) return before === entry;
  return (
    isSameEntry(before, entry) &&
    before.isPending === entry.isPending &&
    before.at === entry.at &&
    before.byName === entry.byName &&
    isEqual(before.value, entry.value)
  );
}

/** Theirs with what was just chosen or unchosen here; null where that is not to be brought back. Lists are kept in no order. */
function bothChoices(
  choice: Choice | null,
  { theirs, now }: { theirs: InputValue; now: number },
): InputValue | null {
  if (choice === null || now - choice.at > SAME_MOMENT_MS) return null;
  if (!Array.isArray(choice.value) || !Array.isArray(theirs)) return null;
  const { value, before } = choice;
  const old = Array.isArray(before) ? before : [];
  const added = value.filter((item) => !old.includes(item) && !theirs.includes(item));
  const removed = old.filter((item) => !value.includes(item) && theirs.includes(item));
  return [...theirs.filter((item) => !removed.includes(item)), ...added];
}

export function isEqual(a: InputValue, b: InputValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
