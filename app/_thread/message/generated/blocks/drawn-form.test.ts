import { expect, test, vi } from 'vitest';
import { blockSource } from '@/model/fenced-block';
import { markdownFormsOf } from '@/model/form-block';
import { MAX_BLOCKS_READ, MAX_FORMS } from '@/model/limits';
import { drawnForm, storedFormOf, type DrawnForm } from './drawn-form';

const block = (content: unknown) => JSON.stringify(content);
const one = (label: string, more = {}) => block({ fields: [{ label, type: 'text', ...more }] });
const textOf = (blocks: readonly string[]) =>
  blocks.map((source) => `\`\`\`form\n${source}\n\`\`\``).join('\n\n');

function formOf(source: string, text: string | null): DrawnForm {
  const drawn = drawnForm(source, text === null ? null : { text });
  if ('why' in drawn) throw new Error(drawn.why);
  return drawn;
}

/** What is stored of the text, as the page binds this block to it. */
const keyOf = (source: string, text: string, stored = text) =>
  storedFormOf(formOf(source, text), markdownFormsOf(stored) ?? undefined)?.key ?? null;

test('[I22] a form beyond those that are kept is bound to none of them, however alike their fields are', () => {
  const blocks = Array.from({ length: MAX_FORMS + 1 }, (_, n) => one('问题', { hint: `${n}` }));
  const text = textOf(blocks);
  const keys = [...Array.from({ length: MAX_FORMS }, (_, n) => `f${n}`), null];
  expect(blocks.map((source) => keyOf(source, text))).toEqual(keys);
  expect(formOf(blocks.at(-1) ?? '', text).fate).toBe('too-many');
});

test('[I22] a block that is not in the text as the server reads it is bound to nothing', () => {
  const text = textOf([one('问题')]);
  const strange = one('问题', { hint: 'of another fence' });
  expect([keyOf(strange, text), formOf(strange, text).fate]).toEqual([null, 'unread']);
});

test('[I22] what is stored of other fields belongs to another form', () => {
  const choice = (...options: string[]) => block({ fields: [{ label: '问', type: 'choice', options }] });
  const text = textOf([choice('a', 'b')]);
  expect(keyOf(choice('a', 'b'), text)).toBe('f0');
  for (const other of [choice('a', 'c'), choice('b', 'a'), one('问'), one('答'), one('问', { type: 'date' })])
    expect(keyOf(choice('a', 'b'), text, textOf([other]))).toBeNull();
  expect(keyOf(one('问'), textOf([one('问')]), textOf([one('答')]))).toBeNull();
});

test('[I22] [X215] each block of a text is parsed once, and so many of them are drawn', () => {
  const blocks = Array.from({ length: 3 * MAX_BLOCKS_READ }, (_, n) => one(`Question ${n}`));
  const written = { text: textOf(blocks) };
  const parsed = vi.spyOn(JSON, 'parse');
  const drawn = blocks.map((source) => drawnForm(source, written));
  expect(parsed.mock.calls.length).toBeLessThanOrEqual(2 * MAX_BLOCKS_READ);
  parsed.mockRestore();
  expect(drawn.filter((found) => !('why' in found))).toHaveLength(MAX_BLOCKS_READ);
  expect(drawn.at(-1)).toEqual({ why: 'too-many' });
  // The same form each time: its store, and what is typed in it, stay.
  expect(drawnForm(blocks[0] ?? '', written)).toBe(drawn[0]);
});

test('[I21] a form of an answer that is being written is bound to nothing yet', () => {
  const growing = formOf(one('Where to?'), null);
  expect(storedFormOf(growing, markdownFormsOf(textOf([one('Where to?')])) ?? undefined)).toBeNull();
  expect(growing.form.fields.map(({ label }) => label)).toEqual(['Where to?']);
  expect(keyOf(blockSource(`  ${one('Where to?')}`), textOf([one('Where to?')]))).toBe('f0');
});
