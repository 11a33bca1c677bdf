// What of a C1 program is drawn by us and not by the SDK: the fields of the forms that a thread fills in together. In the print,
// each of them is a call of our own component with the field's key, and every such form ends with a component that says how far
// it is. No value that anybody enters is ever in the SDK's hands.
import { entryOf, resolved, type C1Program, type C1Value } from '@/model/c1-program';
import { sharedForms } from '@/model/c1-inputs';
import type { ProgramField, ProgramForm } from '@/model/program-form';
import { MAX_C1_DEPTH } from '@/model/limits';
import { oneLine } from '@/model/title';

/** Names of our components in the print; a program that uses them itself has nothing there. */
export const FIELD_COMPONENT = 'CothreadField';
export const FOOT_COMPONENT = 'CothreadFormFoot';

/** How a field is drawn, besides what it is. */
export type DrawnField = ProgramField & {
  form: string;
  hint: string;
  placeholder: string;
  rows: number;
  min: number;
  max: number;
  step: number;
  isRequired: boolean;
  minLength: number;
  /** Null: the bound of every field. */
  maxLength: number | null;
  /** By option: a line below its label. */
  descriptions: ReadonlyMap<string, string>;
};

export type ParsedProgram = {
  program: C1Program;
  fields: ReadonlyMap<string, DrawnField>;
};

/** Positions of arguments, counted from 0. */
const POSITIONS = {
  Input: { rules: 1, placeholder: 2 },
  TextArea: { rules: 1, placeholder: 2, rows: 3 },
  DatePicker: { rules: 2 },
  Select: { options: 1, rules: 2, placeholder: 3 },
  RadioGroup: { options: 1, rules: 2 },
  Slider: { min: 3, max: 4, rules: 6, step: 7 },
  CheckBoxGroup: { options: 1, rules: 2 },
  SwitchGroup: { options: 1, rules: 2 },
  Chips: { options: 2, rules: 3 },
  OptionCards: { options: 2, rules: 3 },
  EditableTable: {},
} as const satisfies Record<ProgramField['component'], Positions>;
type Positions = Partial<
  Record<'rules' | 'placeholder' | 'rows' | 'options' | 'min' | 'max' | 'step', number>
>;

type Call = C1Value & { kind: 'call' };

/** @param program one that is not too large to be drawn */
export function parseForms(program: C1Program): ParsedProgram {
  const parser = new FormParser(program, sharedForms(program));
  return { program: parser.program(), fields: parser.fields };
}

class FormParser {
  readonly fields = new Map<string, DrawnField>();
  readonly #program: C1Program;
  readonly #forms: ReadonlyMap<string, ProgramForm>;

  constructor(program: C1Program, forms: readonly ProgramForm[]) {
    this.#program = program;
    this.#forms = new Map(forms.map((form) => [form.name, form]));
  }

