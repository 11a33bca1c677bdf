'use client';
import { createContext, isValidElement, memo, use, type ComponentProps, type ReactNode } from 'react';
import type { Components } from 'react-markdown';
import type { Root } from 'mdast';
import type { Extension } from 'micromark-util-types';
import { useStrings } from '@/hooks/core/use-strings';
import { CodeBlock } from '@/app/_thread/markdown/code/code-block';
import { Formula } from '@/app/_thread/markdown/formulas/formula';
import { formulaKindOf } from '@/app/_thread/markdown/grammar/formulas/formula-class';
import { blockTree, NOTHING_KNOWN, type Known } from '@/app/_thread/markdown/grammar/block-tree';
import { drawTree } from './draw-tree';
import { FencesContext } from './fences';
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

/** What a text of another kind than an answer adds. */
export type Plugins = {
  /** Constructs in addition to the dialect, or names of those that are disabled. */ syntax?: Extension[];
  /** Changes the tree before it is drawn. */ change?: (tree: Root, source: string) => void;
  components?: Components;
};

type Props = Partial<Known> & { text: string; isOpen: boolean; with?: Plugins };

const NO_PLUGINS: Plugins = {};

/** Raw HTML stays text. */
export const Prose = memo(function Prose({ text, isOpen, with: further = NO_PLUGINS, ...known }: Props) {
  const { syntax, change, components } = further;
  const tree = blockTree(text, { ...NOTHING_KNOWN, ...known }, syntax);
  change?.(tree, text);
  return (
    <OpenContext value={isOpen}>
      {drawTree(tree, components ? { ...COMPONENTS, ...components } : COMPONENTS)}
    </OpenContext>
  );
});

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
  const draw = use(FencesContext).get(language ?? '');
  if (isFormula(children)) return <div className={styles.formula}>{children}</div>;
  if (language === 'mermaid')
    return (
      <MermaidBlock source={textOf(children)} isOpen={isOpen}>
        {children}
      </MermaidBlock>
    );
  const code = (
    <CodeBlock language={language} isOpen={isOpen}>
      {children}
    </CodeBlock>
  );
  return draw === undefined ? code : draw({ source: textOf(children), isOpen, code });
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
