// What a person says by a press inside an answer: words that were on their screen, and no others. The server composes the text of a
// shared form again by it (model/form-text), so that nobody says what the form does not hold.
import type { PressedStrings } from './pressed-strings';
import { oneLine } from './title';

export type FieldKind = keyof PressedStrings['kinds'];

/** A control of a form, as it is on screen. */
export type ShownField = {
  /** '' when nothing names it. */
  label: string;
  kind: FieldKind;
  /** Null while the screen shows dots in their place. */
  values: readonly ShownValue[] | null;
};
export type ShownValue = { text: string; /** Of a checkbox. */ isChecked?: boolean };

export type SaidField = ShownField & { isUnchanged: boolean };

type Press = { label: string; fields: readonly SaidField[] };

/**
 * The label of what was pressed and, under it, the fields of its form, a line each, in the form's order. Whatever was
 * typed or chosen is quoted, and what was typed on several lines is indented: no value can look like another field.
 * '' when there is nothing to say.
 */
export function pressedText({ label, fields }: Press, strings: PressedStrings): string {
  const lines = fields.map((field) => `- ${fieldName(field, strings)}: ${valueOf(field, strings)}`);
  return [unquoted(oneLine(label)), ...lines].filter((line) => line !== '').join('\n');
}

/** A control without a visible label is named by its kind. The star of a required field and a colon are no part of it. */
export function fieldName(
  { label, kind }: Pick<ShownField, 'label' | 'kind'>,
  strings: PressedStrings,
): string {
  const shown = unquoted(oneLine(label)).replace(/ ?\*?[:：]?$/, '');
  return shown === '' ? strings.kinds[kind] : shown;
}

function valueOf({ label, values, isUnchanged }: SaidField, strings: PressedStrings): string {
  if (values === null) return strings.hidden;
  const shown = values.filter(({ text }) => text.trim() !== '');
  if (shown.length === 0) return strings.empty;
  const texts = shown.map(({ text, isChecked }) => {
    if (isChecked === undefined) return quoted(text);
    const answer = isChecked ? strings.yes : strings.no;
    // The one box of a field with the same words.
    return shown.length === 1 && text === label ? answer : `${quoted(text)} ${answer}`;
  });
  return texts.join(', ') + (isUnchanged ? ` ${strings.unchanged}` : '');
}

function quoted(text: string): string {
  // guard: values-stay-in-their-lines
  const lines = text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
  return `“${lines.map((line) => unquoted(oneLine(line))).join('\n  | ')}”`;
}

/** Curly quotes are ours: inside a value they would end it. */
function unquoted(text: string): string {
  // guard: values-stay-in-their-quotes
  return text.replace(/[“”„‟]/g, '"');
}

/** Marks by which a screen shows words in another order than they are sent in: a message is sent without them. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Whether a label on screen has no such mark. With one, what will be said is read first. */
export function isInSentOrder(shown: string): boolean {
  return !DIRECTION_MARKS.test(shown);
}
