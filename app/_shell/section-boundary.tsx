'use client';
import { useState, type ReactNode } from 'react';
import { useReloadIfOutdated } from '@/hooks/core/use-app-version';
import { useWords } from '@/hooks/core/use-strings';
import { Boundary } from '@/app/_ui/boundary';
import { Button } from '@/app/_ui/button';
import { calmWords } from '@/app/strings';
import styles from './workspace.module.css';

type Props = {
  /** What the pane shows; something else is tried anew. */
  shows: string;
  children: ReactNode;
};

/** A side of the page. When it cannot be drawn it says so, and the other side stands. */
export function Pane({ shows, children }: Props) {
  const [tries, setTries] = useState(0);
  return (
    <Boundary
      resetBy={`${shows} ${tries}`}
      fallback={<BrokenPane onAgain={() => setTries((count) => count + 1)} />}
    >
      {children}
    </Boundary>
  );
}

function BrokenPane({ onAgain }: { onAgain: () => void }) {
  const words = useWords(calmWords);
  useReloadIfOutdated();
  return (
    <div role="alert" className={styles.broken}>
      <h2>{words.paneStumbled}</h2>
      <p>{words.stumbledWhy}</p>
      <Button onClick={onAgain}>{words.again}</Button>
    </div>
  );
}
