'use client';
// A mermaid diagram as a picture: rendered with the strict security level and shown as an image, in which nothing can
// run, load or be pressed.
import { useEffect, useId, useState } from 'react';
import { useShownTheme } from '@/hooks/shell/use-theme';
import { useStrings } from '@/hooks/core/use-strings';
import { drawDiagram, type Drawing } from './draw-diagram';
import { markdownStrings } from './strings';
import styles from './markdown.module.css';
import { ScrollBox } from '@/app/_ui/scroll-box';

/** Text scaled below this factor is illegible: such a diagram scrolls instead. */
const SMALLEST = 0.7;

type Props = { source: string; onFailed: () => void };

export function Diagram({ source, onFailed }: Props) {
  const strings = useStrings(markdownStrings);
  const theme = useShownTheme();
  const id = useId();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    let isLeft = false;
    drawDiagram({ source, theme, id: `diagram-${id.replaceAll(/\W/g, '')}` }).then(
      (drawn) => !isLeft && setDrawing(drawn),
      () => !isLeft && onFailed(),
    );
    return () => {
      isLeft = true;
    };
  }, [source, theme, id, onFailed]);
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
        {/* A data URL of a known size: there is nothing to optimise. */}
        {/* oxlint-disable-next-line nextjs/no-img-element */}
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
