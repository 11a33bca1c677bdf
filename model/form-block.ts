// A form as a fenced block of Markdown: what a model without generated UI, or a person, writes to have a form filled in together.
// docs/forms.md describes it. JSON, read strictly in what is known, and blind to what is not (decision 050).
import * as z from 'zod/v4-mini';
import { cleanText } from './clean-text';
import { storedForms, suffixOf, withinLimits, type ProgramField, type ProgramForm } from './program-form';
import type { AnswerForms, FormField } from './form';
import { fencedBlocks } from './fenced-block';
import {
  MAX_BLOCKS_READ,
  MAX_BLOCK_CHARS,
  MAX_FIELDS,
  MAX_INPUT_BYTES,
  MAX_LABEL_CHARS,
  byteLength,
} from './limits';
import { clip, oneLine } from './title';

/** The word behind the fence. */
export const FORM_BLOCK = 'form';
/** On the button of a form that names none. */
const SEND = 'Submit';
/** More options than these are a list that opens. */
const MOST_IN_VIEW = 6;

const line = z.pipe(
  z.string(),
  z.transform((text: string) => clip(oneLine(text), MAX_LABEL_CHARS)),
);
const label = line.check(z.minLength(1));
const count = z.int().check(z.minimum(1), z.maximum(MAX_INPUT_BYTES));
const option = z.pipe(z.union([z.string(), z.number()]), z.pipe(z.transform(String), label));
const options = z.array(option).check(
  z.minLength(1),
  z.maxLength(MAX_FIELDS),
  z.refine((all) => new Set(all).size === all.length),
);

const base = {
  label,
  hint: z.optional(line),
  required: z.optional(z.boolean()),
};
const typed = { ...base, placeholder: z.optional(line), maxLength: z.optional(count) };
const textAs = (cleaned: (text: string) => string) =>
  z.pipe(z.string(), z.transform(cleaned)).check(z.refine((value) => byteLength(value) <= MAX_INPUT_BYTES));
/** What the field shows initially can be sent. */
const fits = z.refine<{ value?: string | undefined; maxLength?: number | undefined }>(
  ({ value, maxLength }) => value === undefined || maxLength === undefined || value.length <= maxLength,
  { path: ['value'] },
);
const fieldSchema = z.discriminatedUnion('type', [
  z.object({ ...typed, type: z.literal('text'), value: z.optional(textAs(oneLine)) }).check(fits),
  z.object({ ...typed, type: z.literal('long-text'), value: z.optional(textAs(cleanText)) }).check(fits),
  z.object({
    ...base,
    type: z.literal('number'),
    placeholder: z.optional(line),
    value: z.optional(z.number()),
  }),
  z.object({ ...base, type: z.literal('date'), value: z.optional(z.iso.date()) }),
  z.object({ ...base, type: z.literal('choice'), options, value: z.optional(option) }),
  z.object({ ...base, type: z.literal('choices'), options, value: z.optional(z.array(option)) }),
  z.object({ ...base, type: z.literal('checkbox'), value: z.optional(z.boolean()) }),
]);
const formBlockSchema = z.object({
  title: z.optional(line),
  fields: z.array(fieldSchema).check(z.minLength(1), z.maxLength(MAX_FIELDS)),
  /** On the button. */
  send: z.optional(label),
});
export type FormBlock = z.infer<typeof formBlockSchema>;
type BlockField = FormBlock['fields'][number];

/** Why a block is no form; `at`: where, such as `fields.2.label`. */
export type BlockProblem = { why: 'too-long' | 'no-json' } | { why: 'unfit'; at: string };
type ReadBlock = { block: FormBlock; problem: null } | { block: null; problem: BlockProblem };

