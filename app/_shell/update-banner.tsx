'use client';
import { useIsOutdated } from '@/hooks/core/use-app-version';
import { useWords } from '@/hooks/core/use-strings';
import { PRODUCT_NAME } from '@/model/product';
import { Button } from '@/app/_ui/button';
import { startWords } from '@/app/_home/strings';
import styles from './workspace.module.css';

/** Never loaded by itself: when it has something to say, the server may not have this build any more. */
export function NewerLine() {
  const words = useWords(startWords);
  const isOutdated = useIsOutdated();
  return (
    <div className={styles.newer} role="status">
      {isOutdated && (
        <>
          <span>{words.newerVersion(PRODUCT_NAME)}</span>
          <Button size="small" onClick={() => window.location.reload()}>
            {words.reload}
          </Button>
        </>
      )}
    </div>
  );
}
