import { describe, expect, test } from 'vitest';
import { readC1, readProgram } from './c1-program';
import { excessOf, sizeOfC1 } from './c1-size';
import { MAX_C1_DEPTH, MAX_C1_NESTING } from './limits';

const size = (source: string) => sizeOfC1(readProgram(source));
/** Each line shows the one before it so often. */
const growing = (lines: number, often: number) =>
  [
    `root = Card([l${lines}])`,
    'l0 = TextContent("ab")',
    ...Array.from(
      { length: lines },
      (_, n) => `l${n + 1} = Card([${Array(often).fill(`l${n}`).join(', ')}])`,
    ),
  ].join('\n');

describe('[F40] the size of a program is counted over references', () => {
  test('of everything that the root reaches', () => {
    expect(size('root = Card([a, a, BarChart([1, 2])])\na = Header("abc", "d")\nunused = Card([1])')).toEqual(
      {
        elements: 2 + 2 * 3 + 4,
        chars: 8,
        charts: 1,
        code: 0,
        formulas: 0,
        pairs: 0,
        diagrams: 0,
        images: 0,
        depth: 5,
        hasCycle: false,
      },
    );
  });

  test('of a program that doubles, without expanding it', () => {
    const twice = 1024;
    expect(size(growing(10, 2))).toMatchObject({
      elements: 2 + 2 * twice + 2 * (twice - 1),
      chars: 2 * twice,
    });
    expect(size(growing(15, 10))).toMatchObject({ elements: 1_000_000_000, chars: 1_000_000_000 });
    expect(size(growing(60, 2)).depth).toBeGreaterThan(MAX_C1_DEPTH);
  });

  test('of a circle, as one', () => {
    expect(size('root = Card([a])\na = Card([b])\nb = Card([a])').hasCycle).toBe(true);
    expect(size('root = Card([root])').hasCycle).toBe(true);
    expect(size('root = Card([a, a])\na = Header("a")\nb = Card([b])').hasCycle).toBe(false);
  });

  test('of a chain that is too long', () => {
    const chain = (links: number) =>
      size(`root = a0\n${Array.from({ length: links }, (_, n) => `a${n} = a${n + 1}`).join('\n')}`).depth;
    expect(chain(20_000)).toBeGreaterThan(MAX_C1_DEPTH);
    expect(chain(MAX_C1_DEPTH - 3)).toBeLessThanOrEqual(MAX_C1_DEPTH);
  });

  test('of loops, as often as they run', () => {
    const rows = `rows = [${Array.from({ length: 100 }, (_, n) => n).join(', ')}]`;
    const once = size(`root = Card(@Each(rows, "row", Tag("a", row)))\n${rows}`);
    expect(once.elements).toBe(2 + 101 + 100 * 3);
    const nested = '@Each(rows, "a", @Each(rows, "b", @Each(rows, "c", [a, b, c])))';
    expect(size(`root = Card(${nested})\n${rows}`).elements).toBeGreaterThan(4_000_000);
    expect(size('$a = [$b, $b]\n$b = [$c, $c]\n$c = [1, 1]\nroot = Card([])').elements).toBeGreaterThan(14);
  });

  test('without a root, of every statement', () => {
    expect(size('a = Card([b, b])\nb = Header("x")').elements).toBe(6 + 2);
    expect(sizeOfC1(readC1('Only words'))).toMatchObject({ elements: 0, depth: 0 });
  });

  test('of the older form', () => {
    const children = Array.from({ length: 50 }, () => '{"component":"Header","props":{"title":"T"}}');
    const { elements } = size(
      `{"component":{"component":"Card","props":{"children":[${children.join(',')}]}}}`,
    );
    expect(elements).toBe(6 + 50 * 4 - 1);
  });
});

/** A program whose root shows these. */
const card = (...parts: string[]) => `root = Card([${parts.join(', ')}])`;
const texts = (count: number, text: string) =>
  card(...Array<string>(count).fill(`TextContent(${JSON.stringify(text)})`));
const excess = (source: string) => excessOf(readProgram(source));

