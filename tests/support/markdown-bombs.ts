// Texts of any length that were slow to parse, or are next to those: each repeats what a parser has to look back or ahead for.

const of = (piece: string) => (chars: number) =>
  piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars);

const numbered = (line: (n: number) => string) => (chars: number) => {
  let text = '';
  for (let n = 1; text.length < chars; n += 1) text += line(n);
  return text;
};

export const WORDS = of('The quick brown fox jumps over the lazy dog, and it does so again. ');

const REPEATED = [
  ['*_', '*a_', '*a_ *b', 'a*', ' *a', 'a**b ', '_a ', 'a~', '~~a ', 'a~b~~c', '*a_b~c ', '*['],
  [
    '[',
    ']',
    '[]',
    '](',
    '][',
    '[a](',
    '![',
    '![a](',
    '[a ',
    '[a]',
    '[a][',
    '[a][b] ',
    '[^a',
    '[^a] ',
    '[^a]: ',
  ],
  ['[a](<b', '](<', '[a](b "c ', '[a](b (c', '[x](u)', '[a](((((', '[*a](u) ', '[a* ', '[x] ', '- [x] a\n'],
  [
    '`',
    '` ',
    'a`',
    '```\n',
    '```a ',
    '~~~\n',
    '$',
    '$ ',
    '$a ',
    '$$',
    '$$a',
    '\\[',
    '\\(',
    '\\',
    '\\*',
    '\\[a\n',
  ],
  [
    '<',
    '<a ',
    '<a x="',
    '<!--',
    '<?',
    'a<![CDATA[',
    'a<!A',
    '<a>',
    '<http:',
    '</',
    '<div>\n',
    '&',
    '&amp;',
    '&#',
  ],
  ['>', '> ', '>\n', '- ', '1. ', '-\n', '- a\n\n', '+ - * ', '-  ', '- a\n', '* ', '***\n', '# a\n', '#'],
  [
    'a\n-\n',
    'a\n=\n',
    'a\n',
    'a  \n',
    '    a\n',
    '\n',
    ' ',
    '\t',
    '|',
    '| a\n',
    '-|\n',
    'a|b\n-|-\n',
    ':-:|',
  ],
  [
    '[a]: b\n',
    '[a]:\n',
    'http://a.b ',
    'http://a',
    'http://a.b(',
    'www.',
    'www.a ',
    'a@',
    'a.',
    'a@b.c ',
    'a_@b.',
  ],
].flat();

const SHAPED: Record<string, (chars: number) => string> = {
  'nested brackets': (chars) => '['.repeat(chars / 2) + ']'.repeat(chars / 2),
  'growing backticks': numbered((n) => `${'`'.repeat(n)} `),
  'growing dollars': numbered((n) => `${'$'.repeat(n)}a`),
  'deep quotes': of(`${'> '.repeat(28)}a\n`),
  'a deep quote and lazy lines': (chars) => `${'> '.repeat(28)}a\n${of('b\n')(chars)}`,
  'deep lists': of(`${'- '.repeat(28)}a\n`),
  'indented lists': numbered((n) => `${'  '.repeat(n % 28)}* a\n`),
  'a wide table': (chars) => `${of('|a')(chars / 2)}\n${of('|-')(chars / 2)}\n`,
  'a table of rows that end early': (chars) => `${of('|a')(400)}\n${of('|-')(400)}\n${of('a\n')(chars)}`,
  'a table in a list': (chars) => `* ${of('|a')(400)}\n  ${of('|-')(400)}\n${of('  a\n')(chars)}`,
  definitions: numbered((n) => `[a${n}]: b\n`),
  footnotes: numbered((n) => `[^${n}]: b\n\n[^${n}]\n`),
  'footnote calls': (chars) => `[^a]: b\n\n${of('[^a] ')(chars)}`,
  'one long definition': (chars) => `[a]: ${of('x')(chars / 2)}\n\n${of('[a]')(chars / 2)}`,
  'an address and marks': (chars) => `www.a.b${of('?!.,:*_~')(chars)}`,
  'an address without end': (chars) => `${of('a.')(chars)}@`,
  'brackets after what is no fence': (chars) => `<div>\n\`\`\`\n${of('*_')(chars)}`,
  'brackets after a fence in a list': (chars) => `- a\n  \`\`\`\n${of('*_')(chars)}`,
  'brackets after a closed fence': (chars) => `\`\`\`\n\`\`\`\n${of('*_')(chars)}`,
  'brackets after empty items': (chars) => of(`${of('*_')(100)}\n*\n`)(chars),
  'small formulas': of('$x$ '),
  'long formulas': of(`$${of('x+y=')(1_000)}$ `),
  'one formula': (chars) => `$$${of('x+y=')(chars)}$$`,
};

export const BOMBS: Readonly<Record<string, (chars: number) => string>> = {
  ...Object.fromEntries(REPEATED.map((piece) => [JSON.stringify(piece), of(piece)])),
  ...SHAPED,
};
