import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { blockSource, fencedBlocks } from './fenced-block';
import { fencedForms, markdownFormsOf, readFormBlock } from './form-block';
import {
  MAX_BLOCKS_READ,
  MAX_BLOCK_CHARS,
  MAX_FIELDS,
  MAX_FORMS,
  MAX_INPUT_BYTES,
  MAX_LABEL_CHARS,
} from './limits';

const fenced = (content: unknown, fence = '```') =>
  `${fence}form\n${typeof content === 'string' ? content : JSON.stringify(content, null, 2)}\n${fence}`;
const FIELD = { label: 'Where to?', type: 'text' };
const problemOf = (content: unknown) =>
  readFormBlock(typeof content === 'string' ? content : JSON.stringify(content)).problem;

/** As the parser of the page finds them. */
function blocksOnPage(markdown: string): string[] {
  const found = new Set<string>();
  const look = (node: Nodes) => {
    if (node.type === 'code' && node.lang?.toLowerCase() === 'form') found.add(blockSource(node.value));
    if ('children' in node) node.children.forEach(look);
  };
  look(fromMarkdown(markdown));
  return [...found];
}

describe('blocks of a text', () => {
  test.each([
    ['a fence of backticks', '```form\n{}\n```', ['{}']],
    ['one of tildes, with more behind its word', '~~~~ Form now\n{}\n~~~\n~~~~~', ['{}\n~~~']],
    ['two', '```form\n1\n```\nand\n```form\n2\n```', ['1', '2']],
    ['the same twice, once', '```form\n1\n```\n\n- item\n\n  ```form\n  1\n  ```', ['1']],
    ['one in a quote', '> ```form\n> {\n>   "a": 1\n> }\n> ```\nafter', ['{\n"a": 1\n}']],
    ['one that begins an item', '1. ```form\n   {}\n   ```', ['{}']],
    ['one that nothing ends', 'text\n```form\n{}\n', ['{}']],
    ['with lines of Windows', '```form\r\n{\r\n}\r\n```\r\n', ['{\n}']],
    ['none inside of another block', '````md\n```form\n{}\n```\n````', []],
    ['none after the block of an item', '- ```js\n  a\n  ```\n\n```form\n{}\n```', ['{}']],
    ['none of another language', '```json\n{}\n```\n```formal\n{}\n```', []],
    ['none in a line of text', 'a ```form``` b', []],
    ['one behind a quote whose block nothing ends', '> ```js\n> a\n\nafter\n\n```form\n{}\n```', ['{}']],
    ['one behind an item whose block nothing ends', '- ```js\n  a\nafter\n```form\n{}\n```', ['{}']],
    ['one that ends with its quote', '> ```form\n> {}\nafter\n', ['{}']],
    ['one in the paragraph of an item', '1. a\n2. b\n\n   ```form\n   {}\n   ```\nafter', ['{}']],
    ['one in a quote of an item', '- > ```form\n  > {}\n  > ```', ['{}']],
    ['one behind tabs', '-\ta\n\n\t```form\n\t{}\n\t```', ['{}']],
    ['none in indented code', '    ```form\n    {}\n    ```\n\n-     ```form\n      {}', []],
    ['an indented fence as content', '```form\n    ```\n```\n', ['```']],
    ['none behind a number in a text', 'a\n14. ```form\n{}', []],
  ])('%s', (_, markdown, blocks) => {
    expect(fencedBlocks(markdown, 'form')).toEqual(blocks);
    expect(blocksOnPage(markdown)).toEqual(blocks);
    for (const block of blocks) expect(blockSource(`  > ${block.replaceAll('\n', ' \n  ')}`)).toBe(block);
  });
});

