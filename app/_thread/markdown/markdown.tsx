'use client';
// Renders markdown. Each block is parsed separately and once: of a streaming answer only the last is rendered again. Nothing can
// end a parser, so each block is judged first; what is too costly is shown as its source.
import { lazy, memo, Suspense, useMemo, useState } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useMarkedRender } from '@/hooks/core/use-marked-drawing';
import { MARKDOWN_FRAME_COST } from '@/model/limits';
import { Boundary } from '@/app/_ui/boundary';
import { hasFormulas } from './formulas';
import { judgedBlocks, type JudgedBlock } from './judged-blocks';
import { Prose } from './markdown-prose';
import { Undrawn } from '@/app/_thread/markdown/source/undrawn';
import { useDrawnCount } from './use-drawn-count';
import styles from './markdown.module.css';

const ProseWithFormulas = lazy(() =>
  loadChunk(() => import('./markdown-formulas')).then(({ ProseWithFormulas }) => ({
    default: ProseWithFormulas,
  })),
);

type Props = { text: string; isStreaming?: boolean };

export const Markdown = memo(function Markdown({ text, isStreaming = false }: Props) {
  // Of a streaming answer, all blocks but the last were judged before.
  const [judged] = useState(() => new Map<string, number>());
  const blocks = useMemo(() => judgedBlocks(text, judged), [text, judged]);
  const costs = useMemo(() => blocks.map(({ cost }) => cost), [blocks]);
  const count = useDrawnCount(costs);
  return (
    <div className={styles.markdown} dir="auto" data-rendered="markdown">
      {blocks.slice(0, count).map((block, index) => (
        // A block keeps its index: text is appended at the end only.
        // oxlint-disable-next-line react/no-array-index-key
        <Block key={index} {...block} isOpen={isStreaming && index === blocks.length - 1} />
      ))}
    </div>
  );
});

const Block = memo(function Block({ text, cost, isDrawn, isOpen }: JudgedBlock & { isOpen: boolean }) {
  // While it grows, a block is another one a moment later: its mark would never be found again.
  const isRisky = isDrawn && !isOpen && cost > MARKDOWN_FRAME_COST;
  const { phase, tryAgain } = useMarkedRender(text, { isRisky });
  if (!isDrawn) return <Undrawn text={text} why="costly" />;
  if (phase === 'stopped') return <Undrawn text={text} why="stopped" onTryAgain={tryAgain} />;
  return phase === 'drawn' ? <Drawn text={text} isOpen={isOpen} /> : null;
});

function Drawn({ text, isOpen }: { text: string; isOpen: boolean }) {
  const prose = <Prose text={text} isOpen={isOpen} />;
  if (!hasFormulas(text)) return prose;
  return (
    <Boundary resetBy={text} fallback={prose}>
      <Suspense fallback={prose}>
        <ProseWithFormulas text={text} isOpen={isOpen} />
      </Suspense>
    </Boundary>
  );
}
