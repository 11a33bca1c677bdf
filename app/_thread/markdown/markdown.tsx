'use client';
// Renders markdown. Each block is parsed separately and once: of a streaming answer only the last is rendered again.
import { lazy, memo, Suspense, useMemo } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { Boundary } from '@/app/_ui/boundary';
import { hasFormulas } from './formulas';
import { blocksOf } from './markdown-blocks';
import { Prose } from './markdown-prose';
import styles from './markdown.module.css';

const ProseWithFormulas = lazy(() =>
  loadChunk(() => import('./markdown-formulas')).then(({ ProseWithFormulas }) => ({
    default: ProseWithFormulas,
  })),
);

type Props = { text: string; isStreaming?: boolean };

export const Markdown = memo(function Markdown({ text, isStreaming = false }: Props) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  return (
    <div className={styles.markdown} dir="auto" data-rendered="markdown">
      {blocks.map((block, index) => (
        // A block keeps its index: text is appended at the end only.
        // oxlint-disable-next-line react/no-array-index-key
        <Block key={index} text={block} isOpen={isStreaming && index === blocks.length - 1} />
      ))}
    </div>
  );
});

const Block = memo(function Block({ text, isOpen }: { text: string; isOpen: boolean }) {
  const prose = <Prose text={text} isOpen={isOpen} />;
  if (!hasFormulas(text)) return prose;
  return (
    <Boundary resetBy={text} fallback={prose}>
      <Suspense fallback={prose}>
        <ProseWithFormulas text={text} isOpen={isOpen} />
      </Suspense>
    </Boundary>
  );
});
