import { expect, test } from 'vitest';
import { MAX_TEXT_FILE_BYTES } from './limits';
import { textOfFile, withTextFile } from './text-file';

const bytes = (text: string) => new TextEncoder().encode(text);

test('[M20] a text file is read as it is, whatever its line breaks', () => {
  expect(textOfFile(bytes('\uFEFFa\r\nb\rc\n'))).toEqual({ text: 'a\nb\nc\n' });
  expect(textOfFile(bytes('标题,数\n茶,2'))).toEqual({ text: '标题,数\n茶,2' });
});

test('[M20] what is no text, or larger than a message, is refused with its reason', () => {
  expect(textOfFile(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]))).toEqual({ problem: 'not-text' });
  expect(textOfFile(bytes('PK\u0003\u0004'))).toEqual({ problem: 'not-text' });
  expect(textOfFile(bytes('x'.repeat(MAX_TEXT_FILE_BYTES)))).toMatchObject({ text: expect.any(String) });
  expect(textOfFile(bytes('x'.repeat(MAX_TEXT_FILE_BYTES + 1)))).toEqual({ problem: 'too-large' });
});

test.each([
  ['', { name: 'a.csv', text: 'x,y\n1,2\n' }, '`a.csv`\n\n```csv\nx,y\n1,2\n```\n'],
  ['See this:', { name: 'notes.TXT', text: 'one' }, 'See this:\n\n`notes.TXT`\n\n```\none\n```\n'],
  [
    '',
    { name: 'readme.md', text: '```js\n1\n```\n````' },
    '`readme.md`\n\n`````md\n```js\n1\n```\n````\n`````\n',
  ],
  ['', { name: 'a`b\n.md', text: '' }, '`a b .md`\n\n```md\n\n```\n'],
])(
  '[M20] %j with %j is a fenced block under its name, which nothing inside closes',
  (message, file, expected) => {
    expect(withTextFile(message, file)).toBe(expected);
  },
);
