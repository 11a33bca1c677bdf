'use client';
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useStop } from '@/hooks/core/use-marked-drawing';
import { useStrings } from '@/hooks/core/use-strings';
import { useInView } from '@/hooks/timeline/use-in-view';
import { Boundary } from '@/app/_ui/boundary';
import { Button } from '@/app/_ui/button';
import { CodeBlock } from '@/app/_thread/markdown/code/code-block';
import { markdownStrings } from '@/app/_thread/markdown/strings';
import styles from '@/app/_thread/markdown/markdown.module.css';
import type { Undrawn } from './diagram';

const Diagram = lazy(() =>
  loadChunk(() => import('./diagram')).then(({ Diagram }) => ({ default: Diagram })),
);

/** Drawn before the reader reaches it, but not much before: a diagram takes the page's time. */
const NEAR_PX = 600;

type Props = { source: string; isOpen: boolean; children: ReactNode };

/** A mermaid fence: its source while it streams, then the diagram, with a button that shows the source again. */
export function MermaidBlock({ source, isOpen, children }: Props) {
  const strings = useStrings(markdownStrings);
  const [state, setState] = useState<'drawn' | 'source' | Undrawn>('drawn');
  const { isStopped, tryAgain, mark } = useStop(source, { isRisky: !isOpen });
  const code = (
    <CodeBlock language="mermaid" isOpen={isOpen}>
      {children}
    </CodeBlock>
  );
  if (isOpen) return code;
  if (isStopped || (state !== 'drawn' && state !== 'source'))
    return (
      <>
        {code}
        <p className={styles.undrawn}>
          {strings.undrawn[isStopped || state === 'drawn' || state === 'source' ? 'stopped' : state]}{' '}
          {isStopped && (
            <Button size="small" look="quiet" onClick={tryAgain}>
              {strings.tryAgain}
            </Button>
          )}
        </p>
      </>
    );
  const drawing = <p className={styles.drawing}>{strings.drawing}</p>;
  return (
    <figure className={styles.figure} data-opened={state === 'source' || undefined}>
      {state === 'source' ? (
        code
      ) : (
        <Boundary resetBy={source} fallback={code}>
          <Near placeholder={drawing}>
            <Suspense fallback={drawing}>
              <Diagram source={source} mark={mark} onUndrawn={setState} />
            </Suspense>
          </Near>
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

/** Renders its children from the moment the reader comes near. */
function Near({ placeholder, children }: { placeholder: ReactNode; children: ReactNode }) {
  const [isNear, setNear] = useState(false);
  const onInView = useCallback(() => setNear(true), []);
  const ref = useInView(onInView, { enabled: !isNear, marginPx: NEAR_PX });
  return isNear ? children : <div ref={ref}>{placeholder}</div>;
}
