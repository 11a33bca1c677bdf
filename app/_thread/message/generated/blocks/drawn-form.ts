// A form of a fenced block as the page draws it.
import { blockSource } from '@/model/fenced-block';
import {
  fencedForms,
  programForm,
  readFormBlock,
  type BlockForm,
  type BlockProblem,
  type FormBlock,
} from '@/model/form-block';
import type { AnswerForms, Form } from '@/model/form';
import type { DrawnField } from '@/app/_thread/message/generated/forms/parse';

export type DrawnForm = { title: string; form: BlockForm; fields: ReadonlyMap<string, DrawnField> };

/** The form of a block that is in this text, or why there is none. */
export function drawnForm(source: string, text: string): DrawnForm | BlockProblem {
  const own = blockSource(source);
  const found = fencedForms(text).find((one) => one.source === own);
  if (found !== undefined) return drawn(found.block, found.form);
  // Beyond what is kept of an answer: to be read alone.
  const { block, problem } = readFormBlock(own);
  return problem ?? drawn(block, programForm(block, 'f0'));
}

function drawn(block: FormBlock, form: BlockForm): DrawnForm {
  const fields = form.fields.map((field, index): [string, DrawnField] => [
    field.key,
    { ...field, ...drawingOf(block.fields[index]), form: form.key },
  ]);
  return { title: block.title ?? '', form, fields: new Map(fields) };
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
export function storedFormOf({ form }: DrawnForm, stored: AnswerForms | undefined): Form | null {
  const found = stored?.list.find(({ key }) => key === form.key);
  const isSame =
    found?.fields.length === form.fields.length &&
    found.fields.every(({ key }, index) => key === form.fields[index]?.key);
  return isSame ? found : null;
}
