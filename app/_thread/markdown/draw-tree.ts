// Elements of a tree of markdown. No plugin of a general processor stands between: there is one dialect.
import type { Nodes, Parents, Root as HtmlRoot } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { ReactElement } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import type { Components } from 'react-markdown';
import { withinBudget } from './grammar/formula-budget';
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
  rawAsText(root);
  withinBudget(root);
  withDirections(root);
  return root;
}

/** Addresses are judged by what draws them: ExternalLink. */
function rawAsText(parent: Parents): void {
  const children: Nodes[] = parent.children;
  for (const [at, child] of children.entries()) {
    if (child.type === 'raw') children[at] = { type: 'text', value: child.value };
    else if ('children' in child) rawAsText(child);
  }
}
