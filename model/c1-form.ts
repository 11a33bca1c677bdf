// The forms of a C1 program: what a person can enter, with the words that they see beside it. Read from the program, because
// the SDK's own report of a press has only the fields' names, which nobody sees.
import { C1_ROOT, entryOf, resolved, type C1Program, type C1Value } from './c1-program';
import { MAX_C1_DEPTH } from './limits';

/** What a field holds, as JSON has it. */
export type C1Data = string | number | boolean | null | C1Data[] | { [key: string]: C1Data };

/** A choice of a field; `value` is what the field holds when it is chosen. */
export type C1Option = { value: string; label: string };

export type C1Field = {
  /** Its key in the form's values; never on screen. */
  name: string;
  component: FieldComponent;
  /** The label on screen; '' when there is none. */
  label: string;
  /** What the field holds before anybody changes it; null: nothing. */
  initial: C1Data;
  /** Choices, check boxes and switches; of an editable table its columns. */
  options: readonly C1Option[];
  /** Such as `password`, `multiple` or `range`; '' where the component has no variants. */
  variant: string;
};

export type C1Form = {
  /** '' for the fields outside of every form. */
  name: string;
  /** In the order in which they are on screen. Two fields of one name share one value. */
  fields: readonly C1Field[];
  /** The labels of the buttons that send the form. */
  buttons: readonly string[];
};

type Positions = { options?: number; initial?: number; variant?: number; switches?: true };

/** Positions of arguments, counted from 0. Every field's name is argument 0. */
const FIELDS = {
  Input: { initial: 4, variant: 3 },
  TextArea: { initial: 4 },
  DatePicker: { initial: 3, variant: 1 },
  Select: { options: 1, initial: 4 },
  RadioGroup: { options: 1, initial: 3 },
  Slider: { initial: 5 },
  CheckBoxGroup: { options: 1, switches: true },
  SwitchGroup: { options: 1, switches: true },
  Chips: { options: 2, initial: 4, variant: 1 },
  OptionCards: { options: 2, initial: 4, variant: 1 },
  EditableTable: { options: 1, initial: 2 },
} as const satisfies Record<string, Positions>;
export type FieldComponent = keyof typeof FIELDS;

/** Values that are looked at: what is referenced many times is looked at as often. A program that is drawn has fewer. */
const MAX_VISITS = 20_000;

/**
 * The forms of a program, in the order in which they are on screen. A program in the older form has none; of one that is
 * too large to be drawn (model/c1-size) the first fields are found.
 */
export function formsOf(program: C1Program): C1Form[] {
  return program.form === 'json' ? [] : new Finder(program).forms();
}

type Place = { form: string; label: string };
type Call = C1Value & { kind: 'call' };

/** Walks the program as it is drawn: from the root, through references, arguments in their order. */
class Finder {
  readonly #program: C1Program;
  readonly #forms = new Map<string, { fields: C1Field[]; buttons: string[] }>();
  #visits = 0;

  constructor(program: C1Program) {
    this.#program = program;
  }

  forms(): C1Form[] {
    this.#visit({ kind: 'reference', name: C1_ROOT }, { form: '', label: '' }, 0);
    return [...this.#forms].map(([name, { fields, buttons }]) => ({ name, fields, buttons }));
  }

  #visit(unresolved: C1Value, place: Place, depth: number): void {
    if (!this.#mayVisit(1) || depth > MAX_C1_DEPTH) return;
    const value = resolved(unresolved, this.#program);
    if (value.kind === 'call') this.#visitCall(value, place, depth);
    else for (const inner of contentsOf(value)) this.#visit(inner, place, depth + 1);
  }

  #mayVisit(values: number): boolean {
    this.#visits += values;
    return this.#visits <= MAX_VISITS;
  }

  #visitCall({ component, args }: Call, place: Place, depth: number): void {
    const [first] = args;
    const inner = { ...place };
    if (component === 'Form') inner.form = this.#text(first);
    if (component === 'FormControl') inner.label = this.#text(first);
    if (component === 'Button' && place.form !== '')
      this.#formNamed(place.form).buttons.push(this.#text(first));
    if (isField(component)) this.#formNamed(place.form).fields.push(this.#field({ component, args }, place));
    else for (const arg of args) this.#visit(arg, inner, depth + 1);
  }

  #formNamed(name: string) {
    const form = this.#forms.get(name) ?? { fields: [], buttons: [] };
    this.#forms.set(name, form);
    return form;
  }

  #field(
    { component, args }: { component: FieldComponent; args: readonly C1Value[] },
    { label }: Place,
  ): C1Field {
    const positions: Positions = FIELDS[component];
    const options = positions.options === undefined ? [] : this.#list(args[positions.options]);
    return {
      name: this.#text(args[0]),
      component,
      label,
      initial: positions.switches
        ? Object.fromEntries(options.map((option) => [this.#optionOf(option).value, this.#isOn(option)]))
        : this.#data(positions.initial === undefined ? undefined : args[positions.initial]),
      options: options.map((option) => this.#optionOf(option)),
      variant: positions.variant === undefined ? '' : this.#text(args[positions.variant]),
    };
  }

  #list(value: C1Value | undefined): readonly C1Value[] {
    const list = value === undefined ? undefined : resolved(value, this.#program);
    return list?.kind === 'array' && this.#mayVisit(list.items.length) ? list.items : [];
  }

  /** `SelectItem("lis", "Lisbon")`, and the columns of an editable table: `{key: "task", header: "Task"}`. */
  #optionOf(item: C1Value): C1Option {
    const value = resolved(item, this.#program);
    if (value.kind === 'call') return { value: this.#text(value.args[0]), label: this.#text(value.args[1]) };
    return { value: this.#text(entryOf(value, 'key')), label: this.#text(entryOf(value, 'header')) };
  }

  /** `CheckBoxItem("breakfast", "Breakfast", "", true)` */
  #isOn(item: C1Value): boolean {
    const value = resolved(item, this.#program);
    return value.kind === 'call' && this.#data(value.args[3]) === true;
  }

  /** The text of a literal; '' for anything else. */
  #text(value: C1Value | undefined): string {
    const data = this.#data(value);
    return typeof data === 'string' || typeof data === 'number' ? String(data) : '';
  }

  /** Null for a component, and for what would have to be computed. */
  #data(unresolved: C1Value | undefined, depth = 0): C1Data {
    if (unresolved === undefined || depth > MAX_C1_DEPTH || !this.#mayVisit(1)) return null;
    const value = resolved(unresolved, this.#program);
    if (value.kind === 'string') return value.text;
    if (value.kind === 'number' || value.kind === 'boolean') return value.value;
    if (value.kind === 'array') return value.items.map((item) => this.#data(item, depth + 1));
    if (value.kind !== 'object') return null;
    return Object.fromEntries(value.entries.map(([key, inner]) => [key, this.#data(inner, depth + 1)]));
  }
}

function isField(component: string): component is FieldComponent {
  return Object.hasOwn(FIELDS, component);
}

function contentsOf(value: C1Value): readonly C1Value[] {
  if (value.kind === 'array') return value.items;
  if (value.kind === 'object') return value.entries.map(([, inner]) => inner);
  return value.kind === 'expression' ? value.parts.filter((part) => typeof part !== 'string') : [];
}
