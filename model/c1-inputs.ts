// The forms of a C1 program that a thread fills in together, read without the SDK. A form with more than can be kept, or with a
// table, is not among them: it stays a form of each page's own, whose press says what that page shows.
import { byteLength, MAX_FIELDS, MAX_FORMS, MAX_FORMS_BYTES, MAX_LABEL_CHARS } from './limits';
import {
  formsOf,
  type C1Data,
  type C1Field,
  type C1Form,
  type C1Option,
  type FieldComponent,
} from './c1-form';
import { readC1, type C1Program } from './c1-program';
import type { AnswerForms, FieldType, FormField, InputValue } from './form';
import { clip, oneLine } from './title';

/** With what the renderer calls it, which is never on screen; `variant` as in C1Field. */
export type ProgramField = FormField & Pick<C1Field, 'name' | 'component' | 'variant'>;
export type ProgramForm = { key: string; name: string; buttons: string[]; fields: ProgramField[] };

const KINDS = {
  Input: 'text',
  TextArea: 'text',
  DatePicker: 'date',
  Select: 'choice',
  RadioGroup: 'choice',
  Slider: 'slider',
  CheckBoxGroup: 'checkbox',
  SwitchGroup: 'checkbox',
  Chips: 'choice',
  OptionCards: 'choice',
} as const satisfies Partial<Record<FieldComponent, FormField['kind']>>;

/** The forms that can be filled in together; their keys and those of their fields depend on the program alone. */
export function sharedForms(program: C1Program): ProgramForm[] {
  const named = formsOf(program).filter(({ name }) => name !== '');
  return withinLimits(named.map((found, index) => programForm(found, `f${index}`)));
}

/** As many of these forms as are kept with an answer. */
export function withinLimits(forms: readonly (ProgramForm | null)[]): ProgramForm[] {
  const shared: ProgramForm[] = [];
  let fields = 0;
  let bytes = 0;
  for (const form of forms) {
    if (form === null || shared.length === MAX_FORMS) continue;
    const size = byteLength(JSON.stringify(form));
    // guard: forms-are-bounded
    if (fields + form.fields.length > MAX_FIELDS || bytes + size > MAX_FORMS_BYTES) continue;
    fields += form.fields.length;
    bytes += size;
    shared.push(form);
  }
  return shared;
}

/** What an answer with this text stores of its forms; null when it has none to fill in together. */
export function answerFormsOf(content: string): AnswerForms | null {
  return storedForms(sharedForms(readC1(content)));
}

/** What is stored of forms that nobody has filled in yet; null of none. */
export function storedForms(shared: readonly ProgramForm[]): AnswerForms | null {
  if (shared.length === 0) return null;
  return {
    list: shared.map(({ key, buttons, fields }) => ({
      key,
      buttons,
      fields: fields.map(storedField),
      round: 1,
      sends: [],
    })),
    open: Object.fromEntries(shared.map(({ key }) => [key, 1])),
    types: Object.fromEntries(shared.map(({ key, fields }) => [key, typesOf(fields)])),
  };
}

function storedField({ key, label, kind, type, options, initial }: ProgramField): FormField {
  return { key, label, kind, type, options, initial };
}

function typesOf(fields: readonly ProgramField[]): Record<string, FieldType> {
  return Object.fromEntries(fields.flatMap(({ key, type }) => (type === null ? [] : [[key, type]])));
}

/** Null: not to be filled in together. Two fields of one name share one value: the first counts. */
function programForm({ name, fields, buttons }: C1Form, key: string): ProgramForm | null {
  const byName = new Map<string, C1Field>();
  for (const field of fields) if (!byName.has(field.name)) byName.set(field.name, field);
  const own = [...byName.values()].map((field, index) => programField(field, `${key}-${index}`));
  const known = own.filter((field) => field !== null);
  if (known.length === 0 || known.length < own.length) return null;
  return { key, name, buttons: buttons.map(labelOf), fields: known };
}

function programField(found: C1Field, position: string): ProgramField | null {
  const { name, component, variant } = found;
  if (component === 'EditableTable') return null;
  const kind = KINDS[component];
  const type = typeOf(found);
  const options = found.options.map(({ value, label }) => ({ value, label: labelOf(label) }));
  // guard: field-keys-are-no-paths
  const key = `${position}${suffixOf(name)}`;
  const label = labelOf(found.label);
  const field = { key, name, component, variant, label, kind, type, options, initial: null };
  return { ...field, initial: inputOf(field, found.initial) };
}

const labelOf = (text: string) => clip(oneLine(text), MAX_LABEL_CHARS);

const MAX_SUFFIX_CHARS = 16;

/** The letters and digits of a name, for readers of logs and archives: the position alone makes a key unique. */
export function suffixOf(name: string): string {
  const letters = name.replace(/[^A-Za-z0-9]/g, '').slice(0, MAX_SUFFIX_CHARS);
  return letters === '' ? '' : `-${letters}`;
}

function typeOf({ component, variant, initial }: C1Field): FieldType | null {
  switch (component) {
    case 'Input':
      // A password is nobody else's.
      return variant === 'password' ? null : 'string';
    case 'Chips':
    case 'OptionCards':
      return variant === 'multiple' ? 'list' : 'string';
    case 'DatePicker':
      return variant === 'range' ? 'list' : 'string';
    case 'Slider':
      return Array.isArray(initial) && initial.length > 1 ? 'list' : 'number';
    case 'CheckBoxGroup':
    case 'SwitchGroup':
      return 'list';
    case 'TextArea':
    case 'Select':
    case 'RadioGroup':
      return 'string';
    case 'EditableTable':
      return null;
  }
}

type FieldShape = Pick<FormField, 'kind' | 'type'> & { options: readonly C1Option[] };

/** What is stored of a value of the renderer's; null: nothing. */
export function inputOf({ kind, type, options }: FieldShape, data: C1Data): InputValue | null {
  const items = itemsOf(data);
  if (type === null || data === null || items === null) return null;
  if (type === 'number') return items[0] === undefined || items[0] === '' ? null : finite(Number(items[0]));
  if (type === 'string') return items[0] ?? '';
  if (kind !== 'choice' && kind !== 'checkbox') return items;
  // In the order on screen, whatever was chosen first.
  return options.filter(({ value }) => items.includes(value)).map(({ value }) => value);
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

/** The names that are on of `{breakfast: true}`, the items of a list, or the one value. */
function itemsOf(data: C1Data): string[] | null {
  if (typeof data === 'string' || typeof data === 'number') return [String(data)];
  if (Array.isArray(data)) return data.flatMap((item) => (typeof item === 'object' ? [] : [String(item)]));
  if (typeof data !== 'object' || data === null) return null;
  return Object.entries(data).flatMap(([name, isOn]) => (isOn === true ? [name] : []));
}
