// The forms of one answer on one page: what each field shows, and what may be done with it. Kept outside of React, because the
// SDK draws the fields: they subscribe here, and a key press draws one field again, not the answer.
import type { AppError } from '@/model/errors';
import type { AnswerForms, FormSend, InputValue } from '@/model/form';
import {
  afterArrival,
  afterChoice,
  afterDismissal,
  afterLeaving,
  afterRefusal,
  afterRound,
  afterTaking,
  afterTyping,
  heldValue,
  isEqual,
  isUnchanged,
  UNTOUCHED,
  type Entry,
  type FieldState,
  type Note,
} from './apply';
import { isTooLarge, problemOf } from './problem';
import type { DrawnField, ParsedProgram } from './parse';

/** An answer, or one of its earlier versions, with what is stored of its forms. */
export type AnswerWithForms = { id: string; runId: string | null; forms: AnswerForms; isEarlier: boolean };

/** Why fields can, or cannot, be filled in here. */
export type FormsMode = 'open' | 'streaming' | 'guest' | 'viewer' | 'closed' | 'earlier-version' | 'loading';

/** How far a form is. */
export type FormState = {
  /** The round on screen, and the current one. */
  round: number;
  current: number;
  /** Whether the values of the round on screen are there, or why they are not. */
  isReady: boolean;
  error: AppError | null;
  /** The send of the round on screen; null while it can be filled in. */
  send: FormSend | null;
};

/** Somebody else in a field. */
export type Visitor = { uid: string; name: string };

export type FormsView = {
  mode: FormsMode;
  /** Not connected: what is entered is kept here and sent later. */
  isOffline: boolean;
  forms: ReadonlyMap<string, FormState>;
  visitors: ReadonlyMap<string, readonly Visitor[]>;
  /** Fields whose problems somebody was told, who wanted to send their form. */
  told: ReadonlySet<string>;
};

/** What the page does for the fields. */
export type FormsPage = {
  me: string;
  write: (field: string, value: InputValue, how: 'typed' | 'chosen') => void;
  isWaiting: (field: string) => boolean;
  /** Writes at once what waits of a field. */
  flush: (field: string) => void;
  showRound: (form: string, round: number) => void;
  openRound: (form: string) => void;
  /** No field has the focus any more. */
  leave: () => void;
  /** Asks whether the form is to be sent. */
  press: (press: ButtonPress) => void;
};

/** A press on a form's button. */
export type ButtonPress = {
  form: string;
  /** Of the button. */
  label: string;
  /** Keys of the fields that are on screen. */
  shown: ReadonlySet<string>;
};

const CLOSED: FormsView = {
  mode: 'loading',
  isOffline: false,
  forms: new Map(),
  visitors: new Map(),
  told: new Set(),
};

export class FormsStore {
  readonly parsed: Pick<ParsedProgram, 'fields'>;
  #states = new Map<string, FieldState>();
  #view = CLOSED;
  #page: FormsPage | null = null;
  #entries: ReadonlyMap<string, Entry> = new Map();
  readonly #listeners = new Set<() => void>();

  constructor(parsed: Pick<ParsedProgram, 'fields'>) {
    this.parsed = parsed;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): FormsView => this.#view;

  readonly state = (field: string): FieldState => this.#states.get(field) ?? UNTOUCHED;

  field(key: string): DrawnField | undefined {
    return this.parsed.fields.get(key);
  }

  /** What a field shows; null: nothing. */
  shown(field: DrawnField): InputValue | null {
    return heldValue(this.state(field.key)) ?? field.initial;
  }

  /** Whether a field can be changed here and now. */
  isOpen(form: string): boolean {
    const state = this.#view.forms.get(form);
    return (
      this.#view.mode === 'open' &&
      state?.isReady === true &&
      state.send === null &&
      state.round === state.current
    );
  }

  connect(page: FormsPage): void {
    this.#page = page;
  }

  show(view: Partial<FormsView>): void {
    this.#view = { ...this.#view, ...view };
    this.#emit();
  }

