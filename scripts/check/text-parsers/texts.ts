// Texts that are the worst for a parser: marks that it looks for, repeated without their ends.

/** A text of about so many characters. */
export type Filler = (chars: number) => string;

export type TextParser = { parse: (text: string) => unknown; texts: Readonly<Record<string, Filler>> };

/** Each mark again and again, and once before blanks, after a beginning that makes the parser look at them. */
export function repeated(marks: readonly string[], before = ''): Record<string, Filler> {
  return Object.fromEntries(
    marks.flatMap((mark) => [
      [
        before + mark,
        (chars: number) => before + mark.repeat(Math.ceil((chars - before.length) / mark.length)),
      ],
      [`${before}${mark} and blanks`, (chars: number) => before + mark + ' '.repeat(chars)],
    ]),
  );
}

export const SPACES = [' ', '\n', '\t '];

export const NESTED = ['[', ']', '(', '{', '[[[[]', '[(', '{a:'];

export const QUOTED = ['"', '\\"', '"\\', '"a\\u00', "'", '"a" '];

export const TAGS = [
  '<content',
  '</content',
  '<thinkitem',
  '<thinkitem ',
  '<thinkitemtitle',
  '<thinkitemcontent>',
  '<think>',
  '<think></think>',
  '</think>',
  '<think more>',
];

export const ENTITIES = ['&amp', '&amp;', '&', '&quot;', '&lt'];

export const MARKDOWN = ['*_', '**', '`', '[a](', '![', '- ', '|-', '---', '~~~', '\\(', '$', '#', '>'];

export const ANSWER = {
  ...repeated([...TAGS, ...ENTITIES, ...SPACES, '<', '<think', 'root ', '"text":"']),
  ...repeated([...TAGS, ...ENTITIES, ...QUOTED, ...SPACES, 'root ', 'root = '], '<content>'),
  ...repeated([...QUOTED, ...NESTED, ...SPACES, '"text":', '"text" : "', '"text":"a"'], '<content>{'),
  ...repeated(['<thinkitemtitle>', '<thinkitemtitle>a', '<thinkitem>', ' '], '<thinkitem>'),
  ...repeated(['</think', ...SPACES], '<think>'),
};

export const REFERENCES = {
  ...repeated(
    ['root, ', '[', '@Each(root, "a", ', 'Select("a", root), ', 'Input("a"), '],
    'root = Form("f", [], [',
  ),
  statements: (chars: number) =>
    `root = a0\n${counted(chars, (n) => `a${n} = Card([a${n + 1}, a${n + 1}])\n`)}`,
  'a chain': (chars: number) => `root = a0\n${counted(chars, (n) => `a${n} = a${n + 1}\n`)}`,
  'references to a chain': (chars: number) =>
    `${counted(chars / 2, (n) => `a${n} = a${n + 1}\n`)}root = Card([${'a0, '.repeat(chars / 8)}])`,
  'one list in many fields': (chars: number) =>
    `s = [${'Col("a"), '.repeat(chars / 20)}]\nroot = Card([${'Select("a", s), '.repeat(chars / 32)}])`,
  'one list in many loops': (chars: number) =>
    `s = [${'1, '.repeat(chars / 6)}]\nroot = Card([${'@Each(s, "a", a), '.repeat(chars / 36)}])`,
};

export function counted(chars: number, line: (n: number) => string): string {
  const average = line(9_999).length;
  return Array.from({ length: Math.ceil(chars / average) }, (_, n) => line(n)).join('');
}

export const MENTIONS = repeated([
  '@',
  '@[',
  '@[a',
  '@[a](',
  '@[a](b',
  '[[[[',
  '@[[',
  '@a',
  '@Ada ',
  ...SPACES,
]);

export const WORDS = repeated([
  'a',
  'é',
  '好',
  '😀',
  '\ufffd',
  '\ud83d',
  'é\u0301\u0301',
  '\u2800',
  ...SPACES,
]);

/** Each kind of piece that has a price of its own, and borders between all of them. */
export const TOKENS = {
  ...WORDS,
  ...repeated([
    'A',
    'aB',
    '字',
    '가',
    'א',
    'ก',
    'e\u0301',
    '1',
    '!',
    '\n',
    '\n ',
    'q ',
    'q. 1é字\n',
    '\u{e0041}',
  ]),
};
