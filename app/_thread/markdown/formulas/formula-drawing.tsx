'use client';
// KaTeX, its style sheet and its fonts are loaded with this chunk, and only with it.
import type { Root } from 'mdast';
import type { ComponentProps, ReactNode } from 'react';
import ReactMarkdown from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import { useStrings } from '@/hooks/core/use-strings';
import 'katex/dist/katex.min.css';
import type { FormulaKind } from '@/app/_thread/markdown/grammar/formula-class';
import { markdownStrings } from '@/app/_thread/markdown/strings';

// A formula must not load or run anything, or expand without a limit.
const SAFE = { trust: false, strict: 'ignore', maxExpand: 500, maxSize: 20 } as const;

type Props = { source: string; kind: FormulaKind };

export function FormulaDrawing({ source, kind }: Props) {
  return (
    <span dir="ltr" data-formula={kind}>
      <ReactMarkdown
        remarkPlugins={[[readFormula, { source, kind }]]}
        rehypePlugins={[[rehypeKatex, SAFE]]}
        components={{ span: Piece }}
      />
    </span>
  );
}

/** Replaces the parser: the formula is known. */
function readFormula(this: { parser?: unknown }, { source, kind }: Props): void {
  const data = { hProperties: { className: ['language-math', `math-${kind}`] } };
  const tree: Root = { type: 'root', children: [{ type: 'inlineCode', value: source, data }] };
  this.parser = () => tree;
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
