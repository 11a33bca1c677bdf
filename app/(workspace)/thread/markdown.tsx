'use client';
import { Check, Copy } from 'lucide-react';
import { memo, useRef, type ComponentProps } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Button } from '../../_ui/button';
import { useCopied } from '../../_ui/use-copied';
import { OutsideLink } from './outside-link';
import styles from './markdown.module.css';

const PLUGINS = [remarkGfm];

const COMPONENTS: Components = {
  a: ({ href, children }) => <OutsideLink href={href}>{children}</OutsideLink>,
  // A picture from elsewhere would tell that place who reads, and could carry words out in its address.
  img: ({ src, alt }) =>
    typeof src === 'string' ? <OutsideLink href={src}>{alt || 'Picture'}</OutsideLink> : <span>{alt}</span>,
  pre: (props) => <CodeBlock {...props} />,
  table: ({ children }) => (
    <div className={styles.table}>
      <table>{children}</table>
    </div>
  ),
};

/** Raw HTML in an answer stays text: react-markdown leaves it out unless told otherwise. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown} dir="auto" data-drawn="markdown">
      <ReactMarkdown remarkPlugins={PLUGINS} components={COMPONENTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
});

function CodeBlock({ children }: ComponentProps<'pre'>) {
  const ref = useRef<HTMLPreElement>(null);
  const { copied, copy } = useCopied();
  return (
    <div className={styles.code}>
      <pre ref={ref}>{children}</pre>
      <Button
        size="small"
        shape="icon"
        className={styles.copy ?? ''}
        aria-label={copied ? 'Copied' : 'Copy code'}
        onClick={() => copy(ref.current?.textContent ?? '')}
      >
        {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      </Button>
    </div>
  );
}
