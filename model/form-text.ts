// What a form says when it is sent: the label of the button, then the visible fields with their labels and values, in the form's
// order. The page shows this text before it is sent, and the server composes it again from what is stored.
import type { Form, FormField, InputValue } from './form';
import type { PressedStrings } from './pressed-strings';
import { pressedText, type SaidField, type ShownValue } from './pressed-text';

type FormText = {
  button: string;
  form: Form;
  /** Keys of the fields that are on screen. */
  shown: ReadonlySet<string>;
  /** By field; one that is missing shows what it shows initially. */
  values: ReadonlyMap<string, InputValue>;
};

export function formText({ button, form, shown, values }: FormText, strings: PressedStrings): string {
  const fields = form.fields
    .filter(({ key }) => shown.has(key))
    .map((field) => saidField(field, values.get(field.key)));
  return pressedText({ label: button, fields }, strings);
}

function saidField(field: FormField, value: InputValue | undefined): SaidField {
  const { label, kind, initial, type } = field;
  const values = type === null ? null : shownValues(field, value ?? initial);
  const isUnchanged =
    value === undefined || JSON.stringify(values) === JSON.stringify(shownValues(field, initial));
  return { label, kind, values, isUnchanged };
}

/** What a value looks like on screen; a choice that is none of the field's is not there. */
export function shownValues({ kind, options }: FormField, value: InputValue | null): ShownValue[] {
  const held = value === null ? [] : Array.isArray(value) ? value : [String(value)];
  if (kind === 'checkbox')
    return options.map((option) => ({ text: option.label, isChecked: held.includes(option.value) }));
  if (kind === 'choice')
    return options.filter((option) => held.includes(option.value)).map(({ label }) => ({ text: label }));
  return held.map((text) => ({ text }));
}
