// Elements of a tree of markdown. No plugin of a general processor stands between: there is one dialect.
import type { Nodes, Parents, Root as HtmlRoot } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { ReactElement } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import type { Components } from 'react-markdown';
import { hostOf } from './links';
import { withinBudget } from '@/app/_thread/markdown/grammar/formulas/formula-budget';
import { withDirections } from './grammar/text-direction';

export function drawTree(tree: Root, components: Components): ReactElement {
  const html = htmlOf(tree);
  return toJsxRuntime(html, {
    Fragment,
    jsx,
    jsxs,
    components,
    ignoreInvalidStyle: true,
    passKeys: true,
    passNode: true,
  });
}

/** The tree of elements; formulas are `code` with a class. */
export function htmlOf(tree: Root): HtmlRoot {
  const drawn = toHast(tree, { allowDangerousHtml: true });
  const root: HtmlRoot = drawn.type === 'root' ? drawn : { type: 'root', children: [] };
  asSafe(root);
  withinBudget(root);
  withDirections(root);
  return root;
}

/** Raw HTML is text, and an address that is none of the web leads nowhere, whatever draws it. */
function asSafe(parent: Parents): void {
  const children: Nodes[] = parent.children;
  for (const [at, child] of children.entries()) {
    if (child.type === 'raw') children[at] = { type: 'text', value: child.value };
    if (child.type !== 'element') continue;
    for (const name of ['href', 'src'])
      if (name in child.properties && hostOf(String(child.properties[name])) === null)
        child.properties[name] = '';
    asSafe(child);
  }
}
