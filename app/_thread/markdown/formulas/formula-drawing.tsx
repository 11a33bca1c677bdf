'use client';
// KaTeX, its style sheet and its fonts are loaded with this chunk, and only with it.
import type { Element, Root } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ComponentProps, ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeKatex from 'rehype-katex';
import { VFile } from 'vfile';
import { useStrings } from '@/hooks/core/use-strings';
import 'katex/dist/katex.min.css';
import type { FormulaKind } from '@/app/_thread/markdown/grammar/formulas/formula-class';
import { markdownStrings } from '@/app/_thread/markdown/strings';

// A formula must not load or run anything, or expand without a limit.
const SAFE = { trust: false, strict: 'ignore', maxExpand: 500, maxSize: 20 } as const;

type Props = { source: string; kind: FormulaKind };

export function FormulaDrawing({ source, kind }: Props) {
  return (
    <span dir="ltr" data-formula={kind}>
      {toJsxRuntime(treeOf({ source, kind }), { Fragment, jsx, jsxs, components: { span: Piece } })}
    </span>
  );
}

function treeOf({ source, kind }: Props): Root {
  const properties = { className: ['language-math', `math-${kind}`] };
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties,
    children: [{ type: 'text', value: source }],
  };
  const tree: Root = { type: 'root', children: [code] };
  rehypeKatex(SAFE)(tree, new VFile());
  return tree;
}

/** KaTeX marks what it cannot parse: the source is shown instead. */
function Piece({ className, style, children, 'aria-hidden': isHidden }: ComponentProps<'span'>) {
  if (className?.includes('katex-error')) return <Unread>{children}</Unread>;
  return (
    <span className={className} style={style} aria-hidden={isHidden}>
      {children}
    </span>
  );
}

function Unread({ children }: { children: ReactNode }) {
  return <code title={useStrings(markdownStrings).formulaFailed}>{children}</code>;
}
