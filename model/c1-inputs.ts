// The forms of a C1 program that a thread fills in together, read without the SDK. A form with more than can be kept, or with a
// table, is not among them: it stays a form of each page's own, whose press says what that page shows.
import { MAX_LABEL_CHARS } from './limits';
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
import { storedForms, suffixOf, withinLimits, type ProgramField, type ProgramForm } from './program-form';
import { clip, oneLine } from './title';

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

/** What an answer with this text stores of its forms; null when it has none to fill in together. */
export function answerFormsOf(content: string): AnswerForms | null {
  return storedForms(sharedForms(readC1(content)));
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
