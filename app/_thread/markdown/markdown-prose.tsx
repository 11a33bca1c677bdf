'use client';
import { createContext, isValidElement, memo, use, type ComponentProps, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import type { Extension } from 'micromark-util-types';
import { useStrings } from '@/hooks/core/use-strings';
import { CodeBlock } from './code-block';
import { Formula } from '@/app/_thread/markdown/formulas/formula';
import { formulaKindOf } from '@/app/_thread/markdown/grammar/formula-class';
import { withinBudget } from '@/app/_thread/markdown/grammar/formula-budget';
import { blockTree, NOTHING_KNOWN, type Known } from '@/app/_thread/markdown/grammar/block-tree';
import { withDirections } from '@/app/_thread/markdown/grammar/text-direction';
import { Note, NoteCall } from '@/app/_thread/markdown/notes/notes';
import { MermaidBlock } from '@/app/_thread/markdown/diagrams/mermaid-block';
import { markdownStrings } from './strings';
import { ExternalLink } from './external-link';
import { ScrollBox } from '@/app/_ui/scroll-box';
import styles from './markdown.module.css';

/** Whether the block may still grow: diagrams, which need their whole source, wait until it is complete. */
const OpenContext = createContext(false);

const COMPONENTS: Components = {
  a: ({ href, children }) => <ExternalLink href={href}>{children}</ExternalLink>,
  img: ({ src, alt }) => <Picture src={src} alt={alt} />,
  pre: ({ children }) => <Fenced>{children}</Fenced>,
  code: ({ className, dir, children }) => (
    <Code className={className} dir={dir}>
      {children}
    </Code>
  ),
  table: ({ dir, children }) => <Table dir={dir}>{children}</Table>,
  sup: (props) => <NoteCall label={labelOf(props)} />,
  section: (props) => <Note label={labelOf(props)}>{props.children}</Note>,
};

export type Plugins = Pick<ComponentProps<typeof ReactMarkdown>, 'remarkPlugins' | 'components'>;

type Props = Partial<Known> & {
  text: string;
  isOpen: boolean;
  /** Plugins in addition to the default ones: they may add constructs to the parser, and disable any by name. */ with?: Plugins;
};

const NO_PLUGINS: Plugins = {};

/** Raw HTML in an answer stays text: react-markdown does not render it by default. */
export const Prose = memo(function Prose({ text, isOpen, with: further = NO_PLUGINS, ...known }: Props) {
  return (
    <OpenContext value={isOpen}>
      <ReactMarkdown
        remarkPlugins={[[readBlock, { ...NOTHING_KNOWN, ...known }], ...(further.remarkPlugins ?? [])]}
        rehypePlugins={REHYPE_PLUGINS}
        components={further.components ? { ...COMPONENTS, ...further.components } : COMPONENTS}
      >
        {text}
      </ReactMarkdown>
    </OpenContext>
  );
});

const REHYPE_PLUGINS = [() => withinBudget, () => withDirections];

type Processor = { parser?: unknown; data: () => object };

/** Replaces the parser of the package by that of this dialect. */
function readBlock(this: Processor, known: Known): void {
  this.parser = (text: string) => {
    const { micromarkExtensions }: { micromarkExtensions?: Extension[] } = this.data();
    return blockTree(text, known, micromarkExtensions);
  };
}

function labelOf(props: object): string {
  return 'data-note' in props && typeof props['data-note'] === 'string' ? props['data-note'] : '';
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

function Table({ dir, children }: { dir: string | undefined; children: ReactNode }) {
  const strings = useStrings(markdownStrings);
  return (
    <div className={styles.table} dir={dir}>
      <ScrollBox label={strings.table}>
        <table>{children}</table>
      </ScrollBox>
    </div>
  );
}

function Code({ className, dir, children }: Pick<ComponentProps<'code'>, 'className' | 'dir' | 'children'>) {
  const kind = formulaKindOf(className);
  if (kind !== null && typeof children === 'string') return <Formula source={children.trim()} kind={kind} />;
  return (
    <code className={className} dir={dir}>
      {children}
    </code>
  );
}

function Fenced({ children }: { children: ReactNode }) {
  const isOpen = use(OpenContext);
  const language = languageOf(children);
  if (isFormula(children)) return <div className={styles.formula}>{children}</div>;
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

function isFormula(children: ReactNode): boolean {
  return isValidElement<{ className?: string }>(children) && formulaKindOf(children.props.className) !== null;
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
