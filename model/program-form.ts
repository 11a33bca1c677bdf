// A form to be filled in together as it was read from an answer, of a C1 program or of a fenced block, and what is stored of it.
import type { C1Field } from './c1-form';
import type { AnswerForms, FieldType, FormField } from './form';
import { byteLength, MAX_FIELDS, MAX_FORMS, MAX_FORMS_BYTES } from './limits';

/** With what the renderer calls it, which is never on screen; `variant` as in C1Field. */
export type ProgramField = FormField & Pick<C1Field, 'name' | 'component' | 'variant'>;
export type ProgramForm = { key: string; name: string; buttons: string[]; fields: ProgramField[] };

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

const MAX_SUFFIX_CHARS = 16;

/** The letters and digits of a name, for readers of logs and archives: the position alone makes a key unique. */
export function suffixOf(name: string): string {
  const letters = name.replace(/[^A-Za-z0-9]/g, '').slice(0, MAX_SUFFIX_CHARS);
  return letters === '' ? '' : `-${letters}`;
}
