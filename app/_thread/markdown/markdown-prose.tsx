'use client';
import { createContext, isValidElement, use, type ComponentProps, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useStrings } from '@/hooks/core/use-strings';
import { CodeBlock } from './code-block';
import { MermaidBlock } from '@/app/_thread/markdown/diagrams/mermaid-block';
import { markdownStrings } from './strings';
import { ExternalLink } from './external-link';
import { ScrollBox } from '@/app/_ui/scroll-box';
import styles from './markdown.module.css';

const PLUGINS: NonNullable<Plugins['remarkPlugins']> = [[remarkGfm, { singleTilde: false }]];

/** Whether the block may still grow: diagrams, which need their whole source, wait until it is complete. */
const OpenContext = createContext(false);

const COMPONENTS: Components = {
  a: ({ href, children }) => <ExternalLink href={href}>{children}</ExternalLink>,
  img: ({ src, alt }) => <Picture src={src} alt={alt} />,
  pre: ({ children }) => <Fenced>{children}</Fenced>,
  table: ({ children }) => <Table>{children}</Table>,
};

export type Plugins = Pick<
  ComponentProps<typeof ReactMarkdown>,
  'remarkPlugins' | 'rehypePlugins' | 'components'
>;
type Props = {
  text: string;
  isOpen: boolean;
  /** Plugins in addition to the default ones. */ with?: Plugins;
};

/** Raw HTML in an answer stays text: react-markdown does not render it by default. */
export function Prose({ text, isOpen, with: further = {} }: Props) {
  return (
    <OpenContext value={isOpen}>
      <ReactMarkdown
        remarkPlugins={[...PLUGINS, ...(further.remarkPlugins ?? [])]}
        rehypePlugins={further.rehypePlugins}
        components={{ ...COMPONENTS, ...further.components }}
      >
        {text}
      </ReactMarkdown>
    </OpenContext>
  );
}

/**
 * A link instead of an image: loading an external image would reveal the reader to its host, and its URL could leak
 * text of the thread.
 */
function Picture({ src, alt }: { src: unknown; alt: string | undefined }) {
  const strings = useStrings(markdownStrings);
  if (typeof src !== 'string') return <span>{alt}</span>;
  return <ExternalLink href={src}>{alt || strings.picture}</ExternalLink>;
}

function Table({ children }: { children: ReactNode }) {
  const strings = useStrings(markdownStrings);
  return (
    <div className={styles.table}>
      <ScrollBox label={strings.table}>
        <table>{children}</table>
      </ScrollBox>
    </div>
  );
}

function Fenced({ children }: { children: ReactNode }) {
  const isOpen = use(OpenContext);
  const language = languageOf(children);
  if (language !== 'mermaid')
    return (
      <CodeBlock language={language} isOpen={isOpen}>
        {children}
      </CodeBlock>
    );
  return (
    <MermaidBlock source={textOf(children)} isOpen={isOpen}>
      {children}
    </MermaidBlock>
  );
}

/** The language of a fence: react-markdown sets it as a class of the inner `code`. */
function languageOf(children: ReactNode): string | null {
  if (!isValidElement<{ className?: string }>(children)) return null;
  return /language-([\w+#.-]+)/.exec(children.props.className ?? '')?.[1]?.toLowerCase() ?? null;
}

function textOf(children: ReactNode): string {
  if (!isValidElement<{ children?: unknown }>(children)) return '';
  const text = children.props.children;
  return typeof text === 'string' ? text.trim() : '';
}