  /** What is entered in the rounds on screen. */
  arrive(entries: ReadonlyMap<string, Entry>, now: number): void {
    const me = this.#page?.me ?? '';
    const before = this.#entries;
    this.#entries = entries;
    for (const key of new Set([...before.keys(), ...entries.keys()])) {
      const entry = entries.get(key) ?? null;
      if (isUnchanged(before.get(key) ?? null, entry)) continue;
      const { state, merged } = afterArrival(this.state(key), entry, { me, now });
      this.#states.set(key, state);
      if (merged !== null) this.choose(key, merged);
    }
    this.#emit();
  }

  /** Another round, or another version: nothing of the one before is left. */
  reset(form: string): void {
    for (const [key, field] of this.parsed.fields)
      if (field.form === form) this.#states.set(key, afterRound(this.state(key)));
    this.#entries = new Map([...this.#entries].filter(([key]) => this.field(key)?.form !== form));
    this.#emit();
  }

  type(key: string, value: InputValue): void {
    this.#set(key, afterTyping(this.state(key), value));
    if (!isTooLarge(value)) this.#page?.write(key, value, 'typed');
  }

  choose(key: string, value: InputValue): void {
    const field = this.field(key);
    if (field === undefined) return;
    const before = this.shown(field);
    this.#set(key, afterChoice(this.state(key), { value, before, at: performance.now() }));
    this.#page?.write(key, value, 'chosen');
  }

  /** The hand is off a control that stays focused, such as a slider. */
  settle(key: string): void {
    // What cannot be stored stays until it is shortened.
    if (isTooLarge(this.state(key).typed)) return;
    const isWaiting = this.#page?.isWaiting(key) ?? false;
    if (isWaiting) this.#page?.flush(key);
    this.#set(key, afterLeaving(this.state(key), { isWaiting }));
  }

  leave(key: string): void {
    this.settle(key);
    this.#page?.leave();
  }

  take(key: string): void {
    const { offer, entry } = this.state(key);
    if (offer === null) return;
    const isStored =
      entry !== null && isEqual(entry.value, offer.value) && this.#page?.isWaiting(key) !== true;
    if (isStored) this.#set(key, afterTaking(this.state(key)));
    else this.choose(key, offer.value);
  }

  undo(key: string): void {
    const { lost } = this.state(key);
    if (lost !== null) this.choose(key, lost.value);
  }

  /** Once more what was refused. */
  retry(key: string): void {
    const { refused } = this.state(key);
    if (refused !== null) this.choose(key, refused);
  }

  dismiss(key: string, note: Note): void {
    this.#set(key, afterDismissal(this.state(key), note));
  }

  refuse(key: string, value: InputValue): void {
    this.#set(key, afterRefusal(this.state(key), value));
  }

  showRound(form: string, round: number): void {
    this.#page?.showRound(form, round);
  }

  openRound(form: string): void {
    this.#page?.openRound(form);
  }

  press(press: ButtonPress): void {
    this.#page?.press(press);
  }

  /** Keys of the fields of a form that cannot be sent as they are, in its order. */
  unsendable(form: string): string[] {
    return [...this.parsed.fields.values()]
      .filter((one) => one.form === form && problemOf(one, this.shown(one)) !== null)
      .map(({ key }) => key);
  }

  /** Resolves once everything that is shown of a form is confirmed. */
  async confirmed(form: string): Promise<void> {
    const keys = [...this.parsed.fields.values()].filter((one) => one.form === form).map(({ key }) => key);
    const isConfirmed = () => keys.every((key) => this.state(key).entry?.isPending !== true);
    if (isConfirmed()) return;
    await new Promise<void>((resolve) => {
      const stop = this.subscribe(() => {
        if (!isConfirmed()) return;
        stop();
        resolve();
      });
    });
  }

  #set(key: string, state: FieldState): void {
    this.#states.set(key, state);
    this.#emit();
  }

  #emit(): void {
    for (const listener of this.#listeners) listener();
  }
}
