import { expect, test } from 'vitest';
import { KINDS } from './colour-kinds';
import { grammarOf } from './grammar-names';
import { coloursOf, GRAMMARS, loadGrammar } from './grammars';

async function seen(code: string, language: string): Promise<string[]> {
  const grammar = grammarOf(language);
  if (grammar === null) return [];
  await loadGrammar(grammar);
  const runs = coloursOf(code, grammar);
  return Array.from({ length: runs.length / 3 }, (_, at) => {
    const [from = 0, to = 0, kind = 0] = runs.subarray(at * 3, at * 3 + 3);
    return `${KINDS[kind]}: ${code.slice(from, to)}`;
  });
}

test('[F26] a grammar tells comments, strings, numbers, keywords and names apart', async () => {
  expect(await seen('const a = "x // y"; // not 1\nreturn 0xff', 'ts')).toEqual([
    'word: const',
    'string: "x // y"',
    'comment: // not 1',
    'word: return',
    'number: 0xff',
  ]);
  expect(await seen('def f(x):\n  """not 1"""\n  return x * 2.5', 'python3')).toEqual([
    'word: def',
    'title: f',
    'string: """not 1"""',
    'word: return',
    'number: 2.5',
  ]);
});

test('[F26] what a language of its own decides is right: where a comment begins, and what is a word', async () => {
  expect(await seen('a = 7 // 2', 'py')).toEqual(['number: 7', 'number: 2']);
  expect(await seen('-- a word\nselect 1', 'sql')).toEqual([
    'comment: -- a word',
    'word: select',
    'number: 1',
  ]);
  expect(await seen('# a comment\nkey = 1', 'toml')).toEqual([
    'comment: # a comment',
    'name: key',
    'number: 1',
  ]);
  expect(await seen('a { color: red }', 'css')).toContain('name: color');
  expect(await seen("fn f<'a>(x: &'a str) {}", 'rust')).not.toContain("string: 'a>(x: &'");
  expect(await seen('- out\n+ in', 'patch')).toEqual(['removed: - out', 'added: + in']);
});

test('[F26] code within other code has the colours of its own language', async () => {
  const page = await seen('<script>const a = 1;</script><style>b { color: red }</style>', 'html');
  expect(page).toEqual(expect.arrayContaining(['word: const', 'number: 1', 'name: color']));
  expect(await seen('const a = <b c="d">{1}</b>;', 'jsx')).toContain('string: "d"');
  expect(await seen('const a = `x ${y + 1} z`;', 'js')).toEqual([
    'word: const',
    'string: `x ',
    'number: 1',
    'string:  z`',
  ]);
  // What has no colour of its own has that of what it is in.
  expect(await seen('> a **b** c', 'md')).toEqual(['comment: > a **b** c']);
});

test('[F26] plain text, languages that are not known, and names of objects have no colours', async () => {
  for (const language of ['text', 'plaintext', 'mermaid', 'csv', 'brainfuck', 'constructor', '__proto__', ''])
    expect(await seen('return 1', language)).toEqual([]);
});

test.each(Object.keys(GRAMMARS))(
  '[F26] the grammar %s can be fetched, and its runs follow one another',
  async (name) => {
    const code = '// a\n# b\n"c" \'d\' 12 if for class <e f="g">\n';
    const grammar = grammarOf(name);
    expect(grammar).toBe(name);
    if (grammar === null) return;
    await loadGrammar(grammar);
    const ends = [...coloursOf(code, grammar)].filter((_, at) => at % 3 < 2);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(code.length);
  },
);
