'use client';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import { Boundary } from '@/app/_ui/boundary';
import { Button } from '@/app/_ui/button';
import { CodeBlock } from './code-block';
import { MAX_DIAGRAM_CHARS } from '@/model/limits';
import { markdownStrings } from './strings';
import styles from './markdown.module.css';

const Diagram = lazy(() =>
  loadChunk(() => import('./diagram')).then(({ Diagram }) => ({ default: Diagram })),
);

type Props = { source: string; isOpen: boolean; children: ReactNode };

/** A mermaid fence: its source while it streams, then the diagram, with a button that shows the source again. */
export function MermaidBlock({ source, isOpen, children }: Props) {
  const strings = useStrings(markdownStrings);
  const [state, setState] = useState<'drawn' | 'source' | 'failed'>('drawn');
  const isTooLong = source.length > MAX_DIAGRAM_CHARS;
  const code = (
    <CodeBlock language="mermaid" isOpen={isOpen}>
      {children}
    </CodeBlock>
  );
  if (isOpen) return code;
  if (isTooLong || state === 'failed')
    return (
      <>
        {code}
        <p className={styles.undrawn}>{isTooLong ? strings.diagramTooLong : strings.diagramFailed}</p>
      </>
    );
  return (
    <figure className={styles.figure}>
      {state === 'source' ? (
        code
      ) : (
        <Boundary resetBy={source} fallback={code}>
          <Suspense fallback={<p className={styles.drawing}>{strings.drawing}</p>}>
            <Diagram source={source} onFailed={() => setState('failed')} />
          </Suspense>
        </Boundary>
      )}
      <Button
        size="small"
        look="quiet"
        aria-pressed={state === 'source'}
        onClick={() => setState(state === 'source' ? 'drawn' : 'source')}
      >
        {state === 'source' ? strings.showDiagram : strings.showSource}
      </Button>
    </figure>
  );
}