/** Reads the JSON of a block. Its size is judged first: what is drawn of it is drawn at once. */
export function readFormBlock(source: string): ReadBlock {
  // guard: blocks-are-short
  if (source.length > MAX_BLOCK_CHARS) return { block: null, problem: { why: 'too-long' } };
  const json = jsonOf(source);
  if (json === undefined) return { block: null, problem: { why: 'no-json' } };
  const read = z.safeParse(formBlockSchema, json.value);
  if (read.success) return { block: read.data, problem: null };
  const [issue] = read.error.issues;
  return { block: null, problem: { why: 'unfit', at: (issue?.path ?? []).map(String).join('.') } };
}

function jsonOf(source: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(source) };
  } catch {
    // Shown as code, with the reason.
    return undefined;
  }
}

/** A form that a block describes, with the block's text (`blockSource`). */
export type FencedForm = { source: string; block: FormBlock; form: ProgramForm };

/** The forms of a text that can be filled in together, in their order. The same block twice is one form. */
export function fencedForms(markdown: string): FencedForm[] {
  return keptForms(formSources(markdown).slice(0, MAX_BLOCKS_READ));
}

/** The blocks named `form` of a text, also those that are none. */
export const formSources = (markdown: string): string[] => fencedBlocks(markdown, FORM_BLOCK);

/** @param sources the first blocks of a text, `MAX_BLOCKS_READ` at most */
export function keptForms(sources: readonly string[]): FencedForm[] {
  const read = sources.flatMap((source) => {
    const { block } = readFormBlock(source);
    return block === null ? [] : [{ source, block }];
  });
  const found = read.map((one, index) => ({ ...one, form: programForm(one.block, `f${index}`) }));
  const kept = new Set<ProgramForm>(withinLimits(found.map(({ form }) => form)));
  return found.filter(({ form }) => kept.has(form));
}

/** What an answer with this Markdown stores of its forms; null when it has none. */
export function markdownFormsOf(markdown: string): AnswerForms | null {
  return storedForms(fencedForms(markdown).map(({ form }) => form));
}

/** @param key of the form, such as `f0` */
export function programForm({ fields, send = SEND }: FormBlock, key: string): ProgramForm {
  return {
    key,
    name: key,
    buttons: [send],
    fields: fields.map((field, index) => programField(field, `${key}-${index}`)),
  };
}

function programField(field: BlockField, position: string): ProgramField {
  const key = `${position}${suffixOf(field.label)}`;
  const named = { key, name: position, label: field.label, variant: '' };
  switch (field.type) {
    case 'text':
      return { ...named, component: 'Input', ...TEXT, initial: field.value ?? null };
    case 'long-text':
      return { ...named, component: 'TextArea', ...TEXT, initial: field.value ?? null };
    case 'number': {
      const initial = field.value === undefined ? null : String(field.value);
      return { ...named, component: 'Input', ...TEXT, variant: 'number', initial };
    }
    case 'date':
      return { ...named, component: 'DatePicker', ...TEXT, kind: 'date', initial: field.value ?? null };
    case 'choice': {
      const component = field.options.length > MOST_IN_VIEW ? 'Select' : 'RadioGroup';
      const initial = field.options.includes(field.value ?? '') ? (field.value ?? null) : null;
      return {
        ...named,
        component,
        kind: 'choice',
        type: 'string',
        options: optionsOf(field.options),
        initial,
      };
    }
    case 'choices': {
      const initial =
        field.value === undefined ? null : field.options.filter((one) => field.value?.includes(one));
      return { ...named, ...BOXES, options: optionsOf(field.options), initial };
    }
    case 'checkbox':
      // Its label is its option, too: it is drawn once, beside the box.
      return {
        ...named,
        ...BOXES,
        options: optionsOf([field.label]),
        initial: field.value ? [field.label] : null,
      };
  }
}

const TEXT = { kind: 'text', type: 'string', options: [] as FormField['options'] } as const;
const BOXES = { component: 'CheckBoxGroup', kind: 'checkbox', type: 'list' } as const;

const optionsOf = (labels: readonly string[]): FormField['options'] =>
  labels.map((text) => ({ value: text, label: text }));