  program(): C1Program {
    if (this.#program.form === 'json') return this.#program;
    const statements = new Map<string, C1Value>();
    for (const [name, value] of this.#program.statements) statements.set(name, this.#outside(value));
    return { ...this.#program, statements };
  }

  /** Outside of shared forms: as it is, but for the forms inside. */
  #outside(value: C1Value): C1Value {
    if (value.kind === 'call' && isOurs(value.component)) return { kind: 'null' };
    const form = value.kind === 'call' && value.component === 'Form' ? this.#formOf(value) : undefined;
    if (form === undefined || value.kind !== 'call') return mapped(value, (inner) => this.#outside(inner));
    const [name = NULL, buttons = NULL, fields = NULL] = value.args;
    return { ...value, args: [name, this.#outside(buttons), this.#withFoot(fields, form)] };
  }

  #formOf({ args }: Call): ProgramForm | undefined {
    return this.#forms.get(this.#text(args[0]));
  }

  #withFoot(fields: C1Value, form: ProgramForm): C1Value {
    const list = resolved(fields, this.#program);
    const items = list.kind === 'array' ? list.items : [fields];
    const drawn = items.map((item) => this.#inside({ value: item, form, depth: 0 }));
    return { kind: 'array', items: [...drawn, callOf(FOOT_COMPONENT, form.key)] };
  }

  /** Inside a shared form, through references: one statement may be a field of two forms. */
  #inside({ value: unresolved, form, depth }: { value: C1Value; form: ProgramForm; depth: number }): C1Value {
    if (depth > MAX_C1_DEPTH) return NULL;
    const value = resolved(unresolved, this.#program);
    if (value.kind === 'call') {
      if (isOurs(value.component)) return NULL;
      if (value.component === 'Form' && this.#formOf(value) !== undefined) return this.#outside(value);
      const field = this.#fieldIn(value, form);
      if (field !== null) return callOf(FIELD_COMPONENT, field);
    }
    const drawn = mapped(value, (inner) => this.#inside({ value: inner, form, depth: depth + 1 }));
    // A reference to what has no field stays one: written out, a program could grow.
    return drawn === value ? unresolved : drawn;
  }

  /** The key of the field that a call draws, alone or as a control with a label; null for anything else. */
  #fieldIn(call: Call, form: ProgramForm): string | null {
    const isControl = call.component === 'FormControl';
    const inner = isControl && call.args[1] !== undefined ? resolved(call.args[1], this.#program) : call;
    if (inner.kind !== 'call') return null;
    const field = form.fields.find(
      ({ name, component }) => component === inner.component && name === this.#text(inner.args[0]),
    );
    if (field === undefined) return null;
    if (!this.fields.has(field.key))
      this.fields.set(field.key, this.#drawn(field, form, inner, isControl ? call.args[2] : undefined));
    return field.key;
  }

  #drawn(field: ProgramField, form: ProgramForm, { args }: Call, hint: C1Value | undefined): DrawnField {
    const positions: Positions = POSITIONS[field.component];
    const at = (name: keyof Positions) => {
      const position = positions[name];
      return position === undefined ? undefined : args[position];
    };
    const rules = at('rules');
    const min = this.#number(at('min')) ?? 0;
    return {
      ...field,
      form: form.key,
      hint: oneLine(this.#text(hint)),
      placeholder: oneLine(this.#text(at('placeholder'))),
      rows: Math.min(12, Math.max(2, this.#number(at('rows')) ?? 3)),
      min,
      max: Math.max(min, this.#number(at('max')) ?? 100),
      step: this.#number(at('step')) ?? 1,
      isRequired: this.#isTrue(rules, 'required'),
      minLength: this.#number(this.#rule(rules, 'minLength')) ?? 0,
      maxLength: this.#number(this.#rule(rules, 'maxLength')) ?? null,
      descriptions: this.#descriptions(at('options')),
    };
  }

  #rule(rules: C1Value | undefined, name: string): C1Value | undefined {
    const found = rules === undefined ? undefined : entryOf(resolved(rules, this.#program), name);
    return found === undefined ? undefined : resolved(found, this.#program);
  }

  #isTrue(rules: C1Value | undefined, name: string): boolean {
    const rule = this.#rule(rules, name);
    return rule?.kind === 'boolean' && rule.value;
  }

  /** `RadioItem("busy", "Busy", "All at once")` */
  #descriptions(options: C1Value | undefined): ReadonlyMap<string, string> {
    const list = options === undefined ? NULL : resolved(options, this.#program);
    const items = list.kind === 'array' ? list.items.map((item) => resolved(item, this.#program)) : [];
    return new Map(
      items.flatMap((item): [string, string][] => {
        if (item.kind !== 'call' || item.component === 'ChipItem') return [];
        const text = oneLine(this.#text(item.args[2]));
        return text === '' ? [] : [[this.#text(item.args[0]), text]];
      }),
    );
  }

  /** As model/c1-form reads it: the text of a literal, '' for anything else. */
  #text(value: C1Value | undefined): string {
    const found = value === undefined ? NULL : resolved(value, this.#program);
    if (found.kind === 'string') return found.text;
    return found.kind === 'number' ? String(found.value) : '';
  }

  #number(value: C1Value | undefined): number | undefined {
    const found = value === undefined ? NULL : resolved(value, this.#program);
    return found.kind === 'number' && Number.isFinite(found.value) ? found.value : undefined;
  }
}

const NULL: C1Value = { kind: 'null' };

const isOurs = (component: string) => component === FIELD_COMPONENT || component === FOOT_COMPONENT;

function callOf(component: string, key: string): C1Value {
  return { kind: 'call', component, args: [{ kind: 'string', text: key }] };
}

/** The value with every value directly inside it changed; itself when none was. */
function mapped(value: C1Value, change: (inner: C1Value) => C1Value): C1Value {
  switch (value.kind) {
    case 'call': {
      const args = value.args.map(change);
      return isSame(args, value.args) ? value : { ...value, args };
    }
    case 'array': {
      const items = value.items.map(change);
      return isSame(items, value.items) ? value : { ...value, items };
    }
    case 'object': {
      const inner = value.entries.map(([, entry]) => entry);
      const changed = inner.map(change);
      if (isSame(changed, inner)) return value;
      return {
        ...value,
        entries: value.entries.map(([key], index) => [key, changed[index] ?? NULL] as const),
      };
    }
    case 'expression': {
      const parts = value.parts.map((part) => (typeof part === 'string' ? part : change(part)));
      return isSame(parts, value.parts) ? value : { ...value, parts };
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'reference':
      return value;
  }
}

function isSame(changed: readonly unknown[], before: readonly unknown[]): boolean {
  return changed.every((value, index) => value === before[index]);
}
