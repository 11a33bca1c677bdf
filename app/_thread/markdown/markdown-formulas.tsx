'use client';
// A block of markdown with formulas. KaTeX, its style sheet and its fonts are loaded with this chunk, and only with it.
import type { ComponentProps, ReactNode } from 'react';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { useStrings } from '@/hooks/core/use-strings';
import 'katex/dist/katex.min.css';
import { withDollars } from './formulas';
import { Prose, type Plugins } from './markdown-prose';
import { markdownStrings } from './strings';

const PLUGINS: Plugins = {
  remarkPlugins: [remarkMath],
  // A formula must not load or run anything, or expand without a limit.
  rehypePlugins: [[rehypeKatex, { trust: false, strict: 'ignore', maxExpand: 500, maxSize: 20 }]],
  components: { span: Piece },
};

export function ProseWithFormulas({ text, isOpen }: { text: string; isOpen: boolean }) {
  return <Prose text={withDollars(text)} isOpen={isOpen} with={PLUGINS} />;
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
