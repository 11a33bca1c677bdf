// A form of a fenced block as the page draws it.
import { blockSource } from '@/model/fenced-block';
import {
  formSources,
  keptForms,
  programForm,
  readFormBlock,
  type BlockProblem,
  type FormBlock,
} from '@/model/form-block';
import type { ProgramForm } from '@/model/program-form';
import type { AnswerForms, Form, FormField } from '@/model/form';
import { MAX_BLOCKS_READ } from '@/model/limits';
import type { DrawnField } from '@/app/_thread/message/generated/forms/parse';
import { readOnce, type Written } from './written';

export type DrawnForm = {
  title: string;
  form: ProgramForm;
  fields: ReadonlyMap<string, DrawnField>;
  /** Whether the server keeps it, or why not. `unread`: it finds no such block in the text, or the text is being written. */
  fate: 'kept' | 'too-many' | 'unread';
};
export type DrawingProblem = BlockProblem | { why: 'too-many' };

/** No stored form has this key. */
const NOT_KEPT = 'unkept';

/**
 * The form of a block, or why there is none.
 * @param written null while more may follow: what is drawn depends on the block alone
 */
export function drawnForm(source: string, written: Written | null): DrawnForm | DrawingProblem {
  const own = blockSource(source);
  return (written === null ? undefined : formsIn(written).get(own)) ?? drawnAlone(own, 'unread');
}

/** By the text of its block. */
const formsIn = readOnce((text): ReadonlyMap<string, DrawnForm | DrawingProblem> => {
  const sources = formSources(text);
  const read = sources.slice(0, MAX_BLOCKS_READ);
  const kept = new Map(
    keptForms(read).map(({ source, block, form }) => [source, drawn(block, { form, fate: 'kept' })]),
  );
  return new Map([
    ...sources.map((source) => [source, { why: 'too-many' } as const] as const),
    ...read.map((source) => [source, kept.get(source) ?? drawnAlone(source, 'too-many')] as const),
  ]);
});

/** To be read, and bound to nothing. */
function drawnAlone(source: string, fate: DrawnForm['fate']): DrawnForm | DrawingProblem {
  const { block, problem } = readFormBlock(source);
  return problem ?? drawn(block, { form: programForm(block, NOT_KEPT), fate });
}

function drawn(block: FormBlock, { form, fate }: Pick<DrawnForm, 'form' | 'fate'>): DrawnForm {
  const fields = form.fields.map((field, index): [string, DrawnField] => [
    field.key,
    { ...field, ...drawingOf(block.fields[index]), form: form.key },
  ]);
  return { title: block.title ?? '', form, fields: new Map(fields), fate };
}

function drawingOf(field: FormBlock['fields'][number] | undefined) {
  return {
    hint: field?.hint ?? '',
    placeholder: field !== undefined && 'placeholder' in field ? (field.placeholder ?? '') : '',
    rows: 3,
    min: 0,
    max: 100,
    step: 1,
    isRequired: field?.required ?? false,
    minLength: 0,
    maxLength: field !== undefined && 'maxLength' in field ? (field.maxLength ?? null) : null,
    descriptions: new Map<string, string>(),
  };
}

/** What is stored of a form, if it is this one: an answer from elsewhere has none, or others. */
export function storedFormOf({ form, fate }: DrawnForm, stored: AnswerForms | undefined): Form | null {
  const found = fate === 'kept' ? stored?.list.find(({ key }) => key === form.key) : undefined;
  return found !== undefined && looksOf(found.fields) === looksOf(form.fields) ? found : null;
}

const looksOf = (fields: readonly FormField[]) =>
  JSON.stringify(
    fields.map(({ key, label, kind, type, options }) => [
      key,
      label,
      kind,
      type,
      options.map((option) => [option.value, option.label]),
    ]),
  );
