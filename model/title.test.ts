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
  expect(modelTitle('# 发布计划。')).toBe('发布计划');
  expect(modelTitle('long '.repeat(30)).length).toBeLessThanOrEqual(50);
  expect(modelTitle('  \n ')).toBe('');
});

test('[T5] a title in the form of a C1 program is its first readable line', () => {
  const program =
    '<content thesys="true" version="2">\n```openui-lang\nroot = Card([t])\nt = TextContent(&quot;Launch plan&quot;)\n```\n</content>';
  expect(modelTitle(program)).toBe('Launch plan');
  expect(modelTitle('<content thesys="true">')).toBe('');
});

test.each([
  ['**Title:** Tea for two', 'Tea for two'],
  ['{"title": "Tea for \\"two\\""}', 'Tea for "two"'],
  ['```json\n{"conversation_title": "Tea for two"}\n```', 'Tea for two'],
  ['{"title": "Tea for t', 'Tea for t'],
  ['Sure! Here is a title: Tea for two', 'Tea for two'],
  ['Sure, here’s a concise title for the conversation:\n\n**"Tea: a story."**', 'Tea: a story'],
  ['Of course!\n\n# Title\nTea for two\n\nIt is short.', 'Tea for two'],
  ['Conversation title: Tea for two', 'Tea for two'],
  ['标题：两人茶', '两人茶'],
  ['好的，标题：《两人茶》。', '两人茶'],
  ['Titre : « Thé pour deux »', 'Thé pour deux'],
  ['„Tee für zwei“.', 'Tee für zwei'],
  ['「お茶」。', 'お茶'],
  ['عنوان: شاي لشخصين۔', 'شاي لشخصين'],
  ['<title>Tea for two</title>', 'Tea for two'],
  ['1. Tea for two\n2. Tea', 'Tea for two'],
  ['<think>They drink tea.</think>\nTea for two', 'Tea for two'],
  ['Okay, they drink tea.\n</think>\n\nTea for two...', 'Tea for two'],
  ['<think>They drink', ''],
  // What looks like one of these and is none.
  ['"Tea" and "Coffee"', '"Tea" and "Coffee"'],
  ['Chapter 1: The plan', 'Chapter 1: The plan'],
  ['Ada’s title: why', 'Ada’s title: why'],
  ['Sure!', 'Sure!'],
  ['Tea for two?', 'Tea for two?'],
])('[T5] of %j the title is %j', (text, title) => {
  expect(modelTitle(text)).toBe(title);
});

test.each([
  ['a family', `${'a'.repeat(45)}👨‍👩‍👧‍👦 and more`, `${'a'.repeat(45)}…`],
  ['a flag', `${'a'.repeat(48)}🇫🇷 and more`, `${'a'.repeat(48)}…`],
  ['a skin tone', `${'a'.repeat(47)}👋🏽 and more`, `${'a'.repeat(47)}…`],
  ['a letter and its mark', `${'a'.repeat(48)}e\u0301 and more`, `${'a'.repeat(48)}…`],
  ['a syllable', `${'a'.repeat(48)}क्षि and more`, `${'a'.repeat(48)}…`],
  ['a letter under marks without end', `a${'\u0301'.repeat(90)}`, `a${'\u0301'.repeat(48)}…`],
])('[T5] a text is cut before %s, not inside', (_name, text, cut) => {
  expect(clip(text, 50)).toBe(cut);
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
])('[T3] a message and an answer are previewed without the marks of their markdown', (markdown, preview) => {
  expect(previewOf(markdown, 'assistant')).toBe(preview);
  expect(previewOf(markdown, 'user')).toBe(preview);
});

test('[M4] a text of spaces and invisible characters is blank', () => {
  for (const text of ['', '  ', '\n\t', '\u200b\u2060', '\u2800', '\u3164']) expect(isBlank(text)).toBe(true);
  for (const text of ['.', '0', '👍', '好']) expect(isBlank(text)).toBe(false);
});
