import { expect, test } from 'vitest';
import { isBlank } from './message';
import { clip, modelTitle, oneLine, personTitle, previewOf } from './title';

test('[T4] a title is one readable line of at most 120 characters', () => {
  expect(personTitle('  Launch\n\tplan ')).toBe('Launch plan');
  expect(personTitle('x'.repeat(200))).toHaveLength(120);
});

test('[A15] names and titles hold no control, direction or zero-width characters', () => {
  expect(oneLine('A\u202eda\u200b\u0000 L\u2066')).toBe('Ada L');
});

test('[T5] a model’s title loses quotes, labels and its full stop, and has at most 50 characters', () => {
  expect(modelTitle('"Launching the Beta in March."')).toBe('Launching the Beta in March');
  expect(modelTitle('Title: **Launch plan**\nand more')).toBe('Launch plan');
  expect(modelTitle('# 发布计划。')).toBe('发布计划。');
  expect(modelTitle('long '.repeat(30)).length).toBeLessThanOrEqual(50);
  expect(modelTitle('  \n ')).toBe('');
});

test('[T5] a title in the form of a C1 program is its first readable line', () => {
  const program =
    '<content thesys="true" version="2">\n```openui-lang\nroot = Card([t])\nt = TextContent(&quot;Launch plan&quot;)\n```\n</content>';
  expect(modelTitle(program)).toBe('Launch plan');
  expect(modelTitle('<content thesys="true">')).toBe('');
});

test('[T3] a preview is one line, cut between characters', () => {
  expect(previewOf(`${'a'.repeat(138)}😀😀`, 'user')).toBe(`${'a'.repeat(138)}…`);
  expect(clip('short', 10)).toBe('short');
});

test.each([
  [
    'Here is **the short** version of `slow`:\n\n## What stands\n\n1. The *import*',
    'Here is the short version of slow: What stands The import',
  ],
  ['> Move it\n\n- [the plan](https://example.com/plan)\n- ![a chart](data:x)', 'Move it the plan a chart'],
  [
    '| Who | When |\n| --- | :-: |\n| Ada | today |\n\n```ts\nconst a = 2 * 3 * 4;\n```',
    '| Who | When | | Ada | today | const a = 2 * 3 * 4;',
  ],
  ['**', '**'],
])('[T3] an answer is previewed without the marks of its markdown', (markdown, preview) => {
  expect(previewOf(markdown, 'assistant')).toBe(preview);
  expect(previewOf(markdown, 'user')).toContain(markdown.slice(0, 2));
});

test('[M4] a text of spaces and invisible characters is blank', () => {
  for (const text of ['', '  ', '\n\t', '\u200b\u2060', '\u2800', '\u3164']) expect(isBlank(text)).toBe(true);
  for (const text of ['.', '0', '👍', '好']) expect(isBlank(text)).toBe(false);
});
