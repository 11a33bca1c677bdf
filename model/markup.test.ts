import { expect, test } from 'vitest';
import { withoutMarkup, withoutMarkupAround } from './markup';

test.each([
  ['**high and harbour**', 'high and harbour'],
  ['a *b* _c_ __d__ ~~e~~ ***f***', 'a b c d e f'],
  ['**a *b* c**', 'a b c'],
  ['**a\nb**', 'a\nb'],
  ['这是**“重点”**内容。**注意：**请保存', '这是“重点”内容。注意：请保存'],
  ['`a * b * c` and `` `d` ``', 'a * b * c and  `d` '],
  ['- [ ] a\n- [x] b\n  1. c\n> > d\n## e', 'a\nb\nc\nd\ne'],
  ['[a](https://b.example/c_(d) "e") ![f](data:x) <https://g.example>', 'a f https://g.example'],
  ['[**a**](b)', 'a'],
  ['```ts\na ** b ** c\n---\n```\n**d**', '\na ** b ** c\n---\n\nd'],
  ['~~~\n*a*\n```\n~~~', '\n*a*\n```\n'],
  ['| a |\n| - |\n| b |', '| a |\n\n| b |'],
  ['a\n\n***\n\nb', 'a\n\n\n\nb'],
  ['\\*a\\* \\n', '*a* \\n'],
])('[T3] %j reads %j without its marks', (markdown, text) => {
  expect(withoutMarkup(markdown)).toBe(text);
});

test.each([
  '2 * 3 * 4 = 24',
  'snake_case_name and __init',
  'a ~ b, ~5, ~~~',
  '#tag -5 1.5 3.',
  '[a] (b) [c](d e) [1]',
  'https://a.example/_b_/c_d_',
  '** and * and `',
  'x < y > z <b>c</b>',
  '¯\\(ツ)/¯'.replace('\\', ''),
  '-',
  '5 - 3',
])('[T3] %j has no marks', (text) => {
  expect(withoutMarkup(text)).toBe(text);
});

test.each([
  ['2*3*4 = 24, 2**3**4', '2*3*4 = 24, 2**3**4'],
  ['**2*3*4** *a*b*', '2*3*4 a*b'],
  ['用**Google**搜索 สำคัญ**มาก**ครับ', '用Google搜索 สำคัญมากครับ'],
])('[F51] of a person, %j reads %j: marks that join letters are none', (markdown, text) => {
  expect(withoutMarkup(markdown, 'user')).toBe(text);
});

test('[F51] the same marks of an answer are marks', () => {
  expect(withoutMarkup('**R**ead **t**he')).toBe('Read the');
  expect(withoutMarkup('un*believ*able')).toBe('unbelievable');
});

test('[S6] the ranges of a search move with the text, and an address that was found stays', () => {
  const shown = (text: string, ...words: string[]) => {
    const marked = withoutMarkupAround({
      text,
      ranges: words.map((word) => [text.indexOf(word), text.indexOf(word) + word.length]),
    });
    return [marked.text, marked.ranges.map(([from, to]) => marked.text.slice(from, to))];
  };
  expect(shown('- **high** and _harbour_', 'high', 'harbour')).toEqual([
    'high and harbour',
    ['high', 'harbour'],
  ]);
  expect(shown('**a** [docs](https://b.example) **c**', 'b.example', 'c')).toEqual([
    'a [docs](https://b.example) c',
    ['b.example', 'c'],
  ]);
});
