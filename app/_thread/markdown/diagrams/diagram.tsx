'use client';
// A mermaid diagram as a picture: rendered with the strict security level and shown as an image, in which nothing can
// run, load or be pressed.
import { useEffect, useId, useState } from 'react';
import { useShownTheme } from '@/hooks/shell/use-theme';
import { useStrings } from '@/hooks/core/use-strings';
import { ScrollBox } from '@/app/_ui/scroll-box';
import { markdownStrings } from '@/app/_thread/markdown/strings';
import styles from '@/app/_thread/markdown/markdown.module.css';
import { drawDiagram, type Drawing } from './draw-diagram';
import { refusalOf, type Refusal } from './judge-diagram';

/** Text scaled below this factor is illegible: such a diagram scrolls instead. */
const SMALLEST = 0.7;

/** Why the source is shown instead. */
export type Undrawn = Refusal | 'failed';

type Props = {
  source: string;
  /** Marks the drawing while it is under way. */ mark: () => () => void;
  onUndrawn: (why: Undrawn) => void;
};

export function Diagram({ source, mark, onUndrawn }: Props) {
  const strings = useStrings(markdownStrings);
  const theme = useShownTheme();
  const id = useId();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    const refusal = refusalOf(source);
    if (refusal !== null) {
      onUndrawn(refusal);
      return;
    }
    const left = new AbortController();
    const { signal } = left;
    drawDiagram({ source, theme, id: `diagram-${id.replaceAll(/\W/g, '')}`, mark, signal }).then(
      (drawn) => !signal.aborted && setDrawing(drawn),
      () => !signal.aborted && onUndrawn('failed'),
    );
    return () => left.abort();
  }, [source, theme, id, mark, onUndrawn]);
  if (drawing === null)
    return (
      <p className={styles.drawing} role="status">
        {strings.drawing}
      </p>
    );
  const { url, width, height, kind } = drawing;
  return (
    <div className={styles.diagram}>
      <ScrollBox label={strings.diagram}>
        {/* oxlint-disable-next-line nextjs/no-img-element -- a data URL of a known size: there is nothing to optimise */}
        <img
          src={url}
          width={width}
          height={height}
          style={{ minWidth: Math.round(width * SMALLEST) }}
          alt={`${strings.diagram}: ${kind}`}
        />
      </ScrollBox>
    </div>
  );
}
