import { createElement, Fragment, type ElementType, type ReactNode } from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { expect, test } from 'vitest';
import { toJsxRuntime } from './browser-jsx';

const TEXT = String.raw`
# A _title_ with ${'`'}code${'`'}

| Day | Who | Left | Right |
| :-: | --: | :--- | ----- |
| Mon | ~~Ada~~ | 1 | |

3. three
   - [x] sent
   - [ ] read
4. four <b onclick="x">raw</b>

> See https://example.org/a_b, ![a picture](https://example.org/a.png "Title") and[^1] [mail](mailto:a@example.org).\
> A break.

${'```'}ts
const one = 1;
${'```'}

Inline $\frac{a}{\sqrt[3]{b}} \color{#cc0000}{x^2}$, wrong $\frac{$, and

$$
\begin{pmatrix} a & \overbrace{b+c}^{n} \\ \hline \widehat{abc} & \xrightarrow{f} \end{pmatrix} \not= \boxed{\sum_{i=0}^n \vec{v}} \tag{1}
$$

---

[^1]: A footnote.
`;

type Tree = Parameters<typeof toJsxRuntime>[0];

/** What react-markdown draws by the package, and the tree that it gave to it. */
function drawnByPackage(components: Record<string, ElementType>): { html: string; tree: Tree } {
  const trees: Tree[] = [];
  const keep = () => (tree: Tree) => void trees.push(tree);
  const options = {
    remarkPlugins: [remarkGfm, remarkMath],
    rehypePlugins: [rehypeKatex, keep],
    components,
  };
  const html = renderToStaticMarkup(createElement(ReactMarkdown, options, TEXT));
  const [tree] = trees;
  if (tree === undefined) throw new Error('no tree');
  return { html, tree };
}

const Shout = ({ node, children, ...rest }: { node?: { tagName: string }; children?: ReactNode }) =>
  createElement('section', { ...rest, title: node?.tagName }, children);

test.each<[string, Record<string, ElementType>]>([
  ['plain elements', {}],
  ['components of ours', { a: Shout, code: Shout, table: Shout, span: Shout, li: 'p' }],
])('the browser’s replacement of hast-util-to-jsx-runtime draws %s as the package does', (_, components) => {
  const { html, tree } = drawnByPackage(components);
  const drawn = renderToStaticMarkup(toJsxRuntime(tree, { Fragment, jsx, jsxs, components }));
  expect(drawn).toBe(html);
  for (const part of [
    'text-align:',
    'aria-hidden="true"',
    'data-footnote',
    '<svg',
    'viewBox',
    'katex-error',
    'checked',
  ])
    expect(html).toContain(part);
});

test('elements keep their keys while those of other names come before them', () => {
  const keysOf = (children: Tree[]) => {
    const drawn: unknown = toJsxRuntime({ type: 'root', children }, { Fragment, jsx, jsxs });
    return JSON.stringify(drawn, (name, value: unknown) => (name.startsWith('_') ? undefined : value)).match(
      /"key":"[^"]*"/g,
    );
  };
  const element = (tagName: string): Tree => ({ type: 'element', tagName, properties: {}, children: [] });
  expect(keysOf([element('p'), element('ul'), element('p')])).toEqual([
    '"key":"p-0"',
    '"key":"ul-0"',
    '"key":"p-1"',
  ]);
});