describe('a program is drawn or not', () => {
  test('[F40] [X94] one that doubles 26 times is not drawn, one that doubles five times is', () => {
    expect(excess(growing(5, 2))).toBeNull();
    // Wide enough to stay below the depth that is drawn.
    expect(excess(growing(13, 4))).toBe('too-large');
    expect(excess(growing(26, 2))).not.toBeNull();
  });

  test('[F40] [X94] one that contains itself is not drawn, one that shows a part twice is', () => {
    const parts = (last: string) => `${card('a', 'a')}\na = Card([b])\nb = Card([${last}])`;
    expect(excess(parts('"c"'))).toBeNull();
    expect(excess(parts('a'))).toBe('circle');
  });

  test('[F40] [X94] one that is nested too deeply is not drawn', () => {
    const nested = (levels: number) => `root = ${'Card(['.repeat(levels)}"a"${'])'.repeat(levels)}`;
    expect(excess(nested(20))).toBeNull();
    expect(excess(nested(MAX_C1_NESTING))).toBe('too-deep');
  });

  test.each<[string, string, string]>([
    ['elements', many(1_000, 'Tag("a")'), many(1_200, 'Tag("a")')],
    ['charts', many(30, 'PieChart([])'), many(33, 'PieChart([])')],
    ['text', texts(1, 'word '.repeat(24_000)), texts(1, 'word '.repeat(25_500))],
    ['texts', texts(10, 'word '.repeat(2_300)), texts(11, 'word '.repeat(2_300))],
    ['lines of text', texts(1, '- a\n'.repeat(2_000)), texts(1, '- a\n'.repeat(2_200))],
    ['marks in a paragraph', texts(1, '*_'.repeat(3_000)), texts(1, '*_'.repeat(3_300))],
    ['marks in a text', texts(1, `${'**a**'.repeat(600)}\n\n`.repeat(6)), texts(1, '**a**'.repeat(3_600))],
    ['nested quotes', texts(1, '> '.repeat(1_500)), texts(1, '> '.repeat(1_700))],
    ['code', fenced('ts', 'a = b;\n'.repeat(600)), fenced('ts', 'a = b;\n'.repeat(1_000))],
    ['formulas', texts(1, `$${'1+'.repeat(2_200)}1$`), texts(1, `$${'1+'.repeat(2_800)}1$`)],
    [
      'formulas over blank lines',
      texts(1, `a $ ${'\n\nb'.repeat(900)} $`),
      texts(1, `$$${'\n\nb'.repeat(1_900)}$$`),
    ],
    ['edges', diagram('A-->B\n'.repeat(60)), diagram('A-->B\n'.repeat(90))],
    ['edges on one line', diagram('A & B --> C & D'), diagram(`${'A & '.repeat(10)}B --> C`)],
    ['blocks of a diagram', diagram('space:200'), diagram('space:201')],
    ['images', many(100, image('<rect/>')), many(300, image('<rect/>'))],
    ['copies in an image', card(image('<rect/>')), card(image('<a/><use/>'))],
    ['copies in an image that is escaped', card(image('%3Crect/%3E 100%')), card(image('%3Cs:use/%3E 100%'))],
    ['pixels in an image', card(image('<rect/>')), card('ImageBlock("data:image/png;base64,iVBORw0")')],
    [
      'numbers after a fence that looks closed',
      texts(1, '```mermaid\na\n```\nIn 2026'),
      texts(1, '````mermaid\na\n```\nspace:2026'),
    ],
    [
      'numbers in a fence whose name is written with an entity',
      texts(1, '```text\nspace:2026\n```'),
      texts(1, '```mer&#109;aid\nspace:2026\n```'),
    ],
  ])('[F40] [X94] with too many %s is not drawn, with fewer it is', (_, drawn, undrawn) => {
    expect(excess(drawn)).toBeNull();
    expect(excess(undrawn)).toBe('too-large');
  });
});

function many(count: number, part: string): string {
  return card(...Array<string>(count).fill(part));
}

function fenced(language: string, source: string): string {
  return texts(1, `Here:\n\n\`\`\`${language}\n${source}\n\`\`\`\n`);
}

function image(svg: string): string {
  return `ImageBlock("data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'>${svg}</svg>", "a")`;
}

function diagram(lines: string): string {
  return fenced('mermaid', `block-beta\n${lines}`);
}
