'use client';
import { useState, type ReactNode } from 'react';
import { useReloadIfOutdated } from '@/hooks/core/use-app-version';
import { useStrings } from '@/hooks/core/use-strings';
import { Boundary } from '@/app/_ui/boundary';
import { Button } from '@/app/_ui/button';
import { statusPageStrings } from '@/app/strings';
import styles from './workspace.module.css';

type Props = {
  /** Identifies the section's content; a change retries a failed render. */
  shows: string;
  children: ReactNode;
};

/** A section of the page. When it fails to render it says so, and the other sections are unaffected. */
export function SectionBoundary({ shows, children }: Props) {
  const [tries, setTries] = useState(0);
  return (
    <Boundary
      resetBy={`${shows} ${tries}`}
      fallback={<BrokenSection onRetry={() => setTries((count) => count + 1)} />}
    >
      {children}
    </Boundary>
  );
}

function BrokenSection({ onRetry }: { onRetry: () => void }) {
  const strings = useStrings(statusPageStrings);
  useReloadIfOutdated();
  return (
    <div role="alert" className={styles.broken}>
      <h2>{strings.sectionFailed}</h2>
      <p>{strings.failedWhy}</p>
      <Button onClick={onRetry}>{strings.tryAgain}</Button>
    </div>
  );
}