describe('a form as a block', () => {
  test('[I21] has fields with keys, labels, kinds, choices and what they show initially', () => {
    const answer = fenced({
      title: 'Off-site',
      fields: [
        { label: ' Where\nto? ', type: 'text', required: true, value: 'Lisbon' },
        { label: 'Notes', type: 'long-text' },
        { label: 'How many', type: 'number', value: 4 },
        { label: 'When', type: 'date', value: '2026-12-01' },
        { label: 'Who leads', type: 'choice', options: ['Ada', 'Grace'], value: 'Linus' },
        { label: 'Meals', type: 'choices', options: ['Lunch', 'Dinner', 3], value: [3, 'Lunch'] },
        { label: 'Approved', type: 'checkbox', value: true },
      ],
      send: 'Send the plan',
      unknown: 1,
    });
    const forms = markdownFormsOf(`Here it is:\n\n${answer}\n`);
    expect(forms).toMatchObject({
      open: { f0: 1 },
      list: [{ key: 'f0', buttons: ['Send the plan'], round: 1 }],
    });
    expect(
      forms?.list[0]?.fields.map(({ key, label, kind, initial }) => [key, label, kind, initial]),
    ).toEqual([
      ['f0-0-Whereto', 'Where to?', 'text', 'Lisbon'],
      ['f0-1-Notes', 'Notes', 'text', null],
      ['f0-2-Howmany', 'How many', 'text', '4'],
      ['f0-3-When', 'When', 'date', '2026-12-01'],
      ['f0-4-Wholeads', 'Who leads', 'choice', null],
      ['f0-5-Meals', 'Meals', 'checkbox', ['Lunch', '3']],
      ['f0-6-Approved', 'Approved', 'checkbox', ['Approved']],
    ]);
    expect(Object.values(forms?.types['f0'] ?? {})).toEqual([
      'string',
      'string',
      'string',
      'string',
      'string',
      'list',
      'list',
    ]);
    expect(markdownFormsOf(answer)).toEqual(forms);
  });

  test('[I21] a text without a form stores none', () => {
    expect(markdownFormsOf('**Just** markdown')).toBeNull();
    expect(markdownFormsOf(fenced('{}'))).toBeNull();
  });

  test.each([
    ['no JSON', 'fields:\n  - label: Where', { why: 'no-json' }],
    ['nothing', '', { why: 'no-json' }],
    ['no object', [FIELD], { why: 'unfit', at: '' }],
    ['no fields', { title: 'Off-site' }, { why: 'unfit', at: 'fields' }],
    ['an empty list of fields', { fields: [] }, { why: 'unfit', at: 'fields' }],
    [
      'an unknown type',
      { fields: [FIELD, { label: 'a', type: 'file' }] },
      { why: 'unfit', at: 'fields.1.type' },
    ],
    ['no label', { fields: [{ type: 'text' }] }, { why: 'unfit', at: 'fields.0.label' }],
    [
      'an invisible label',
      { fields: [{ label: '\u200b', type: 'text' }] },
      { why: 'unfit', at: 'fields.0.label' },
    ],
    [
      'a choice of nothing',
      { fields: [{ label: 'a', type: 'choice' }] },
      { why: 'unfit', at: 'fields.0.options' },
    ],
    [
      'options that look alike',
      { fields: [{ label: 'a', type: 'choice', options: ['b', 'b '] }] },
      { why: 'unfit', at: 'fields.0.options' },
    ],
    [
      'a date that is none',
      { fields: [{ label: 'a', type: 'date', value: '2026-13-01' }] },
      { why: 'unfit', at: 'fields.0.value' },
    ],
    [
      'a value larger than an input',
      { fields: [{ label: 'a', type: 'text', value: 'ü'.repeat(MAX_INPUT_BYTES / 2 + 1) }] },
      { why: 'unfit', at: 'fields.0.value' },
    ],
    [
      'a value longer than its field may be',
      { fields: [FIELD, { label: 'a', type: 'text', value: 'Lisbon', maxLength: 5 }] },
      { why: 'unfit', at: 'fields.1.value' },
    ],
    [
      'a field of no characters',
      { fields: [{ label: 'a', type: 'long-text', maxLength: 0 }] },
      { why: 'unfit', at: 'fields.0.maxLength' },
    ],
    [
      'too many fields',
      { fields: Array.from({ length: MAX_FIELDS + 1 }, () => FIELD) },
      { why: 'unfit', at: 'fields' },
    ],
  ])('[I22] a block is none with %s, and says where', (_, content, problem) => {
    expect(problemOf(content)).toEqual(problem);
    expect(markdownFormsOf(fenced(content))).toBeNull();
  });

  test('[I21] what a field shows initially is clean, and has one line where the field has', () => {
    const value = 'a\nb\u202e\u0007c';
    const types = ['text', 'long-text'];
    const [found] = fencedForms(fenced({ fields: types.map((type) => ({ label: 'a', type, value })) }));
    expect(found?.form.fields.map(({ initial }) => initial)).toEqual(['a bc', 'a\nbc']);
  });

  test('[I22] [X215] of many blocks so many are read', () => {
    const blocks = Array.from({ length: 2 * MAX_BLOCKS_READ }, (_, n) => fenced(`{"n": ${n}}`));
    blocks.splice(MAX_BLOCKS_READ, 0, fenced({ fields: [FIELD] }));
    expect(markdownFormsOf(blocks.join('\n'))).toBeNull();
    expect(markdownFormsOf(blocks.slice(1).join('\n'))?.list).toHaveLength(1);
  });

  test('[I22] [X215] a block that is too long is none, whatever it says', () => {
    const block = (chars: number) => JSON.stringify({ fields: [FIELD], title: 'a'.repeat(chars) });
    const rest = block(0).length;
    expect(problemOf(block(MAX_BLOCK_CHARS - rest))).toBeNull();
    expect(problemOf(block(MAX_BLOCK_CHARS - rest + 1))).toEqual({ why: 'too-long' });
  });

  test('[X215] names of all objects are names, and what is nested deeply is refused', () => {
    const names =
      '{"fields":[{"__proto__":{"type":"text"},"label":"__proto__","type":"text"}],"__proto__":{"send":"x"}}';
    const [found] = fencedForms(fenced(names));
    expect(found?.form.buttons).toEqual(['Submit']);
    expect(found?.form.fields.map(({ key }) => key)).toEqual(['f0-0-proto']);
    expect(problemOf('{"fields":[{"__proto__":{"label":"a","type":"text"}}]}')).toMatchObject({
      why: 'unfit',
    });
    const deep = MAX_BLOCK_CHARS / 2;
    expect(problemOf('['.repeat(deep) + ']'.repeat(deep))).toMatchObject({ why: 'unfit' });
    expect(problemOf('['.repeat(MAX_BLOCK_CHARS))).toEqual({ why: 'no-json' });
  });

  test('[X215] an answer keeps as many forms and fields as one of generated UI, with labels as long', () => {
    const small = (n: number) => fenced({ title: `${n}`, fields: [FIELD] });
    const many = Array.from({ length: 300 }, (_, n) => small(n)).join('\n\n');
    expect(fencedForms(many)).toHaveLength(MAX_FORMS);
    const large = (n: number) => fenced({ title: `${n}`, fields: Array.from({ length: 60 }, () => FIELD) });
    const kept = fencedForms([large(1), large(2), small(3)].join('\n'));
    expect(kept.map(({ block }) => block.title)).toEqual(['1', '3']);
    const long = fencedForms(
      fenced({ fields: [{ ...FIELD, label: 'l'.repeat(999) }], send: 's'.repeat(999) }),
    );
    expect(long[0]?.form.fields[0]?.label).toHaveLength(MAX_LABEL_CHARS);
    expect(long[0]?.form.buttons[0]).toHaveLength(MAX_LABEL_CHARS);
  });
});
