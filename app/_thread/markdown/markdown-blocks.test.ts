import { expect, test } from 'vitest';
import { blocksOf } from './markdown-blocks';

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

test('a fence is one block, including blank lines and shorter fences inside', () => {
  const code = '````md\n\n```ts\nconst a = 1;\n\n```\n\n````\n\n';
  expect(blocksOf(`Before\n\n${code}After`)).toEqual(['Before\n\n', code, 'After']);
});

test('a fence that is still open contains all that follows', () => {
  expect(blocksOf('Before\n\n```ts\na\n\nb\n\nc')).toEqual(['Before\n\n', '```ts\na\n\nb\n\nc']);
});

test('a loose list is one block, with what is indented and fenced under its items', () => {
  const list = '1. one\n\n   ```sh\n   ls\n\n   pwd\n   ```\n\n2. two\n\n';
  expect(blocksOf(`${list}After`)).toEqual([list, 'After']);
});

test('a formula is one block with both delimiters', () => {
  const [dollars, brackets] = ['$$\na\n\nb\n$$\n\n', '\\[\na\n\nb\n\\]\n\n'];
  expect(blocksOf(`${dollars}${brackets}After`)).toEqual([dollars, brackets, 'After']);
  expect(blocksOf('$$ a $$\n\nAfter')).toEqual(['$$ a $$\n\n', 'After']);
});

test('definitions apply across blocks, so a text with definitions is one block', () => {
  const text = 'See [it][1].\n\nMore.\n\n[1]: https://example.com\n';
  expect(blocksOf(text)).toEqual([text]);
});

test('a complete block does not change, whatever follows it', () => {
  const text = 'One.\n\n- a\n\n- b\n\n```ts\nx\n\ny\n```\n\nTwo.\n\n$$\nz\n$$\n\nThree.';
  const whole = blocksOf(text);
  for (let length = 1; length < text.length; length += 1) {
    const some = blocksOf(text.slice(0, length));
    expect(whole.slice(0, some.length - 1)).toEqual(some.slice(0, -1));
  }
});

test('64 KB are split within the time limit', () => {
  const text = 'A paragraph of some words that go on for a while.\n\n'.repeat(1_300);
  const before = performance.now();
  expect(blocksOf(text)).toHaveLength(1_300);
  expect(performance.now() - before).toBeLessThan(250);
});

test('a list right under a line is a list too', () => {
  const list = 'These:\n- a\n\n- b\n\n';
  expect(blocksOf(`${list}After`)).toEqual([list, 'After']);
});
