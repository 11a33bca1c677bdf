'use client';
// A formula, drawn by KaTeX once that is loaded; until then, and where it cannot be drawn, its source.
import { lazy, memo, Suspense } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { Boundary } from '@/app/_ui/boundary';
import type { FormulaKind } from '@/app/_thread/markdown/grammar/formulas/formula-class';

const FormulaDrawing = lazy(() =>
  loadChunk(() => import('./formula-drawing')).then(({ FormulaDrawing }) => ({ default: FormulaDrawing })),
);

export const Formula = memo(function Formula({ source, kind }: { source: string; kind: FormulaKind }) {
  const written = (
    <code dir="ltr" data-formula={kind}>
      {source}
    </code>
  );
  return (
    <Boundary resetBy={source} fallback={written}>
      <Suspense fallback={written}>
        <FormulaDrawing source={source} kind={kind} />
      </Suspense>
    </Boundary>
  );
});
