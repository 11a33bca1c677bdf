'use client';
// Renders markdown. Each block is parsed separately and once: of a streaming answer only the last is rendered again. Nothing can
// end a parser, so each block is judged first; what is too costly is shown as its source.
import { memo, useMemo, useState } from 'react';
import { useMarkedRender } from '@/hooks/core/use-marked-drawing';
import { MARKDOWN_FRAME_COST } from '@/model/limits';
import { planner, type PlannedBlock } from './drawing-plan';
import { Prose } from './markdown-prose';
import { Notes, NotesProvider } from '@/app/_thread/markdown/notes/notes';
import { Undrawn } from '@/app/_thread/markdown/source/undrawn';
import { useDrawnCount } from './use-drawn-count';
import styles from './markdown.module.css';

type Props = { text: string; isStreaming?: boolean };

export const Markdown = memo(function Markdown({ text, isStreaming = false }: Props) {
  // Of a streaming answer, all blocks but the last were read before.
  const [plan] = useState(planner);
  const { blocks, notes } = useMemo(() => plan(text, isStreaming), [plan, text, isStreaming]);
  const costs = useMemo(() => blocks.map(({ cost }) => cost), [blocks]);
  const count = useDrawnCount(costs);
  const drawn = blocks.slice(0, count).map((block, index) => ({
    isNote: block.isNote,
    // oxlint-disable-next-line react/no-array-index-key -- a block keeps its index: text is appended at the end only
    element: <Block key={index} {...block} />,
  }));
  const body = drawn.filter(({ isNote }) => !isNote);
  return (
    <NotesProvider {...notes}>
      <div className={styles.markdown} data-rendered="markdown">
        {body.map(({ element }) => element)}
        <Notes>{drawn.filter(({ isNote }) => isNote).map(({ element }) => element)}</Notes>
      </div>
    </NotesProvider>
  );
});

const Block = memo(function Block({ text, drawn, cost, isDrawn, isOpen, links, notes }: PlannedBlock) {
  // While it grows, a block is another one a moment later: its mark would never be found again.
  const isRisky = isDrawn && !isOpen && cost > MARKDOWN_FRAME_COST;
  const { phase, tryAgain } = useMarkedRender(text, { isRisky });
  if (!isDrawn) return <Undrawn text={text} why="costly" />;
  if (phase === 'stopped') return <Undrawn text={text} why="stopped" onTryAgain={tryAgain} />;
  return phase === 'drawn' ? <Prose text={drawn} isOpen={isOpen} links={links} notes={notes} /> : null;
});
