import type { Nodes } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeKatex from 'rehype-katex';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { MAX_BLOCK_COST } from '@/model/limits';
import { BOMBS, WORDS } from '@/tests/support/markdown-bombs';
import { costOf } from './block-cost';
import { planner } from './drawing-plan';
import { blockTree, NOTHING_KNOWN } from './grammar/block-tree';
import { htmlOf } from './draw-tree';
import { judgedBlocks } from './judged-blocks';

/** Milliseconds of this process alone: other processes of the machine do not count. */
function timeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** How many times `floor` the work takes. Collected garbage counts too, so what is over the limit is measured again. */
function multipleOf(work: () => unknown, floor: () => number, limit: number): number {
  for (let run = 1; ; run += 1) {
    const multiple = timeOf(work) / floor();
    if (multiple <= limit || run === 5) return multiple;
  }
}

/** All that the page does with a block, formulas included. */
function render(text: string): void {
  const tree = htmlOf(blockTree(text, NOTHING_KNOWN));
  asKatex(tree);
  rehypeKatex()(tree, new VFile());
  renderToStaticMarkup(toJsxRuntime(tree, { Fragment, jsx, jsxs }));
}

/** Formulas under the names by which the package finds them. */
function asKatex(node: Nodes): void {
  if (node.type === 'element' && [node.properties['className']].flat().join('').startsWith('formula-'))
    node.properties['className'] = ['language-math', 'math-inline'];
  if ('children' in node) node.children.forEach(asKatex);
}

/** The longest text of its kind, up to 128 KB, that is still rendered. */
function longestDrawn(make: (chars: number) => string): string {
  let chars = 128 * 1024;
  while (chars > 16 && costOf(make(chars)) > MAX_BLOCK_COST) chars = Math.floor(chars * 0.8);
  return make(chars);
}

const KINDS = Object.entries(BOMBS);

test('[F42] [X94] what is judged cheap enough is: no kind of text takes longer than some times plain words do', () => {
  for (const [, make] of KINDS) render(make(50));
  const words = longestDrawn(WORDS);
  const slow = KINDS.flatMap(([name, make]) => {
    const text = longestDrawn(make);
    const ratio = multipleOf(
      () => render(text),
      () => timeOf(() => render(words)),
      5,
    );
    return ratio > 5 ? [`${name}: ${text.length} characters, ${ratio.toFixed(1)} times`] : [];
  });
  expect(slow).toEqual([]);
}, 240_000);

test('[F42] [X94] what comes before the parser takes linear time: 8 times the text, at most 12 times the time', () => {
  const run = (text: string) => planner()(text, true);
  const chars = 128 * 1024;
  const slow = KINDS.flatMap(([name, make]) => {
    // Arrays that the machine has to map anew slow one step of linear work down: then the one above decides.
    const first = growthOf(run, make, chars);
    const ratio = first > 12 ? Math.min(first, growthOf(run, make, chars * 8)) : first;
    return ratio > 12 ? [`${name}: ${ratio.toFixed(1)} times`] : [];
  });
  expect(slow).toEqual([]);
}, 240_000);

/** How many times as long the text takes as an eighth of it. */
function growthOf(run: (text: string) => unknown, make: (chars: number) => string, chars: number): number {
  // Below it, the measure is coarser than the work.
  const leastMs = 2;
  const [short, long] = [make(chars / 8), make(chars)];
  const floor = () =>
    Math.max(
      leastMs,
      timeOf(() => run(short)),
    );
  return multipleOf(() => run(long), floor, 12);
}

const repeat = (mark: string) => (chars: number) => mark.repeat(chars / mark.length);

const USUAL = {
  'a long paragraph': WORDS(16 * 1024),
  'a list with emphasis': '- **One**: a few words and `code`, see [here](https://example.com/a).\n'.repeat(
    100,
  ),
  'a table': `| a | b | c | d | e |\n| - | - | - | - | - |\n${'| one | **two** | 3 | four | five |\n'.repeat(100)}`,
  'a long program': `\`\`\`ts\n${'const [a, b] = await call(x[1], (y) => y * 2 - `${z}`);\n'.repeat(1_000)}\`\`\`\n`,
  'a program in a list': `1. Do\n\n   \`\`\`sh\n${'   for a in *; do echo "$a" > b_[c]; done\n'.repeat(100)}   \`\`\`\n`,
  'a shell script in a list': `- Run\n\n  \`\`\`sh\n${'  cp "$from/a" "$to/b" && echo "$from"\n'.repeat(100)}  \`\`\`\n`,
  formulas: 'So $a_1 + b_2 = c^2$ and \\(\\frac{1}{2}\\).\n'.repeat(20),
  'a nested list': '- a\n  - b\n    - c\n      - d\n'.repeat(50),
  'links by reference': `See [one][1] and [two][2].\n\n${WORDS(4_000)}\n\n[1]: https://a.b\n[2]: https://c.d\n`,
  footnotes: Array.from({ length: 30 }, (_, n) => `Words[^${n}]\n\n[^${n}]: A note\n\n`).join(''),
};

test('[F42] what answers usually contain is rendered, at its usual length and far beyond', () => {
  const refused = Object.entries(USUAL).filter(([, text]) =>
    judgedBlocks(text).some(({ isDrawn }) => !isDrawn),
  );
  expect(refused.map(([name]) => name)).toEqual([]);
  const answer = Object.values(USUAL)
    .join('\n\n')
    .replaceAll(/^\[.*$/gm, '');
  expect(judgedBlocks(answer.repeat(1)).every(({ isDrawn }) => isDrawn)).toBe(true);
});

test('[F42] [X94] 120 KB of marks are shown as their source', () => {
  const marks = ['*_', '[a](', '~a~', '> ', '1. ', '[^a]: b\n'];
  const drawn = marks.filter((mark) => judgedBlocks(repeat(mark)(120 * 1024)).at(-1)?.isDrawn);
  expect(drawn).toEqual([]);
});

test('[F42] [X94] of very many blocks, those that take too long together are shown as their source', () => {
  const text = 'a\n\n'.repeat(85_000);
  const blocks = judgedBlocks(text);
  expect(blocks.at(0)?.isDrawn).toBe(true);
  expect(blocks.at(-1)?.isDrawn).toBe(false);
  expect(blocks.map((block) => block.text).join('')).toBe(text);
}, 60_000);
