'use client';
import { useIsOutdated } from '@/hooks/use-build';
import { PRODUCT_NAME } from '@/model/product';
import { Button } from '../_ui/button';
import styles from './workspace.module.css';

/** Never loaded by itself: when it has something to say, the server may not have this build any more. */
export function NewerLine() {
  const isOutdated = useIsOutdated();
  return (
    <div className={styles.newer} role="status">
      {isOutdated && (
        <>
          <span>A newer version of {PRODUCT_NAME} is here. What you wrote is kept.</span>
          <Button size="small" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </>
      )}
    </div>
  );
}
