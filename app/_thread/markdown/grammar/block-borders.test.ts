import { expect, test } from 'vitest';
import { bordersOf } from './block-borders';

function blocksOf(text: string, isOpen = false): string[] {
  const borders = [0, ...bordersOf(text, { isOpen })];
  return borders.map((from, at) => text.slice(from, borders[at + 1]));
}

test('paragraphs, headings and tables are blocks of their own, and joined again they are the text', () => {
  const text = '# One\n\nTwo\nlines.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nThe end';
  expect(blocksOf(text)).toEqual([
    '# One\n\n',
    'Two\nlines.\n\n',
    '| a | b |\n| - | - |\n| 1 | 2 |\n\n',
    'The end',
  ]);
  expect(blocksOf(text).join('')).toBe(text);
});

test.each([
  ['a fence with blank lines and shorter fences', '````md\n\n```ts\nconst a = 1;\n\n```\n\n````\n\n'],
  ['a fence in a loose list', '1. one\n\n   ```sh\n   ls\n\n   pwd\n   ```\n\n2. two\n\n'],
  ['a list right under a line', 'These:\n- a\n\n- b\n\n'],
  ['a quote', '> a\n>\n> b\n\n'],
  ['a formula', '$$\na\n$$\n\n'],
  ['indented code', '    a\n\n    b\n\n'],
  ['a comment', '<!-- a\n\nb -->\n\n'],
  ['a footnote', '[^1]: a\n\n    b\n\n'],
  ['lines that end as on Windows', '- a\r\n\r\n  b\r\n\r\n'],
])('%s is one block', (_, block) => {
  expect(blocksOf(`Before\n\n${block}After`)).toEqual(['Before\n\n', block, 'After']);
});

test('a fence that is still open contains all that follows', () => {
  expect(blocksOf('Before\n\n```ts\na\n\nb\n\nc')).toEqual(['Before\n\n', '```ts\na\n\nb\n\nc']);
});

test('lists of two kinds, and two footnotes, are two blocks', () => {
  expect(blocksOf('- a\n\n* b\n\n1. c')).toEqual(['- a\n\n', '* b\n\n', '1. c']);
  expect(blocksOf('[^1]: a\n[^2]: b')).toEqual(['[^1]: a\n', '[^2]: b']);
});

test('[F26] a block that is over does not change, whatever follows it', () => {
  const text =
    'One.\n\n- a\n\n- b\n\n1. c\n\n```ts\nx\n\ny\n```\n\nTwo.\n\n$$\nz\n$$\n\n> q\n\n[^1]: n\n\nThree.';
  const whole = bordersOf(text);
  for (let length = 1; length < text.length; length += 1) {
    const some = bordersOf(text.slice(0, length), { isOpen: true });
    expect(whole.slice(0, some.length)).toEqual(some);
  }
});
