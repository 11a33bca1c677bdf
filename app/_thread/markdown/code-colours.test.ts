import { expect, test } from 'vitest';
import { coloursOf } from './code-colours';

const seen = (code: string, language: string) =>
  coloursOf(code, language).map(({ kind, from, to }) => `${kind}: ${code.slice(from, to)}`);

test('comments, strings, numbers and keywords are told apart', () => {
  expect(seen('const a = "x // y"; // not 1\nreturn 0xff', 'ts')).toEqual([
    'word: const',
    'string: "x // y"',
    'comment: // not 1',
    'word: return',
    'number: 0xff',
  ]);
  expect(seen("def f(x): # it's\n  return x * 2.5", 'python')).toEqual([
    'word: def',
    "comment: # it's",
    'word: return',
    'number: 2.5',
  ]);
  expect(seen('curl https://example.com', 'sh')).toEqual([]);
});

test('plain text has no colours', () => {
  expect(seen('return 1', 'text')).toEqual([]);
  expect(coloursOf('return 1', null)).toEqual([]);
});
